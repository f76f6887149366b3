"""What a document cites, found and, when asked, kept under a record.

Each citation is kept as printed: whole, with its marker, page and the words around
it. A marker without a link is kept too, with no address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from satchel.catalog.attaching import open_plain
from satchel.catalog.records import Records, no_content, refuse_withdrawn
from satchel.catalog.texts import Extract
from satchel.crypto.digest import Digests
from satchel.domain.citing.citations import Cited, find_citations
from satchel.domain.citing.pages import split_pages
from satchel.domain.errors import IntegrityFailure, UsageError
from satchel.domain.ids import ContentId, RecordId
from satchel.domain.json_values import JsonValue
from satchel.formats.documents.text import ExtractedText
from satchel.formats.sniffing import HEAD_SIZE, sniff
from satchel.storage.journal import Written
from satchel.storage.transaction import Transaction
from satchel.system.files import machine_refusals

Enqueue = Callable[[Transaction, RecordId, str], object]
_PIECE = 1024 * 1024
_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """A document whose text was read: its pages, and its own digest where it is a file."""

    pages: Sequence[str]
    name: str
    sha256: str
    state: str
    reason: str | None


def read_document(path: Path, extract: Extract) -> Document:
    """Text of a file on disk, read by the worker.

    Raises what `open_plain` does for what is no file, IntegrityFailure when no text can be read:
    an empty answer would look like a document that cites nothing.
    """
    with machine_refusals(), open_plain(path) as source:
        head = source.read(HEAD_SIZE)
        digests = Digests()
        source.seek(0)
        while piece := source.read(_PIECE):
            digests.update(piece)
        source.seek(0)
        text = extract(source, digests.size, sniff(head))
    return _document(text, path.name, digests.sha256)


def _document(text: ExtractedText, name: str, sha256: str) -> Document:
    if text.state == "broken":
        raise IntegrityFailure(
            f"The text of {name} could not be read ({text.reason or 'it is damaged'}), so what it "
            "cites is not known; attach it, and look at it by eye.",
            code="unreadable",
        )
    pages = _pages(text.linked or text.parts)
    if len(pages) == 1:
        pages = split_pages(pages[0])
    return Document(pages, name, sha256, text.state, text.reason)


def _pages(parts: Sequence[tuple[str, str]]) -> list[str]:
    """Pages in order, by their labels: a page without text keeps its number, and a text
    that came in several pieces is whole again.

    The title of a page of the web or the header of a letter is no page: what has no
    numbered pages is one.
    """
    pages: list[str] = []
    for label, part in parts:
        name, continued, _ = label.partition(", part ")
        number = name.removeprefix("page ")
        while number.isdecimal() and len(pages) < int(number) - 1:
            pages.append("")
        if continued and pages:
            pages[-1] += part
        else:
            pages.append(part)
    has_pages = any(label.startswith("page ") for label, _ in parts)
    return pages if has_pages or not pages else ["\n\n".join(pages)]


def cited_by(document: Document) -> list[Cited]:
    """Everything the document cites, in the order it cites it."""
    return find_citations(document.pages)


@dataclass(frozen=True, slots=True)
class Citations:
    """Keeping what documents cite, in an open archive."""

    records: Records
    extract: Extract
    enqueue: Enqueue

    def of_record(self, record: str) -> Document:
        """Text of a stored attachment."""
        view = self.records.show(record)
        held = view.fields.get("content")
        if not isinstance(held, dict):
            raise no_content(view)
        content: BinaryIO
        with self.records.archive.contents.open(ContentId(str(held["id"]))) as content:
            size = content.seek(0, 2)
            content.seek(0)
            text = self.extract(content, size, _text(held.get("type")))
        return _document(text, f"record {view.record}", str(held["sha256"]))

    def keep(
        self, document: Document, found: Sequence[Cited], on: str, attachment: RecordId | None
    ) -> list[RecordId]:
        """Keep citations under the record `on`; those with a link wait for capture.

        One transaction: all of them are kept, or none.
        """
        source = {"name": document.name, "sha256": document.sha256}
        kept: list[RecordId] = []
        with self.records.archive.writing() as tx:
            parent = self.records.view(tx.db, on)
            refuse_withdrawn(parent)
            cites = attachment or (parent.record if parent.kind == "attachment" else None)
            for item in found:
                fields = _fields(item, parent.record, cites)
                written = self.records.add_within(tx, "citation", fields, source=source)
                kept.append(written.record)
                if item.url is not None:
                    self.enqueue(tx, written.record, item.url)
        return kept

    def keep_address(self, url: str, on: str, context: str | None = None) -> Written:
        """Keep one address that was heard or seen, under the record `on`; it waits for capture.

        The address is kept as it was given, spaces around it aside. Raises UsageError for what
        is no address of the web: nobody could fetch it, and a slip is seen at once.
        """
        told = url.strip()
        if _ADDRESS.fullmatch(told) is None:
            raise UsageError(
                f"{told!r} is no address of the web; it begins with http:// or https://."
            )
        with self.records.archive.writing() as tx:
            parent = self.records.view(tx.db, on)
            refuse_withdrawn(parent)
            fields: dict[str, JsonValue] = {"on": parent.record, "url": told}
            if context:
                fields["context"] = context
            written = self.records.add_within(tx, "citation", fields)
            self.enqueue(tx, written.record, told)
        return written


def _fields(item: Cited, on: RecordId, document: RecordId | None) -> dict[str, JsonValue]:
    fields: dict[str, JsonValue] = {
        "on": on,
        "url": item.url,
        "marker": item.marker,
        "page": item.page,
    }
    if item.context:
        fields["context"] = item.context
    if document is not None:
        fields["document"] = document
    return fields


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) else None
