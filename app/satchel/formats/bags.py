"""BagIt folders (RFC 8493) with SHA-256 and SHA-512: made by the `bagit` library, read strictly.

Reading allows only what an exhibit needs: both algorithms for every file, one spelling
of a line, plain ASCII names. Hashing is the caller's business. Parcels are no folders
and do not come here. Not safe for two threads at once: the library changes the folder
it stands in while it works.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import bagit

from satchel.domain.errors import IntegrityFailure, MachineRefused

ALGORITHMS: Final = ("sha256", "sha512")
DECLARATION: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TAG_MANIFESTS: Final = tuple(f"tagmanifest-{name}.txt" for name in ALGORITHMS)
MANIFESTS: Final = tuple(f"manifest-{name}.txt" for name in ALGORITHMS)
OWN_TAG_FILES: Final = frozenset(("bagit.txt", "bag-info.txt", *MANIFESTS))
_NAME: Final = "[A-Za-z0-9][A-Za-z0-9._-]*"
_LINE: Final = re.compile(rf"([0-9a-f]+) {{1,2}}({_NAME}(?:/{_NAME})*)")
_DIGITS: Final = {"sha256": 64, "sha512": 128}


def make_bag(folder: Path, info: Mapping[str, str], extra: Mapping[str, bytes]) -> None:
    """Turns `folder` into a bag: what lies in it becomes `data/`.

    `extra` are further tag files, by name. Raises MachineRefused when the disk refuses.
    """
    logging.getLogger("bagit").addHandler(logging.NullHandler())
    try:
        bag = bagit.make_bag(str(folder), bag_info=dict(info), checksums=list(ALGORITHMS))
        for name, data in extra.items():
            (folder / name).write_bytes(data)
        (folder / "bagit.txt").write_text(DECLARATION, encoding="utf-8", newline="\n")
        bag.save()  # takes the new files into the tag manifests
    except (bagit.BagError, OSError, RuntimeError) as error:
        raise MachineRefused(
            "The exhibit could not be written; nothing in the archive has changed."
            " Check the space and the rights of the folder and try again."
        ) from error


def bag_files(folder: Path) -> dict[str, Path]:
    """Every file below `folder`, by its name in manifests.

    Raises IntegrityFailure for links, and for names that a manifest here never has.
    """
    found: dict[str, Path] = {}
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place) / name
            if path.is_symlink() or (name in files and not path.is_file()):
                raise IntegrityFailure("The exhibit holds something that is not a file or folder.")
        for name in files:
            inside = (Path(place) / name).relative_to(folder).as_posix()
            if not re.fullmatch(rf"{_NAME}(/{_NAME})*", inside):
                raise IntegrityFailure("The exhibit holds a file that it does not list.")
            found[inside] = Path(place) / name
    return found


def read_manifest(algorithm: str, text: str) -> dict[str, str]:
    """File name to lowercase hexadecimal digest. Raises IntegrityFailure unless strict."""
    digests: dict[str, str] = {}
    if text and not text.endswith("\n"):
        raise _malformed(algorithm)
    for line in text.splitlines(keepends=True):
        found = _LINE.fullmatch(line.removesuffix("\n"))
        if found is None or len(found[1]) != _DIGITS[algorithm] or found[2] in digests:
            raise _malformed(algorithm)
        digests[found[2]] = found[1]
    return digests


def _malformed(algorithm: str) -> IntegrityFailure:
    return IntegrityFailure(f"A {algorithm} manifest of the exhibit is malformed.")
