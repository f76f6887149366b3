"""SIGKILL at hundreds of disk calls: nothing acknowledged is lost, nothing is half done."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from journeys.kill.harness import kill_everywhere, strace_works
from journeys.kill.operations import operation

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


@pytest.mark.parametrize("name", POINTS)
def test_a_kill_at_any_point_loses_nothing(name: str, tmp_path: Path) -> None:
    assert strace_works(), "strace is needed for this test: apt-get install strace"
    assert kill_everywhere(operation(name, tmp_path), tmp_path, POINTS[name]) >= 12
