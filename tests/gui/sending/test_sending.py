"""Sending, what comes back, and bringing in, through the real screens on real archives."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.sending.conftest import Mission
from samples.windows import PASSPHRASE, asked, opened, settled, window
from satchel.assembly.desk import Desk
from satchel.assembly.opening import open_desk
from satchel.cli.main import main
from satchel.gui.places import Place
from satchel.gui.sending.bringing_in import BringIn
from satchel.gui.sending.came_list import CameList
from satchel.gui.sending.send import Send
from satchel.gui.shell.window import Window
from satchel.gui.tasks import Tasks
from satchel.storage.records import ListWish
from satchel.sync.parcel_making import ParcelWish
from satchel.sync.whereabouts import Where, Whereabouts


def shown(shell: Window, screen: str, kind: type) -> object:
    shell.go(Place(screen))
    found = shell.findChild(kind)
    assert found is not None
    return found


def send_screen(qtbot: QtBot, folder: Path) -> tuple[Tasks, Send]:
    tasks = opened(qtbot, folder)
    found = shown(window(qtbot, tasks, folder), "send", Send)
    assert isinstance(found, Send)
    settled(qtbot, tasks)
    return tasks, found


def custody(desk: Desk) -> list[object]:
    """What the archive says was done, without times and ids."""
    return [one.fields for one in desk.records.select(ListWish(kind="custody-entry"))]


def test_a_courier_file_and_its_receipt(qtbot: QtBot, mission: Mission, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(mission.observer, copy)
    tasks, screen = send_screen(qtbot, mission.observer)
    assert screen.picture.station is not None
    assert screen.picture.station.where is Where.HERE_ONLY
    assert "1 record" in screen.picture.accessibleName()
    qtbot.keyClick(screen.picture, Qt.Key.Key_Right)
    assert screen.picture.station.where is Where.ON_ITS_WAY
    stick = tmp_path / "STICK"
    stick.mkdir()
    screen.courier.write_to(stick)
    settled(qtbot, tasks)
    (parcel,) = stick.iterdir()
    assert parcel.name.startswith("Satchel-")
    assert parcel.name in screen.courier.outcome.text()
    done = asked(qtbot, tasks, custody)
    headquarters = mission.headquarters
    reports = headquarters.parcel_opening.open([parcel])
    headquarters.receipt_giving.reply(reports, stick / "receipt")
    screen.bring([stick / "receipt"])
    settled(qtbot, tasks)
    assert screen.came.text().startswith("1 receipt came.")
    where = asked(qtbot, tasks, lambda d: Whereabouts(d.archive).of_record(mission.case))
    assert where is Where.AT_HEADQUARTERS
    assert tasks.close(20)

    # The same act by the command line leaves the same records.
    word = tmp_path / "word"
    word.write_text(PASSPHRASE)
    spoken = ["--archive", str(copy), "--passphrase-file", str(word), "--json"]
    assert main([*spoken, "parcel", "make", "--out", str(tmp_path / "parcel")]) == 0
    desk = open_desk(copy, PASSPHRASE.encode)
    assert custody(desk) == done
    desk.close()


def test_a_stick_that_is_pulled_out_is_told_as_such(
    qtbot: QtBot, mission: Mission, tmp_path: Path
) -> None:
    tasks, screen = send_screen(qtbot, mission.observer)
    screen.courier.write_to(tmp_path / "gone")
    settled(qtbot, tasks)
    assert screen.courier.outcome.text().startswith("The stick was pulled out.")
    assert asked(qtbot, tasks, lambda desk: desk.records.show(mission.case).fields["title"])


def test_parcels_are_brought_in_each_for_itself(
    qtbot: QtBot, mission: Mission, tmp_path: Path
) -> None:
    observer = open_desk(mission.observer, PASSPHRASE.encode)
    observer.parcel_making.make(tmp_path / "p", ParcelWish())
    damaged = bytearray((tmp_path / "p").read_bytes())
    damaged[-1] ^= 1
    (tmp_path / "damaged").write_bytes(damaged)
    folder = mission.headquarters.archive.folder
    mission.headquarters.close()
    tasks = opened(qtbot, folder)
    shell = window(qtbot, tasks, folder)
    screen = shown(shell, "bring-in", BringIn)
    assert isinstance(screen, BringIn)
    screen.bring([tmp_path / "damaged", tmp_path / "p"])
    settled(qtbot, tasks)
    titles = [
        screen.verdicts._cards.itemAt(at).widget().findChild(type(screen.outcome)).text()  # type: ignore[union-attr]
        for at in range(screen.verdicts._cards.count())
    ]
    assert titles[0].startswith("From Assel: taken in, and something is to be looked at")
    assert titles[1].startswith("damaged: refused")
    screen.verdicts._see(screen._unanswered[0])
    settled(qtbot, tasks)
    came = screen.findChild(CameList)
    assert isinstance(came, CameList)
    assert came.model.rowCount() >= 1
    came.question.setText("Which courtroom?")
    qtbot.keyClick(came.question, Qt.Key.Key_Return)
    settled(qtbot, tasks)
    (question,) = asked(qtbot, tasks, lambda d: d.records.select(ListWish(kind="question")))
    assert question.fields["text"] == "Which courtroom?"
    screen.write_reply(tmp_path / "reply")
    settled(qtbot, tasks)
    assert "Receipts written" in screen.outcome.text()
    assert observer.parcel_opening.open([tmp_path / "reply"])[0].receipts_new == 1
    observer.close()
    assert tasks.close(20)
