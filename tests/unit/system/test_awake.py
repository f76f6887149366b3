"""A system is asked to stay awake, and no longer than was wanted or than its asker lives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from satchel.system.awake import Awake

APP = Path(__file__).resolve().parents[3] / "app"
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="another program is asked there"
)


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a stand-in for systemd-inhibit writes what it was asked, and its own number."""
    program = tmp_path / "systemd-inhibit"
    told = tmp_path / "asked"
    program.write_text(f'#!/bin/sh\necho "$$ $*" > "{told}"\nshift 3\nexec "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return told


def _told(file: Path) -> list[str]:
    deadline = time.monotonic() + 10
    while not file.exists() or not file.read_text().endswith("\n"):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return file.read_text().split()


def _is_gone(process: str) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            if "Z" in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]:
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False


def test_it_is_asked_and_taken_back(asked: Path) -> None:
    awake = Awake()
    process, *words = _told(asked)
    assert words == ["--what=idle:sleep", "--who=Satchel", "--why=Satchel", "cat"]
    awake.close()
    awake.close()
    assert _is_gone(process)


def test_it_ends_with_a_process_that_is_killed(asked: Path) -> None:
    code = (
        f"import sys, time; sys.path.insert(0, {str(APP)!r})\n"
        "from satchel.system.awake import Awake\nawake = Awake()\ntime.sleep(60)"
    )
    asker = subprocess.Popen([sys.executable, "-c", code])
    process, *_ = _told(asked)
    asker.send_signal(signal.SIGKILL)
    asker.wait()
    assert _is_gone(process)


def test_where_nothing_can_be_asked_nothing_happens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    Awake().close()
