"""Reading a parcel's tar stream member by member; nothing is skipped, nothing believed.

Every header must be the one possible header, names come in order, and the manifests at
the end must be exactly those of what was read. Only `finish` says that all was whole.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from satchel.crypto.digest import Digests
from satchel.domain.errors import IntegrityFailure, RefusedByPolicy
from satchel.wire.bag import (
    BAGIT,
    BLOCK,
    END,
    MemberName,
    Place,
    filling,
    info,
    manifest_line,
    read_tar_header,
)

_READ = 1024 * 1024


class Member(io.RawIOBase):
    """One member's bytes, hashed as they are read. Readable until the next is asked for."""

    def __init__(self, name: MemberName, size: int, source: BinaryIO) -> None:
        self.name = name
        self.size = size
        self.digests = Digests()
        self._source = source

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        """Up to `size` bytes; all that is left when negative. Raises when the stream is cut."""
        left = self.size - self.digests.size
        wanted = left if size is None or size < 0 else min(size, left)
        data = _read_exactly(self._source, wanted)
        self.digests.update(data)
        return data

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # typeshed's is private
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def whole(self, limit: int) -> bytes:
        """Everything, if it is at most `limit` bytes."""
        if self.size > limit:
            raise IntegrityFailure("A parcel has a member larger than such members may be.")
        return self.read()

    def drain(self) -> None:
        """Read the rest, so that it is hashed and the next member can come."""
        while self.read(_READ):
            pass


class BagReader:
    """The members of one stream, once. `parcel` is known after the first member."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._last: tuple[int, str] = (-1, "")
        self._manifests: tuple[list[bytes], list[bytes]] = ([], [])
        self.parcel = ""

    def __iter__(self) -> Iterator[Member]:
        """Payload members in order; tag files and manifests are checked here.

        When the iteration has ended, the stream was whole to its last byte.
        """
        self._require(Place.BAGIT, BAGIT)
        member = self._next(Place.INFO)
        self._require_info(member.whole(4096))
        self._pass(member)
        while True:
            member = self._next(None)
            if member.name.place is Place.MANIFEST_256:
                break
            if not member.name.is_payload:
                raise _out_of_order()
            yield member
            self._pass(member)
        if member.whole(1 << 26) != b"".join(self._manifests[0]):
            raise _other_manifest()
        self._pass(member)
        self._require(Place.MANIFEST_512, b"".join(self._manifests[1]), _other_manifest())
        self._finish()

    def _require(
        self, place: Place, expected: bytes, otherwise: IntegrityFailure | None = None
    ) -> None:
        member = self._next(place)
        if member.size != len(expected) or member.read() != expected:
            raise otherwise or IntegrityFailure("This is not a parcel of Satchel.")
        self._pass(member)

    def _require_info(self, raw: bytes) -> None:
        if raw == info(self.parcel):
            return
        if raw.startswith(b"Satchel-Parcel-Format: ") and not raw.startswith(
            info(self.parcel).split(b"\n")[0] + b"\n"
        ):
            raise RefusedByPolicy(
                "This parcel was made by a newer version of Satchel; nothing was taken in. "
                "Update Satchel and open it again.",
                code="newer-parcel",
            )
        raise IntegrityFailure("This is not a parcel of Satchel.")

    def _next(self, place: Place | None) -> Member:
        parcel, name, size = read_tar_header(_read_exactly(self._source, BLOCK))
        if (self.parcel and parcel != self.parcel) or (name.place.value, name.text) <= self._last:
            raise _out_of_order()
        if place is not None and name.place is not place:
            raise _out_of_order()
        self.parcel, self._last = parcel, (name.place.value, name.text)
        return Member(name, size, self._source)

    def _pass(self, member: Member) -> None:
        member.drain()
        if any(_read_exactly(self._source, filling(member.size))):
            raise IntegrityFailure("A parcel has bytes between its members.")
        if member.name.is_payload:
            digests = member.digests
            self._manifests[0].append(manifest_line(digests.sha256, member.name.text))
            self._manifests[1].append(manifest_line(digests.sha512, member.name.text))

    def _finish(self) -> None:
        if _read_exactly(self._source, len(END)) != END:
            raise _out_of_order()
        while rest := self._source.read(_READ):
            if rest.count(0) != len(rest):
                raise IntegrityFailure("A parcel has bytes after its end.")


def _read_exactly(source: BinaryIO, size: int) -> bytes:
    pieces = []
    while size:
        piece = source.read(size)
        if not piece:
            raise IntegrityFailure("A parcel is cut off; nothing was taken in. Bring it again.")
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces) if len(pieces) != 1 else pieces[0]


def _out_of_order() -> IntegrityFailure:
    return IntegrityFailure("The members of a parcel are not in the order they must have.")


def _other_manifest() -> IntegrityFailure:
    return IntegrityFailure("A parcel's manifest is not that of what it holds.")
