"""A lost device led through in the window: shut out, in doubt, two histories, checked."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from samples.field import field
from samples.windows import PASSPHRASE, asked, opened, settled, window
from satchel.assembly import first_run
from satchel.assembly.desk import Desk
from satchel.assembly.first_run import FirstWish
from satchel.domain.words import Role
from satchel.gui.losing import presenter
from satchel.gui.losing.screen import LosingScreen
from satchel.gui.places import Place
from satchel.gui.sending.members import Members
from satchel.sync.inviting import Given


def test_a_lost_and_copied_device_is_shut_out_step_by_step(qtbot: QtBot, tmp_path: Path) -> None:
    made = field(tmp_path)
    copy = tmp_path / "copy"
    shutil.copytree(made.observer, copy)
    given = made.at(made.headquarters, lambda d: d.inviting.invite(Role.COORDINATOR, "Dana"))
    assert isinstance(given, Given)
    (tmp_path / "for-dana").write_bytes(given.file)
    dana = FirstWish(
        tmp_path / "dana", PASSPHRASE.encode(), "d", Role.COORDINATOR,
        invitation=tmp_path / "for-dana", code=given.code,
    )  # fmt: skip
    joined = first_run.begin(dana).finish()
    made.sync(joined)
    made.at(made.headquarters, made.sync)
    her = joined.device.device
    joined.close()
    made.at(made.headquarters, lambda desk: desk.membership.confirm(her))
    for folder, title in ((made.observer, "hers"), (copy, "another's")):
        made.at(folder, lambda desk, title=title: desk.records.add("case", {"title": title}))
        made.at(folder, made.sync)
    made.at(made.headquarters, made.sync)

    tasks = opened(qtbot, made.headquarters)
    shell = window(qtbot, tasks, made.headquarters)
    shell.activateWindow()
    shell.go(Place("lost-device"))
    settled(qtbot, tasks)
    screen = shell.findChild(LosingScreen)
    assert isinstance(screen, LosingScreen)
    assert screen.device is None, "nobody is shut out by mistake"
    assert not screen.revoke.isEnabled()

    shell.go(Place("members"))
    settled(qtbot, tasks)
    members = shell.findChild(Members)
    assert isinstance(members, Members)
    row = next(at for at, one in enumerate(members._rows) if one.id == made.device)
    members.list.setCurrentRow(row)
    members.lost.click()
    settled(qtbot, tasks)
    assert screen.device is not None
    qtbot.waitUntil(screen.typed.hasFocus)
    shell.back()
    qtbot.waitUntil(members.lost.hasFocus)
    members.lost.click()
    settled(qtbot, tasks)
    assert screen.device.said == f"Assel · {made.member} · observer"
    assert "two histories" in screen.apart.text()
    # Numbered as in Members, by the command line and in LOST_DEVICE.md.
    assert "History 0" in screen.apart.text()
    assert "History 1" in screen.apart.text()

    screen.typed.setText("2999-01-01 00:00")
    screen.revoke.click()
    assert not screen.ask.isVisible(), "it cannot lie ahead"
    screen.typed.setText("2020-01-01 00:00")
    screen.revoke.setFocus()
    screen.revoke.click()
    qtbot.waitUntil(screen.ask.no.hasFocus)
    qtbot.keyClick(screen.ask, Qt.Key.Key_Escape)
    qtbot.waitUntil(screen.revoke.hasFocus)
    assert "Nothing is done yet" in screen.standing.text()
    screen.revoke.click()
    qtbot.waitUntil(screen.ask.agree.isVisible)
    screen.ask.agree.click()
    settled(qtbot, tasks)
    qtbot.waitUntil(screen.bring.hasFocus)
    qtbot.waitUntil(lambda: "in doubt" in screen.doubt.text() and not screen.revoke.isEnabled())

    def revoked(desk: Desk) -> tuple[str, int]:
        (row,) = [one for one in desk.membership.listed() if one.device == made.device]
        return row.state, row.disputed

    assert "2 people" not in screen.standing.text()
    assert "1 person" in screen.standing.text()
    assert "Not sent yet: Dana" in screen.tell_step.state.text()
    assert "Nobody was invited since" in screen.invite_step.state.text()
    state, disputed = asked(qtbot, tasks, revoked)
    assert state == "revoked"
    assert f"{disputed} of its entries" in screen.doubt.text()
    qtbot.waitUntil(screen.check.isEnabled)
    screen.check.click()
    told = "Every entry, signature, hash and content holds."
    qtbot.waitUntil(lambda: screen.checked.text() == told, timeout=30_000)

    assert tasks.close(30)  # as a kill would: nothing of the drill is kept but what it did
    tasks = opened(qtbot, made.headquarters)
    again = window(qtbot, tasks, made.headquarters)
    again.activateWindow()
    again.go(Place("lost-device"))
    settled(qtbot, tasks)
    screen = again.findChild(LosingScreen)
    assert isinstance(screen, LosingScreen)
    assert screen.device is not None
    assert screen.device.id == made.device, "it goes on where it was left"
    assert "Step 4 is not: 1 person" in screen.standing.text()
    screen.write_to(tmp_path / "word")
    qtbot.waitUntil(lambda: "On its way" in screen.tell_step.state.text())
    assert (tmp_path / "word").exists()


def test_times_are_this_laptops_and_never_ahead() -> None:
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    assert presenter.when("  ", now) == presenter.When()
    assert presenter.when("yesterday", now).wrong
    assert presenter.when("2999-01-01 00:00", now).wrong
    local = datetime(2026, 11, 20, 6, 0).astimezone()
    told = presenter.when("2026-11-20 06:00", now).at
    assert told is not None
    assert datetime.fromisoformat(told.replace("Z", "+00:00")) == local
