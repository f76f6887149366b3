"""The meter speaks to a terminal about long work, and to nobody else."""

from __future__ import annotations

import io

import pytest

from satchel.cli.progress import Meter

BIG = 64 * 1024 * 1024


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "total", "speaks"),
    [(Terminal(), BIG, True), (Terminal(), 1000, False), (io.StringIO(), BIG, False)],
)
def test_only_long_work_at_a_terminal_is_shown(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, total: int, speaks: bool
) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    with Meter(total) as meter:
        meter.add(total // 2)
    assert ("50 %" in stream.getvalue()) is speaks
    assert stream.getvalue().endswith("\r") is speaks  # and is gone from the line afterwards
