"""One editor for each sort of field: what is typed in, and the value it makes.

An editor's `value` is what the record will say, or None where nothing was filled in. What
cannot become a value yet (half a date) is said below it and keeps the form from being kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from satchel.domain.json_values import JsonValue
from satchel.gui.knowledge.dates_typed import Understood, understood
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import field, stack
from satchel.gui.parts.text import Plain
from satchel.gui.parts.typing import Area

_LINE_PX = 21
_LANGUAGES = ("", "kk", "ru", "en", "kk-Latn", "ky", "uz", "tg", "tr", "zh", "de", "fr")


class Editor(QWidget):
    """What a form holds for one field; `edited` at every change by hand."""

    edited = Signal()

    def value(self) -> JsonValue:
        """What was filled in, or None."""
        return None

    def put(self, value: JsonValue) -> None:
        """Show a value that is kept already, or that a draft holds."""

    def problem(self) -> str:
        """Why this cannot be kept as it stands, or an empty text."""
        return ""

    def control(self) -> QWidget:
        """What takes the typing."""
        return self


class LineEditor(Editor):
    """One line of text."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.line: QLineEdit = field(placeholder)
        stack(self, 0).addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> JsonValue:
        return self.line.text().strip() or None

    def put(self, value: JsonValue) -> None:
        self.line.setText("" if value is None else str(value))

    def control(self) -> QWidget:
        return self.line


class NumberEditor(LineEditor):
    """A number, with a comma or a point."""

    def __init__(self, *, whole: bool) -> None:
        super().__init__()
        self._whole = whole
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setMaximumWidth(160)

    def value(self) -> JsonValue:
        text = self.line.text().strip().replace(",", ".")
        try:
            return int(text) if self._whole or "." not in text else float(text)
        except ValueError:
            return text or None

    def problem(self) -> str:
        if isinstance(self.value(), str):
            return translate("Knowledge", "This is no number.")
        return ""


class TextEditor(Editor):
    """Several lines of text; Tab leaves it, as it leaves every field."""

    def __init__(self, *, listed: bool = False) -> None:
        super().__init__()
        self._listed = listed
        self.text = Area()
        self.text.setFixedHeight(_LINE_PX * (3 if listed else 5))
        stack(self, 0).addWidget(self.text)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self.edited.emit)

    def value(self) -> JsonValue:
        text = self.text.toPlainText()
        if self._listed:
            return [line.strip() for line in text.splitlines() if line.strip()] or None
        return text.strip() or None

    def put(self, value: JsonValue) -> None:
        listed = isinstance(value, list | tuple)
        texts = [str(one) for one in value] if isinstance(value, list | tuple) else []
        self.text.blockSignals(True)
        self.text.setPlainText("\n".join(texts) if listed else str(value or ""))
        self.text.blockSignals(False)

    def control(self) -> QWidget:
        return self.text


class DateEditor(Editor):
    """A date as it is known; below it stands in words what was understood."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        column = stack(self, tokens.XS)
        self.line: QLineEdit = field(translate("Knowledge", "2019-07-12, 2019-07, about: 2019~"))
        self.said = Plain("", "small", wraps=True)
        column.addWidget(self.line)
        column.addWidget(self.said)
        self.said.hide()
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._say)
        self.line.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> JsonValue:
        return self._understood().edtf

    def put(self, value: JsonValue) -> None:
        self.line.setText(value if isinstance(value, str) else "")

    def problem(self) -> str:
        told = self._understood()
        return "" if told.is_date or not told.edtf else told.words

    def control(self) -> QWidget:
        return self.line

    def _understood(self) -> Understood:
        return understood(self.line.text(), self._language)

    def _say(self, _text: str) -> None:
        told = self._understood()
        self.said.setText(told.words)
        self.said.set_role("small" if told.is_date else "waiting")
        self.said.setVisible(bool(told.words))
        self.line.setAccessibleDescription(told.words)


class Choice(QComboBox):
    """A list that a wheel passing over it does not change."""

    def wheelEvent(self, event: object) -> None:
        if hasattr(event, "ignore"):
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter opens the list, for whoever has no mouse; the form is kept with Ctrl+Enter.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.showPopup()
            return
        super().keyPressEvent(event)


class ChoiceEditor(Editor):
    """One of a closed list, or nothing."""

    def __init__(self, choices: Sequence[tuple[JsonValue, str]]) -> None:
        super().__init__()
        self.list = Choice()
        self.list.addItem(translate("Knowledge", "not recorded"), None)
        for value, words in choices:
            self.list.addItem(words, value)
        stack(self, 0).addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.activated.connect(lambda _index: self.edited.emit())

    def value(self) -> JsonValue:
        value: JsonValue = self.list.currentData()
        return value

    def put(self, value: JsonValue) -> None:
        at = next((i for i in range(self.list.count()) if self.list.itemData(i) == value), 0)
        self.list.setCurrentIndex(at)

    def control(self) -> QWidget:
        return self.list


class LanguageEditor(Editor):
    """A language tag: chosen from those that are usual here, or typed."""

    def __init__(self) -> None:
        super().__init__()
        self.list = Choice()
        self.list.setEditable(True)
        self.list.addItems(list(_LANGUAGES))
        self.list.setMaximumWidth(160)
        stack(self, 0).addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.editTextChanged.connect(lambda _text: self.edited.emit())

    def value(self) -> JsonValue:
        return self.list.currentText().strip() or None

    def put(self, value: JsonValue) -> None:
        self.list.blockSignals(True)
        self.list.setEditText(value if isinstance(value, str) else "")
        self.list.blockSignals(False)

    def control(self) -> QWidget:
        return self.list
