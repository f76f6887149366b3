"""Writing a parcel's tar stream member by member, hashing on the way.

What is written depends on the members alone: the same members give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from satchel.crypto.digest import Digests
from satchel.domain.errors import Bug
from satchel.wire.bag import BAGIT, BLOCK, END, filling, info, manifest_line, read_name, tar_header
from satchel.wire.padding import padded_length

_READ = 1024 * 1024


class BagWriter:
    """Gives the stream's bytes to `write`, in the order of the calls.

    The order of members is the caller's promise and is checked: a reader would refuse
    another.
    """

    def __init__(self, parcel: str, write: Callable[[bytes], object]) -> None:
        self._parcel = parcel
        self._write = write
        self._written = 0
        self._manifests: tuple[list[bytes], list[bytes]] = ([], [])
        self._last: tuple[int, str] = (-1, "")
        self.add("bagit.txt", BAGIT)
        self.add("bag-info.txt", info(parcel))

    def add(self, name: str, data: bytes) -> None:
        """A member whose bytes are in memory."""
        self._begin(name, len(data))
        digests = Digests()
        digests.update(data)
        self._put(data)
        self._end(name, digests)

    def add_stream(
        self, name: str, size: int, source: BinaryIO, moved: Callable[[int], None] | None = None
    ) -> None:
        """A member of `size` bytes read from `source`; `moved` is told of each piece's size.

        Raises Bug when the source has another size: the stream is then unusable.
        """
        self._begin(name, size)
        digests = Digests()
        while digests.size < size:
            piece = source.read(min(_READ, size - digests.size))
            if not piece:
                raise Bug("a member of a parcel is shorter than was planned")
            digests.update(piece)
            self._put(piece)
            if moved is not None:
                moved(len(piece))
        self._end(name, digests)

    def finish(self) -> None:
        """Manifests, the end of the tar file, and zeros up to a Padmé length."""
        sha256, sha512 = (b"".join(lines) for lines in self._manifests)
        self.add("manifest-sha256.txt", sha256)
        self.add("manifest-sha512.txt", sha512)
        self._put(END)
        missing = padded_length(self._written) - self._written
        missing += -(self._written + missing) % BLOCK
        while missing:
            step = min(missing, _READ)
            self._put(bytes(step))
            missing -= step

    def _begin(self, name: str, size: int) -> None:
        read = read_name(name)
        if (read.place.value, name) <= self._last:
            raise Bug("the members of a parcel are out of order")
        self._last = (read.place.value, name)
        self._put(tar_header(self._parcel, name, size))

    def _end(self, name: str, digests: Digests) -> None:
        self._put(bytes(filling(digests.size)))
        if name.startswith("data/"):
            self._manifests[0].append(manifest_line(digests.sha256, name))
            self._manifests[1].append(manifest_line(digests.sha512, name))

    def _put(self, data: bytes) -> None:
        self._write(data)
        self._written += len(data)


def bag_size(members: Iterable[tuple[str, int]], parcel: str) -> int:
    """How long the stream of these members (name and size) will be, padding included."""
    total, manifests = 0, [0, 0]
    whole = [("bagit.txt", len(BAGIT)), ("bag-info.txt", len(info(parcel))), *members]
    for name, size in whole:
        total += BLOCK + size + filling(size)
        if name.startswith("data/"):
            manifests[0] += len(manifest_line("0" * 64, name))
            manifests[1] += len(manifest_line("0" * 128, name))
    total += sum(BLOCK + size + filling(size) for size in manifests) + len(END)
    padded = padded_length(total)
    return padded + -padded % BLOCK
