"""Attachments: files kept byte for byte, with who gave them and how they came.

What was received from others is recorded as received, never as made by us. The bytes
are stored before anyone tries to read them: a broken file is kept and flagged.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from satchel.catalog.notes import SEALED_NOTES, Freeze
from satchel.catalog.records import Records, refuse_withdrawn
from satchel.catalog.texts import Meanwhile, Texts
from satchel.crypto.digest import new_sha256
from satchel.crypto.xwing import Recipient
from satchel.domain.errors import MachineRefused, NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.ids import ContentId, RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import utc_text
from satchel.domain.words import Audience
from satchel.formats.sniffing import HEAD_SIZE, sniff
from satchel.storage import content_table, entries, records
from satchel.storage.contents import TakenIn
from satchel.storage.database import Database
from satchel.storage.journal import Written
from satchel.storage.transaction import Transaction

Recipients = Callable[[Audience], Sequence[Recipient]]
Progress = Callable[[int], None]
"""Told the bytes done so far."""
Cancelled = Callable[[], bool]

_PIECE = 1 << 20
_KINDS_BY_TYPE = (
    ("audio/", "audio"),
    ("image/", "photo"),
    ("video/", "video"),
    ("message/", "message"),
    ("text/", "document"),
    ("application/pdf", "document"),
    ("application/vnd.", "document"),
)


@dataclass(frozen=True, slots=True)
class AttachWish:
    """How files came and what they belong to; None stays not recorded.

    `sealed`: this device keeps no key of theirs; None is as with the lines of what they
    belong to: those of a sealed hearing are sealed.
    """

    on: str
    media_kind: str | None = None
    title: str | None = None
    dated: str | None = None
    language: str | None = None
    derived_from: str | None = None
    received_from: str | None = None
    received_how: str | None = None
    sealed: bool | None = None
    audience: Audience = Audience.COORDINATION


@dataclass(frozen=True, slots=True)
class Attached:
    """One file that is now in the archive."""

    record: RecordId
    content: ContentId
    name: str
    size: int | None
    sha256: str | None
    same_bytes_as: RecordId | None
    text: str
    sealed: bool


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes that lie in the archive and wait for their entry; `known` are the same, kept before."""

    taken: TakenIn
    known: ContentId | None
    media_type: str | None
    told: dict[str, JsonValue]

    @property
    def content(self) -> ContentId:
        """The content that the entry names."""
        return self.known or self.taken.content


@dataclass(frozen=True, slots=True)
class Attachments:
    """Bringing files into an open archive."""

    records: Records
    texts: Texts
    recipients: Recipients
    freeze: Freeze

    def attach(
        self,
        path: Path,
        wish: AttachWish,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        meanwhile: Meanwhile | None = None,
    ) -> Attached:
        """Keep one file; when this returns its bytes and its entry are on the disk.

        `meanwhile` is called while a worker reads its text. Raises NoSuchThing for a path
        that is no readable file, RefusedByPolicy for a sealed file without a mission and
        ("cancelled") once `cancelled` says so, MachineRefused when the disk does not take it.
        """
        with open_plain(path) as source:
            told = came_as(path, os.fstat(source.fileno()), wish)
            return self.attach_open(source, path.name, told, wish, progress, cancelled, meanwhile)

    def attach_open(
        self,
        source: BinaryIO,
        name: str,
        told: dict[str, JsonValue],
        wish: AttachWish,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        meanwhile: Meanwhile | None = None,
    ) -> Attached:
        """As `attach`, of bytes that may lie in no file: a picture that was pasted."""
        parent = self.records.show(wish.on)
        refuse_withdrawn(parent)
        audience = self.records.audience_of("attachment", parent, wish.audience)
        sealed = parent.fields.get(SEALED_NOTES) is True if wish.sealed is None else wish.sealed
        wish = replace(wish, audience=audience, sealed=sealed)
        stored = self.store(source, told, wish, progress, cancelled)
        with self.records.archive.writing() as tx:
            written = self.keep_within(tx, stored, parent.record, wish)
            same = self._first_holding(tx.db, stored, written.record)
        return Attached(
            written.record,
            stored.content,
            name,
            stored.taken.size,
            stored.taken.sha256,
            same,
            "sealed" if sealed else self.read_text(written.record, stored, meanwhile),
            sealed,
        )

    def held_already(self, source: BinaryIO, cancelled: Cancelled | None = None) -> list[RecordId]:
        """The records whose content is, byte for byte, what `source` holds to its end.

        For telling before anything is taken in; only what this device can still read is
        known by its hash. Raises RefusedByPolicy ("cancelled").
        """
        digest = new_sha256()
        while piece := source.read(_PIECE):
            digest.update(piece)
            if cancelled is not None and cancelled():
                raise RefusedByPolicy("Stopped, and nothing was kept.", code="cancelled")
        db = self.records.archive.reading()
        found = content_table.find_by_sha256(db, digest.hexdigest())
        return [record for content in found for record in records.holding(db, content)]

    def store(
        self,
        source: BinaryIO,
        told: dict[str, JsonValue],
        wish: AttachWish,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Stored:
        """Store the bytes of an open file, seekable and at its start; `told` is how it came.

        Nothing names them yet: `keep_within` follows, or they are collected one day.
        """
        self._require_readers(wish)
        archive = self.records.archive
        media_type = _sniffed(source)
        taken = archive.contents.take_in(
            source,
            self.recipients(wish.audience),
            keep_key=not wish.sealed,
            progress=progress,
            cancelled=cancelled,
        )
        known = None if wish.sealed else _stored_already(archive.reading(), taken, wish.audience)
        if known is not None:
            archive.contents.discard(taken)
        return Stored(taken, known, media_type, told)

    def keep_within(
        self, tx: Transaction, stored: Stored, parent: RecordId, wish: AttachWish
    ) -> Written:
        """Make stored bytes an attachment of `parent`, in a transaction that may do more."""
        if stored.known is None:
            self.records.archive.contents.adopt(tx, stored.taken)
        fields = fields_of(parent, wish, stored.taken, stored.content, stored.media_type)
        written = self.records.add_within(
            tx,
            "attachment",
            fields,
            source=stored.told or None,
            audience=wish.audience,
            sealed=bool(wish.sealed),
        )
        if wish.sealed:
            self.freeze(tx, [written.line])
        return written

    def read_text(
        self, record: RecordId, stored: Stored, meanwhile: Meanwhile | None = None
    ) -> str:
        """Make the words of a kept file findable; says in a line what came of it."""
        return self.texts.read(record, stored.content, stored.media_type, meanwhile)

    def _require_readers(self, wish: AttachWish) -> None:
        if wish.sealed and not self.recipients(wish.audience):
            raise RefusedByPolicy(
                "This archive is in no mission, so there is nobody to seal to; attach it without "
                "--sealed, or in an archive begun with init --invitation FILE --code WORDS.",
                code="no-mission",
            )

    def _first_holding(self, db: Database, stored: Stored, but: RecordId) -> RecordId | None:
        if stored.known is None:
            return None
        before = [record for record in records.holding(db, stored.known) if record != but]
        return before[0] if before else None


def _stored_already(db: Database, taken: TakenIn, audience: Audience) -> ContentId | None:
    """The same bytes, stored for the same readers: for others they are stored again, since
    one content cannot be for two audiences without telling one of them of the other."""
    for content in content_table.find_by_sha256(db, taken.sha256 or ""):
        for record in records.holding(db, content):
            if any(row.audience == audience.value for row in entries.entries_of(db, record)):
                return content
    return None


def fields_of(
    parent: RecordId,
    wish: AttachWish,
    taken: TakenIn,
    content: ContentId,
    media_type: str | None,
) -> dict[str, JsonValue]:
    """What the record of an attachment says of the bytes taken in."""
    fields: dict[str, JsonValue] = {
        "on": parent,
        "media_kind": wish.media_kind or media_kind(media_type),
        "content": {
            "id": content,
            "size": taken.size,
            "sha256": taken.sha256,
            "sha512": taken.sha512,
            "type": media_type,
        },
    }
    for name in ("title", "dated", "language", "derived_from"):
        value = getattr(wish, name)
        if value is not None:
            fields[name] = value
    return fields


def media_kind(media_type: str | None) -> str:
    """What sort of thing a file of this type is, unless somebody says otherwise."""
    for prefix, kind in _KINDS_BY_TYPE:
        if media_type and media_type.startswith(prefix):
            return kind
    return "other"


def came_as(path: Path, stat: os.stat_result, wish: AttachWish) -> dict[str, JsonValue]:
    """Name, path and media time as the file system told them; bytes where no text fits."""
    modified = datetime.fromtimestamp(stat.st_mtime_ns / 1_000_000_000, UTC)
    told: dict[str, JsonValue] = {"modified": utc_text(modified)}
    for key, text in (("name", path.name), ("path", str(path.absolute()))):
        try:
            text.encode("utf-8")
            told[key] = text
        except UnicodeEncodeError:
            told[f"{key}_b64"] = base64.b64encode(os.fsencode(text)).decode("ascii")
    if wish.received_from:
        told["received_from"] = wish.received_from
    if wish.received_how:
        told["received_how"] = wish.received_how
    return told


def open_plain(path: Path) -> BinaryIO:
    """A file to attach, open for reading; a pipe or a device, which may never end, is none.

    Raises NoSuchThing, UsageError or MachineRefused, naming the path.
    """
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder; name the files in it.")
        if path.exists() and not path.is_file():
            raise UsageError(f"{path} is not a plain file; give a file with an end.")
        return path.open("rb")
    except FileNotFoundError as missing:
        raise NoSuchThing(f"There is no file {path}.") from missing
    except (OSError, ValueError) as failed:
        reason = getattr(failed, "strerror", None) or "its name is not usable"
        raise MachineRefused(f"{path} could not be read ({reason}); nothing was kept.") from failed


def _sniffed(source: BinaryIO) -> str | None:
    head = source.read(HEAD_SIZE)
    source.seek(0)
    return sniff(head)
