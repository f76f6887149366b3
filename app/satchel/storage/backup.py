"""One file that holds an archive as it was at one moment, and an archive made from it.

What it is for: `backup make` while the archive is open, and `backup restore`. What it
is not for: sending things to anyone. To know first: the file is a tar of the encrypted
files as they are, so it is as safe as the archive and opens with the same passphrases.
Its keyslots carry a mark under their MAC: what is restored begins a new ledger, because
two devices going on with one ledger would contradict each other.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final, cast

from satchel.crypto.digest import Hasher, new_sha256
from satchel.domain.errors import IntegrityFailure, MachineRefused, NoSuchThing
from satchel.storage import keyslot_files
from satchel.storage.archive import CONTENT_NAME, Archive
from satchel.storage.filling import filling, lock_new
from satchel.storage.migrations import newer_archive
from satchel.system import files
from satchel.system.new_files import writing_durably

FORMAT = 1
_KEYSLOTS = "keyslots.json"
_SUMS = "backup.json"
_MEMBER = re.compile(r"archive-[1-9][0-9]{0,9}\.db|content\.db|keyslots\.json|backup\.json")
_BLOCK = 1 << 20
_MOST_SMALL = 1 << 20
# The format in which a header is one block, of whatever size its file is.
_TAR: Final = tarfile.GNU_FORMAT


def make(archive: Archive, out: Path) -> None:
    """Writes the backup to `out`, which must not exist, and reads it back before it is named so.

    The archive stays open and cannot be written to meanwhile. Raises what `writing_durably`
    does, MachineRefused, IntegrityFailure when what was read back differs.
    """
    with writing_durably(out) as file:
        sums = _write(archive, archive.random(8).hex(), file)
        file.flush()
        os.fsync(file.fileno())
        _compare(file, sums)


def restore(file: Path, folder: Path, *, timeout_s: float = 10.0) -> None:
    """Makes an archive in an empty or new folder from a backup; a kill leaves none.

    Raises NoSuchThing, IntegrityFailure when the file is not a whole backup,
    RefusedByPolicy with code "not-empty", "in-use" or "newer-archive".
    """
    if not file.is_file():
        raise NoSuchThing("There is no backup file of that name.")
    with lock_new(folder, timeout_s), filling(folder), _reading(file) as source:
        found: dict[str, str] = {}
        small: dict[str, bytes] = {}
        for name, member in _members(source):
            if name in (_KEYSLOTS, _SUMS):
                small[name] = member.read(_MOST_SMALL)
                found[name] = _sum_of(io.BytesIO(small[name]))
            else:
                found[name] = _extract(member, folder / name)
        _require_whole(small, found)
        for copy in keyslot_files.COPIES:
            files.write_durably(folder / copy, small[_KEYSLOTS])


@contextlib.contextmanager
def _reading(file: Path) -> Iterator[BinaryIO]:
    with files.machine_refusals(), file.open("rb") as source, _whole():
        yield source


@contextlib.contextmanager
def _whole() -> Iterator[None]:
    try:
        yield
    except tarfile.TarError as error:
        raise _not_whole() from error


def _write(archive: Archive, name: str, file: BinaryIO) -> dict[str, str]:
    """Every member in order; gives the SHA-256 of each."""
    sums: dict[str, str] = {}
    with tarfile.open(fileobj=file, mode="w", format=_TAR) as tar:
        with archive.unchanging():
            _add(tar, _KEYSLOTS, io.BytesIO(archive.keyslots_for_backup(name)), sums)
            for path in (archive.path, archive.folder / CONTENT_NAME):
                with path.open("rb") as source:
                    _add(tar, path.name, source, sums)
        body = {"format": FORMAT, "name": name, "sha256": sums}
        _add(tar, _SUMS, io.BytesIO(json.dumps(body, sort_keys=True).encode("ascii")), sums)
    return sums


def _add(tar: tarfile.TarFile, name: str, source: BinaryIO, sums: dict[str, str]) -> None:
    """One member without time, owner or mode: they would say who made it and when."""
    member = tarfile.TarInfo(name)
    member.size = source.seek(0, os.SEEK_END)
    source.seek(0)
    hasher = new_sha256()
    tar.addfile(member, _Hashed(source, hasher))
    sums[name] = hasher.hexdigest()


class _Hashed(io.RawIOBase):
    """Hashes what is read through it."""

    def __init__(self, source: BinaryIO, hasher: Hasher) -> None:
        self._source = source
        self._hasher = hasher

    def read(self, size: int = -1, /) -> bytes:
        data = self._source.read(size)
        self._hasher.update(data)
        return data


def _compare(file: BinaryIO, sums: Mapping[str, str]) -> None:
    file.seek(0)
    with _whole():
        found = {name: _sum_of(member) for name, member in _members(file)}
    if found != sums:
        raise MachineRefused(
            "The backup read back differs from what was written, so it was removed; "
            "the archive is untouched. Use another disk.",
            code="disk-failing",
        )


def _members(file: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    """Only plain files with names of ours; nothing is ever extracted by its own path.

    A header must be the one `_add` writes, bit for bit. So there are no sparse members,
    which unfold without end, and no extended headers, which are read whole into memory.
    """
    end = os.fstat(file.fileno()).st_size
    place = 0
    while any(block := file.read(tarfile.BLOCKSIZE)):
        member = _header_of(block)
        place += len(block)
        if member.size > end - place:
            raise _not_whole()
        yield member.name, cast(BinaryIO, _Part(file, member.size))
        place += member.size + -member.size % tarfile.BLOCKSIZE
        file.seek(place)


def _header_of(block: bytes) -> tarfile.TarInfo:
    try:
        said = tarfile.TarInfo.frombuf(block, "ascii", "strict")
    except UnicodeDecodeError as error:
        raise _not_whole() from error
    if not _MEMBER.fullmatch(said.name) or said.size < 0:
        raise _not_whole()
    member = tarfile.TarInfo(said.name)
    member.size = said.size
    if member.tobuf(_TAR, "ascii", "strict") != block:
        raise _not_whole()
    return member


class _Part(io.RawIOBase):
    """The next `size` bytes of a file, and nothing behind them."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._left = size

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data


def _sum_of(member: BinaryIO) -> str:
    hasher = new_sha256()
    while block := member.read(_BLOCK):
        hasher.update(block)
    return hasher.hexdigest()


def _extract(member: BinaryIO, path: Path) -> str:
    hasher = new_sha256()
    with open(files.create_private(path), "wb") as file:
        while block := member.read(_BLOCK):
            hasher.update(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return hasher.hexdigest()


def _require_whole(small: Mapping[str, bytes], found: dict[str, str]) -> None:
    try:
        body = json.loads(small[_SUMS])
        if body["format"] > FORMAT:
            raise newer_archive()
        expected = {**body["sha256"], _SUMS: found[_SUMS]}
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise _not_whole() from error
    if found != expected or CONTENT_NAME not in found or _KEYSLOTS not in found or len(found) != 4:
        raise _not_whole()


def _not_whole() -> IntegrityFailure:
    return IntegrityFailure(
        "This is not a whole backup of Satchel, so nothing was restored; use another copy of it."
    )
