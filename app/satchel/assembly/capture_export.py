"""A captured page written to a file that others open, with its proofs inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from satchel.assembly import exhibiting
from satchel.assembly.desk import Desk
from satchel.capture import exporting
from satchel.capture.exporting import Outgoing
from satchel.capture.spool import Spool
from satchel.catalog.permission import Override
from satchel.crypto.digest import new_sha256
from satchel.crypto.randomness import random_bytes
from satchel.domain.described import content_of
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import ContentId, RecordId
from satchel.domain.json_values import JsonObject
from satchel.domain.permitting import Use
from satchel.formats.wacz.reading import MEDIA_TYPE, WebArchive
from satchel.storage import outside
from satchel.system.new_files import require_free, writing_durably
from satchel.system.paths import resources_folder

_PIECE = 262_144
_INSTRUCTIONS = "evidence/instructions.txt"


class Shape(StrEnum):
    """What kind of file."""

    WACZ = "wacz"
    WARC = "warc"


@dataclass(frozen=True, slots=True)
class ExportWish:
    """One capture, and how it leaves."""

    record: str
    out: Path
    redacted: bool = False
    shape: Shape = Shape.WACZ
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; `redacted` counts the records that are not as they came."""

    record: RecordId
    out: Path
    size: int
    sha256: str
    redacted: int | None
    custody: RecordId


def export(desk: Desk, wish: ExportWish) -> Exported:
    """Write the capture with its proofs. Raises RefusedByPolicy for what may not leave, and
    UsageError for what is no capture; then no file is left."""
    view = desk.records.show(wish.record)
    told = _require_capture(view)
    allowed = desk.permission.require([view.record], Use.EXTRACT, wish.override)
    require_free(wish.out)
    detail: JsonObject = {
        "content": told,
        "as": wish.shape.value,
        "redacted": wish.redacted,
        **allowed.detail(view.record),
    }
    custody = desk.taking_out.note_custody("exported", [view.record], detail)
    proofs = _evidence(desk, view)
    spool = Spool(random_bytes, folder=desk.archive.folder)
    digest, size = new_sha256(), 0
    try:
        with desk.archive.contents.open(told) as source:
            archive = WebArchive(source, new_sha256)
            out = _outgoing(archive, proofs, spool, wish)
            with writing_durably(wish.out) as sink:
                for piece in _pieces(archive, out, wish.shape):
                    digest.update(piece)
                    size += sink.write(piece)
    finally:
        spool.close()
    desk.taking_out.note_outside(outside.Sort.EXTRACT, wish.out)
    return Exported(view.record, wish.out, size, digest.hexdigest(), out.redacted, custody)


def _require_capture(view: RecordView) -> ContentId:
    if view.kind != "capture":
        raise UsageError(f"Record {view.record} is no capture; 'extract' writes a file as it came.")
    told = content_of(view)
    if told.media_type != MEDIA_TYPE:
        raise RefusedByPolicy(
            f"Capture {view.record} was made before captures had a manifest; write it with "
            "'extract', and prove it with 'exhibit make'.",
            code="no-manifest",
        )
    return told.content


def _evidence(desk: Desk, view: RecordView) -> dict[str, bytes]:
    proofs = exhibiting.proofs_of(desk, view)
    files = {f"evidence/{_below(path)}": data for path, data in proofs.items()}
    instructions = resources_folder() / "capture" / "instructions.txt"
    return {**files, _INSTRUCTIONS: instructions.read_bytes()}


def _below(path: str) -> str:
    """A name in one folder, as readers of WACZ want it: `L1-000004.header.json`."""
    folder, *rest = path.removeprefix("data/").split("/")
    *inner, name = rest
    return ".".join(["-".join(inner), name]) if inner and folder != "evidence" else name


def _outgoing(
    archive: WebArchive, proofs: Mapping[str, bytes], spool: Spool, wish: ExportWish
) -> Outgoing:
    if wish.redacted:
        return exporting.redacted(archive, proofs, spool, random_bytes)
    return exporting.whole(archive, proofs)


def _pieces(archive: WebArchive, out: Outgoing, shape: Shape) -> Iterator[bytes]:
    if shape is Shape.WARC:
        yield from exporting.as_warc(archive, out, random_bytes)
        return
    with exporting.as_wacz(archive, out) as source:
        yield from iter(lambda: source.read(_PIECE), b"")
