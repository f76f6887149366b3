"""An exhibit's folder as a bag: every file listed twice over, and hashing to what is listed.

Only what `making` writes is taken: both algorithms, no file that no manifest lists, no
links, no names that mean something to a shell. What the files say is `verifying`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from satchel.crypto.digest import Digests
from satchel.domain.errors import IntegrityFailure, NoSuchThing
from satchel.formats.bags import (
    ALGORITHMS,
    DECLARATION,
    MANIFESTS,
    OWN_TAG_FILES,
    TAG_MANIFESTS,
    bag_files,
    read_manifest,
)

PAGES: Final = frozenset(
    (
        "index.csv",
        "index.html",
        "index.json",
        "instructions.html",
        "instructions.txt",
        "verify.html",
    )
)
# Made only when asked for.
PRINTED: Final = frozenset(("index.pdf",))
_SMALL: Final = 64 << 20  # of everything but contents; contents are only streamed
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Bag:
    """All files, and digests of the payload as listed and found."""

    files: Mapping[str, Path]
    digests: Mapping[str, Digests]

    def read(self, name: str) -> bytes:
        path = self.files.get(name)
        if path is None:
            raise IntegrityFailure(f"The exhibit lacks the file {quoted(name)}.")
        if self.digests[name].size > _SMALL:
            raise IntegrityFailure(f"The file {quoted(name)} of the exhibit is too large.")
        return path.read_bytes()


def read_bag(folder: Path) -> Bag:
    """Every file listed in both manifests of its kind and hashing to what they say.

    Raises NoSuchThing for a folder that is no bag at all, IntegrityFailure for one that
    does not hold.
    """
    files = bag_files(folder)
    tags = {name for name in files if not name.startswith("data/")}
    wanted = OWN_TAG_FILES | PAGES | set(TAG_MANIFESTS)
    if not tags & wanted:
        raise NoSuchThing("There is no exhibit in that folder; name the one with `bagit.txt`.")
    if tags - PRINTED != wanted:
        odd = min((tags - PRINTED) ^ wanted)
        raise IntegrityFailure(f"The exhibit holds or lacks {quoted(odd)}.")
    if _read_small(files["bagit.txt"]) != DECLARATION.encode("utf-8"):
        raise IntegrityFailure("The exhibit's bagit.txt is not what it should be.")
    digests = {name: _digest(path) for name, path in files.items()}
    payload = files.keys() - tags
    for algorithm, manifest, over in zip(ALGORITHMS, MANIFESTS, TAG_MANIFESTS, strict=True):
        _compare(algorithm, files[manifest], payload, digests)
        _compare(algorithm, files[over], tags - set(TAG_MANIFESTS), digests)
    return Bag(files, digests)


def _digest(path: Path) -> Digests:
    seen = Digests()
    with path.open("rb") as source:
        while chunk := source.read(_CHUNK):
            seen.update(chunk)
    return seen


def _read_small(path: Path) -> bytes:
    """All of a file that is small in any exhibit of ours; an enemy's may be endless."""
    if path.stat().st_size > _SMALL:
        raise IntegrityFailure(f"The file {quoted(path.name)} of the exhibit is too large.")
    return path.read_bytes()


def _compare(
    algorithm: str, manifest: Path, names: set[str], digests: Mapping[str, Digests]
) -> None:
    try:
        listed = read_manifest(algorithm, _read_small(manifest).decode("ascii"))
    except UnicodeDecodeError as error:
        raise IntegrityFailure(f"A {algorithm} manifest of the exhibit is malformed.") from error
    if listed.keys() != names:
        odd = min(listed.keys() ^ names)
        raise IntegrityFailure(f"{quoted(odd)} is missing or not listed in {manifest.name}.")
    for name, digest in listed.items():
        if getattr(digests[name], algorithm) != digest:
            raise IntegrityFailure(f"{quoted(name)} is not what {manifest.name} says.")


def quoted(name: object) -> str:
    """A name as the exhibit gives it, short and harmless in a sentence."""
    return ascii(str(name))[1:-1][:80]
