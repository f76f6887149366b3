"""The line that is always true: nothing kept is not all sent, and counting is not put off."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from samples.windows import opened, settled
from satchel.gui.shell import standing, status
from satchel.gui.shell.standing import Standing
from satchel.gui.shell.status import StatusLine
from satchel.sync.whereabouts import Amount, Places, Where


def _places(at: dict[Where, Amount]) -> Places:
    return Places(
        at,
        in_mission=True,
        is_headquarters=False,
        has_relay=False,
        receipts_needed=1,
        last_parcel=None,
        last_receipt=None,
    )


def test_nothing_kept_is_not_everything_at_headquarters() -> None:
    assert standing.waiting(_places({})) == "Nothing is kept here yet"
    sent = {Where.AT_HEADQUARTERS: Amount(records=2)}
    assert standing.waiting(_places(sent)) == "Everything is at headquarters"


def test_who_writes_on_and_on_does_not_put_the_count_off(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "archive")
    line = StatusLine(tasks)
    qtbot.addWidget(line)
    settled(qtbot, tasks)
    line._stands(Standing("", "", is_nothing=False))
    line._changed(None)
    first = line._since.msecsSinceReference()
    for _ in range(3):
        line._changed(None)
    assert line._since.msecsSinceReference() == first
    most = status._COUNT_AT_LEAST_MS - line._since.elapsed()
    assert line._again.remainingTime() <= max(0, most) + 100
