"""A web archive opened for reading: what it holds, and each answer by its position.

What it is for: WACZ and bare WARC files, ours and strangers', wherever the bytes come from:
`source` is any seekable stream, also one at the other end of a pipe. What it is not for:
matching what a page asks (that is replay) and proving (`checking`). To know first: nothing
is held but the index; bodies are streams. Everything in here was written by strangers.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from satchel.domain.errors import IntegrityFailure, NoSuchThing
from satchel.formats.wacz import index_lines, scanning
from satchel.formats.wacz.index_lines import Answer, Place
from satchel.formats.wacz.records import (
    Headers,
    StoredRecord,
    first,
    open_record,
    read_http_head,
)
from satchel.formats.wacz.scanning import NewSha256
from satchel.formats.wacz.slices import PIECE, stretch
from satchel.formats.wacz.zip_reading import Member, ZipList
from satchel.formats.warc_body import dechunked

MEDIA_TYPE = "application/wacz"
PACKAGE = "datapackage.json"
MANIFEST = "evidence/manifest.json"
MOST_ANSWERS = 1_000_000
_SMALL = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the archive's list; `when` as written there. `title` may be empty."""

    url: str
    when: str
    title: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A stored answer: `head` are its bytes up to and with the blank line, `body` those behind.

    `body` is as transferred: chunk framing and content coding are still on. It is read once,
    forwards. `truncated` is what WARC-Truncated says. Of a resource that never was HTTP the
    head is empty, `status` 200 and the only header its type.
    """

    status: int
    headers: Headers
    head: bytes
    body: BinaryIO
    truncated: str | None
    record: StoredRecord

    def get(self, name: str) -> str | None:
        """The first HTTP header of that name."""
        return first(self.headers, name)

    def entity(self) -> Iterator[bytes]:
        """The body in pieces without chunk framing; content coding stays on.

        Raises IntegrityFailure where the framing breaks off or is wrong.
        """
        if (self.get("Transfer-Encoding") or "").strip().lower() != "chunked":
            return iter(lambda: self.body.read(PIECE), b"")
        return _whole_chunks(self.body)


class WebArchive:
    """A WACZ or WARC file in `source`, which stays open with the caller and is not shared.

    `new_sha256` begins a digest (`crypto.digest.new_sha256`). Raises IntegrityFailure where
    it is neither, or its list of files is not sound.
    """

    def __init__(self, source: BinaryIO, new_sha256: NewSha256) -> None:
        self._source = source
        self._new_sha256 = new_sha256
        source.seek(0)
        magic = source.read(4)
        self.is_wacz = magic == b"PK\x03\x04"
        self._zip = ZipList(source) if self.is_wacz else None
        self.size = source.seek(0, 2)
        if not self.is_wacz and magic[:2] != b"\x1f\x8b" and magic != b"WARC":
            raise IntegrityFailure("This is no web archive: neither WACZ nor WARC.")

    def package(self) -> dict[str, Any]:
        """What `datapackage.json` says, {} where there is none."""
        try:
            told = json.loads(self.member(PACKAGE, _SMALL))
        except (NoSuchThing, ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) else {}

    def pages(self) -> list[Page]:
        """The archive's own list of pages; [] where it has none."""
        found: list[Page] = []
        for name in self.names():
            if name.startswith("pages/") and name.endswith(".jsonl"):
                found += (page for line in self._lines(name) if (page := _page(line)))
        return found

    def answers(self) -> list[Answer]:
        """Every stored answer and resource, in the order they were stored, places filled in.

        From the index; where there is none, by reading all of the archive once.
        """
        found = [answer for answer in self._indexed() if self._length(answer.place.path)]
        if not found:
            found = self._found_by_scanning()
        return sorted(found[:MOST_ANSWERS], key=lambda answer: (answer.stamp, _order(answer)))

    def record(self, place: Place) -> StoredRecord:
        """The record at a place, forwards. Raises IntegrityFailure or NoSuchThing."""
        offset, size = self._span(place.path)
        if place.offset >= size:
            raise NoSuchThing("This web archive ends before the record it speaks of.")
        length = min(place.length or size, size - place.offset)
        return open_record(self._source, offset + place.offset, length)

    def raw(self, place: Place) -> BinaryIO:
        """The record's bytes as they lie there, packed: what `record_sha256` is of."""
        return stretch(self._source, *self.place_in_file(place))

    def message(self, answer: Answer, originals: Callable[[Answer], Answer | None]) -> Message:
        """The answer as it came. `originals` finds for a revisit what it repeats.

        Raises IntegrityFailure where the record is damaged, NoSuchThing where what a
        revisit repeats is not in here.
        """
        record = self.record(answer.place)
        if record.kind == "revisit":
            return self._repeated(record, answer, originals)
        told = record.get("WARC-Truncated")
        if record.kind != "response" or "http" not in (record.get("Content-Type") or ""):
            kind = record.get("Content-Type") or "application/octet-stream"
            headers = (("Content-Type", kind), ("Content-Length", str(record.size)))
            return Message(200, headers, b"", record.block, told, record)
        head = read_http_head(record.block)
        status = head.status
        if status is None:
            raise IntegrityFailure("A stored answer of this web archive is no HTTP message.")
        return Message(status, head.headers, head.raw, record.block, told, record)

    def names(self) -> list[str]:
        """Every member of a WACZ as written; [] for a bare WARC."""
        return self._zip.names() if self._zip else []

    def members(self) -> list[Member]:
        """Every member of a WACZ, in the order of its list; [] for a bare WARC."""
        return self._zip.members() if self._zip else []

    def warcs(self) -> list[str]:
        """The members that hold records and can be read by position, as the specification
        wants them; of a bare WARC one with an empty name."""
        if self._zip is None:
            return [""]
        return [
            member.name
            for member in self.members()
            if member.name.startswith("archive/") and member.name[-1] != "/" and member.is_stored
        ]

    def open_member(self, name: str) -> BinaryIO:
        """A member unpacked, seekable where it is stored. Raises NoSuchThing."""
        member = self._zip.find(name) if self._zip else None
        if member is None or self._zip is None:
            raise NoSuchThing("This web archive has no such file in it.")
        return self._zip.open(member)

    def member(self, name: str, most: int) -> bytes:
        """A member's bytes, at most `most`. Raises NoSuchThing, IntegrityFailure beyond it."""
        data = self.open_member(name).read(most + 1)
        if len(data) > most:
            raise IntegrityFailure("A file inside this web archive is larger than is allowed.")
        return data

    def place_in_file(self, place: Place) -> tuple[int, int]:
        """First byte and length of a record within the whole file."""
        offset, size = self._span(place.path)
        return offset + place.offset, min(place.length or size, size - place.offset)

    def _span(self, path: str) -> tuple[int, int]:
        if self._zip is None:
            return 0, self.size
        member = self._zip.find(path)
        if member is None or not member.is_stored:
            raise NoSuchThing("This web archive speaks of a file that it does not hold.")
        return member.offset, member.size

    def _length(self, path: str) -> int:
        try:
            return self._span(path)[1]
        except NoSuchThing:
            return 0

    def _indexed(self) -> Iterator[Answer]:
        for name in self.names():
            if name.startswith("indexes/") and not name.endswith((".idx", "/")):
                for line in self._lines(name):
                    answer = index_lines.decode(line)
                    if answer is not None:
                        yield answer

    def _found_by_scanning(self) -> list[Answer]:
        """Of every WARC inside; one that is none hides the others no more than it must."""
        found: list[Answer] = []
        damaged: IntegrityFailure | None = None
        for name in self.warcs():
            try:
                found += self._scanned(name)
            except IntegrityFailure as failure:
                damaged = failure
        if damaged is not None and not found:
            raise damaged
        return found

    def _scanned(self, name: str) -> list[Answer]:
        offset, size = self._span(name)
        return scanning.answers(self._source, offset, size, name, self._new_sha256)

    def _lines(self, name: str) -> Iterator[bytes]:
        stream = self.open_member(name)
        if name.endswith(".gz"):
            stream = io.BufferedReader(scanning.Members(stream), PIECE)
        while line := stream.readline(2 * 1024 * 1024):
            yield line

    def _repeated(
        self, record: StoredRecord, answer: Answer, originals: Callable[[Answer], Answer | None]
    ) -> Message:
        found = originals(answer)
        if found is None or found.is_revisit:
            raise NoSuchThing("What this answer repeats is not in this web archive.")
        original = self.message(found, lambda _: None)
        if not record.size:
            return original
        head = read_http_head(record.block)
        status = head.status or original.status
        return replace(original, status=status, headers=head.headers, head=head.raw)


def _whole_chunks(body: BinaryIO) -> Iterator[bytes]:
    try:
        yield from dechunked(body)
    except ValueError as broken:
        raise IntegrityFailure("A stored answer breaks off in the middle.") from broken


def _order(answer: Answer) -> tuple[str, int]:
    return answer.place.path, answer.place.offset


def _page(line: bytes) -> Page | None:
    try:
        told = json.loads(line)
        if "url" not in told:
            return None
        text = told.get("text")
        return Page(
            str(told["url"]),
            str(told.get("ts", "")),
            str(told.get("title", "")),
            None if text is None else str(text),
        )
    except (ValueError, TypeError, RecursionError):
        return None
