"""Who speaks: one letter or the beginning of a name, and the last one stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from satchel.gui.hearing.speakers_presenter import NOBODY, Speaker
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.typing import Line

Offer = Callable[[str], Sequence[Speaker]]
_WIDTH = 300
BLANK = "\u2003"  # as wide as a letter


class SpeakerField(Line):
    """`offer` tells whom typed letters may mean. `chosen` when she is back at her words."""

    chosen = Signal()

    def __init__(self, offer: Offer, over: QWidget) -> None:
        super().__init__()
        self._offer, self._over = offer, over
        self.speaker = NOBODY
        self.setProperty("role", "bare")
        self.setAccessibleName(translate("Hearing", "Speaker"))
        self.setPlaceholderText(translate("Hearing", "Tab: who"))
        self.textEdited.connect(self._narrow)
        self._list = QListWidget(over)
        self._list.setAccessibleName(translate("Hearing", "Who may be meant"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda _item: self._take())
        self._list.hide()

    def show_speaker(self, speaker: Speaker) -> None:
        """The one who speaks now."""
        self.speaker = speaker
        self.setText(speaker.word)
        self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Tab takes what is marked; it must not move on before that."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
        ):
            self._take()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in moves:
            row = self._list.currentRow() + moves[Qt.Key(event.key())]
            self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.show_speaker(self.speaker)
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self._narrow("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._list.hide()
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.show_speaker(self.speaker)

    def _narrow(self, typed: str) -> None:
        self._list.clear()
        for one in self._offer(typed):
            item = QListWidgetItem(f"{one.letter or BLANK}   {one.shown()}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.letter} {one.shown()}".strip())
            self._list.addItem(item)
        row = 0 if typed.strip() or not self.speaker.stored else self._row_of(self.speaker.stored)
        self._list.setCurrentRow(row)
        self._place()

    def _row_of(self, stored: str) -> int:
        for row in range(self._list.count()):
            if self._list.item(row).data(Qt.ItemDataRole.UserRole).stored == stored:
                return row
        return -1

    def _take(self) -> None:
        item = self._list.currentItem()
        emptied = not self.text().strip()
        if emptied:
            self.show_speaker(NOBODY)
        elif item is not None:
            self.show_speaker(item.data(Qt.ItemDataRole.UserRole))
        self.chosen.emit()

    def _place(self) -> None:
        """Above the field, inside the page."""
        count = self._list.count()
        if not count:
            self._list.hide()
            return
        height = count * max(self._list.sizeHintForRow(0), 20) + 4
        at = self.mapTo(self._over, QPoint(0, 0))
        top = max(0, at.y() - height - tokens.XS)
        left = max(0, min(at.x() - tokens.M, self._over.width() - _WIDTH))
        self._list.setGeometry(left, top, _WIDTH, height)
        self._list.show()
        self._list.raise_()
