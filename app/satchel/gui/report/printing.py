"""The report on paper: where to, in which language, and the PDF is written; nothing opens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QProgressBar, QWidget

from satchel.assembly.desk import Desk
from satchel.assembly.printing import printing
from satchel.catalog.permission import Override
from satchel.catalog.printing.printing import Printed, PrintWish
from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.context import Context
from satchel.gui.language import LANGUAGES, translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_new_file
from satchel.gui.parts.controls import button, field, labelled, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.gui.sizes import size_in_words

_NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
_FILE = "report.pdf"


class PrintingPanel(QWidget):
    """Prints the report of a hearing, or one observation of it. `left` closes the panel."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._whole = ""
        self._one: str | None = None
        column = stack(self, tokens.M, tokens.L)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(Plain(translate("Report", "The report as a PDF"), "strong"))
        column.addWidget(
            Plain(
                translate(
                    "Report",
                    "Whoever gets the file can read it. What may not leave stays out of it, and "
                    "that it was printed is kept in the history.",
                ),
                "dim",
                wraps=True,
            )
        )
        self.what = QComboBox()
        self.language = QComboBox()
        for key in LANGUAGES:
            self.language.addItem(_NAMES[key], key)
        two = row(spacing=tokens.M)
        two.addWidget(labelled(translate("Report", "What"), self.what), 2)
        two.addWidget(labelled(translate("Report", "Language"), self.language), 1)
        column.addLayout(two)
        self.by = field()
        self.why = field()
        beyond = row(spacing=tokens.M)
        beyond.addWidget(labelled(translate("Report", "Who decides it may leave"), self.by), 1)
        beyond.addWidget(labelled(translate("Report", "Why"), self.why), 2)
        self._beyond = QWidget()
        self._beyond.setLayout(beyond)
        self._beyond.hide()
        column.addWidget(self._beyond)
        last = row()
        self.make = button(translate("Report", "Choose where, and make it"), self._ask, "primary")
        last.addWidget(self.make)
        last.addWidget(button(translate("Report", "Back to the questions"), self.left.emit))
        last.addStretch(1)
        column.addLayout(last)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setFormat(translate("Report", "Making the PDF"))
        self.busy.setAccessibleName(translate("Report", "Making the PDF"))
        self.busy.hide()
        column.addWidget(self.busy)
        self.said = Plain("", wraps=True, selectable=True)
        self.said.setAccessibleName(translate("Report", "Answer"))
        column.addWidget(self.said)

    def show_report(self, hearing: str, observation: str | None) -> None:
        """Offer the whole report, and the one that is shown."""
        self._whole, self._one = hearing, observation
        self.what.clear()
        if observation is not None:
            self.what.addItem(translate("Report", "Only the report that is shown"), observation)
        self.what.addItem(translate("Report", "All reports of this hearing"), hearing)
        self.language.setCurrentIndex(LANGUAGES.index(self._context.appearance.language))
        self.said.setText("")
        self._beyond.hide()
        self.what.setFocus()

    def write(self, out: Path) -> None:
        """Make the PDF at `out`."""
        record, language = str(self.what.currentData()), str(self.language.currentData())
        by, why = self.by.text().strip(), self.why.text().strip()
        override = Override(by, why) if by and why else None
        self._let(False)

        def act(desk: Desk, _work: object) -> Printed:
            return printing(desk).report(record, PrintWish(out, language, override))

        self._context.tasks.work(act, self._written, self, {Area.RECORDS}, failed=self._failed)

    def _ask(self) -> None:
        ask_new_file(self, _FILE, self.write)

    def _written(self, done: Printed) -> None:
        self._let(True)
        told = [
            translate("Report", "Written: {file}, {size}.").format(
                file=done.out, size=size_in_words(done.size)
            )
        ]
        if done.left_out:
            told.append(
                translate(
                    "Report",
                    "%n reports were left out, as they may not leave.",
                    None,
                    done.left_out,
                )
            )
        self.said.setText(" ".join(told))
        self._beyond.hide()

    def _failed(self, refused: SatchelError) -> None:
        self._let(True)
        self.said.setText(messages.sentence(refused, self._context.appearance.language))
        if refused.code == "restricted":
            self._beyond.show()
            self.by.setFocus()

    def _let(self, may: bool) -> None:
        self.make.setEnabled(may)
        self.busy.setVisible(not may)
        if not may:
            self.said.setText("")
