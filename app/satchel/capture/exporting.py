"""A capture as a file that others open, with what proves it inside.

What it is for: the same records in a new WACZ or WARC file beside signature, keys,
timestamps and instructions. What it is not for: whether it may leave, and gathering those
proofs. To know first: the signed manifest always goes along as it is. In a whole copy every
record is still as it says; in a redacted one most are, and the list of changes names the rest.
"""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from satchel.capture import manifest
from satchel.capture.redacting import REDACTIONS, Redacted, redact
from satchel.capture.spool import Spool
from satchel.crypto.digest import new_sha256, sha256
from satchel.domain.json_values import JsonValue
from satchel.formats.wacz import writing
from satchel.formats.wacz.index_lines import Place
from satchel.formats.wacz.reading import MANIFEST, PACKAGE, WebArchive
from satchel.formats.wacz.writing import WARC, Described, Measured
from satchel.formats.wacz.zip_writing import Part
from satchel.formats.warc import Record, WarcFile, block_of

_PIECE = 262_144
_SMALL = 64 * 1024 * 1024
_REDACTED = "Cookies, authorizations and what was typed are redacted; see evidence/redacted.json."


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes into the file: the WARC measured, its small files, how many records changed."""

    warc: Measured
    files: dict[str, bytes]
    redacted: int | None


def whole(archive: WebArchive, evidence: Mapping[str, bytes]) -> Outgoing:
    """Every record as it is kept. Raises IntegrityFailure, NoSuchThing for a damaged capture."""
    files = {**_small(archive), **evidence}
    return Outgoing(_measured(archive), files, None)


def redacted(
    archive: WebArchive,
    evidence: Mapping[str, bytes],
    spool: Spool,
    random: Callable[[int], bytes],
) -> Outgoing:
    """As `whole`, without what its reader alone may know. The caller closes `spool`."""
    files = {**_small(archive), **evidence}
    made = redact(archive, manifest.read(files[MANIFEST]), spool, random)
    files[writing.INDEX] = writing.index(made.answers)
    files[REDACTIONS] = _redactions(made)
    sink = made.sink
    part = Part(WARC, sink.spool.open(), sink.size, sink.crc32)
    return Outgoing(Measured(part, sink.sha256), files, made.changed)


def as_wacz(archive: WebArchive, out: Outgoing) -> BinaryIO:
    """The WACZ file, to be read once."""
    told = archive.package()
    described = Described(
        title=str(told.get("title", "")),
        software=str(told.get("software", "")),
        created=str(told.get("created", "")),
        main_url=str(told.get("mainPageUrl", "")),
        main_date=str(told.get("mainPageDate", "")),
        profile=None if out.redacted is None else _REDACTED,
    )
    return writing.package(described, out.warc, out.files, sha256)


def as_warc(archive: WebArchive, out: Outgoing, random: Callable[[int], bytes]) -> Iterator[bytes]:
    """The WARC file in pieces: the records as they are, then the evidence as records."""
    yield from iter(lambda: out.warc.part.source.read(_PIECE), b"")
    date = str(archive.package().get("created", ""))
    for path, data in out.files.items():
        if path.startswith("evidence/"):
            sink = io.BytesIO()
            block = block_of(data, sha256)
            kind = "application/json" if path.endswith(".json") else "application/octet-stream"
            WarcFile(sink, random).write(
                Record("resource", date, kind, block, f"urn:satchel:{path}")
            )
            yield sink.getvalue()


def _small(archive: WebArchive) -> dict[str, bytes]:
    """Every member but the WARC and what the package says of itself."""
    left_out = {WARC, PACKAGE, writing.DIGEST}
    names = [name for name in archive.names() if name not in left_out]
    return {name: archive.member(name, _SMALL) for name in names}


def _measured(archive: WebArchive) -> Measured:
    digest, crc, size = new_sha256(), 0, 0
    with archive.open_member(WARC) as source:
        while piece := source.read(_PIECE):
            digest.update(piece)
            crc, size = zlib.crc32(piece, crc), size + len(piece)
    again = archive.raw(Place(WARC, 0, size))
    return Measured(Part(WARC, again, size, crc), digest.hexdigest())


def _redactions(made: Redacted) -> bytes:
    told: dict[str, JsonValue] = {
        "about": "Where each record of the signed manifest lies in this copy. Those with "
        "original_sha256 were changed: that is what the manifest says of the record as it was "
        "captured. All others are, byte for byte, what it says.",
        "warc": {"path": WARC, "size": made.sink.size, "sha256": made.sink.sha256},
        "records": made.records,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
