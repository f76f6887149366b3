"""A folder as a road: a stick, a network share, a folder that some program carries elsewhere.

The same objects as at a relay, as files below `satchel/`. To know first: whatever carries
such a folder renames, doubles and half-copies files. So a file is known by what is in it:
its name only says where to look first. A part that is short, or of other bytes, is not there
yet. Nothing here is secret or trusted, and what lies here may have left this machine or not.
Others write here too: only plain files are read, and no link is followed out of the folder.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from satchel.crypto.digest import sha256
from satchel.domain.errors import (
    IntegrityFailure,
    MachineRefused,
    NoSuchThing,
    OutOfReach,
    RefusedByPolicy,
    SatchelError,
)
from satchel.domain.ids import is_record_id
from satchel.sync.roads.road import Papers
from satchel.system.files import fsync_folder, read_only
from satchel.system.plain_files import open_plain_file
from satchel.wire.relay_answers import ParcelState, Standing
from satchel.wire.relay_names import (
    MANIFEST_LIMIT,
    Address,
    Mailbox,
    PartName,
    is_mailbox,
    read_part_name,
)
from satchel.wire.relay_parcels import MANIFEST, open_manifest
from satchel.wire.relay_words import unverified_word

_OURS: Final = "satchel"
_UNFINISHED: Final = ".unfinished"
_FULL: Final = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_IN_THE_WAY: Final = {errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENOTEMPTY}
_BEGINNING: Final = b'{"body":'
_DIGEST: Final = re.compile("[0-9a-f]{64}")
_DEEPEST: Final = 6
_WORD: Final = "taken"


@dataclass(slots=True)
class _Found:
    """What a look at the whole folder found: sizes of files, and manifests by address."""

    sizes: dict[Path, int] = field(default_factory=dict)
    manifests: dict[tuple[str, str], list[bytes]] = field(default_factory=dict)


class FolderRoad:
    """One folder, which need not be there all the time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self._found: _Found | None = None
        self._closed = False

    @property
    def name(self) -> str:
        return str(self._folder)

    @property
    def is_relay(self) -> bool:
        return False

    def reach(self, papers: Papers) -> None:
        """Look at it anew. It has no gate, so it needs no papers."""
        if not self._folder.is_dir():
            raise OutOfReach(
                f"The folder {self._folder} is not there; plug it in or name another. Everything "
                "is still here."
            )
        self._found = None

    def waiting(self, box: Mailbox) -> list[str]:
        return sorted(parcel for there, parcel in self._look().manifests if there == box)

    def claim(self, address: Address) -> ParcelState:
        return self.standing(address)

    def standing(self, address: Address) -> ParcelState:
        if (self._ours / address.taken_prefix).is_dir():
            return ParcelState(Standing.TAKEN)
        parts = tuple(sorted(self._parts_of(address)))
        if self._is_whole(address, {part.sha256 for part in parts}):
            return ParcelState(Standing.WHOLE)
        return ParcelState(Standing.BEGUN if parts else Standing.ABSENT, parts)

    def put(self, address: Address, part: PartName, data: bytes) -> None:
        self._write(self._ours / address.part_object(part), data)

    def commit(self, address: Address, manifest: bytes) -> None:
        self._write(self._ours / address.manifest_object, manifest)

    def manifests(self, address: Address) -> list[bytes]:
        return self._look().manifests.get((address.box, address.parcel), [])

    def part(self, address: Address, part: PartName) -> bytes:
        """From wherever it lies: under its name, under one like it, or by its bytes alone."""
        for path in self._candidates(address, part):
            data = self._read(path, part.size)
            if data is not None and sha256(data).hex() == part.sha256:
                return data
        raise NoSuchThing("A part of a parcel is not in the folder yet.")

    def clear(self, address: Address, taken: bytes) -> None:
        """Its files go, as far as they may: a folder that keeps them does no harm."""
        with contextlib.suppress(OSError, SatchelError):
            self._write(self._ours / address.taken_prefix / _WORD, taken)
            for part in self._parts_of(address):
                (self._ours / address.part_object(part)).unlink(missing_ok=True)
            (self._ours / address.manifest_object).unlink(missing_ok=True)
            (self._ours / address.parts_prefix).rmdir()

    def close(self) -> None:
        self._closed = True

    @property
    def _ours(self) -> Path:
        return self._folder / _OURS

    def _is_whole(self, address: Address, there: set[str]) -> bool:
        """Whether a manifest lies there and, by their names, all its parts. What a bad stick or
        a program that keeps folders in step has lost is so brought again."""
        own = _beginning(self._ours / address.manifest_object, MANIFEST_LIMIT)
        for paper in (own, *self.manifests(address)):
            with contextlib.suppress(IntegrityFailure):
                mission = str(unverified_word(paper, MANIFEST).get("mission"))
                lacking = {part.sha256 for part in open_manifest(paper, mission, address).parts}
                lacking -= there
                if not lacking or lacking <= self._named_anywhere():
                    return True
        return False

    def _named_anywhere(self) -> set[str]:
        """Digests in names of files that have the size they say, also in names made longer."""
        return {
            digest
            for path, size in self._look().sizes.items()
            for digest in _DIGEST.findall(path.name)
            if f"{size:07}-{digest}" in path.name
        }

    def _parts_of(self, address: Address) -> Iterator[PartName]:
        """Parts that lie whole under their own names."""
        try:
            listed = list(os.scandir(self._ours / address.parts_prefix))
        except OSError:
            return
        for one in listed:
            with contextlib.suppress(IntegrityFailure, OSError):
                part = read_part_name(one.name)
                if not one.is_file(follow_symlinks=False):
                    continue
                if one.stat(follow_symlinks=False).st_size == part.size:
                    yield part

    def _candidates(self, address: Address, part: PartName) -> Iterator[Path]:
        yield self._ours / address.part_object(part)
        same_size = [path for path, size in self._look().sizes.items() if size == part.size]
        yield from (path for path in same_size if part.sha256 in path.name)
        # A name that has another digest is believed: else a late part has all of a share read.
        yield from (path for path in same_size if not _DIGEST.search(path.name))

    def _look(self) -> _Found:
        if self._found is None:
            self._found = self._look_anew()
        return self._found

    def _look_anew(self) -> _Found:
        found = _Found()
        for top in sorted(self._tops()):
            for path, size in _files(top, _DEEPEST):
                found.sizes[path] = size
                if size <= MANIFEST_LIMIT:
                    self._note_manifest(found, path, size)
        return found

    def _tops(self) -> Iterator[Path]:
        """`satchel`, and what a program that keeps folders in step may have made of it."""
        try:
            with os.scandir(self._folder) as listed:
                for one in listed:
                    if one.name.casefold().startswith(_OURS) and one.is_dir(follow_symlinks=False):
                        yield Path(one.path)
        except OSError as error:
            raise self._refusal(error) from error

    def _note_manifest(self, found: _Found, path: Path, size: int) -> None:
        if _beginning(path, len(_BEGINNING)) != _BEGINNING:
            return
        raw = self._read(path, size)
        if raw is None:
            return
        try:
            body = unverified_word(raw, MANIFEST)
        except IntegrityFailure:
            return
        box, parcel = body.get("box"), body.get("parcel")
        named = isinstance(box, str) and isinstance(parcel, str)
        if named and is_mailbox(str(box)) and is_record_id(str(parcel)):
            papers = found.manifests.setdefault((str(box), str(parcel)), [])
            if raw not in papers:
                papers.append(raw)

    def _read(self, path: Path, size: int) -> bytes | None:
        """All of a file of exactly `size` bytes, or None."""
        data = _beginning(path, size + 1)
        return data if len(data) == size else None

    def _write(self, path: Path, data: bytes) -> None:
        """Whole under its name or not at all; readable by whoever may read the folder."""
        if self._closed:
            raise OutOfReach("The folder was let go of; nothing more was written to it.")
        if self._read(path, len(data)) == data:
            return
        if any(one.is_symlink() for one in path.parents if one.is_relative_to(self._ours)):
            raise RefusedByPolicy(
                "In the folder lies a link that leads out of it, under a name of ours; nothing was "
                "written there. Take the link away and sync again. Everything is still here.",
                code="in-the-way",
            )
        temporary = path.with_name(f".{os.urandom(6).hex()}{_UNFINISHED}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
            fsync_folder(path.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise self._refusal(error) from error

    def _refusal(self, error: OSError) -> SatchelError:
        if error.errno in _FULL:
            return MachineRefused(
                "The folder is full, or may hold no more. What lies in it so far need not go "
                "again; make room in it and sync again. Everything is still here.",
                code="disk-full",
            )
        if error.errno in _IN_THE_WAY:
            return RefusedByPolicy(
                "In the folder something else lies under a name of ours; move it away and sync "
                "again. Everything is still here.",
                code="in-the-way",
            )
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM) and self._folder.is_dir():
            return read_only()
        return OutOfReach(
            "The folder was pulled out or cannot be reached. What lies in it so far need not "
            "go again; everything is still here."
        )


def _beginning(path: Path, most: int) -> bytes:
    """At most so many bytes of a plain file; none of anything else."""
    try:
        with open_plain_file(path) as file:
            return file.read(most)
    except OSError:
        return b""


def _files(folder: Path, deep: int) -> Iterator[tuple[Path, int]]:
    """Ordinary files below a folder, with their sizes; what cannot be looked at is left out."""
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda one: one.name)
    except OSError:
        return
    for one in entries:
        with contextlib.suppress(OSError):
            if one.is_dir(follow_symlinks=False) and deep:
                yield from _files(Path(one.path), deep - 1)
            elif one.is_file(follow_symlinks=False) and not one.name.endswith(_UNFINISHED):
                yield Path(one.path), one.stat(follow_symlinks=False).st_size
