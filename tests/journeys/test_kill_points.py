"""SIGKILL at hundreds of disk calls: nothing acknowledged is lost, nothing is half done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.kill import operations, parcel_operations
from journeys.kill.harness import Zygotes, kill_everywhere, prepare, strace_works
from samples.passphrases import cheap_passphrases

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace exists on Linux only")

# Where a kill can do most harm gets most points; 320 in all, or every call there is.
POINTS = {
    "attach": 60,
    "import_all": 30,
    "destroy": 25,
    "write_map": 25,
    "change_passphrase": 20,
    "add_slot": 20,
    "make_backup": 25,
    "restore": 25,
    "migrate": 25,
    "seal": 45,
    "create": 20,
}
# Whole commands; 105 in all, and as many times more as SATCHEL_KILL_TIMES says.
POINTS_OF_PARCELS = {
    "make": 24,
    "make_parts": 15,
    "open": 24,
    "open_parts": 12,
    "open_pieces": 14,
    "open_and_reply": 16,
}
TIMES = int(os.environ.get("SATCHEL_KILL_TIMES", "1"))


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


@pytest.mark.parametrize("name", POINTS)
def test_a_kill_at_any_point_loses_nothing(zygotes: Zygotes, name: str, tmp_path: Path) -> None:
    act = prepare(zygotes, operations.operation(name, tmp_path), tmp_path)
    assert kill_everywhere(act, POINTS[name]) >= 12


@pytest.mark.parametrize("name", POINTS_OF_PARCELS)
def test_a_kill_on_a_parcel_s_way_loses_and_halves_nothing(
    zygotes: Zygotes, name: str, tmp_path: Path
) -> None:
    points = POINTS_OF_PARCELS[name] * TIMES
    act = prepare(zygotes, parcel_operations.operation(name, tmp_path), tmp_path)
    assert kill_everywhere(act, points) >= points - 3
