"""What others take for the same file: `cp` and `sync`, restic, borg. Each starts empty.

restic and borg sync what they write themselves.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import rest_server
from bench.ground import PASSPHRASE


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of processor time: the second says what a busy machine hides."""

    seconds: float
    cpu: float


def _spend(*commands: Sequence[str | Path], variables: dict[str, str] | None = None) -> Spent:
    started, before = time.perf_counter(), os.times()
    for command in commands:
        subprocess.run(
            [str(word) for word in command],
            env={**os.environ, **(variables or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
    after = os.times()
    cpu = (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
    return Spent(time.perf_counter() - started, cpu)


def copy_and_sync(source: Path, folder: Path) -> Spent:
    """Copy a file and have it on the disk."""
    target = folder / "copy"
    spent = _spend(["cp", source, target], ["sync", target])
    target.unlink()
    return spent


def restic(source: Path, folder: Path) -> Spent:
    """`restic backup` into a new repository, making it not counted."""
    repository = folder / "restic"
    variables = {
        "RESTIC_PASSWORD": PASSPHRASE,
        "RESTIC_REPOSITORY": str(repository),
        "RESTIC_CACHE_DIR": str(folder / "restic-cache"),
    }
    _spend(["restic", "init"], variables=variables)
    spent = _spend(["restic", "backup", source], variables=variables)
    shutil.rmtree(repository)
    return spent


def restic_over_line(source: Path, folder: Path) -> Spent:
    """The same to a REST server on loopback with TLS, as it would be used from afar."""
    with rest_server.serving(folder / "rest") as server:
        variables = {
            "RESTIC_PASSWORD": PASSPHRASE,
            "RESTIC_REPOSITORY": server.url,
            "RESTIC_CACHE_DIR": str(folder / "restic-cache"),
        }
        trusting = ("restic", "--cacert", server.certificate)
        _spend([*trusting, "init"], variables=variables)
        return _spend([*trusting, "backup", source], variables=variables)


def borg(source: Path, folder: Path) -> Spent:
    """`borg create` into a new encrypted repository, making it not counted."""
    repository = folder / "borg"
    variables = {"BORG_PASSPHRASE": PASSPHRASE, "BORG_BASE_DIR": str(folder / "borg-base")}
    _spend(["borg", "init", "--encryption=repokey-blake2", repository], variables=variables)
    archive = f"{repository}::one"
    spent = _spend(["borg", "create", archive, source], variables=variables)
    shutil.rmtree(repository)
    return spent


def installed() -> Iterator[str]:
    """Those of the backup programs that are here."""
    return (name for name in ("restic", "borg") if shutil.which(name))
