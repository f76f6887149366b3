"""What a disk may hold of a folder when the power fails: what was fsynced, and any part
of the rest.

What it is for: a `Disk` is told every change to a folder, and of each file it keeps what
is durable (its bytes at its last fsync) and every write since; a name is durable once
its folder was fsynced. At any moment it gives images of what could be found afterwards.
What it is not for: knowing what a program did (`torn`).

To know first: the model is harsher than a journalling file system. A synced file whose
name was not synced is gone; a rename may arrive before the bytes; each block may be in
any state it had since the last fsync. What it does not do is damage bytes that nobody
was writing, which SQLite too counts on.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

# By place in the folder: a file's bytes, or None for a folder.
Image = Mapping[str, bytes | None]

_BLOCKS = (512, 4096)
_SURVIVAL = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class _Change:
    """Bytes written at `offset`; or, when `data` is None, the file cut or grown to `offset`."""

    offset: int
    data: bytes | None

    def size_after(self, size: int) -> int:
        return self.offset if self.data is None else max(size, self.offset + len(self.data))


@dataclass(eq=False, slots=True)
class File:
    """The bytes that are on the disk for certain, and the changes since."""

    durable: bytes = b""
    pending: list[_Change] = field(default_factory=list)

    def write(self, offset: int, data: bytes) -> None:
        self.pending.append(_Change(offset, data))

    def truncate(self, size: int) -> None:
        self.pending.append(_Change(size, None))

    def sync(self) -> None:
        if self.pending:
            self.durable, self.pending = self.whole(), []

    def whole(self) -> bytes:
        """As programs read it."""
        content = bytearray(self.durable)
        for change in self.pending:
            content.extend(bytes(max(0, change.offset - len(content))))
            if change.data is None:
                del content[change.offset :]
            else:
                content[change.offset : change.offset + len(change.data)] = change.data
        return bytes(content)

    def torn(self, chance: random.Random, block: int, survival: float) -> bytes:
        """Each block, and the size, as it was at some moment since the last fsync.

        Sizes change in their order, and a file is cut wholly or not at all; what came after
        a cut that did not reach the disk is not there either.
        """
        sizes = [len(self.durable)]
        for change in self.pending:
            sizes.append(change.size_after(sizes[-1]))
        whole = chance.random() < survival
        resized = len(self.pending) if whole else chance.randint(0, len(self.pending))
        content = bytearray(self.durable.ljust(max(sizes), b"\0"))
        behind: set[int] = set()  # blocks whose later changes did not reach the disk
        for number, change in enumerate(self.pending):
            if change.data is None:
                if number >= resized:
                    break
                content[change.offset :] = bytes(len(content) - change.offset)
                behind.clear()
                continue
            end = change.offset + len(change.data)
            for place in range(change.offset // block, -(-end // block)):
                if place in behind or chance.random() > survival:
                    behind.add(place)
                    continue
                start, stop = max(place * block, change.offset), min((place + 1) * block, end)
                content[start:stop] = change.data[start - change.offset : stop - change.offset]
        return bytes(content[: sizes[resized]])


@dataclass(frozen=True, slots=True)
class _Naming:
    """`old` becomes `new`, both in one folder; only `new`: made; only `old`: removed."""

    old: Path | None
    new: Path | None
    file: File | None

    @property
    def folder(self) -> Path:
        return (self.new or self.old or Path()).parent

    def apply(self, names: dict[Path, File | None]) -> None:
        if self.old is not None:
            del names[self.old]
        if self.new is not None:
            names[self.new] = self.file


class Disk:
    """A folder as programs see it, and as it is for certain."""

    def __init__(self, template: Path, root: Path) -> None:
        """What is in `template` lies at `root` and is durable."""
        self.root = root
        self.names: dict[Path, File | None] = {root: None}
        for path in sorted(template.rglob("*")):
            file = None if path.is_dir() else File(path.read_bytes())
            self.names[root / path.relative_to(template)] = file
        self._durable_names = dict(self.names)
        self._namings: list[_Naming] = []

    def make(self, path: Path, file: File | None) -> None:
        """A new file, or a new folder."""
        self._name(_Naming(None, path, file))

    def rename(self, old: Path, new: Path) -> None:
        assert old.parent == new.parent, "nothing moves from folder to folder"
        self._name(_Naming(old, new, self.names[old]))

    def remove(self, path: Path) -> None:
        self._name(_Naming(path, None, None))

    def sync_folder(self, folder: Path) -> None:
        """What was named in it is durable."""
        for naming in self._namings:
            if naming.folder == folder:
                naming.apply(self._durable_names)
        self._namings = [naming for naming in self._namings if naming.folder != folder]

    @property
    def unsynced(self) -> list[Path]:
        """Files with bytes that are not durable."""
        return sorted(path for path, file in self.names.items() if file and file.pending)

    @property
    def is_durable(self) -> bool:
        """Whether a power cut would take nothing."""
        return not self._namings and not self.unsynced

    def as_seen(self) -> Image:
        """As programs see it."""
        return self._image(self.names, lambda _, file: file.whole())

    def durable(self) -> Image:
        """Only what was synced."""
        return self._image(self._durable_names, lambda _, file: file.durable)

    def only_names(self) -> Image:
        """Every name, no byte more: a rename that outran what it renames."""
        return self._image(self.names, lambda _, file: file.durable)

    def only(self, chosen: Path) -> Image:
        """Every name; of the file `chosen` all bytes, of others only the synced ones."""
        return self._image(
            self.names, lambda path, file: file.whole() if path == chosen else file.durable
        )

    def torn(self, seed: str) -> Image:
        """Some blocks and some names; which ones, the seed says."""
        chance = random.Random(seed)
        block, survival = chance.choice(_BLOCKS), chance.choice(_SURVIVAL)
        names = dict(self._durable_names)
        for folder in sorted({naming.folder for naming in self._namings}):
            namings = [naming for naming in self._namings if naming.folder == folder]
            for naming in namings[: chance.randint(0, len(namings))]:
                naming.apply(names)
        return self._image(names, lambda _, file: file.torn(chance, block, survival))

    def _name(self, naming: _Naming) -> None:
        naming.apply(self.names)
        self._namings.append(naming)

    def _image(
        self, names: Mapping[Path, File | None], content: Callable[[Path, File], bytes]
    ) -> Image:
        """What can be reached: a folder that is not there takes along what is in it."""
        image: dict[str, bytes | None] = {}
        for path in sorted(names):
            if path != self.root and all(above in names for above in self._above(path)):
                file = names[path]
                place = path.relative_to(self.root).as_posix()
                image[place] = None if file is None else content(path, file)
        return image

    def _above(self, path: Path) -> list[Path]:
        return [above for above in path.parents if above.is_relative_to(self.root)]
