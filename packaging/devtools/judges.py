"""Other people's programs that judge what is made here, each in an environment of its own.

They are never shipped and never imported: `wacz validate`, `warcio check`, pywb and
schemathesis run as commands in tests/interop. Locks in tests/interop/judges/ pin every file
of them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from devtools.guard import alone
from devtools.places import ON_WINDOWS, Places
from devtools.steps import call, say

NAMES = ("wacz", "pywb", "schemathesis")


def ensure(places: Places) -> None:
    """Have each judge's environment as its lock says; where that cannot be, it is said and the
    tests that need it do not run."""
    with alone(places.lock):
        for name in NAMES:
            pinned = places.interop / "judges" / f"{name}.txt"
            folder = places.judges / name
            done = folder / "satchel-lock.txt"
            if done.exists() and done.read_bytes() == pinned.read_bytes():
                continue
            say(f"the judge {name}")
            if _install(folder, pinned):
                done.write_bytes(pinned.read_bytes())
            else:
                say(f"{name} could not be installed: what it judges is not judged")


def _install(folder: Path, pinned: Path) -> bool:
    python = folder / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")
    root = pinned.parent
    if call([sys.executable, "-m", "venv", "--clear", str(folder)], cwd=root):
        return False
    words = ("-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    return call([python, *words, "--require-hashes", "-r", str(pinned)], cwd=root) == 0
