"""From a recipe to a parcel's bytes: the same recipe always gives the same bytes.

Each member is checked against the digest it had when the recipe was made; when one has
changed since, the parcel is refused: its key and nonce must never meet other bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from satchel.crypto.age import NONCE_SIZE, Sealer, payload_size
from satchel.crypto.digest import Bytes, Hasher, new_sha256
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.ids import ContentId
from satchel.formats.canonical import binary, binary_text
from satchel.ledger.line import Line, encode_line
from satchel.storage import entries, parcels
from satchel.storage.archive import Archive
from satchel.storage.database import Database
from satchel.storage.parcels import Recipe, RecipeMember
from satchel.sync.addressing import addressed_before, not_again
from satchel.wire.bag_writing import BagWriter, bag_size

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]
Write = Callable[[Bytes], object]
Ranges = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class LinesSource:
    """Entries of a ledger, by closed ranges of indexes; `generation` is the legal class's."""

    device: str
    branch: int
    ranges: Ranges
    generation: int

    def to_json(self) -> dict[str, Any]:
        return {
            "device": self.device,
            "branch": self.branch,
            "ranges": [list(pair) for pair in self.ranges],
            "generation": self.generation,
        }

    def indexes(self) -> Iterator[int]:
        """Every index, in order."""
        for first, last in self.ranges:
            yield from range(first, last + 1)

    def lines(self, db: Database) -> Iterator[Line]:
        """The lines as they may leave, in order."""
        for first, last in self.ranges:
            for line in entries.lines(db, self.device, self.branch, first, last + 1):  # type: ignore[arg-type]  # a device id is text
                yield addressed_before(db, line, self.generation)


def content_source(content: ContentId, header: bytes, first: int, size: int) -> dict[str, Any]:
    """`size` bytes of a content's age file under this header, from `first` on."""
    return {"content": content, "header": binary_text(header), "first": first, "size": size}


def file_size(archive: Archive, parcel: str) -> int:
    """How long the sealed parcel will be. Raises RefusedByPolicy when it was forgotten."""
    recipe = _recipe(archive, parcel)
    listed = parcels.members(archive.reading(), parcel)
    inside = bag_size(((member.name, member.size) for member in listed), parcel)
    return len(recipe.header) + NONCE_SIZE + payload_size(inside)


def produce(
    archive: Archive,
    parcel: str,
    write: Write,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Give the parcel's bytes to `write`, in memory that is used again when it returns. What
    was written counts only when this returns.

    Raises RefusedByPolicy (codes "parcel-changed", "cancelled").
    """
    recipe = _recipe(archive, parcel)
    sealer = Sealer([], file_key=recipe.file_key, nonce=recipe.nonce)
    write(recipe.header + recipe.nonce)

    def seal(data: bytes) -> None:
        for run in sealer.runs(data):
            write(run)

    bag = BagWriter(parcel, seal)

    def moved(size: int) -> None:
        if progress is not None:
            progress(size)
        if cancelled is not None and cancelled():
            raise RefusedByPolicy("Stopped as asked; no parcel was written.", code="cancelled")

    for member in parcels.members(archive.reading(), parcel):
        with _source(archive, member) as source:
            checked = _Checked(source, member)
            bag.add_stream(member.name, member.size, cast(BinaryIO, checked), moved)
            checked.require_same()
    bag.finish()
    write(sealer.finish())


class _Checked:
    """A source that is hashed on its way, to be compared with the recipe."""

    def __init__(self, source: BinaryIO, member: RecipeMember) -> None:
        self._source = source
        self._member = member
        self._hasher: Hasher | None = new_sha256() if member.sha256 is not None else None

    def read(self, size: int) -> bytes:
        data = self._source.read(size)
        if not data:
            raise not_again()
        if self._hasher is not None:
            self._hasher.update(data)
        return data

    def require_same(self) -> None:
        if self._hasher is not None and self._hasher.digest() != self._member.sha256:
            raise not_again()


class LinesFile(io.RawIOBase):
    """Lines as one file, made while it is read."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # typeshed's is private
        while not self._rest:
            line = next(self._lines, None)
            if line is None:
                return 0
            self._rest = encode_line(line) + b"\n"
        piece, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def lines_file(lines: Iterator[Line]) -> BinaryIO:
    """The bytes of `entries.jsonl`."""
    return cast(BinaryIO, io.BufferedReader(LinesFile(lines), 1 << 18))


def _source(archive: Archive, member: RecipeMember) -> BinaryIO:
    if member.data is not None:
        return io.BytesIO(member.data)
    source = cast(dict[str, Any], member.source)
    if "bundle" in source:
        data = parcels.frozen_bytes(archive.reading(), int(source["bundle"]))
        if data is None:
            raise not_again()
        return io.BytesIO(data)
    if "content" in source:
        return _content(archive, source)
    return lines_file(LinesSource(**source).lines(archive.reading()))


def _content(archive: Archive, source: dict[str, Any]) -> BinaryIO:
    header = binary(source["header"])
    try:
        file, _ = archive.contents.payload(ContentId(source["content"]), header)
    except NoSuchThing as error:
        raise not_again() from error
    file.seek(int(source["first"]))
    return file


def _recipe(archive: Archive, parcel: str) -> Recipe:
    recipe = parcels.recipe(archive.reading(), parcel)
    if recipe is None:
        raise not_again()
    return recipe
