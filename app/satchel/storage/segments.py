"""Runs of leaves of other ledgers, each as it came under one signed checkpoint.

From them follow what may be joined to what, which history parts from which, and what a
parcel can pass on with the original signatures. Not for entries; only for their places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from satchel.domain.ids import DeviceId
from satchel.ledger.merkle import Frontier
from satchel.storage import entries
from satchel.storage.database import Database
from satchel.storage.transaction import Transaction

_COLUMNS = "device, branch, start, size, frontier, root, checkpoint, is_extract"


@dataclass(frozen=True, slots=True)
class Segment:
    """Leaves `start` … `size`-1; `frontier` is the compact range at `start`, `root` at `size`."""

    device: DeviceId
    branch: int
    start: int
    size: int
    frontier: bytes
    root: bytes
    checkpoint: str
    is_extract: bool


def put(tx: Transaction, segment: Segment) -> None:
    """Keep a verified segment; one that is here stays."""
    tx.db.execute(
        f"INSERT INTO segments ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (device, branch, size, start) DO UPDATE"
        " SET is_extract = min(is_extract, excluded.is_extract)",
        [
            segment.device,
            segment.branch,
            segment.start,
            segment.size,
            segment.frontier,
            segment.root,
            segment.checkpoint,
            int(segment.is_extract),
        ],
    )


def of_device(db: Database, device: str) -> list[Segment]:
    """Every segment of a device's ledger, all branches, by size."""
    return _select(db, "device = ?", [device])


def everything(db: Database) -> list[Segment]:
    """Every segment here."""
    return _select(db, "1", [])


def root_at(db: Database, segment: Segment, size: int) -> bytes:
    """The root at `size`, which lies between the segment's start and its size."""
    if size == segment.size:
        return segment.root
    frontier = Frontier.from_bytes(segment.frontier)
    for place in entries.positions(db, segment.device, segment.branch, segment.start, size):
        frontier.append(bytes.fromhex(place.leaf))
    return frontier.root


def runs(segments: list[Segment]) -> Iterator[list[Segment]]:
    """Segments of one branch, grouped where they touch or overlap."""
    run: list[Segment] = []
    end = 0
    for segment in sorted(segments, key=lambda item: (item.start, item.size)):
        if run and segment.start > end:
            yield run
            run = []
        run.append(segment)
        end = max(end, segment.size) if len(run) > 1 else segment.size
    if run:
        yield run


def _select(db: Database, where: str, values: list[Any]) -> list[Segment]:
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM segments WHERE {where} ORDER BY device, branch, size, start",
        values,
    ).fetchall()
    return [
        Segment(
            DeviceId(r[0]),
            int(r[1]),
            int(r[2]),
            int(r[3]),
            bytes(r[4]),
            bytes(r[5]),
            r[6],
            bool(r[7]),
        )
        for r in rows
    ]
