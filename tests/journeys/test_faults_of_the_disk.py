"""A full, read-only or failing disk: one sentence, and nothing acknowledged is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from journeys.kill import acts, operations, parcel_operations
from journeys.kill.harness import (
    PYTHONPATH,
    Prepared,
    Zygotes,
    prepare,
    refuse_everywhere,
    strace_works,
)
from samples.passphrases import cheap_passphrases

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace exists on Linux only")

WRITES = ("pwrite64", "write", "ftruncate", "mkdir", "rename")
SYNCS = ("fsync", "fdatasync")
ACTS = {"attach": 8, "seal": 6, "change_passphrase": 4, "make_backup": 4, "migrate": 4, "create": 4}
ON_PARCELS = {"make": 5, "make_parts": 4, "open": 5, "open_pieces": 4, "open_and_reply": 4}
# How many points of each act are tried.
POINTS = ACTS | {f"parcel {name}": points for name, points in ON_PARCELS.items()}


@pytest.fixture(scope="module")
def zygotes() -> Iterator[Zygotes]:
    assert strace_works(), "strace is needed for this test: apt-get install strace"
    made = Zygotes()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    with cheap_passphrases():
        yield


@pytest.fixture(scope="module")
def act(zygotes: Zygotes, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Prepared]:
    """An act by its name, prepared once for all that can go wrong with a disk."""

    @cache
    def prepared(name: str) -> Prepared:
        work = tmp_path_factory.mktemp("act")
        if name in ACTS:
            return prepare(zygotes, operations.operation(name, work), work)
        of_parcels = parcel_operations.operation(name.removeprefix("parcel "), work)
        return prepare(zygotes, of_parcels, work)

    return prepared


@pytest.mark.parametrize(("name", "points"), POINTS.items(), ids=POINTS)
def test_a_full_disk_loses_nothing(act: Callable[[str], Prepared], name: str, points: int) -> None:
    assert refuse_everywhere(act(name), points, WRITES, "ENOSPC", onwards=True) > 0


@pytest.mark.parametrize(("name", "points"), POINTS.items(), ids=POINTS)
def test_a_disk_that_became_read_only_loses_nothing(
    act: Callable[[str], Prepared], name: str, points: int
) -> None:
    assert refuse_everywhere(act(name), points, WRITES, "EROFS", onwards=True) > 0


@pytest.mark.parametrize(("name", "points"), POINTS.items(), ids=POINTS)
def test_one_sync_that_fails_is_never_taken_for_success(
    act: Callable[[str], Prepared], name: str, points: int
) -> None:
    assert refuse_everywhere(act(name), points, SYNCS, "EIO", onwards=False) > 0


def _apart() -> tuple[str, ...]:
    """How to mount something that nobody else sees; inside a chroot there is no such thing,
    and root mounts it for all, in this test's own folder."""
    alone = ("unshare", "--map-root-user", "--mount")
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode == 0:
        return alone
    if os.geteuid() == 0:
        return ()
    pytest.skip("neither root nor allowed to mount in a namespace of its own")


def test_a_disk_of_three_mebibytes_fills_up_politely(tmp_path: Path) -> None:
    """A real file system that runs out, not an injected error."""
    act = operations.operation("attach", tmp_path)
    template = tmp_path / "template"
    act.prepare(template)
    script = (
        'mount -t tmpfs -o size=1900k none "$1" && cp -r "$2/archive" "$1/" && '
        '"$3" "$4" attach "$1"; code=$?; cp -r "$1/archive" "$5/"; umount "$1"; exit $code'
    )
    small, after = tmp_path / "small", tmp_path / "after"
    small.mkdir()
    after.mkdir()
    ended = subprocess.run(
        [
            *(*_apart(), "sh", "-c", script, "sh"),
            *map(str, (small, template, sys.executable, acts.__file__, after)),
        ],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": PYTHONPATH, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
        check=False,
    )
    assert ended.returncode == 7, ended
    assert "disk is full" in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert 0 < len(ended.stdout.splitlines()) < len(acts.SIZES)
    act.verify(after, ended.stdout.splitlines())
    shutil.rmtree(after)
