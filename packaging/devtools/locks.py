"""Compiles packaging/*.in, and what the judges are, into locks for every system at once.

The locks carry a hash for each file a package has been published as, for Linux,
Windows and macOS, and name no server: where packages come from is the machine's choice.
"""

from __future__ import annotations

from pathlib import Path

from devtools.judges import NAMES
from devtools.places import Places
from devtools.steps import call, say

# `run` first: its versions bind the others.
ORDER = ("run", "build", "dev")
# The oldest Python supported: newer ones are covered by markers in the lock.
PYTHON = "3.11"
NO_SERVERS = ("--no-header", "--no-emit-index-url", "--no-emit-find-links")


def write_locks(places: Places, rest: list[str]) -> int:
    """Compile each lock in order; versions move only
    when an .in file asks for it or `--upgrade` is among `rest`."""
    locks = [places.requirements(layer) for layer in ORDER]
    locks += [places.interop / "judges" / f"{name}.txt" for name in NAMES]
    for lock in locks:
        say(f"lock {lock.name}")
        status = call(_words(places.python, lock, rest), cwd=lock.parent)
        if status:
            return status
    return 0


def _words(python: Path, lock: Path, rest: list[str]) -> list[str | Path]:
    compile_it = ["pip", "compile", "--quiet", "--universal", "--generate-hashes"]
    names = [lock.with_suffix(".in").name, "--output-file", lock.name]
    return [
        python, "-m", "uv", *compile_it, "--python-version", PYTHON, *NO_SERVERS, *names, *rest,
    ]  # fmt: skip
