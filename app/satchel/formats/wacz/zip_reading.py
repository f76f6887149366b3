"""The list of what a zip file holds, read strictly, and its members by position.

For files of strangers: names are data and never become paths, and what two readers could
take for different files is refused. PKWARE APPNOTE 6.3: §4.3.6–4.3.16, zip64 included; no
encryption, no spanning, stored and deflated members only.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

from satchel.domain.errors import IntegrityFailure
from satchel.formats.wacz.slices import stretch, unpacked

MOST_MEMBERS = 10_000
_LIST_MAX = 8 * 1024 * 1024
_END, _END64, _FIND64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_BIG, _BIG16 = 0xFFFFFFFF, 0xFFFF
_ENCRYPTED = 0x2041  # flags 0, 6 and 13: any of the ways to encrypt


@dataclass(frozen=True, slots=True)
class Member:
    """One member: where its bytes begin, how many they are, and how many once unpacked."""

    name: str
    offset: int
    packed: int
    size: int
    crc32: int
    is_stored: bool


class ZipList:
    """Members of the zip in `source`, which stays open with the caller.

    Raises IntegrityFailure for what is no zip, is damaged, or could be read in two ways.
    """

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.size = source.seek(0, 2)
        self._members = {member.name: member for member in self._read()}

    def names(self) -> list[str]:
        """In the order of the list; as written, whatever that is."""
        return list(self._members)

    def members(self) -> list[Member]:
        """In the order of the list."""
        return list(self._members.values())

    def find(self, name: str) -> Member | None:
        """The member of exactly this name."""
        return self._members.get(name)

    def open(self, member: Member) -> BinaryIO:
        """Its bytes, unpacked; seekable where it is stored. Its CRC is not checked here."""
        packed = stretch(self._source, member.offset, member.packed)
        if member.is_stored:
            return packed
        return unpacked(packed, -zlib.MAX_WBITS)

    def _read(self) -> Iterator[Member]:
        count, size, offset = self._end()
        if count > MOST_MEMBERS or size > _LIST_MAX or offset + size > self.size:
            raise _no_zip()
        self._source.seek(offset)
        data = self._source.read(size)
        at, seen, spans = 0, set(), []
        for _ in range(count):
            if len(data) - at < _ENTRY.size:
                raise _no_zip()
            member, at = self._member(data, at, offset)
            spans.append((member.offset, member.offset + member.packed))
            if member.name in seen:
                raise IntegrityFailure("This web archive holds two files of one name.")
            seen.add(member.name)
            yield member
        if at != len(data) or _overlap(spans):
            raise _no_zip()

    def _member(self, data: bytes, at: int, list_at: int) -> tuple[Member, int]:
        (magic, _made, _needs, flags, method, _time, _date, crc, packed, size, named, more,
         said, disk, _inner, _outer, local) = _ENTRY.unpack_from(data, at)  # fmt: skip
        raw = data[at + _ENTRY.size : at + _ENTRY.size + named]
        extra = data[at + _ENTRY.size + named : at + _ENTRY.size + named + more]
        size, packed, local, disk = _wide(extra, size, packed, local, disk)
        if magic != b"PK\x01\x02" or disk or flags & _ENCRYPTED or len(raw) != named:
            raise _no_zip()
        if method not in (_STORED, _DEFLATED) or (method == _STORED and packed != size):
            raise _no_zip()
        start = self._begin(local, raw)
        if start + packed > list_at:
            raise _no_zip()
        name = raw.decode("utf-8" if flags & 0x800 else "cp437", "surrogateescape")
        member = Member(name, start, packed, size, crc, method == _STORED)
        return member, at + _ENTRY.size + named + more + said

    def _begin(self, local: int, name: bytes) -> int:
        """Where the bytes begin; the header there must speak of the same name."""
        self._source.seek(local)
        head = self._source.read(_LOCAL.size + len(name))
        if len(head) != _LOCAL.size + len(name) or head[:4] != b"PK\x03\x04":
            raise _no_zip()
        *_, named, more = _LOCAL.unpack_from(head)
        if named != len(name) or head[_LOCAL.size :] != name:
            raise _no_zip()
        return local + _LOCAL.size + int(named) + int(more)

    def _end(self) -> tuple[int, int, int]:
        """How many members, how long their list is, and where it begins."""
        tail_at = max(0, self.size - 22 - _BIG16)
        self._source.seek(tail_at)
        tail = self._source.read(self.size - tail_at)
        at = tail.rfind(_END)
        if at < 0 or len(tail) - at < 22:
            raise _no_zip()
        disk, first, here, count, size, offset, said = struct.unpack_from("<4H2LH", tail, at + 4)
        if disk or first or here != count or at + 22 + said != len(tail):
            raise _no_zip()
        if _BIG16 in (count,) or _BIG in (size, offset):
            return self._end64(tail_at + at)
        return count, size, offset

    def _end64(self, end: int) -> tuple[int, int, int]:
        self._source.seek(max(0, end - 20))
        magic, _disk, at, disks = struct.unpack("<4sLQL", self._source.read(20).ljust(20, b"\0"))
        if magic != _FIND64 or disks > 1 or at > end:
            raise _no_zip()
        self._source.seek(at)
        head = self._source.read(56).ljust(56, b"\0")
        magic, _size, _made, _needs, _d, _f, here, count, size, offset = struct.unpack(
            "<4sQ2H2L4Q", head
        )
        if magic != _END64 or here != count:
            raise _no_zip()
        return count, size, offset


def _wide(extra: bytes, size: int, packed: int, local: int, disk: int) -> tuple[int, ...]:
    """The four values with those that did not fit taken from the zip64 field (§4.5.3)."""
    values = [size, packed, local, disk]
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        field = extra[at + 4 : at + 4 + length]
        at += 4 + length
        if kind != 1:
            continue
        for place, (wide, full) in enumerate(((8, _BIG), (8, _BIG), (8, _BIG), (4, _BIG16))):
            if values[place] == full:
                if len(field) < wide:
                    raise _no_zip()
                values[place] = int.from_bytes(field[:wide], "little")
                field = field[wide:]
        break
    return tuple(values)


def _overlap(spans: list[tuple[int, int]]) -> bool:
    """Whether some bytes belong to two members: how a small file unpacks to a huge one."""
    spans.sort()
    return any(one[1] > other[0] for one, other in pairwise(spans))


def _no_zip() -> IntegrityFailure:
    return IntegrityFailure(
        "This is no sound web archive: its list of files is damaged or not allowed."
    )
