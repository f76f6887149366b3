"""Contents too large for one parcel become whole when every piece of them is here.

Pieces prove nothing by themselves: only when they are joined is it seen whether they
make the content that they were said to be pieces of. Those that do not are dropped, so
that the genuine ones can come again; nothing else that was taken in suffers from it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import BinaryIO, cast

from satchel.crypto.age import read_header
from satchel.domain.errors import IntegrityFailure, NoSuchThing
from satchel.domain.ids import ContentId
from satchel.storage import parcels
from satchel.storage.archive import Archive
from satchel.storage.contents import ContentState, TakenIn
from satchel.storage.parcels import KeptPiece
from satchel.storage.transaction import Transaction
from satchel.sync import granting
from satchel.sync.parcel_checking import with_key
from satchel.sync.reporting import Report


def join(archive: Archive, report: Report) -> None:
    """Join what is complete, and tell in `report` what came or was dropped."""
    for device, pieces in parcels.whole_in_parts(archive.reading()):
        content = pieces[0].content
        if archive.contents.state(content) is not ContentState.ELSEWHERE:
            with archive.writing() as tx:
                _drop(tx, archive, content)
            continue
        try:
            taken = _joined(archive, pieces)
        except (IntegrityFailure, NoSuchThing):
            with archive.writing() as tx:
                _drop(tx, archive, content, device)
            report.problems.append(
                f"The pieces that device {device} sent as content {content} do not make it; "
                "they were dropped and have to be sent again."
            )
            continue
        with archive.writing() as tx:
            archive.contents.adopt(tx, taken)
            _drop(tx, archive, content)
        report.contents_new.append(content)
        report.contents_missing = max(0, report.contents_missing - 1)


def _joined(archive: Archive, pieces: Sequence[KeptPiece]) -> TakenIn:
    source = cast(BinaryIO, io.BufferedReader(_Chained(archive, pieces), 1 << 18))
    header = read_header(source)
    taken = archive.contents.take_in_sealed(header, source, expected=pieces[0].content)
    return with_key(archive, taken, granting.identities_of(archive.reading()))


def _drop(tx: Transaction, archive: Archive, content: ContentId, device: str | None = None) -> None:
    for stored in parcels.drop_parts(tx, content, device):
        archive.contents.remove(tx, stored)


class _Chained(io.RawIOBase):
    """The pieces of a content, one after the other."""

    def __init__(self, archive: Archive, pieces: Sequence[KeptPiece]) -> None:
        self._sources = (archive.contents.payload(piece.stored)[0] for piece in pieces)
        self._now: BinaryIO | None = next(self._sources, None)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # typeshed's is private
        while self._now is not None:
            piece = self._now.read(len(buffer))
            if piece:
                buffer[: len(piece)] = piece
                return len(piece)
            self._now = next(self._sources, None)
        return 0
