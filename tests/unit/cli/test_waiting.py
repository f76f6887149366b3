"""`sync --wait` says why it waits, when it tries again, and ends when it is told to."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest

from satchel.cli import waiting
from satchel.cli.acts import syncing
from satchel.domain.errors import OutOfReach
from unit.cli.conftest import Shell

NO_LINE = OutOfReach("There is no way to the relay from here now. Everything is still here.")
LOGIN = OutOfReach("What answered is not a relay.", code="captive-portal")
NEXT = re.compile(r"Waiting for a line to http://127\.0\.0\.1:9: try (\d+) at \d\d:\d\d:\d\d\.")


def test_each_reason_is_told_once_and_every_try_until_it_is_stopped(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: Iterator[BaseException] = iter((NO_LINE, NO_LINE, LOGIN, KeyboardInterrupt()))

    def cut(*_all: object, **_more: object) -> None:
        raise next(ends)

    monkeypatch.setattr(syncing.roads, "sync", cut)
    monkeypatch.setattr(waiting, "EVERY_S", 0.0)
    ran = shell("sync", "--relay", "http://127.0.0.1:9/", "--wait")
    assert (ran.code, ran.value["error"]) == (130, "stopped")
    said = ran.err.splitlines()
    assert [line for line in said if "Waiting" not in line] == [NO_LINE.message, LOGIN.message]
    tries = [found[1] for line in said if (found := NEXT.fullmatch(line))]
    assert tries == ["2", "3", "4"]


def test_without_waiting_it_is_told_as_any_refusal(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_all: object, **_more: object) -> None:
        raise LOGIN

    monkeypatch.setattr(syncing.roads, "sync", cut)
    ran = shell("sync", "--relay", "http://127.0.0.1:9/")
    assert (ran.code, ran.value["error"], ran.err) == (6, "captive-portal", "")


def test_a_terminal_keeps_one_line_that_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)

    def stopped(_seconds: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        waiting.Waiting("a\x1b[2Jb", pause=stopped).after(NO_LINE)
    first, status = shown.getvalue().split("\n")
    assert first == NO_LINE.message
    assert "\x1b" not in status
    assert status.endswith("\r")
    assert status.split("\r")[-2].strip() == ""
