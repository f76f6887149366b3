"""Capturing a page of the sample sites, and replaying any web archive without a screen."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from samples.sites.serving import Sites
from satchel.capture.browser.driving import drive
from satchel.capture.browser.results import Browsed
from satchel.capture.browser.wishes import BrowserWish
from satchel.capture.http.rules import Rules
from satchel.capture.packing import pack
from satchel.capture.recording import Recorder
from satchel.capture.replaying import opening
from satchel.capture.replaying.opening import Replaying
from satchel.capture.replaying.wishes import Mode, ReplayWish, Report
from satchel.capture.spool import Spool
from satchel.crypto.randomness import random_bytes
from satchel.system import clock

BEGUN_MS = 1_930_732_800_000
"""2031-03-08 10:40 UTC."""


def captured(web: Sites, url: str) -> tuple[Browsed, bytes]:
    """What the browser saw, and the web archive of it."""
    browsed = drive(BrowserWish(url), Rules(clock.now, random_bytes, allowed=web.allowed))
    spool = Spool(random_bytes)
    recorder = Recorder(spool, random_bytes)
    recorder.write(browsed)
    with pack(browsed, browsed.tier, recorder, random_bytes).source as source:
        data = source.read()
    spool.close()
    return browsed, data


def checked(
    data: bytes, url: str = "", *, begun_ms: int = BEGUN_MS, rounds: int = 1, height: int = 900
) -> Report:
    """The report of a check."""
    wish = ReplayWish(
        url, len(data), begun_ms, "then", "T1", mode=Mode.CHECK, rounds=rounds, height=height
    )
    with Replaying(io.BytesIO(data), wish) as replaying:
        report = replaying.run()
    assert isinstance(report, Report)
    return report


@pytest.fixture
def flags_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every replay of the test runs without a network of its own."""
    words = [sys.executable, "-B", "-m", "unit.capture.replaying.flags_only"]

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": ":".join(one for one in sys.path if one)},
        )

    monkeypatch.setattr(opening, "_start", start)
