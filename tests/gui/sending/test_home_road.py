"""The road home on the Send screen: named, travelled, cut, and waited for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.sending.conftest import Mission
from gui.sending.test_sending import send_screen
from samples.windows import PASSPHRASE, asked, settled
from satchel.assembly import roads
from satchel.assembly.opening import open_desk
from satchel.assembly.roads import Way
from satchel.sync.whereabouts import Where, Whereabouts


def test_by_a_folder_to_headquarters_and_back(
    qtbot: QtBot, mission: Mission, tmp_path: Path
) -> None:
    tasks, screen = send_screen(qtbot, mission.observer)
    home = screen.home
    assert home.road.text().startswith("No road is set up.")
    folder = tmp_path / "shared"
    folder.mkdir()
    home.choice.address.setText(str(folder))
    home.choice._take()
    settled(qtbot, tasks)
    assert home.road.text() == f"Folder: {folder}"
    home.now.click()
    settled(qtbot, tasks)
    assert home.outcome.text().startswith("Written to the folder.")
    headquarters = mission.headquarters
    roads.sync(headquarters, Way(str(folder)))
    home.now.click()
    settled(qtbot, tasks)
    assert "1 receipt came." in home.outcome.text()
    where = asked(qtbot, tasks, lambda d: Whereabouts(d.archive).of_record(mission.case))
    assert where is Where.AT_HEADQUARTERS


def test_what_came_by_a_line_is_told_of_each_sender_at_headquarters(
    qtbot: QtBot, mission: Mission, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    observer = open_desk(mission.observer, PASSPHRASE.encode)
    roads.sync(observer, Way(str(folder)))
    observer.close()
    headquarters = mission.headquarters
    roads.keep_way(headquarters, Way(str(folder)))
    headquarters.close()
    tasks, screen = send_screen(qtbot, headquarters.archive.folder)
    screen.home.now.click()
    settled(qtbot, tasks)
    assert "1 entry came." in screen.home.outcome.text()
    assert "from headquarters" not in screen.home.outcome.text()
    qtbot.waitUntil(lambda: screen.verdicts._cards.count() == 1)
    see = screen.window().focusWidget()
    assert isinstance(see, QPushButton)
    assert see.text() == "See what came"
    see.click()
    settled(qtbot, tasks)
    assert screen.verdicts.came.model.rowCount() == 1


def test_it_waits_for_a_line_only_once_asked_and_ends_when_it_went(
    qtbot: QtBot, mission: Mission, tmp_path: Path
) -> None:
    tasks, screen = send_screen(qtbot, mission.observer)
    home, folder = screen.home, tmp_path / "stick"
    home.pause_s = 0.0
    folder.mkdir()
    home.choice.address.setText(str(folder))
    home.choice._take()
    settled(qtbot, tasks)
    folder.rmdir()
    home.now.click()
    settled(qtbot, tasks)
    assert not home._later.isActive()
    assert "no line" in home.outcome.text()
    home.when.click()
    settled(qtbot, tasks)
    assert home._later.isActive()
    assert "tried again by itself" in home.outcome.text()
    folder.mkdir()
    home._later.timeout.emit()
    settled(qtbot, tasks)
    assert home.outcome.text().startswith("Written to the folder.")
    assert not home.when.isChecked()
    assert not home._later.isActive()
