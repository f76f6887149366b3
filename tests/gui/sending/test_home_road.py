"""The road home on the Send screen: named, travelled, cut, and waited for."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.sending.conftest import Mission
from gui.sending.test_sending import send_screen
from samples.windows import asked, settled
from satchel.assembly import roads
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
