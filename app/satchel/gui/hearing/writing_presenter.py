"""What the one field of the courtroom page is for at the moment, and what Enter does; no Qt.

The same field takes a line as it is heard, a line from paper, a correction, an address, the
clock on the wall, or why a line is withdrawn. To know first: each of these has a draft of
its own, so that none is lost when another is begun; what is to be sealed has none, for a
draft can be read by whoever opens the archive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from satchel.assembly.desk import Desk
from satchel.catalog.hearing_lines import HeardLine, OpenedHearing
from satchel.catalog.notes import NoteWish
from satchel.domain.json_values import JsonValue
from satchel.gui.hearing.rows_presenter import told_time
from satchel.gui.language import translate

SOURCES = ("paper", "memory", "phone")


class Mode(Enum):
    """What is being typed. The value begins the key of its draft."""

    LIVE = "note"
    PAPER = "paper"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    CITE = "cite"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Asking:
    """What the field asks for; `line` and its `place` where it is about one line."""

    mode: Mode
    hearing: str
    line: HeardLine | None = None
    place: int | None = None

    @property
    def is_line(self) -> bool:
        """Whether what is typed is a line, with speaker and marks."""
        return self.mode in (Mode.LIVE, Mode.PAPER, Mode.CORRECT)

    def draft_key(self, *, sealed: bool) -> str | None:
        """Under which draft it is kept while it is typed."""
        if self.mode is Mode.CLOCK or (sealed and self.mode in (Mode.LIVE, Mode.PAPER)):
            return None
        return f"{self.mode.value}:{self.line.record if self.line else self.hearing}"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the field and beside it."""

    text: str = ""
    speaker: str = ""
    person: str | None = None
    tags: tuple[str, ...] = ()
    at: str = ""
    source: str = SOURCES[0]
    document: str | None = None

    def draft(self) -> JsonValue:
        """As a draft; None when there is nothing worth keeping."""
        if not (self.text.strip() or self.tags or self.at):
            return None
        return {
            "text": self.text,
            "speaker": self.speaker,
            "person": self.person,
            "tags": list(self.tags),
            "at": self.at,
            "source": self.source,
            "document": self.document,
        }


def typed_of(draft: JsonValue) -> Typed | None:
    """What a draft holds; None for none, or one of another version."""
    if not isinstance(draft, Mapping):
        return None
    tags = draft.get("tags")
    person, document = draft.get("person"), draft.get("document")
    return Typed(
        text=str(draft.get("text") or ""),
        speaker=str(draft.get("speaker") or ""),
        person=person if isinstance(person, str) else None,
        tags=tuple(str(tag) for tag in tags) if isinstance(tags, list | tuple) else (),
        at=str(draft.get("at") or ""),
        source=str(draft.get("source") or SOURCES[0]),
        document=document if isinstance(document, str) else None,
    )


def first_typed(asking: Asking, before: Typed) -> Typed:
    """What stands in the field when it begins to ask; the last speaker stays."""
    if asking.mode is Mode.CORRECT and asking.line is not None:
        line = asking.line
        return Typed(line.text or "", line.speaker or "", line.spoken_by, line.tags)
    if asking.is_line:
        return Typed(
            speaker=before.speaker,
            person=before.person,
            source=before.source,
            document=before.document,
        )
    return Typed()


def time_shown(asking: Asking) -> str:
    """The time of the line that is changed; empty where the clock goes on."""
    is_changed = asking.mode in (Mode.CORRECT, Mode.WITHDRAW)
    return told_time(asking.line) if is_changed and asking.line is not None else ""


def heading(asking: Asking) -> str:
    """The sentence above the field; empty for a line as it is heard."""
    time = told_time(asking.line) if asking.line is not None else ""
    return {
        Mode.LIVE: "",
        Mode.PAPER: translate(
            "Hearing", "Typing up what was written elsewhere: each line has its own time, or none."
        ),
        Mode.CORRECT: translate(
            "Hearing", "Correcting the line of {time}. What it said before stays in the record."
        ).format(time=time),
        Mode.WITHDRAW: translate(
            "Hearing", "Withdrawing the line of {time}. It stays in the record as withdrawn. Why?"
        ).format(time=time),
        Mode.CITE: translate("Hearing", "The address that is cited in the line of {time}.").format(
            time=time
        )
        if time
        else translate("Hearing", "The address that is cited in this hearing."),
        Mode.CLOCK: translate(
            "Hearing", "What does the clock in the courtroom show now? Type it and press Enter."
        ),
    }[asking.mode]


def placeholder(asking: Asking, *, sealed: bool) -> str:
    """The words in the empty field."""
    if asking.mode is Mode.LIVE and sealed:
        return translate("Hearing", "Enter seals the line at once. No draft is kept.")
    return {
        Mode.LIVE: translate("Hearing", "Type what is said. Enter keeps the line."),
        Mode.PAPER: translate("Hearing", "Type the line. Enter keeps it, with your time."),
        Mode.CORRECT: translate("Hearing", "What the line should say"),
        Mode.WITHDRAW: translate("Hearing", "Why it is withdrawn"),
        Mode.CITE: "https://",
        Mode.CLOCK: translate("Hearing", "10:02, or 10:02:30 if it has a second hand"),
    }[asking.mode]


def wish_of(
    asking: Asking, typed: Typed, pressed: datetime, *, sealed: bool, moment: bool = False
) -> NoteWish:
    """The line to be kept, as the command line would keep it."""
    from_paper = asking.mode is Mode.PAPER
    return NoteWish(
        on=asking.hearing,
        text="" if moment else typed.text.strip(),
        at=(typed.at.strip() or None) if from_paper else None,
        speaker=typed.speaker or None,
        spoken_by=typed.person,
        tags=typed.tags,
        typed_up_from=typed.source if from_paper else None,
        document=typed.document if from_paper else None,
        draft=asking.draft_key(sealed=sealed),
        moment=moment,
        pressed=pressed,
    )


# What is done on the writing lane.


def keep(desk: Desk, opened: OpenedHearing, wish: NoteWish) -> HeardLine | None:
    """Keep a line; None when it was sealed and cannot be shown."""
    taken = desk.notes.take(wish)
    return None if taken.sealed else desk.hearing_lines.line(opened, taken.written.record)


def correct(desk: Desk, opened: OpenedHearing, asking: Asking, typed: Typed) -> HeardLine:
    """Correct a line: one edit of what differs, unless somebody changed it meanwhile."""
    line = asking.line
    assert line is not None
    now = {
        "text": typed.text.strip(),
        "speaker": typed.speaker,
        "spoken_by": typed.person or "",
        "tags": list(typed.tags),
    }
    before = {
        "text": line.text or "",
        "speaker": line.speaker or "",
        "spoken_by": line.spoken_by or "",
        "tags": list(line.tags),
    }
    changed = {name: value for name, value in now.items() if value != before[name]}
    changes: dict[str, JsonValue] = {}
    changes.update({name: value for name, value in changed.items() if value})
    unset = [name for name, value in changed.items() if not value]
    if changes or unset:
        desk.records.edit(line.record, changes, unset=unset, expect=line.head)
    key = asking.draft_key(sealed=False)
    if key is not None:
        desk.drafts.drop(key)
    return desk.hearing_lines.line(opened, line.record, asking.place)


def withdraw(desk: Desk, opened: OpenedHearing, asking: Asking, why: str) -> HeardLine:
    """Withdraw a line; its drafts go with it."""
    assert asking.line is not None
    desk.records.withdraw(asking.line.record, why.strip())
    return desk.hearing_lines.line(opened, asking.line.record, asking.place)


def cite(desk: Desk, asking: Asking, url: str) -> str:
    """Keep an address under its line, else under the hearing; the new record."""
    on = asking.line.record if asking.line is not None else asking.hearing
    context = asking.line.text if asking.line is not None else None
    written = desk.citations.keep_address(url, on, context)
    key = asking.draft_key(sealed=False)
    if key is not None:
        desk.drafts.drop(key)
    return written.record


def read_clock(desk: Desk, asking: Asking, shows: str) -> tuple[OpenedHearing, tuple[str, ...]]:
    """Keep a reading of the courtroom clock; the hearing anew, for all its times follow it."""
    read = desk.hearings.read_clock(asking.hearing, shows)
    return desk.hearing_lines.open(asking.hearing), read.warnings


def toggled(typed: Typed, tag: str) -> Typed:
    """With the mark, or without it if it was there."""
    kept = tuple(one for one in typed.tags if one != tag)
    return replace(typed, tags=kept if tag in typed.tags else (*typed.tags, tag))
