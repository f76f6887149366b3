"""What the killed process does with parcels: one whole command, as a person gives it.

    python parcel_acts.py ACT FOLDER

What it prints to standard output is the command's answer, and so an acknowledgement.
Passphrases are cheap, as in `acts`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from samples.passphrases import make_cheap
from satchel.cli.main import main as satchel

OUT, SENT, PASSPHRASE_FILE = "out", "sent", "passphrase"
OBSERVER, OFFICE = "observer", "office"


def make(folder: Path) -> list[str]:
    """Everything the observer has, as one file."""
    return [*_of(folder, OBSERVER), "make", "--out", str(folder / OUT / "parcel")]


def make_parts(folder: Path) -> list[str]:
    """The same, split for a small stick."""
    return [*make(folder), "--split", "64K"]


def open_(folder: Path) -> list[str]:
    """Headquarters takes in what was sent: a file, all parts of one, or several parcels."""
    return [*_of(folder, OFFICE), "open", str(folder / SENT)]


def open_and_reply(folder: Path) -> list[str]:
    """The same, answered with a receipt."""
    return [*open_(folder), "--reply", str(folder / OUT / "reply")]


def _of(folder: Path, name: str) -> list[str]:
    place = ["--archive", str(folder / name), "--passphrase-file", str(folder / PASSPHRASE_FILE)]
    return [*place, "parcel"]


ACTS: dict[str, Callable[[Path], list[str]]] = {
    act.__name__: act for act in (make, make_parts, open_, open_and_reply)
}


if __name__ == "__main__":
    make_cheap()
    sys.exit(satchel(ACTS[sys.argv[1]](Path(sys.argv[2]))))
