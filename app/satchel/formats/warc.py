"""WARC 1.1 files (ISO 28500:2017), written with SHA-256 throughout.

What it is for: records whose blocks are given with their length and digests. What it is
not for: deciding what to record, and reading (`warc_body`). To know first:

- Digests arrive as arguments; this room touches no hash function. The library would add
  SHA-1 wherever one is missing, so a missing one is refused here.
- Blocks are written as given. A response keeps its transfer coding (chunk framing), and
  its payload digest covers the message body as transferred, as `warcio check` reads it.
- Every record is a gzip member of its own, so one can be cut out without the others.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol
from uuid import UUID

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from satchel.domain.errors import Bug

MEDIA_TYPE = "application/warc"
RESPONSE = "application/http;msgtype=response"
REQUEST = "application/http;msgtype=request"
FIELDS = "application/warc-fields"
_VERSION = "WARC/1.1"
_PACKED, _STORED = 6, 0
_LARGE = 4 * 1024 * 1024  # larger ones are mostly documents and media, packed already


class Sink(Protocol):
    """Where a file goes: forwards only."""

    def write(self, data: bytes, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Block:
    """A record's block: a stream at its start, its length, lowercase hex SHA-256 digests.

    `payload_sha256` is of the body of an HTTP message; None for other blocks.
    """

    source: BinaryIO
    size: int
    sha256: str
    payload_sha256: str | None = None


def block_of(data: bytes, sha256: Callable[[bytes], bytes]) -> Block:
    """A small block that is in memory already."""
    return Block(io.BytesIO(data), len(data), sha256(data).hex())


@dataclass(frozen=True, slots=True)
class Record:
    """One record to write. `date` is UTC with microseconds and `Z`; `headers` come after."""

    kind: str
    date: str
    content_type: str
    block: Block
    url: str | None = None
    headers: Sequence[tuple[str, str]] = ()


class WarcFile:
    """Writes records to `sink`; `random` makes their ids."""

    def __init__(self, sink: Sink, random: Callable[[int], bytes]) -> None:
        self._sink = sink
        self._random = random

    def new_id(self) -> str:
        """A record id, for records that name each other."""
        return f"<{UUID(bytes=self._random(16), version=4).urn}>"

    def write(self, record: Record, record_id: str | None = None) -> str:
        """Write one record; its id. The block is read to its end."""
        record_id = record_id or self.new_id()
        head = [("WARC-Type", record.kind), ("WARC-Record-ID", record_id)]
        if record.url is not None:
            head.append(("WARC-Target-URI", record.url))
        head.append(("WARC-Date", record.date))
        head.append(("WARC-Block-Digest", f"sha256:{record.block.sha256}"))
        if record.block.payload_sha256 is not None:
            head.append(("WARC-Payload-Digest", f"sha256:{record.block.payload_sha256}"))
        written = ArcWarcRecord(
            "warc",
            record.kind,
            StatusAndHeaders("", [*head, *record.headers], protocol=_VERSION),
            record.block.source,
            None,  # the block holds them already: the library would write them anew
            record.content_type,
            record.block.size,
        )
        written.payload_length = record.block.size
        member = _Member(self._sink, _PACKED if record.block.size <= _LARGE else _STORED)
        _Writer(member, gzip=False, warc_version="1.1").write_record(written)
        return record_id


class _Member:
    """One record as one gzip member; the library's own always works its hardest."""

    def __init__(self, sink: Sink, level: int) -> None:
        self._sink = sink
        self._zip = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS + 16)

    def write(self, data: bytes) -> int:
        self._sink.write(self._zip.compress(data))
        return len(data)

    def flush(self) -> None:
        """The library flushes once, at the record's end."""
        self._sink.write(self._zip.flush())


class _Writer(WARCWriter):  # type: ignore[misc]  # the library has no types
    def ensure_digest(self, record: Any, block: bool = True, payload: bool = True) -> None:
        """The library's own would be SHA-1, and would copy the block to a file on disk."""
        if record.rec_headers.get_header("WARC-Block-Digest") is None or record.length is None:
            raise Bug("a WARC record was to be written without its digest or length")
