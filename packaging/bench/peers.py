"""What others take for the same file: `cp` and `sync`, restic, borg. Each starts empty."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.ground import PASSPHRASE


def _seconds(*commands: Sequence[str | Path], variables: dict[str, str] | None = None) -> float:
    started = time.perf_counter()
    for command in commands:
        subprocess.run(
            [str(word) for word in command],
            env={**os.environ, **(variables or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
    return time.perf_counter() - started


def copy_and_sync(source: Path, folder: Path) -> float:
    """Seconds to copy a file and have it on the disk."""
    target = folder / "copy"
    seconds = _seconds(["cp", source, target], ["sync", target])
    target.unlink()
    return seconds


def restic(source: Path, folder: Path) -> float:
    """Seconds of `restic backup` into a new repository, making it not counted."""
    repository = folder / "restic"
    variables = {
        "RESTIC_PASSWORD": PASSPHRASE,
        "RESTIC_REPOSITORY": str(repository),
        "RESTIC_CACHE_DIR": str(folder / "restic-cache"),
    }
    _seconds(["restic", "init"], variables=variables)
    seconds = _seconds(["restic", "backup", source], ["sync"], variables=variables)
    shutil.rmtree(repository)
    return seconds


def borg(source: Path, folder: Path) -> float:
    """Seconds of `borg create` into a new encrypted repository, making it not counted."""
    repository = folder / "borg"
    variables = {"BORG_PASSPHRASE": PASSPHRASE, "BORG_BASE_DIR": str(folder / "borg-base")}
    _seconds(["borg", "init", "--encryption=repokey-blake2", repository], variables=variables)
    archive = f"{repository}::one"
    seconds = _seconds(["borg", "create", archive, source], ["sync"], variables=variables)
    shutil.rmtree(repository)
    return seconds


def installed() -> Iterator[str]:
    """Those of the backup programs that are here."""
    return (name for name in ("restic", "borg") if shutil.which(name))
