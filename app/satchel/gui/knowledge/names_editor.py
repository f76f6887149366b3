"""Names in scripts, side by side: each spelling with its language, one chosen for each."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from satchel.domain.json_values import JsonValue
from satchel.domain.names.spelled import spelled
from satchel.gui.knowledge.editors import Editor, LanguageEditor, LineEditor
from satchel.gui.language import translate
from satchel.gui.look import tokens

_FEWEST = 1


class NamesEditor(Editor):
    """A line for each spelling; an empty one more appears when the last is filled in."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(tokens.XS)
        self._grid.setColumnStretch(0, 1)
        self._rows: list[tuple[LineEditor, LanguageEditor, QCheckBox]] = []
        self._add()

    def value(self) -> JsonValue:
        items: list[JsonValue] = []
        for name, language, chosen in self._rows:
            text = name.value()
            if not isinstance(text, str):
                continue
            item: dict[str, JsonValue] = {"text": text}
            if (tag := language.value()) is not None:
                item["language"] = tag
            if chosen.isChecked():
                item["chosen"] = True
            items.append(item)
        return items or None

    def put(self, value: JsonValue) -> None:
        names = spelled(value)
        while len(self._rows) > _FEWEST:
            for widget in self._rows.pop():
                self._grid.removeWidget(widget)
                widget.deleteLater()
        while len(self._rows) <= len(names):
            self._add()
        for (line, language, chosen), name in zip(self._rows, names, strict=False):
            line.put(name.text)
            language.put(name.language)
            chosen.setChecked(name.chosen)
        if not names:
            line, language, chosen = self._rows[0]
            line.put(None)
            language.put(None)
            chosen.setChecked(False)

    def control(self) -> QWidget:
        return self._rows[0][0].line

    def _add(self) -> None:
        line = LineEditor(translate("Knowledge", "A name as it is written"))
        language = LanguageEditor()
        chosen = QCheckBox(translate("Knowledge", "Use this one"))
        at = len(self._rows)
        number = at + 1
        line.line.setAccessibleName(translate("Knowledge", "Name {n}").format(n=number))
        language.list.setAccessibleName(
            translate("Knowledge", "Language of name {n}").format(n=number)
        )
        chosen.setAccessibleName(translate("Knowledge", "Use name {n}").format(n=number))
        for column, widget in enumerate((line, language, chosen)):
            self._grid.addWidget(widget, at, column)
        self._rows.append((line, language, chosen))
        line.edited.connect(self._typed)
        language.edited.connect(self.edited.emit)
        chosen.clicked.connect(lambda _on=False: self.edited.emit())
        if not self.focusProxy():
            self.setFocusProxy(line)

    def _typed(self) -> None:
        if self._rows[-1][0].value() is not None:
            self._add()
        self.edited.emit()
