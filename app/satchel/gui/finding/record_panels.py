"""What is asked in place before a record is withdrawn, or said to be the same as another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from satchel.gui.context import Context
from satchel.gui.knowledge.form_fields import shown_under
from satchel.gui.knowledge.reference_editors import ReferenceEditor
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, labelled, row, stack
from satchel.gui.parts.tabbing import tab_through
from satchel.gui.parts.text import Plain


class _Panel(QWidget):
    """A page that Escape leaves."""

    closed = Signal()

    def __init__(self, heading: str, told: str) -> None:
        super().__init__()
        self.column = stack(self, tokens.M, tokens.M)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(Plain(heading, "heading"))
        self.column.addWidget(Plain(told, wraps=True))
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed.emit)

    def end_with(self, act: QWidget) -> None:
        """The act, and the way back."""
        below = row(spacing=tokens.S)
        below.addWidget(act)
        self.back = button(translate("Finding", "Leave it as it is"), self.closed.emit)
        below.addWidget(self.back)
        below.addStretch(1)
        self.column.addLayout(below)


class Withdrawing(_Panel):
    """`agreed` carries why, and whether words and bytes are destroyed here too."""

    agreed = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__(
            translate("Finding", "Withdraw this record"),
            translate(
                "Finding",
                "It is shown nowhere any more and goes into no exhibit. That it was there, and "
                "why it was withdrawn, stays in the ledger and goes to headquarters.",
            ),
        )
        self.why = field(translate("Finding", "for instance: the wrong person"))
        self.why.textChanged.connect(lambda _text: self._judge())
        self.why.returnPressed.connect(self._agree)
        self.column.addWidget(labelled(translate("Finding", "Why"), self.why))
        self.also_here = QCheckBox(
            translate("Finding", "Destroy its words and its file on this laptop too")
        )
        self.column.addWidget(self.also_here)
        self.column.addWidget(
            Plain(
                translate(
                    "Finding",
                    "What is destroyed cannot be brought back here; a copy that was sent before "
                    "is not touched by it.",
                ),
                "small",
                wraps=True,
            )
        )
        self.act = button(translate("Finding", "Withdraw"), self._agree, "danger")
        self.end_with(self.act)

    def open(self) -> None:
        """Ask anew."""
        self.why.clear()
        self.also_here.setChecked(False)
        self._judge()
        self.why.setFocus()

    def _judge(self) -> None:
        self.act.setEnabled(bool(self.why.text().strip()))

    def _agree(self) -> None:
        if self.why.text().strip():
            self.agreed.emit(self.why.text().strip(), self.also_here.isChecked())


class Same(_Panel):
    """`agreed` carries the record that is the same."""

    agreed = Signal(str)

    def __init__(self, context: Context, saying: Saying) -> None:
        super().__init__(
            translate("Finding", "The same thing, kept twice"),
            translate(
                "Finding",
                "Lists will show this one only, with everything that names either. Both records "
                "stay as they are, and it can be taken back.",
            ),
        )
        self._context, self._saying = context, saying
        self.other: ReferenceEditor | None = None
        self._asks = QWidget()
        self._inside = stack(self._asks, 0)
        self.column.addWidget(self._asks)
        self.act = button(translate("Finding", "They are the same"), self._agree, "primary")
        self.end_with(self.act)

    def open(self, kind: str) -> None:
        """Ask for another record of this kind."""
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        saying = self._saying
        self.other = ReferenceEditor(self._context.tasks, kind, saying.language, saying.kind)
        self.other.edited.connect(self._judge)
        self._inside.addWidget(shown_under(translate("Finding", "Is the same as"), self.other))
        tab_through(self._asks, self.act, self.back)
        self._judge()
        self.other.setFocus()

    def _chosen(self) -> str | None:
        told = self.other.value() if self.other is not None and not self.other.problem() else None
        return told if isinstance(told, str) else None

    def _judge(self) -> None:
        self.act.setEnabled(self._chosen() is not None)

    def _agree(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.agreed.emit(chosen)
