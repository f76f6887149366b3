"""A lost device led through in the window: shut out, in doubt, two histories, checked."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from samples.field import field
from samples.windows import asked, opened, settled, window
from satchel.assembly.desk import Desk
from satchel.gui.losing import presenter
from satchel.gui.losing.screen import LosingScreen
from satchel.gui.places import Place


def test_a_lost_and_copied_device_is_shut_out_step_by_step(qtbot: QtBot, tmp_path: Path) -> None:
    made = field(tmp_path)
    copy = tmp_path / "copy"
    shutil.copytree(made.observer, copy)
    for folder, title in ((made.observer, "hers"), (copy, "another's")):
        made.at(folder, lambda desk, title=title: desk.records.add("case", {"title": title}))
        made.at(folder, made.sync)
    made.at(made.headquarters, made.sync)

    tasks = opened(qtbot, made.headquarters)
    shell = window(qtbot, tasks, made.headquarters)
    shell.go(Place("lost-device"))
    settled(qtbot, tasks)
    screen = shell.findChild(LosingScreen)
    assert isinstance(screen, LosingScreen)
    qtbot.waitUntil(lambda: screen.device is not None)
    assert screen.device is not None
    assert screen.device.said == f"Assel · {made.member} · observer"
    assert "two histories" in screen.apart.text()
    assert "History 1" in screen.apart.text()
    assert "History 2" in screen.apart.text()

    screen.typed.setText("2999-01-01 00:00")
    screen.revoke.click()
    assert not screen.ask.isVisible(), "it cannot lie ahead"
    screen.typed.setText("2020-01-01 00:00")
    screen.revoke.click()
    qtbot.waitUntil(screen.ask.agree.isVisible)
    screen.ask.agree.click()
    settled(qtbot, tasks)
    qtbot.waitUntil(lambda: "in doubt" in screen.doubt.text() and not screen.revoke.isEnabled())

    def revoked(desk: Desk) -> tuple[str, int]:
        (row,) = [one for one in desk.membership.listed() if one.device == made.device]
        return row.state, row.disputed

    state, disputed = asked(qtbot, tasks, revoked)
    assert state == "revoked"
    assert f"{disputed} of its entries" in screen.doubt.text()
    qtbot.waitUntil(screen.check.isEnabled)
    screen.check.click()
    qtbot.waitUntil(screen.checked.isVisible, timeout=30_000)
    assert screen.checked.text() == "Every entry, signature, hash and content holds."


def test_times_are_this_laptops_and_never_ahead() -> None:
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    assert presenter.when("  ", now) == presenter.When()
    assert presenter.when("yesterday", now).wrong
    assert presenter.when("2999-01-01 00:00", now).wrong
    local = datetime(2026, 11, 20, 6, 0).astimezone()
    told = presenter.when("2026-11-20 06:00", now).at
    assert told is not None
    assert datetime.fromisoformat(told.replace("Z", "+00:00")) == local
