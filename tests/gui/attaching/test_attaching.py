"""The attach sheet on a real archive: two answers for many files, and notes go on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from samples.documents import papers, photos
from samples.windows import PASSPHRASE, WAIT_MS, asked, done, opened, settled, window
from satchel.assembly.desk import Desk
from satchel.catalog.attaching import AttachWish
from satchel.catalog.notes import NoteWish
from satchel.cli.main import main
from satchel.gui.attaching import model as columns
from satchel.gui.attaching.model import FilesModel
from satchel.gui.attaching.presenter import Item, State
from satchel.gui.attaching.screen import AttachScreen
from satchel.gui.places import Place
from satchel.gui.shell.window import Window
from satchel.gui.tasks import Tasks
from satchel.storage.records import ListWish

FILES = {
    "verdict.pdf": papers.pdf(["Приговор"]),
    "photo.bin": photos.saved(photos.image(), "JPEG"),
    "voice.ogg": b"OggS" + bytes(3000),
}


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "came"
    folder.mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in FILES]


@pytest.fixture
def tasks(qtbot: QtBot, tmp_path: Path) -> Tasks:
    return opened(qtbot, tmp_path / "archive")


@pytest.fixture
def case(qtbot: QtBot, tasks: Tasks) -> str:
    return done(qtbot, tasks, lambda desk: desk.records.add("case", {"title": "A"}).record)


@pytest.fixture
def sheet(qtbot: QtBot, tasks: Tasks, case: str, tmp_path: Path) -> AttachScreen:
    shell = window(qtbot, tasks, tmp_path / "archive")
    shell.go(Place("attach", case))
    found = shell.findChild(AttachScreen)
    assert isinstance(found, AttachScreen)
    settled(qtbot, tasks)
    return found


def drop(sheet: AttachScreen, data: QMimeData) -> None:
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    sheet.dropEvent(event)


def dropped_files(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def items(sheet: AttachScreen) -> list[Item]:
    assert sheet.sheet is not None
    return sheet.sheet.model.items


def states(sheet: AttachScreen) -> list[State]:
    return [item.state for item in items(sheet)]


def attachments(desk: Desk) -> list[Any]:
    """What the attachments say, without ids, keys and times."""
    told = []
    for view in desk.records.select(ListWish("attachment")):
        fields = {name: value for name, value in view.fields.items() if name != "on"}
        fields["content"] = {**fields["content"], "id": ""}  # type: ignore[dict-item]
        told.append((fields, desk.records.history(view.record)[0].source))
    return sorted(told, key=repr)


def test_the_window_leaves_the_records_that_the_command_leaves(
    qtbot: QtBot, tasks: Tasks, sheet: AttachScreen, files: list[Path], tmp_path: Path
) -> None:
    drop(sheet, dropped_files(files))
    settled(qtbot, tasks)
    assert [item.kind for item in items(sheet)] == ["document", "photo", "audio"]
    sheet.who.setText("the clerk")
    sheet.how.setCurrentText("by messenger")
    sheet.dated.setText("2019-07")
    assert sheet.keep.isEnabled()
    qtbot.mouseClick(sheet.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: set(states(sheet)) == {State.KEPT}, timeout=WAIT_MS)
    by_window = asked(qtbot, tasks, attachments)

    other = opened(qtbot, tmp_path / "other")
    there = done(qtbot, other, lambda desk: desk.records.add("case", {"title": "A"}).record)
    assert other.close(30)
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    place = ["--archive", str(tmp_path / "other"), "--passphrase-file", str(secret)]
    told = ["--received-from", "the clerk", "--received-how", "by messenger", "--dated", "2019-07"]
    assert main([*place, "--json", "attach", *map(str, files), "--to", there, *told]) == 0
    by_command = asked(qtbot, opened(qtbot, tmp_path / "other"), attachments)
    assert by_window == by_command


def test_what_is_here_already_is_told_before_and_linked(
    qtbot: QtBot, tasks: Tasks, sheet: AttachScreen, case: str, files: list[Path]
) -> None:
    def before(desk: Desk) -> str:
        other = desk.records.add("case", {"title": "B"}).record
        desk.attachments.attach(files[0], AttachWish(on=case, title="<b>Here</b>"))
        return desk.attachments.attach(files[1], AttachWish(on=other, title="There")).record

    there = done(qtbot, tasks, before)
    drop(sheet, dropped_files(files[:2]))
    settled(qtbot, tasks)
    here, linked = items(sheet)
    assert (here.wanted, linked.wanted) == (False, True)
    assert here.said == "Attached here already, as “<b>Here</b>”."
    assert linked.said == "Here already, as “There”: linked, not stored again."
    sheet.keep.click()
    qtbot.waitUntil(lambda: items(sheet)[1].state is State.KEPT, timeout=WAIT_MS)
    assert items(sheet)[0].state is State.READY
    kept = items(sheet)[1].record
    assert kept is not None

    def content(record: str) -> Callable[[Desk], Any]:
        return lambda desk: desk.records.show(record).fields["content"]

    assert asked(qtbot, tasks, content(kept)) == asked(qtbot, tasks, content(there))


def test_each_failure_says_why_and_takes_no_other_file_with_it(
    qtbot: QtBot, tasks: Tasks, sheet: AttachScreen, files: list[Path]
) -> None:
    drop(sheet, dropped_files([files[0], files[0].parent, files[0].parent / "gone.txt"]))
    settled(qtbot, tasks)
    good, folder, gone = items(sheet)
    assert (good.state, folder.state, gone.state) == (State.READY, State.FAILED, State.FAILED)
    assert "is a folder" in folder.said
    assert "There is no file" in gone.said
    sheet.dated.setText("sometime")
    sheet.keep.click()
    settled(qtbot, tasks)
    assert set(states(sheet)) == {State.FAILED}
    sheet.dated.setText("")
    sheet.keep.click()
    settled(qtbot, tasks)
    assert states(sheet) == [State.KEPT, State.FAILED, State.FAILED]


def test_notes_go_on_while_a_large_file_comes_in_and_is_stopped(
    qtbot: QtBot, tasks: Tasks, sheet: AttachScreen, case: str, tmp_path: Path
) -> None:
    large = tmp_path / "film.bin"
    with large.open("wb") as file:
        file.truncate(192 << 20)
    drop(sheet, dropped_files([large]))
    settled(qtbot, tasks)
    noted: list[State] = []
    sheet.keep.click()
    qtbot.waitUntil(lambda: states(sheet) == [State.COMING], timeout=WAIT_MS)
    tasks.write(
        lambda desk: desk.notes.take(NoteWish(on=case, text="Court is back.")),
        lambda _taken: noted.append(states(sheet)[0]),
        sheet,
    )
    qtbot.waitUntil(lambda: bool(noted), timeout=WAIT_MS)
    assert noted == [State.COMING]
    sheet.table.selectRow(0)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: states(sheet) == [State.STOPPED], timeout=WAIT_MS)
    assert asked(qtbot, tasks, attachments) == []


def test_a_pasted_picture_never_lies_in_a_file_and_text_is_asked_about(
    qtbot: QtBot, tasks: Tasks, sheet: AttachScreen, case: str
) -> None:
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("#123456"))
    QGuiApplication.clipboard().setImage(picture)
    assert items(sheet) == []  # nothing is read before she asks
    sheet._paste()
    settled(qtbot, tasks)
    assert [(item.path, item.kind) for item in items(sheet)] == [(None, "photo")]
    sheet.who.setText("W-3")
    sheet.keep.click()
    qtbot.waitUntil(lambda: states(sheet) == [State.KEPT], timeout=WAIT_MS)
    ((fields, source),) = asked(qtbot, tasks, attachments)
    assert fields["content"]["type"] == "image/png"
    assert source == {"received_from": "W-3"}

    words = QMimeData()
    words.setText("<b>They film us</b>")
    drop(sheet, words)
    assert sheet._words.isVisible()
    assert asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("note"))) == []
    sheet._note()
    settled(qtbot, tasks)
    (note,) = asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("note")))
    assert (note.fields["text"], note.fields["on"]) == ("<b>They film us</b>", case)


def test_what_was_not_kept_is_there_after_every_exit(
    qtbot: QtBot, tasks: Tasks, sheet: AttachScreen, case: str, files: list[Path], tmp_path: Path
) -> None:
    drop(sheet, dropped_files(files[:1]))
    sheet.who.setText("the clerk")
    words = QMimeData()
    words.setText("They film us")
    drop(sheet, words)
    sheet.leave()  # as at a lock
    assert tasks.close(30)
    again = window(qtbot, opened(qtbot, tmp_path / "archive"), tmp_path / "archive")
    again.go(Place("attach", case))
    there = again.findChild(AttachScreen)
    assert isinstance(there, AttachScreen)
    qtbot.waitUntil(lambda: bool(items(there)), timeout=WAIT_MS)
    assert (there.who.text(), items(there)[0].path) == ("the clerk", files[0])
    assert there._words.isVisible()


def test_the_table_is_a_sound_model_and_answers_stay(
    qtbot: QtBot, tasks: Tasks, sheet: AttachScreen, files: list[Path], case: str
) -> None:
    assert sheet.sheet is not None
    table: FilesModel = sheet.sheet.model
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    drop(sheet, dropped_files([files[1], files[1]]))
    settled(qtbot, tasks)
    assert table.rowCount() == 1
    assert table.setData(table.index(0, columns.TITLE), "Door")
    assert table.setData(table.index(0, columns.KIND), "document")
    sheet.who.setText("the clerk")
    shell = sheet.window()
    assert isinstance(shell, Window)
    shell.go(Place("home"))
    shell.go(Place("attach", case))
    assert sheet.who.text() == "the clerk"
    sheet.keep.click()
    qtbot.waitUntil(lambda: states(sheet) == [State.KEPT], timeout=WAIT_MS)
    assert not table.setData(table.index(0, columns.TITLE), "Other")
    ((fields, _),) = asked(qtbot, tasks, attachments)
    assert (fields["title"], fields["media_kind"]) == ("Door", "document")
    sheet.table.selectRow(0)
    sheet._remove([0])
    assert table.rowCount() == 0
