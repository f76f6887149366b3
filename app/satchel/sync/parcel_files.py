"""A parcel as files on a stick: one file, or parts of a size the stick can hold.

Each file appears under its name only when it is whole and on the disk.
"""

from __future__ import annotations

import contextlib
import glob
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, cast

from satchel.crypto.digest import Bytes, Hasher, new_sha256
from satchel.domain.errors import IntegrityFailure, NoSuchThing, UsageError
from satchel.system.files import machine_refusals
from satchel.system.new_files import require_free, writing_durably
from satchel.wire.parts import LINE_SIZE, MOST, Part, is_part, read_part, require_all

SMALLEST_PART: Final = 4096
_READ: Final = 1 << 20


@dataclass(slots=True)
class PartFiles:
    """Writes a stream of known length as `target.001`, `target.002`, …"""

    target: Path
    parcel: str
    length: int
    part_size: int
    files: list[Path] = field(default_factory=list)
    _open: AbstractContextManager[BinaryIO] | None = None
    _sink: BinaryIO | None = None
    _hasher: Hasher = field(default_factory=new_sha256)
    _filled: int = 0

    @property
    def count(self) -> int:
        """How many parts there will be."""
        return max(1, -(-self.length // self._room))

    @property
    def _room(self) -> int:
        return self.part_size - LINE_SIZE

    def __enter__(self) -> PartFiles:
        if self.part_size < SMALLEST_PART or self.count > MOST:
            raise UsageError(
                f"A parcel can be split into at most {MOST} parts of at least {SMALLEST_PART} "
                "bytes; choose another size."
            )
        for number in range(1, self.count + 1):
            require_free(self._path(number))
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is None:
            self._end()
            return
        if self._open is not None:
            with contextlib.suppress(Exception):
                self._open.__exit__(RuntimeError, RuntimeError("stopped"), None)
        for path in self.files:
            path.unlink(missing_ok=True)

    def write(self, data: Bytes) -> None:
        """The next bytes, over as many parts as they need."""
        view = memoryview(data)
        while view:
            if self._sink is None:
                self._begin()
            assert self._sink is not None
            piece = view[: self._room - self._filled]
            self._sink.write(piece)
            self._hasher.update(piece)
            self._filled += len(piece)
            view = view[len(piece) :]
            if self._filled == self._room:
                self._end()

    def _begin(self) -> None:
        self._open = writing_durably(self._path(len(self.files) + 1))
        self._sink = self._open.__enter__()
        self._hasher, self._filled = new_sha256(), 0
        self._sink.write(bytes(LINE_SIZE))

    def _end(self) -> None:
        if self._sink is None or self._open is None:
            return
        number = len(self.files) + 1
        part = Part(self.parcel, number, self.count, self._filled, self._hasher.hexdigest())
        self._sink.seek(0)
        self._sink.write(part.line())
        self._open.__exit__(None, None, None)
        self.files.append(self._path(number))
        self._open = self._sink = None

    def _path(self, number: int) -> Path:
        return self.target.with_name(f"{self.target.name}.{number:03}")


@contextlib.contextmanager
def parcel_sink(
    target: Path, parcel: str, length: int, part_size: int | None
) -> Iterator[tuple[Callable[[Bytes], object], list[Path]]]:
    """Where a parcel of `length` bytes goes; the list holds the files made, at the end."""
    if part_size is None:
        with writing_durably(target) as sink:
            yield sink.write, [target]
        return
    with PartFiles(target, parcel, length, part_size) as parts:
        yield parts.write, parts.files


@dataclass(frozen=True, slots=True)
class ParcelFile:
    """One parcel as it was brought: a file, or all parts of one."""

    paths: tuple[Path, ...]
    parts: tuple[Part, ...] = ()

    def open(self) -> BinaryIO:
        """Its bytes from the beginning; the caller closes it. May be called again."""
        with machine_refusals():
            if not self.parts:
                return self.paths[0].open("rb")
            return cast(BinaryIO, io.BufferedReader(_Joined(self.paths, self.parts), _READ))


def find_parcels(paths: Sequence[Path]) -> list[ParcelFile]:
    """The parcels among files given in any order, parts gathered.

    A name that exists only as `name.001` … stands for all its parts, and one that was
    made together with `name-2` … for these too. Raises NoSuchThing for a missing file,
    IntegrityFailure naming missing parts.
    """
    whole: list[ParcelFile] = []
    by_parcel: dict[str, dict[int, tuple[Path, Part]]] = {}
    for path in _existing(paths):
        with machine_refusals(), path.open("rb") as file:
            line = file.read(LINE_SIZE)
        if not is_part(line):
            whole.append(ParcelFile((path,)))
            continue
        part = read_part(line)
        by_parcel.setdefault(part.parcel, {}).setdefault(part.number, (path, part))
    for found in by_parcel.values():
        ordered = [found[number] for number in sorted(found)]
        require_all([part for _, part in ordered])
        whole.append(ParcelFile(tuple(p for p, _ in ordered), tuple(q for _, q in ordered)))
    return whole


def _existing(paths: Sequence[Path]) -> list[Path]:
    """Every file meant, once: parts of a name, and the further parcels made with it."""
    found: dict[Path, None] = {}
    for path in paths:
        files = _files_of(path)
        if not files:
            raise NoSuchThing(f"There is no file {path}.")
        found.update(dict.fromkeys(files))
        number = 2
        while more := _files_of(path.with_name(f"{path.name}-{number}")):
            found.update(dict.fromkeys(file for file in more if _looks_like_one(file)))
            number += 1
    return list(found)


def _files_of(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    named = path.parent.glob(f"{glob.escape(path.name)}.[0-9][0-9][0-9]*")
    return sorted(one for one in named if one.is_file())  # a pipe would be waited for


def _looks_like_one(path: Path) -> bool:
    with machine_refusals(), path.open("rb") as file:
        line = file.read(LINE_SIZE)
    return is_part(line) or line.startswith(b"age-encryption.org/v1\n")


class _Joined(io.RawIOBase):
    """The bytes of all parts in order, each checked against its line when it ends."""

    def __init__(self, paths: Sequence[Path], parts: Sequence[Part]) -> None:
        self._rest = list(zip(paths, parts, strict=True))
        self._file: BinaryIO | None = None
        self._hasher = new_sha256()
        self._left = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # typeshed's is private
        while self._rest:
            if self._file is None:
                self._begin()
            assert self._file is not None
            piece = self._file.read(min(len(buffer), self._left + 1))
            if not piece:
                self._end()
                continue
            self._left -= len(piece)
            if self._left < 0:
                raise self._damaged()
            self._hasher.update(piece)
            buffer[: len(piece)] = piece
            return len(piece)
        return 0

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()

    def _begin(self) -> None:
        path, part = self._rest[0]
        with machine_refusals():
            self._file = path.open("rb")
        self._file.seek(LINE_SIZE)
        self._hasher, self._left = new_sha256(), part.size

    def _end(self) -> None:
        if self._left or self._hasher.hexdigest() != self._rest[0][1].sha256:
            raise self._damaged()
        assert self._file is not None
        self._file.close()
        self._file = None
        del self._rest[0]

    def _damaged(self) -> IntegrityFailure:
        return IntegrityFailure(
            f"Part {self._rest[0][1].number} of this parcel was damaged on the way; bring it "
            "again. Nothing was taken in."
        )
