"""Fifty hostile pages, replayed: nothing lives, nothing is written, nothing of others is seen.

All that can stand side by side are frames of one page, in one process. With SATCHEL_HOSTILE
set, each of the fifty is replayed by itself as well, which takes minutes.
"""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from samples.sites import hostile
from satchel.capture.replaying import opening
from satchel.capture.replaying.opening import Replaying
from satchel.capture.replaying.wishes import Mode, ReplayWish, Report
from unit.capture.replaying.checking import BEGUN_MS
from unit.capture.replaying.stored import One, warc_of

ORIGIN, OTHER = "http://court.example", "http://other.example/diary"
IS_WHOLE = bool(os.environ.get("SATCHEL_HOSTILE"))
EACH = [*hostile.QUIET, *hostile.ALONE] if IS_WHOLE else ["refresh"]


class Untouched(io.BytesIO):
    """A web archive that tells whether anybody tried to change it."""

    was_touched = False

    def write(self, *_: object) -> int:
        self.was_touched = True
        raise OSError

    truncate = write


@contextmanager
def living() -> Iterator[tuple[str, list[str]]]:
    """A server that nobody may reach: its address, and who came."""
    came: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hear() -> None:
            while True:
                try:
                    line, peer = server.accept()
                except OSError:
                    return
                came.append(str(peer))
                line.close()

        thread = threading.Thread(target=hear, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}", came
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Whatever a replay writes is written below here; its flags alone hold it."""
    words = [sys.executable, "-B", "-m", "unit.capture.replaying.flags_only"]
    places = {name: str(tmp_path) for name in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR")}

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=tmp_path, env={"PYTHONPATH": ":".join(one for one in sys.path if one), **places},
        )  # fmt: skip

    monkeypatch.setattr(opening, "_start", start)
    return tmp_path


def replayed(live: str, path: str, rounds: int = 1) -> Report:
    data = warc_of(
        [
            One(ORIGIN + at, body, headers=(("Content-Type", "text/html; charset=utf-8"),))
            for at, body in hostile.pages(live, OTHER)
        ]
    )
    source = Untouched(data)
    wish = ReplayWish(
        ORIGIN + path, len(data), BEGUN_MS, "then", "T1", mode=Mode.CHECK, rounds=rounds
    )
    with Replaying(source, wish) as replaying:
        report = replaying.run()
    assert isinstance(report, Report)
    assert not source.was_touched, "what is proven is not what is drawn"
    return report


def test_fifty_pages_harm_nobody(home: Path) -> None:
    with living() as (live, came):
        report = replayed(live, "/", rounds=1 + IS_WHOLE)  # what the first left is not there then
        assert came == []
    for one in report.rounds:
        assert not one.has_ended
        (read, *harmed) = one.shown.split("read:")[1].splitlines()[0].split()
        assert (int(read) >= len(hostile.QUIET) - 2, harmed) == (True, ["harmless"])
    assert [one for one in home.rglob("*") if one.is_file()] == []


@pytest.mark.parametrize("name", EACH)
def test_each_by_itself_harms_nobody(home: Path, name: str) -> None:
    with living() as (live, came):
        report = replayed(live, f"/{name}")
        assert came == []
    assert all(f"harm:{name}" not in one.shown for one in report.rounds)
    assert [one for one in home.rglob("*") if one.is_file()] == []
