"""Where a WARC is written to while every record's place and hash are noted."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from satchel.capture.spool import Spool
from satchel.crypto.digest import new_sha256


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one record lies in the WARC, and the SHA-256 (hex) of its bytes there, packed."""

    offset: int
    length: int
    sha256: str


class MarkedSpool:
    """A spool that tells of its bytes what a package must name: length, CRC-32, SHA-256."""

    def __init__(self, spool: Spool) -> None:
        self.spool = spool
        self.size = 0
        self.crc32 = 0
        self._begun = 0
        self._whole = new_sha256()
        self._record = new_sha256()

    def write(self, data: bytes, /) -> int:
        """Take all of `data`."""
        self.size += len(data)
        self.crc32 = zlib.crc32(data, self.crc32)
        self._whole.update(data)
        self._record.update(data)
        return self.spool.write(data)

    def mark(self) -> Mark:
        """What was written since the last mark: one record."""
        made = Mark(self._begun, self.size - self._begun, self._record.hexdigest())
        self._begun = self.size
        self._record = new_sha256()
        return made

    @property
    def sha256(self) -> str:
        """Of everything, lowercase hex."""
        return self._whole.hexdigest()
