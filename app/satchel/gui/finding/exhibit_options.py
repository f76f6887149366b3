"""How an exhibit is numbered and called, in which language, and who decides beyond consent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from satchel.gui.finding.exhibit_presenter import Choice
from satchel.gui.language import LANGUAGES, translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import field, labelled, row, stack

_NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
_MOST = 999_999_999


class Options(QWidget):
    """`changed` tells that a number, a name or a decision is another."""

    changed = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        column = stack(self, tokens.S)
        line = row(spacing=tokens.M)
        self.title = field()
        self.prefix = field()
        self.prefix.setText("EX-")
        self.prefix.setMaxLength(31)
        self.prefix.setFixedWidth(90)
        self.start = field()
        self.start.setText("1")
        self.start.setValidator(QIntValidator(0, _MOST, self.start))
        self.start.setFixedWidth(90)
        self.language = QComboBox()
        for key in LANGUAGES:
            self.language.addItem(_NAMES[key], key)
        self.language.setCurrentIndex(LANGUAGES.index(language))
        line.addWidget(labelled(translate("Finding", "Title"), self.title), 1)
        line.addWidget(labelled(translate("Finding", "Before numbers"), self.prefix))
        line.addWidget(labelled(translate("Finding", "First number"), self.start))
        line.addWidget(labelled(translate("Finding", "Language of the exhibit"), self.language))
        column.addLayout(line)
        self.pdf = QCheckBox(translate("Finding", "With the index as a PDF"))
        column.addWidget(self.pdf)
        beyond = row(spacing=tokens.M)
        self.by, self.why = field(), field()
        beyond.addWidget(labelled(translate("Finding", "Who decides they go in"), self.by), 1)
        beyond.addWidget(labelled(translate("Finding", "Why"), self.why), 2)
        self.beyond = QWidget()
        self.beyond.setLayout(beyond)
        self.beyond.hide()
        column.addWidget(self.beyond)
        for one in (self.title, self.prefix, self.start, self.by, self.why):
            one.textEdited.connect(lambda _text: self.changed.emit())
        self.language.activated.connect(lambda _at: self.changed.emit())
        self.pdf.toggled.connect(lambda _on: self.changed.emit())

    def into(self, choice: Choice) -> Choice:
        """The choice with what stands here; a decision counts only where one is asked for."""
        decided = self.beyond.isVisible()
        return Choice(
            ids=choice.ids,
            withhold=choice.withhold,
            prefix=self.prefix.text(),
            start=int(self.start.text() or 1),
            language=str(self.language.currentData()),
            title=self.title.text(),
            pdf=self.pdf.isChecked(),
            by=self.by.text() if decided else "",
            why=self.why.text() if decided else "",
        )
