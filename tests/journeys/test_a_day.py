"""First run, a hearing of 300 lines under a recording, a report, twelve files, a kill; reopened,
carried home, receipted, sealed: and then nothing of it can be read on the laptop.

Windows on a real X server, sound from a real sound server, the process killed without warning.
SATCHEL_DAY_SECONDS makes the recording longer than the suite has patience for (180 by hand).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journeys import a_day
from samples.passphrases import cheap_passphrases
from samples.sound import SoundServer, sound_server, tone  # noqa: F401  # a fixture
from satchel.assembly import belonging, first_run
from satchel.assembly.desk import Desk
from satchel.assembly.first_run import FirstWish
from satchel.assembly.opening import open_desk
from satchel.domain.words import Role
from satchel.storage.records import ListWish
from satchel.system.programs import LOCKED

SECONDS = float(os.environ.get("SATCHEL_DAY_SECONDS", "12"))
LOST_AT_MOST_S = 2.0
SCRIPT = Path(a_day.__file__)


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    with cheap_passphrases():
        yield


class Phase:
    """One process of the day; what it tells, one value a line."""

    def __init__(self, xvfb: str, *words: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(SCRIPT), *words],
            env={**os.environ, "DISPLAY": xvfb, "QT_QPA_PLATFORM": "xcb"},
            stdout=subprocess.PIPE,
        )

    def told(self) -> Any:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(b"{"):
                return json.loads(line)
        raise AssertionError(f"the window ended with {self._process.wait()}")

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()

    def ended(self) -> int:
        try:
            self._process.communicate(timeout=60)
        finally:
            self._process.kill()
        return self._process.returncode


def _headquarters(folder: Path) -> Desk:
    wish = FirstWish(folder, b"hq", "hq", Role.COORDINATOR, mission="Open Bench")
    return first_run.begin(wish).finish()


def _files(folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    made = {
        f"paper {number:02}.txt": f"CANARY paper {number}\n".encode() * 500 for number in range(12)
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return made


def _attached(desk: Desk, hearing: str) -> list[Any]:
    return desk.records.select(ListWish(kind="attachment", on=hearing))  # type: ignore[arg-type]


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Path]:
    """The archive's folder. A recorder outlives its window; it must not outlive a failed test."""
    folder = tmp_path / "laptop"
    yield folder
    if folder.exists():
        desk = open_desk(folder, a_day.PASSPHRASE.encode)
        if desk.recordings.running() is not None:
            desk.recordings.stop()
        desk.close()


def test_a_day(laptop: Path, tmp_path: Path, xvfb: str, sound_server: SoundServer) -> None:  # noqa: F811
    headquarters = _headquarters(tmp_path / "hq")
    given = headquarters.inviting.invite(
        Role.OBSERVER, "Assel", lines=belonging.lines_for_invitation(headquarters)
    )
    (tmp_path / "invitation").write_bytes(given.file)
    files = _files(tmp_path / "files")
    playing = sound_server.play(tone(440, SECONDS + 60))

    first = Phase(
        xvfb, "court", str(laptop), str(tmp_path / "invitation"), given.code,
        str(tmp_path / "files"), str(SECONDS),
    )  # fmt: skip
    begun = first.told()
    first.kill()
    hearing = begun["hearing"]

    stick = tmp_path / "STICK"
    stick.mkdir()
    second = Phase(xvfb, "again", str(laptop), hearing, str(stick))
    seen = second.told()
    playing.kill()
    playing.wait()
    assert seen["draft"] == "half a sentence that was never"
    assert second.ended() == LOCKED

    (parcel,) = stick.iterdir()
    reports = headquarters.parcel_opening.open([parcel])
    headquarters.receipt_giving.reply(reports, tmp_path / "receipt")
    notes = headquarters.records.select(ListWish(kind="note", on=hearing))
    typed = [str(one.fields["text"]) for one in notes if "clock" not in one.fields]
    assert sorted(typed) == sorted(f"line {number} of the day" for number in range(a_day.LINES))
    kept = _attached(headquarters, hearing)
    recorded = [one for one in kept if "recording" in one.fields]
    assert len(kept) == len(files) + 1
    heard_s = recorded[0].fields["recording"]["duration_ms"] / 1000
    assert heard_s >= begun["heard"] - LOST_AT_MOST_S
    found = headquarters.reports.show(begun["report"])
    assert found.answered == len(a_day.ANSWERS)
    for one in kept:
        if "recording" not in one.fields:
            headquarters.taking_out.extract(one.record, tmp_path / f"{one.record}.out")
            assert (tmp_path / f"{one.record}.out").read_bytes() in files.values()

    third = Phase(xvfb, "seal", str(laptop), str(tmp_path / "receipt"))
    assert third.told()["came"].startswith("1 receipt came.")
    assert third.ended() == LOCKED
    desk = open_desk(laptop, a_day.PASSPHRASE.encode)
    # What was done with it is known: when it was sent, and sealed. Not what it was.
    assert {one.kind for one in desk.records.select(ListWish())} <= {"custody-entry"}
    desk.close()
    headquarters.close()
    on_disk = b"".join(path.read_bytes() for path in laptop.rglob("*") if path.is_file())
    for mark in (b"CANARY", b"line 7 of the day", b"half a sentence", b"OggS\0"):
        assert mark not in on_disk
