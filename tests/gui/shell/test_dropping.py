"""Files dropped on a page come onto the attach sheet of what that page shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from samples.windows import asked, done, opened, settled, window
from satchel.gui.attaching.screen import AttachScreen
from satchel.gui.context import Screen
from satchel.gui.parts.typing import Area
from satchel.gui.places import Place
from satchel.gui.shell.window import Window
from satchel.storage.records import ListWish


def test_a_file_dropped_on_a_case_waits_on_its_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    case = done(qtbot, tasks, lambda desk: desk.records.add("case", {"title": "Case"})).record
    shell = window(qtbot, tasks, tmp_path / "a")
    paper = tmp_path / "order.txt"
    paper.write_text("an order", encoding="utf-8")
    shell.go(Place("case", case))
    settled(qtbot, tasks)

    assert _drop(shell, paper)

    settled(qtbot, tasks)
    sheet = shell.findChild(AttachScreen)
    assert shell.place == Place("attach", case)
    assert sheet is not None
    assert sheet.sheet is not None
    assert [item.path for item in sheet.sheet.model.items] == [paper]
    # Nothing is kept before she says from whom it is.
    assert asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("attachment"))) == []
    tasks.close(10)


def test_a_page_of_no_record_takes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    shell = window(qtbot, tasks, tmp_path / "a")
    shell.go(Place("cases"))
    settled(qtbot, tasks)
    assert not _drop(shell, tmp_path / "order.txt")
    assert shell.place == Place("cases")
    tasks.close(10)


def test_a_dropped_file_is_not_typed_as_its_name(qtbot: QtBot) -> None:
    field = Area()
    qtbot.addWidget(field)
    assert not field.canInsertFromMimeData(_data(Path("/home/she/order.txt")))
    words = QMimeData()
    words.setText("the judge said")
    assert field.canInsertFromMimeData(words)


def _drop(shell: Window, path: Path) -> bool:
    """Whether the page took it, as the desktop would ask it."""
    work, data = _work(shell), _data(path)
    return all(_is_taken(work, data, kind) for kind in (QEvent.Type.DragEnter, QEvent.Type.Drop))


def _is_taken(work: QWidget, data: QMimeData, kind: QEvent.Type) -> bool:
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        kind,
    )
    event.ignore()
    QApplication.sendEvent(work, event)
    return event.isAccepted()


def _data(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def _work(shell: Window) -> QWidget:
    screen = next(one for one in shell.findChildren(Screen) if one.isVisible())
    parent = screen.parentWidget()
    assert isinstance(parent, QStackedWidget)
    return parent
