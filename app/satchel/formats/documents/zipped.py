"""A zip archive read with suspicion: caps on members, ratio and bytes in all.

Names of members are only ever compared with the few names a reader asks for; nothing
is written anywhere. Sizes are counted while unpacking, never believed from the archive.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO, BinaryIO

from satchel.formats.documents.text import CapReached, Limits, Locked, Unreadable

_RATIO_FROM = 4 * 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class SuspiciousZip:
    """Opens members under one shared budget. Raises Unreadable for a damaged archive."""

    def __init__(self, source: BinaryIO, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(source)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
            raise Unreadable("it is damaged or cut short") from None
        if len(self._zip.filelist) > limits.members:
            raise CapReached(f"it packs more than {limits.members} files")
        self._limits = limits
        self._left = limits.unpacked

    def names(self) -> list[str]:
        return [info.filename for info in self._zip.filelist]

    def open(self, name: str) -> BinaryIO:
        """One member as a stream that keeps the caps. Raises KeyError when it is missing."""
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise Locked
        if info.compress_type not in _METHODS:
            raise Unreadable("it is packed in a way that office programs do not use")
        try:
            member = self._zip.open(info)
        except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError):
            raise Unreadable("it is damaged or cut short") from None
        return io.BufferedReader(_Member(self, member, info.compress_size))

    def spend(self, size: int, so_far: int, packed: int) -> None:
        """Count `size` more unpacked bytes. Raises CapReached."""
        self._left -= size
        if self._left < 0:
            raise CapReached("it unpacks to more than may be read")
        if so_far > _RATIO_FROM and so_far > packed * self._limits.ratio:
            raise CapReached("it unpacks to far more than an honest document would")


class _Member(io.RawIOBase):
    def __init__(self, owner: SuspiciousZip, member: IO[bytes], packed: int) -> None:
        self._owner, self._member, self._packed = owner, member, packed
        self._so_far = 0

    def readable(self) -> bool:
        return True

    def readinto(self, target: object) -> int:
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any writable buffer
        try:
            piece = self._member.read(len(room))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
            raise Unreadable("it is damaged or cut short") from None
        self._so_far += len(piece)
        self._owner.spend(len(piece), self._so_far, self._packed)
        room[: len(piece)] = piece
        return len(piece)
