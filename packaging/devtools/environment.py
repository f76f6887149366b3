"""Makes `.venv/` what the locks say, once, and knows in a moment that it is.

Know first: a stamp names what was installed and is written last; a marker lies in the
folder while it is being changed. A folder with the marker was interrupted and is made
anew, because pip takes a half-copied package for an installed one. A changed lock is
installed over what is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import shutil
import sys
from pathlib import Path

from devtools import machine
from devtools.guard import alone
from devtools.places import ON_WINDOWS, Places
from devtools.steps import must, say

# In the order they are installed: `run` builds its one source package with `build`.
LAYERS = ("build", "run", "dev")
SOURCE_ONLY = "bagit"
OFFLINE = (
    "the packages could not be installed (see above); nothing is lost: "
    "connect to the network and run the same again."
)


def ensure(places: Places, layer: str = "run") -> None:
    """Have everything up to `layer` installed; returns at once when it already is.

    Safe to repeat, to interrupt and to start twice at the same time.
    Raises SetUpFailed with what to do next.
    """
    layers = LAYERS[: LAYERS.index(layer) + 1]
    if _is_ready(places, layers):
        return
    machine.require(machine.TO_RUN)
    with alone(places.lock):
        if not _is_ready(places, layers):
            _build(places, layers)


def _is_ready(places: Places, layers: tuple[str, ...]) -> bool:
    if places.unfinished.exists() or not places.python.exists():
        return False
    installed = _read_stamp(places)
    return all(installed.get(name) == value for name, value in _wanted(places, layers).items())


def _wanted(places: Places, layers: tuple[str, ...]) -> dict[str, str]:
    """What a stamp must hold: the place and the Python (scripts name both), each layer's lock."""
    locks = {
        layer: hashlib.sha256(places.requirements(layer).read_bytes()).hexdigest()
        for layer in layers
    }
    return {"root": str(places.root), "python": os.path.realpath(places.python), **locks}


def _read_stamp(places: Places) -> dict[str, str]:
    try:
        stamp = json.loads(places.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _build(places: Places, layers: tuple[str, ...]) -> None:
    if places.venv.exists() and not _can_build_on(places):
        say("an earlier set-up was interrupted or belongs elsewhere: starting afresh")
        shutil.rmtree(places.venv)
    installed = _read_stamp(places)
    places.venv.mkdir(exist_ok=True)
    places.unfinished.touch()
    if not places.python.exists():
        say(f"virtual environment in {places.venv}")
        must([sys.executable, "-m", "venv", places.venv], cwd=places.root, otherwise=OFFLINE)
    wanted = _wanted(places, layers)
    for layer in layers:
        if installed.get(layer) != wanted[layer]:
            _install_layer(places, layer)
    put_satchel_in(places)
    _write_whole(places.stamp, json.dumps({**installed, **wanted}, indent=1) + "\n")
    places.unfinished.unlink()


def _can_build_on(places: Places) -> bool:
    """Whether the folder is whole, in its place, and its Python still the one it was made with."""
    if places.unfinished.exists() or not places.python.exists():
        return False
    installed = _read_stamp(places)
    wanted = _wanted(places, ())
    return all(installed.get(name, value) == value for name, value in wanted.items())


def _install_layer(places: Places, layer: str) -> None:
    """Exactly what the lock names: hashes checked, nothing resolved, nothing else fetched."""
    lock = places.requirements(layer)
    say(f"packages of {lock.name}")
    pip = (places.python, "-m", "pip", "install", "-qq")
    strictly = ("--require-hashes", "--no-deps", "--no-build-isolation")
    ready_made = ("--only-binary", ":all:", "--no-binary", SOURCE_ONLY)
    must([*pip, *strictly, *ready_made, "-r", lock], cwd=places.root, otherwise=OFFLINE)


def put_satchel_in(places: Places) -> None:
    """Put `satchel` beside python, running the source as it lies in `app/`.

    The launcher isolates Python from the caller's folder and variables (`-I`): a
    `json.py` lying where she works must never run with her archive open.
    """
    start = "from satchel.cli.main import main; raise SystemExit(main())"
    if ON_WINDOWS:
        text = f'@"%~dp0python.exe" -I -X utf8 -c "{start}" %*\r\n'
    else:
        text = f'#!/bin/sh\nexec {shlex.quote(str(places.python))} -I -X utf8 -c "{start}" "$@"\n'
    _write_whole(places.launcher, text, mode=0o755)
    _write_whole(_site_packages(places) / "satchel.pth", f"{places.app}\n")


def _site_packages(places: Places) -> Path:
    found = sorted(places.venv.glob("lib/python3*/site-packages"))
    return found[0] if found else places.venv / "Lib" / "site-packages"


def _write_whole(path: Path, text: str, mode: int = 0o644) -> None:
    """Write a file that is there whole or not at all."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8", newline="")
    beside.chmod(mode)
    os.replace(beside, path)
