"""Looking at contents inside the program: nothing is written but that it was done.

To know first: a content is opened in two steps. `begin` signs a custody entry and is a
write; only what it answers can be opened, so nobody looks without a trace. What opens is
drawn or read by worker processes without keys; sound is the player's business.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO

from satchel.catalog.records import Records, no_content
from satchel.catalog.taking_out import TakingOut
from satchel.catalog.texts import Texts
from satchel.domain.described import content_of
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.ids import ContentId, RecordId
from satchel.formats import sniffing
from satchel.formats.previews import asking
from satchel.formats.previews.asking import Drawn, Starter
from satchel.formats.previews.told import CannotBeShown, Trouble
from satchel.storage.contents import ContentState
from satchel.storage.records import ListWish

_PACKED = "application/gzip"
_READ = frozenset(
    [
        sniffing.PLAIN,
        sniffing.HTML,
        sniffing.MAIL,
        sniffing.DOCX,
        sniffing.ODT,
        sniffing.ZIP,  # office programs may hide what they are behind their first member
        "application/xml",
        _PACKED,  # a captured page
    ]
)
VIEWED = "viewed"


@dataclass(frozen=True, slots=True)
class Viewing:
    """A leave to look at one content, and what is said of it.

    `title` and `name` are other people's words; `name` is None where none was told.
    `media_type` is by the bytes as they were taken in. `custody` is the entry that tells
    that it was looked at.
    """

    record: RecordId
    on: RecordId | None
    title: str
    name: str | None
    content: ContentId
    size: int
    media_type: str | None
    custody: RecordId


@dataclass(frozen=True, slots=True)
class Words:
    """A document as its text: labelled pieces in reading order, and why not all, if so."""

    parts: tuple[tuple[str, str], ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording: it is played, not drawn. Of a film, the sound; and some messengers' voice
    messages look like films."""

    media_type: str

    @property
    def is_film(self) -> bool:
        """Whether there may be a picture, which is not shown."""
        return self.media_type.startswith("video/")


@dataclass(frozen=True, slots=True)
class NotShown:
    """What is kept and not shown, and why."""

    trouble: Trouble
    media_type: str
    detail: str | None = None


Shown = Drawn | Words | Sound | NotShown


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A content beside the one that is looked at."""

    record: RecordId
    title: str


@dataclass(frozen=True, slots=True)
class Previews:
    """Looking at the contents of an open archive; `start` starts a worker process."""

    records: Records
    texts: Texts
    taking_out: TakingOut
    start: Starter

    def begin(self, record: str) -> Viewing:
        """Sign that `record` is looked at, before it can be. On the thread that may write.

        Raises NoSuchThing where there is no content, or its bytes are not here;
        RefusedByPolicy ("sealed") where this device can no longer read it.
        """
        view = self.records.show(record)
        if "content" not in view.fields:
            raise no_content(view)
        told = content_of(view)
        self.records.archive.contents.open(told.content).close()
        custody = self.taking_out.note_custody(VIEWED, [view.record], {"content": told.content})
        on = view.fields.get("on")
        return Viewing(
            view.record,
            RecordId(on) if isinstance(on, str) else None,
            self._called(view),
            self._name(view.record),
            told.content,
            told.size,
            told.media_type,
            custody,
        )

    def open(self, viewing: Viewing, password: str = "") -> Shown:
        """What can be shown of it; `Drawn` must be closed, on the thread that opened it. The
        `password` of a PDF goes to the process that draws it and is kept nowhere.

        What the bytes are, they say themselves: a record may have been made by anyone.
        Never raises for a damaged or hostile file; raises IntegrityFailure for bytes that
        are not what was sealed, NoSuchThing and RefusedByPolicy as `begin` does.
        """
        source = self.records.archive.contents.open(viewing.content)
        try:
            return self._shown(source, viewing, password)
        except CannotBeShown as refused:
            source.close()
            return NotShown(refused.trouble, _sniffed_type(viewing))
        except BaseException:
            source.close()
            raise

    def can_be_read(self, viewing: Viewing) -> bool:
        """Whether its bytes and their key are still here."""
        return self.records.archive.contents.state(viewing.content) is ContentState.HERE

    def neighbours(self, viewing: Viewing) -> list[Neighbour]:
        """All contents under the same record, in the order they came; itself among them."""
        if viewing.on is None:
            return [Neighbour(viewing.record, viewing.title)]
        beside = self.records.select(ListWish("attachment", on=viewing.on))
        return [
            Neighbour(one.record, self._called(one)) for one in beside if "content" in one.fields
        ]

    def _called(self, view: RecordView) -> str:
        """By its title; without one, by the name it came with rather than by its sort."""
        named = None if view.fields.get("title") else self._name(view.record)
        return named or describe(view, self.records.kinds.words(view.kind)).title

    def _shown(self, source: BinaryIO, viewing: Viewing, password: str) -> Shown:
        size = source.seek(0, io.SEEK_END)
        source.seek(0)
        media_type = sniffing.sniff(source.read(sniffing.HEAD_SIZE))
        if not size:
            raise CannotBeShown(Trouble.EMPTY)
        if media_type in asking.SHOWN:
            return Drawn(source, size, media_type, self.start, password=password)
        source.close()
        if media_type in _READ:
            return self._words(viewing, media_type)
        if media_type.startswith(("audio/", "video/")):
            return Sound(media_type)
        return NotShown(Trouble.KIND, media_type)

    def _words(self, viewing: Viewing, media_type: str) -> Words | NotShown:
        read = self.texts.parts(viewing.content, viewing.media_type)
        if not read.parts:
            return NotShown(_trouble(media_type, read.reason), media_type, read.reason)
        return Words(read.parts, read.reason)

    def _name(self, record: RecordId) -> str | None:
        source = self.records.history(record)[0].source or {}
        name = source.get("name")
        return name if isinstance(name, str) else None


def _trouble(media_type: str, reason: str | None) -> Trouble:
    if reason is not None and "password" in reason:
        return Trouble.LOCKED
    if reason is not None and ("no text" in reason or "is empty" in reason):
        return Trouble.EMPTY
    return Trouble.KIND if media_type in (sniffing.ZIP, _PACKED) else Trouble.DAMAGED


def _sniffed_type(viewing: Viewing) -> str:
    return viewing.media_type or sniffing.UNKNOWN
