"""Cuts the power, as it were, at chosen moments of a real process: un-fsynced writes are torn.

How to use it: describe an `Operation` as for `harness`, then call `cut_power`. Nothing is
really cut: the process runs once, traced, with every byte it writes; the log is played
into a `disk_model`, and the images of what a disk could hold are written and verified.
To know first: what was played must be what the process left in its folder, byte for byte;
a way of writing that this module does not know cannot pass unseen.
"""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from .disk_model import Disk, File, Image
from .harness import Operation, Zygotes, record

_CALLS = (
    "openat,close,lseek,read,write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink,unlinkat,mkdir"
)
_LINE = re.compile(r"^(\w+)\((.*)\) += (\d+)", re.MULTILINE)
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_STDOUT = 1
# The index of a WAL is written through memory, never synced, and made anew at an opening.
_MAPPED = "-shm"
# Around these one state of the disk becomes another; between them lie writes, most of all.
_TURNS = ("fsync", "fdatasync", "rename", "unlink", "unlinkat", "ftruncate", "mkdir")
_WRITES = ("write", "pwrite64")
_EVERY_NTH_WRITE = 5
_DURABLE, _NAMES, _ONLY = "durable", "names", "only"
_TORN_AT_EACH = 3


@dataclass(frozen=True, slots=True)
class _Step:
    """One call that succeeded; `result` is what it returned."""

    call: str
    arguments: str
    result: int

    def number(self, place: int) -> int:
        return int(self.arguments.split(", ")[place])

    @property
    def strings(self) -> list[bytes]:
        found = _STRING.findall(self.arguments)
        return [bytes.fromhex(text.replace("\\x", "")) for text in found]

    @property
    def path(self) -> Path:
        return Path(self.strings[0].decode())


@dataclass(slots=True)
class _Played:
    """A disk, what was acknowledged so far, and which descriptor is which file."""

    disk: Disk
    said: bytes = b""
    _files: dict[int, File] = field(default_factory=dict)
    _folders: dict[int, Path] = field(default_factory=dict)
    _positions: dict[int, int] = field(default_factory=dict)

    def play(self, step: _Step) -> None:
        if step.call == "openat":
            self._open(step)
        elif step.call in ("mkdir", "rename", "unlink", "unlinkat"):
            self._name(step)
        elif step.call in ("fsync", "fdatasync"):
            self._sync(step.number(0))
        elif step.call == "write" and step.number(0) == _STDOUT:
            self.said += step.strings[0]
        elif step.number(0) in self._files:
            self._change(step, self._files[step.number(0)])

    def _open(self, step: _Step) -> None:
        descriptor, path = step.result, step.path
        self._files.pop(descriptor, None)
        self._folders.pop(descriptor, None)
        if not path.is_relative_to(self.disk.root):
            return
        if path not in self.disk.names:
            self.disk.make(path, File())
        file = self.disk.names[path]
        if file is None:
            self._folders[descriptor] = path
            return
        if path.name.endswith(_MAPPED):
            return
        assert "O_APPEND" not in step.arguments
        if "O_TRUNC" in step.arguments:
            file.truncate(0)
        self._files[descriptor] = file
        self._positions[descriptor] = 0

    def _name(self, step: _Step) -> None:
        if not step.path.is_relative_to(self.disk.root):
            return
        if step.call == "mkdir":
            self.disk.make(step.path, None)
        elif step.call == "rename":
            self.disk.rename(step.path, Path(step.strings[1].decode()))
        else:
            self.disk.remove(step.path)

    def _sync(self, descriptor: int) -> None:
        if descriptor in self._files:
            self._files[descriptor].sync()
        elif descriptor in self._folders:
            self.disk.sync_folder(self._folders[descriptor])

    def _change(self, step: _Step, file: File) -> None:
        descriptor = step.number(0)
        if step.call == "close":
            del self._files[descriptor]
        elif step.call == "lseek":
            self._positions[descriptor] = step.result
        elif step.call == "read":
            self._positions[descriptor] += step.result
        elif step.call == "ftruncate":
            file.truncate(step.number(1))
        elif step.call == "pwrite64":
            file.write(step.number(-1), step.strings[0][: step.result])
        else:
            file.write(self._positions[descriptor], step.strings[0][: step.result])
            self._positions[descriptor] += step.result


@dataclass(frozen=True, slots=True)
class _Cut:
    """After which call, and which of the images of that moment."""

    step: int
    way: str

    def image(self, disk: Disk) -> Image:
        if self.way == _DURABLE:
            return disk.durable()
        if self.way == _NAMES:
            return disk.only_names()
        word, _, name = self.way.partition(" ")
        return disk.only(disk.root / name) if word == _ONLY else disk.torn(f"{self.step} {name}")


def cut_power(zygotes: Zygotes, operation: Operation, work: Path, count: int) -> int:
    """Verifies up to `count` images, no two the same; returns how many there were."""
    template, folder = work / "template", work / "run"
    operation.prepare(template)
    shutil.copytree(template, folder)
    run, log = record(zygotes, operation, folder, _CALLS)
    assert run.exit_code == 0, run
    steps = [_Step(call, told, int(result)) for call, told, result in _LINE.findall(log)]
    every = _all_cuts(steps, template, folder)
    operation.verify(folder, run.lines)
    # Many a cut changes nothing: of five times as many, those are taken that differ.
    tried = _images(_chosen(every, 5 * count), steps, template, folder)
    differing = {_digest(image, lines): cut for cut, image, lines in tried}
    cuts = random.Random(count).sample(list(differing.values()), min(count, len(differing)))
    for cut, image, lines in _images(cuts, steps, template, folder):
        shutil.rmtree(folder)
        _write(image, folder)
        try:
            operation.verify(folder, lines)
        except Exception as error:
            raise AssertionError(
                f"{operation.name}, {cut} ({steps[cut.step].call}), {lines}: {error!r}"
            ) from error
    return len(cuts)


def _all_cuts(steps: Sequence[_Step], template: Path, folder: Path) -> dict[bool, list[_Cut]]:
    """Every moment worth a cut, by whether it follows an answer; the log must be complete."""
    played = _Played(Disk(template, folder))
    moments = [number for number, step in enumerate(steps) if step.call in (*_WRITES, *_TURNS)]
    before_turn = {now for now, after in pairwise(moments) if steps[after].call in _TURNS}
    at_turn = before_turn | {now for now in moments if steps[now].call in _TURNS}
    cuts: dict[bool, list[_Cut]] = {True: [], False: []}
    for number, step in enumerate(steps):
        played.play(step)
        is_answer = step.call == "write" and step.number(0) == _STDOUT
        is_nth_write = step.call in _WRITES and number % _EVERY_NTH_WRITE == 0
        if is_answer or number in at_turn or is_nth_write:
            cuts[is_answer] += [_Cut(number, way) for way in _ways(played.disk)]
    _require_same(played.disk, folder)
    return cuts


def _ways(disk: Disk) -> list[str]:
    if disk.is_durable:
        return [_DURABLE]
    only = [f"{_ONLY} {path.relative_to(disk.root)}" for path in disk.unsynced]
    return [_DURABLE, _NAMES, *only, *(f"torn {number}" for number in range(_TORN_AT_EACH))]


def _require_same(disk: Disk, folder: Path) -> None:
    """Bytes may have been written in a way that is not in the log: then they differ here."""
    seen = {name: data for name, data in disk.as_seen().items() if not name.endswith(_MAPPED)}
    found = {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
        if not path.name.endswith(_MAPPED)
    }
    assert seen.keys() == found.keys()
    assert [name for name in seen if seen[name] != found[name]] == []


def _chosen(cuts: dict[bool, list[_Cut]], count: int) -> list[_Cut]:
    """At most half follow an answer; the same ones for the same log."""
    chance = random.Random(count)
    after_answers = chance.sample(cuts[True], min(len(cuts[True]), count // 2))
    others = chance.sample(cuts[False], min(len(cuts[False]), count - len(after_answers)))
    return [*after_answers, *others]


def _images(
    cuts: Sequence[_Cut], steps: Sequence[_Step], template: Path, folder: Path
) -> Iterator[tuple[_Cut, Image, list[str]]]:
    """Each cut's image and what had been acknowledged by then."""
    played = _Played(Disk(template, folder))
    at = {number: [cut for cut in cuts if cut.step == number] for number in range(len(steps))}
    for number, step in enumerate(steps):
        played.play(step)
        for cut in at[number]:
            yield cut, cut.image(played.disk), played.said.decode().split("\n")[:-1]


def _digest(image: Image, lines: Sequence[str]) -> bytes:
    digest = hashlib.blake2b(repr(lines).encode())
    for name, data in image.items():
        digest.update(f"\0{name}\0{data is None}\0".encode())
        digest.update(hashlib.blake2b(data or b"").digest())
    return digest.digest()


def _write(image: Image, folder: Path) -> None:
    folder.mkdir()
    for name, data in image.items():
        if data is None:
            (folder / name).mkdir()
        elif not name.endswith(_MAPPED):
            (folder / name).write_bytes(data)
