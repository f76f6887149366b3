"""What is attached, how it came, and what became of each file; no Qt here.

`looked_at` runs on the reading lane, `kept` on the writing lane. What they leave in the
archive is what the command `attach` leaves: both ask `catalog.attaching`.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Protocol

from satchel.assembly.desk import Desk
from satchel.catalog.attaching import Attached, AttachWish, media_kind, open_plain
from satchel.catalog.notes import SEALED_NOTES
from satchel.domain.describing import describe
from satchel.domain.errors import SatchelError
from satchel.domain.json_values import JsonValue
from satchel.formats.sniffing import HEAD_SIZE, sniff
from satchel.gui.language import translate
from satchel.gui.shell.navigating import hearing_words

KINDS = ("document", "photo", "audio", "video", "message", "other")


class State(StrEnum):
    """How far a file is."""

    LOOKING = "looking"
    READY = "ready"
    WAITING = "waiting"
    COMING = "coming"
    KEPT = "kept"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the sheet. `data` is what was pasted and lies in no file.

    `kind` is what the bytes look like, `chosen_kind` what she says it is. `said` is a whole
    sentence; `record` the attachment it became.
    """

    key: int
    name: str
    path: Path | None = None
    data: bytes | None = None
    size: int = 0
    kind: str = ""
    chosen_kind: str = ""
    title: str = ""
    dated: str = ""
    wanted: bool = True
    state: State = State.LOOKING
    done: int = 0
    said: str = ""
    record: str | None = None

    @property
    def may_change(self) -> bool:
        """Whether it is still hers to change."""
        return self.state in (State.LOOKING, State.READY, State.FAILED, State.STOPPED)


@dataclass(frozen=True, slots=True)
class Answers:
    """What is asked once, for all files of the sheet."""

    who: str = ""
    how: str = ""
    dated: str = ""
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file turned out to be: `here` are titles of records with the very same bytes."""

    size: int
    kind: str
    here: tuple[str, ...]
    on_same: bool


@dataclass(frozen=True, slots=True)
class Parent:
    """The record that files are attached to. `can_seal`: there is somebody to seal to."""

    title: str
    sealed: bool
    can_seal: bool
    draft: JsonValue = None


_OPEN = (State.LOOKING, State.READY, State.WAITING, State.COMING, State.FAILED, State.STOPPED)


class Working(Protocol):
    """A long act under way, as `gui.tasks` hands it out."""

    def progress(self, size: int) -> None: ...
    def cancelled(self) -> bool: ...


def parent_of(record: str, desk: Desk) -> Parent:
    """What is to be said of the record, and whether its lines are sealed as they are kept."""
    view = desk.records.show(record)
    is_hearing = view.fields.get("event_kind") == "hearing"
    title = hearing_words(view) if is_hearing else describe(view, desk.kinds.words(view.kind)).title
    can_seal = bool(desk.attachments.recipients(AttachWish(on=record).audience))
    draft = desk.drafts.get(draft_key(record))
    return Parent(title, view.fields.get(SEALED_NOTES) is True, can_seal, draft)


def draft_key(record: str) -> str:
    """Where the sheet of a record is kept while it is being filled in."""
    return f"attach:{record}"


def as_draft(items: Sequence[Item], answers: Answers, words: str) -> JsonValue:
    """What would be lost at an exit: answers, words, and the paths of files not kept yet.

    A pasted picture is not among it. None where there is nothing, and where it is to be
    sealed as it is kept: a draft could be read by whoever opens the archive.
    """
    paths = [str(one.path) for one in items if one.path is not None and one.state in _OPEN]
    paths = [path for path in paths if path.isprintable()]  # a name that is no text stays out
    told = [answers.who, answers.how, answers.dated]
    if answers.sealed or not (paths or words or (any(told) and not items)):
        return None
    return {"told": [*told], "words": words, "paths": [*paths]}


def from_draft(draft: JsonValue) -> tuple[Answers, str, tuple[Path, ...]]:
    """What `as_draft` made."""
    if not isinstance(draft, dict):
        return Answers(), "", ()
    told, words, paths = draft.get("told"), draft.get("words"), draft.get("paths")
    who, how, dated = map(str, told) if isinstance(told, list) and len(told) == 3 else ("",) * 3
    files = tuple(Path(str(path)) for path in paths) if isinstance(paths, list) else ()
    return Answers(who, how, dated), str(words or ""), files


def looked_at(item: Item, on: str, desk: Desk) -> Looked:
    """What it is by its bytes, and whether they are here already. Raises as `attach` would."""
    with _opened(item) as source:
        head = source.read(HEAD_SIZE)
        size = source.seek(0, io.SEEK_END)
        source.seek(0)
        held = desk.attachments.held_already(source) if size else []
    titles, on_same = [], False
    for record in held:
        view = desk.records.show(record)
        above = view.fields.get("on")
        on_same = on_same or above == on
        # By its own title, else by this file's name: its bytes are these.
        titles.append(str(view.fields.get("title") or item.name))
    return Looked(size, media_kind(sniff(head) if head else None), tuple(titles), on_same)


def after_look(item: Item, looked: Looked) -> Item:
    """The item as it waits for her. What is attached here already is left out, and says so."""
    said = ""
    if looked.on_same:
        said = translate("Attaching", "Attached here already, as “{title}”.")
    elif looked.here:
        said = translate("Attaching", "Here already, as “{title}”: linked, not stored again.")
    return replace(
        item,
        size=looked.size,
        kind=looked.kind,
        wanted=item.wanted and not looked.on_same,
        state=State.READY,
        said=said.format(title=looked.here[0]) if said else "",
    )


def wish_of(item: Item, on: str, answers: Answers) -> AttachWish:
    """What was told about a file; what was not told stays not recorded."""
    chosen = item.chosen_kind if item.chosen_kind != item.kind else ""
    return AttachWish(
        on=on,
        media_kind=chosen or None,
        title=item.title.strip() or None,
        dated=(item.dated.strip() or answers.dated.strip()) or None,
        received_from=answers.who.strip() or None,
        received_how=answers.how.strip() or None,
        sealed=answers.sealed,
    )


def kept(item: Item, wish: AttachWish, desk: Desk, work: Working) -> Attached:
    """Keep one file. Short acts go on while it comes in and while its text is read."""
    done = 0

    def progress(so_far: int) -> None:
        nonlocal done
        done = so_far
        work.progress(so_far)

    def meanwhile() -> None:
        work.progress(done)

    attachments = desk.attachments
    if item.path is not None:
        return attachments.attach(item.path, wish, progress, work.cancelled, meanwhile)
    told: dict[str, JsonValue] = {}
    if wish.received_from:
        told["received_from"] = wish.received_from
    if wish.received_how:
        told["received_how"] = wish.received_how
    pasted = io.BytesIO(item.data or b"")
    return attachments.attach_open(pasted, "", told, wish, progress, work.cancelled, meanwhile)


def after_keeping(item: Item, attached: Attached, at: str) -> Item:
    """The item as it is on the disk, in words."""
    said = translate("Attaching", "Saved {time}.").format(time=at)
    if attached.sealed:
        said += " " + translate("Attaching", "Sealed: this laptop cannot read it.")
    elif attached.text.startswith("searchable"):
        said += " " + translate("Attaching", "Its words can be searched.")
    if attached.same_bytes_as is not None:
        said += " " + translate("Attaching", "The same bytes were here: stored once.")
    return replace(item, state=State.KEPT, said=said, record=attached.record, data=None)


def after_refusal(item: Item, refused: SatchelError, sentence: str) -> Item:
    """The item that was not kept, and why."""
    if refused.code == "cancelled":
        said = translate("Attaching", "Stopped; nothing of it was kept.")
        return replace(item, state=State.STOPPED, said=said, done=0)
    return replace(item, state=State.FAILED, said=sentence, done=0)


def state_in_short(item: Item) -> str:
    """The same in a column of a table: what is here already is told whole below it."""
    if item.state is State.READY and item.said:
        return translate("Attaching", "Here already")
    return state_in_words(item)


def state_in_words(item: Item) -> str:
    """What became of it, or what is known about it."""
    if item.state is State.COMING:
        share = min(99, item.done * 100 // item.size) if item.size else 0
        return translate("Attaching", "Coming in, {share} %").format(share=share)
    if item.said:
        return item.said
    return {
        State.LOOKING: translate("Attaching", "Being looked at"),
        State.READY: translate("Attaching", "Ready"),
        State.WAITING: translate("Attaching", "Waits its turn"),
    }.get(item.state, "")


def kind_in_words(kind: str) -> str:
    """A sort of thing, as people call it."""
    return {
        "document": translate("Attaching", "document"),
        "photo": translate("Attaching", "photo"),
        "audio": translate("Attaching", "sound"),
        "video": translate("Attaching", "film"),
        "message": translate("Attaching", "message"),
        "other": translate("Attaching", "other"),
    }.get(kind, "")


def ways() -> Sequence[str]:
    """How things usually come; she may write any other."""
    return (
        translate("Attaching", "in person, on paper"),
        translate("Attaching", "in person, on a stick"),
        translate("Attaching", "by messenger"),
        translate("Attaching", "by e-mail"),
        translate("Attaching", "from a public page"),
        translate("Attaching", "made by me"),
    )


def summed(items: Sequence[Item]) -> str:
    """One sentence about all of them, when the last one is done."""
    saved = sum(item.state is State.KEPT for item in items)
    failed = sum(item.state is State.FAILED for item in items)
    said = translate("Attaching", "%n files are saved.", None, saved)
    if failed:
        said += " " + translate("Attaching", "%n were not; see why.", None, failed)
    return said


def _opened(item: Item) -> BinaryIO:
    return open_plain(item.path) if item.path is not None else io.BytesIO(item.data or b"")
