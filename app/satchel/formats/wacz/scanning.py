"""Finding the records of a WARC file that has no index: it is read once, from end to end."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Protocol

from satchel.domain.errors import IntegrityFailure
from satchel.formats.wacz.index_lines import Answer, Place
from satchel.formats.wacz.records import (
    HttpHead,
    StoredRecord,
    no_record,
    read_http_head,
    read_record,
)
from satchel.formats.wacz.slices import PIECE, Unpacked, cut_short, stretch

_KEPT = frozenset(["response", "revisit", "resource"])


class Sha256(Protocol):
    """A digest being taken."""

    def update(self, data: bytes, /) -> None: ...
    def hexdigest(self) -> str: ...


NewSha256 = Callable[[], Sha256]


class _Nothing:
    """Where nobody asks for digests."""

    def update(self, _data: bytes, /) -> None:
        return None

    def hexdigest(self) -> str:
        return ""


def no_sha256() -> Sha256:
    """For reading text: bodies of requests are not hashed."""
    return _Nothing()


@dataclass(frozen=True, slots=True)
class Scanned:
    """One record met: its id, kind, address and date, and where it lies."""

    id: str
    kind: str
    url: str | None
    stamp: str
    concurrent: tuple[str, ...]
    answer: Answer | None
    method: str | None
    body_sha256: str | None
    place: Place


class Members(io.RawIOBase):
    """Gzip members one after another, unpacked into one stream; forwards only."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._zip = zlib.decompressobj(zlib.MAX_WBITS + 16)
        self._waiting = b""
        self._is_fresh = True

    def readable(self) -> bool:
        return True

    def readinto(self, target: object) -> int:
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any writable buffer
        while True:
            if self._zip.eof:
                self._waiting = self._zip.unused_data
                self._zip = zlib.decompressobj(zlib.MAX_WBITS + 16)
                self._is_fresh = True
            self._waiting = self._waiting or self._packed.read(PIECE)
            at_end = not self._waiting
            if at_end and self._is_fresh:
                return 0
            try:
                data = self._zip.decompress(self._waiting, len(room))
            except zlib.error as damage:
                raise cut_short() from damage
            self._waiting, self._is_fresh = self._zip.unconsumed_tail, False
            if data:
                room[: len(data)] = data
                return len(data)
            if at_end and not self._zip.eof:
                raise cut_short()


def answers(
    source: BinaryIO, offset: int, size: int, path: str, new_sha256: NewSha256
) -> list[Answer]:
    """The answers of the WARC in `size` bytes from `offset`, each with how it was asked.

    What comes behind damage is not found: without an index nothing tells where it begins.
    """
    met: list[Scanned] = []
    try:
        met += records(source, offset, size, path, new_sha256)
    except IntegrityFailure:
        if not met:
            raise
    asked: dict[str, Scanned] = {}
    for one in met:
        if one.kind == "request":
            asked |= dict.fromkeys((one.id, *one.concurrent), one)
    return [_asked(one, asked) for one in met if one.answer is not None]


def records(
    source: BinaryIO, offset: int, size: int, path: str, new_sha256: NewSha256
) -> Iterator[Scanned]:
    """Every record in turn. Raises IntegrityFailure where the file is damaged, after those
    before it were given."""
    at = 0
    while at < size:
        rest = stretch(source, offset + at, size - at)
        if rest.peek(2)[:2] == b"\x1f\x8b":
            packed = Unpacked(rest)
            stream = io.BufferedReader(packed, PIECE)
            record = read_record(stream)
            found = _met(record, new_sha256)
            _drain(record.block)
            _drain(stream)  # to the member's own check sum
            length = packed.packed_size
        else:
            record = read_record(rest)
            begins = rest.tell()
            found = _met(record, new_sha256)
            length = begins + record.size
            rest.seek(length)
            ending = rest.read(4)
            length += len(ending) if ending == b"\r\n\r\n" else 0
            if begins + record.size > size - at:
                raise no_record()
        place = Place(path, at, length)
        answer = None if found.answer is None else replace(found.answer, place=place)
        yield replace(found, place=place, answer=answer)
        at += length


def _met(record: StoredRecord, new_sha256: NewSha256) -> Scanned:
    """What one record says of itself; of a request's body its digest."""
    nowhere = Place("", 0, 0)
    concurrent = tuple(
        value for name, value in record.headers if name.lower() == "warc-concurrent-to"
    )
    stamp = re.sub(r"\D", "", record.get("WARC-Date") or "")[:14].ljust(14, "0")
    met = Scanned(
        record.get("WARC-Record-ID") or "", record.kind, record.url, stamp, concurrent, None,
        None, None, nowhere,
    )  # fmt: skip
    if record.url is None:
        return met
    if record.kind == "request":
        return _request(met, record, new_sha256)
    if record.kind not in _KEPT:
        return met
    head = _head(record)
    kind = head.headers if head else record.headers
    mime = next((value for name, value in kind if name.lower() == "content-type"), "")
    answer = Answer(
        url=record.url,
        stamp=stamp,
        place=nowhere,
        status=head.status if head else None,
        mime=mime.partition(";")[0].strip().lower() or None,
        payload=record.get("WARC-Payload-Digest"),
        is_revisit=record.kind == "revisit",
    )
    return replace(met, answer=answer)


def _head(record: StoredRecord) -> HttpHead | None:
    if "http" not in (record.get("Content-Type") or "") or not record.size:
        return None
    try:
        return read_http_head(record.block)
    except IntegrityFailure:
        return None


def _request(met: Scanned, record: StoredRecord, new_sha256: NewSha256) -> Scanned:
    head = _head(record)
    if head is None:
        return met
    digest, has_body = new_sha256(), False
    while piece := record.block.read(PIECE):
        digest.update(piece)
        has_body = True
    return replace(
        met, method=head.method, body_sha256=(digest.hexdigest() or None) if has_body else None
    )


def _asked(met: Scanned, asked: dict[str, Scanned]) -> Answer:
    assert met.answer is not None
    request = next((asked[one] for one in (met.id, *met.concurrent) if one in asked), None)
    if request is None or request.method is None:
        return met.answer
    return replace(met.answer, method=request.method, body_sha256=request.body_sha256)


def _drain(stream: BinaryIO) -> None:
    while stream.read(PIECE):
        pass
