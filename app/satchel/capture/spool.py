"""Bytes of unknown length put aside for a moment: in memory, and beyond that as ciphertext.

A WARC record must begin with the length and the digest of what follows, so a page has to
be whole before it can be written. It may not wait in the clear on a disk. So the first
part waits in memory; once it outgrows that, all of it goes to a nameless temporary file,
sealed under a key that only this object has and that is gone with it. What is left
behind by a power cut is noise.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, BinaryIO, cast

from satchel.crypto.age import PayloadReader, Sealer
from satchel.domain.errors import Bug, MachineRefused

IN_MEMORY = 8 * 1024 * 1024


class Spool:
    """Written once from front to end, then read as often as wanted. Close it.

    `folder` is where the file goes that is needed for more than `in_memory` bytes; None
    means the system's place. Raises MachineRefused when the disk does not take it.
    """

    def __init__(
        self,
        random: Callable[[int], bytes],
        *,
        folder: Path | None = None,
        in_memory: int = IN_MEMORY,
    ) -> None:
        self.size = 0
        self._random = random
        self._folder = folder
        self._most = in_memory
        self._memory = bytearray()
        self._held = b""  # the same, once it is whole: readers share it without a copy
        self._file: IO[bytes] | None = None
        self._sealer: Sealer | None = None
        self._finished = False
        self._shelf: Shelf | None = None
        self._place = (0, 0)  # on the shelf: where it begins, and how long it is sealed

    def write(self, data: bytes) -> int:
        """Take all of `data`."""
        if self._finished:
            raise Bug("a spool was written after it was read")
        self.size += len(data)
        if self._sealer is None and self.size <= self._most:
            self._memory += data
        else:
            self._to_file(data)
        return len(data)

    def open(self) -> BinaryIO:
        """All that was written, seekable. Nothing can be written any more."""
        self._finish()
        if self._sealer is None:
            return io.BytesIO(self._held)
        if self._shelf is not None:
            size = self._place[1]
        elif self._file is not None:
            size = self._file.seek(0, io.SEEK_END)
        else:
            raise Bug("a spool was read after it was closed")
        reader = PayloadReader(self._sealer.file_key, self._sealer.nonce, self._read_at, size)
        return io.BufferedReader(reader, 262_144)

    @property
    def held(self) -> int:
        """Bytes of it in memory."""
        return len(self._memory) + len(self._held)

    def put_away(self, shelf: Shelf) -> None:
        """What is held in memory goes to `shelf`, sealed. Nothing can be written any more."""
        self._finish()
        if self._sealer is None and self._held:
            self._sealer = Sealer((), random=self._random)
            sealed = self._sealer.update(self._held) + self._sealer.finish()
            self._place = (shelf.put(sealed), len(sealed))
            self._shelf, self._held = shelf, b""

    def close(self) -> None:
        """Forget everything; a second time changes nothing."""
        self._finished = True
        self._held, self._memory = b"", bytearray()
        if self._shelf is not None:
            self._shelf.leave()
            self._shelf = None
        if self._file is not None:
            self._file.close()

    def _to_file(self, data: bytes) -> None:
        try:
            if self._sealer is None:
                # Open for as long as this object: `close` ends it, and with it the file.
                self._file = cast(IO[bytes], tempfile.TemporaryFile(dir=self._folder))  # noqa: SIM115
                self._sealer = Sealer((), random=self._random)
                self._file.write(self._sealer.update(bytes(self._memory)))
                self._memory = bytearray()
            assert self._file is not None
            self._file.write(self._sealer.update(data))
        except OSError as failed:
            raise _refused() from failed

    def _finish(self) -> None:
        if self._finished:
            return
        self._finished = True
        self._held, self._memory = bytes(self._memory), bytearray()
        if self._file is not None and self._sealer is not None:
            try:
                self._file.write(self._sealer.finish())
                self._file.flush()
            except OSError as failed:
                raise _refused() from failed

    def _read_at(self, offset: int, size: int) -> bytes:
        if self._shelf is not None:
            return self._shelf.read_at(self._place[0] + offset, size)
        assert self._file is not None
        try:
            self._file.seek(offset)
            return self._file.read(size)
        except OSError as failed:
            raise _refused() from failed


class Shelf:
    """One nameless file for what many spools put away, each sealed under a key of its own.

    A page has a thousand parts, and a process may not open a thousand files. It is gone with
    the last spool that put something here.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._size = 0
        self._spools = 0

    def put(self, sealed: bytes) -> int:
        """Where it begins. Raises MachineRefused."""
        try:
            if self._file is None:
                self._file = cast(IO[bytes], tempfile.TemporaryFile(dir=self._folder))  # noqa: SIM115
                self._size = 0
            self._file.seek(self._size)
            self._file.write(sealed)
        except OSError as failed:
            raise _refused() from failed
        begins, self._size = self._size, self._size + len(sealed)
        self._spools += 1
        return begins

    def read_at(self, offset: int, size: int) -> bytes:
        """Raises MachineRefused."""
        if self._file is None:
            raise Bug("a shelf was read that holds nothing")
        try:
            self._file.seek(offset)
            return self._file.read(size)
        except OSError as failed:
            raise _refused() from failed

    def leave(self) -> None:
        """One spool less; the last takes the file with it."""
        self._spools -= 1
        if not self._spools and self._file is not None:
            self._file.close()
            self._file = None


def _refused() -> MachineRefused:
    return MachineRefused(
        "There is no room on the disk to put a page aside while it is fetched; nothing of it "
        "was kept, and it stays in the queue."
    )
