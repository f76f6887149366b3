"""The hearing's lines and documents, to be linked as evidence; no widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from satchel.assembly.desk import Desk
from satchel.catalog.courtroom_words import OBSERVER, CourtroomWords
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.gui.language import translate
from satchel.gui.report.pending_presenter import clock_of
from satchel.storage.records import ListWish
from satchel.system.paths import resources_folder

PART = 500  # rows read at once, so that nobody waits behind a long hearing
_KINDS = ("note", "attachment", "citation", "transcript")


@dataclass(frozen=True, slots=True)
class Line:
    """Something of the hearing that can be evidence. `found_by` is what typing looks in."""

    record: RecordId
    at: str
    who: str
    text: str
    found_by: str

    @property
    def words(self) -> str:
        return "  ".join(part for part in (self.at, self.who, self.text) if part)


def spoken_by(view: RecordView, words: CourtroomWords) -> str:
    """Who speaks in a line, in the reader's language; nothing of the observer's own."""
    speaker = str(view.fields.get("speaker") or "")
    return "" if speaker == OBSERVER else words.speaker(speaker)


def read_lines(desk: Desk, hearing: RecordId, kind: int, offset: int, language: str) -> list[Line]:
    """One part of the lines of `hearing`; see `after`."""
    words = CourtroomWords(resources_folder(), language)
    wish = ListWish(_KINDS[kind], on=hearing, limit=PART, offset=offset)
    found = []
    for view in desk.records.select(wish):
        at = clock_of(str(view.fields.get("at") or view.fields.get("at_told") or ""))
        who = spoken_by(view, words)
        title = describe(view, desk.kinds.words(view.kind)).title
        text = " ".join(str(view.fields.get("text") or title).split())
        found.append(
            Line(view.record, at, who, text or _kind(view.kind), f"{at} {who} {text}".casefold())
        )
    return found


def after(kind: int, offset: int, got: int) -> tuple[int, int] | None:
    """Where to read on after a part of `got` lines; None at the end."""
    if got == PART:
        return kind, offset + PART
    return (kind + 1, 0) if kind + 1 < len(_KINDS) else None


def narrowed(lines: Sequence[Line], typed: str) -> list[Line]:
    """Those that hold every word typed."""
    words = typed.casefold().split()
    return [line for line in lines if all(word in line.found_by for word in words)]


def _kind(kind: str) -> str:
    if kind == "attachment":
        return translate("Report", "Document without a title")
    return translate("Report", "Without words")
