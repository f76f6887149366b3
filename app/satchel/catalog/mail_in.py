"""An e-mail brought in: its file kept byte for byte, its fields as statements of that file.

One transaction makes the letter, its document and its fields. The same file brought in
again makes nothing new. What the file says is what its writer said: headers are easily
forged, so nothing of it is more than a statement with its source.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from satchel.catalog.attaching import Attachments, AttachWish, Stored, came_as, open_plain
from satchel.catalog.letters import KIND, Letters, require_zone
from satchel.crypto.digest import Digests
from satchel.domain.errors import MachineRefused, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.words import Audience
from satchel.formats.documents.declared import LETTER
from satchel.formats.documents.text import ExtractedText
from satchel.storage import records as rows

# What the worker calls it, the field it fills, and where in the file it stands.
_ONE = (
    ("from", "from", "header From"),
    ("subject", "subject", "header Subject"),
    ("date", "sent", "header Date"),
    ("received", "received", "header Received"),
    ("id", "message_id", "header Message-ID"),
    ("replies to", "in_reply_to", "header In-Reply-To"),
    ("text", "text", "body"),
    ("longer text", "text", "body, its beginning"),
)
_MANY = (
    ("to", "to", "header To"),
    ("copy", "copies", "header Cc"),
    ("reference", "references", "header References"),
)

_HEADERS = frozenset(["from", "to", "subject", "date", "id"])


@dataclass(frozen=True, slots=True)
class MailWish:
    """What is told beside the file; `fields` are plain fields of the letter."""

    fields: JsonObject
    received_from: str | None = None
    received_how: str | None = None
    audience: Audience = Audience.COORDINATION


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """The letter and its document; `already` where the very file was here before. `unread`
    are whole sentences about what could not be taken from the file."""

    record: RecordId
    document: RecordId
    already: bool
    text: str
    enclosures: tuple[JsonObject, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MailIn:
    """Bringing e-mails into an open archive."""

    letters: Letters
    attachments: Attachments

    def add(self, path: Path, wish: MailWish) -> BroughtIn:
        """Keep an `.eml` file as a letter. Raises UsageError for a file that is no e-mail."""
        require_zone(wish.fields)
        kept = AttachWish(
            on="",
            media_kind="message",
            received_from=wish.received_from,
            received_how=wish.received_how,
            audience=wish.audience,
        )
        with open_plain(path) as source:
            status = os.fstat(source.fileno())
            seen = _Seen(source)
            read = self.attachments.texts.extract(cast(BinaryIO, seen), status.st_size, LETTER)
            if not any(label in _HEADERS for label, _ in read.parts):
                raise UsageError(
                    f"{path} is no e-mail that can be read ({read.reason or 'it has no headers'}); "
                    "keep it with 'attach' and give the letter's fields yourself."
                )
            source.seek(0)
            stored = self.attachments.store(source, came_as(path, status, kept), kept)
        if stored.taken.sha256 not in (None, seen.digests.sha256):
            raise MachineRefused(f"{path} changed while it was read; nothing was kept. Try again.")
        return self._again(stored, read) or self._keep(stored, read, kept, wish)

    def _keep(
        self, stored: Stored, read: ExtractedText, kept: AttachWish, wish: MailWish
    ) -> BroughtIn:
        records = self.letters.records
        enclosures = tuple(_enclosures(read))
        with records.archive.writing() as tx:
            fields = {"letter_kind": "e-mail", **wish.fields}
            letter = records.add_within(tx, KIND, fields, audience=wish.audience).record
            document = self.attachments.keep_within(tx, stored, letter, kept).record
            told = [
                {"field": field, "value": value, "source": document, "place": place}
                for field, value, place in _stated(read, enclosures)
            ]
            records.edit_within(tx, letter, {"document": document}, statements=told)
            self.letters.tie(tx, letter)
        text = self.attachments.read_text(document, stored)
        return BroughtIn(letter, document, False, text, enclosures, tuple(_unread(read)))

    def _again(self, stored: Stored, read: ExtractedText) -> BroughtIn | None:
        """The letter whose document has the same bytes, where there is one."""
        if stored.known is None:
            return None
        db = self.letters.records.archive.reading()
        for document in rows.holding(db, stored.known):
            for record, relation in rows.mentioning(db, document):
                view = rows.get(db, record) if relation == "document" else None
                if _stands(view):
                    told = tuple(_enclosures(read)), tuple(_unread(read))
                    return BroughtIn(record, document, True, "kept before", *told)
        return None


class _Seen:
    """A source that remembers what was read of it: the worker must have seen what is kept."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.digests = Digests()

    def read(self, size: int) -> bytes:
        piece = self._source.read(size)
        self.digests.update(piece)
        return piece


def _stands(view: RecordView | None) -> bool:
    return view is not None and view.kind == KIND and view.withdrawn is None


def _stated(
    read: ExtractedText, enclosures: tuple[JsonObject, ...]
) -> Iterable[tuple[str, JsonValue, str]]:
    """(field, value, place) of all that the file says."""
    for label, field, place in _ONE:
        for value in _parts(read, label)[:1]:
            yield field, value, place
    for label, field, place in _MANY:
        if values := _parts(read, label):
            yield field, list(dict.fromkeys(values)), place
    if enclosures:
        yield "enclosures", list(enclosures), "body"
    if _parts(read, "automatic"):
        yield "automatic", True, "header Auto-Submitted"


def _parts(read: ExtractedText, label: str) -> list[str]:
    return [text for name, text in read.parts if name == label]


def _enclosures(read: ExtractedText) -> Iterable[JsonObject]:
    for text in _parts(read, "enclosure"):
        told = json.loads(text)
        if isinstance(told, dict):
            yield told


def _unread(read: ExtractedText) -> Iterable[str]:
    for name in _parts(read, "unread"):
        yield f"Its header {name} says nothing that can be read."
    if _parts(read, "longer text"):
        yield "Only the beginning of its text stands in the record; the file has all of it."
    if read.state != "complete":
        yield f"Not all of it could be read: {read.reason}."
