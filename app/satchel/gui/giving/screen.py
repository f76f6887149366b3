"""Giving an observer a case file or a working copy, and who was given what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QListWidget, QListWidgetItem

from satchel.gui.context import Context, Screen
from satchel.gui.giving import presenter
from satchel.gui.giving.forms import SendingForms
from satchel.gui.knowledge.spoken import saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, frame, labelled, row, stack
from satchel.gui.parts.lines import SeveralLines
from satchel.gui.parts.text import Plain
from satchel.gui.places import EVERYTHING, Area, Place
from satchel.gui.sending.asking import in_card
from satchel.gui.sending.page import column_of

_LIST_PX = 120
_SHOWS = frozenset([Area.SENDING, Area.RECORDS, Area.CASES])


class GivingScreen(Screen):
    """`Place.record` is what is to be given; without one, everything that was given."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saying = saying(context)
        self.record: str | None = None
        self.giving: presenter.Giving | None = None
        self._arriving = False
        column = stack(column_of(self), tokens.M)
        self.heading = Plain("", "heading", wraps=True)
        column.addWidget(self.heading)
        column.addWidget(self._make_giving())
        self.nothing = Plain("", "dim", wraps=True, selectable=True)
        column.addWidget(self.nothing)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Giving", "What was given"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setMinimumHeight(_LIST_PX)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)  # lines are wrapped anew
        self.list.setItemDelegate(SeveralLines(self.list))
        self.list.currentRowChanged.connect(lambda _row: self._chosen())
        self.list.itemActivated.connect(lambda _item: self._open())
        column.addWidget(self.list)
        column.addWidget(self._make_chosen())
        self.forms = SendingForms(context)
        column.addWidget(self.forms)
        column.addStretch(1)
        context.tasks.changed.connect(self._changed)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Giving", "Case files, working copies, forms")

    def arrive(self, place: Place) -> None:
        """Read anew; what was typed for another record is gone."""
        if place.record != self.record:
            self.why.clear()
            self.reason.clear()
        self.record = place.record
        self.headed.emit(self.words())
        self._arriving = True
        self.read()

    def read(self) -> None:
        """What is given now."""
        record, said = self.record, self.saying
        if record is None:
            self.forms.read()
        else:
            self.forms.hide()
        self.context.tasks.read(lambda desk: presenter.read(desk, record, said), self._show, self)

    @property
    def line(self) -> presenter.Line | None:
        """The chosen line."""
        at, giving = self.list.currentRow(), self.giving
        return giving.lines[at] if giving is not None and 0 <= at < len(giving.lines) else None

    def _make_giving(self) -> QFrame:
        self.card = frame("card")
        column = stack(self.card, tokens.S, tokens.M)
        self.about = Plain("", wraps=True)
        column.addWidget(self.about)
        self.whom = QComboBox()
        self.whom.setAccessibleName(translate("Giving", "To whom"))
        self._whom = in_card(labelled(translate("Giving", "To whom"), self.whom))
        column.addWidget(self._whom)
        self.why = field()
        self.why.returnPressed.connect(self._give)
        self._why = in_card(labelled(translate("Giving", "What for (she reads this)"), self.why))
        column.addWidget(self._why)
        below = row()
        self.give = button(translate("Giving", "Give"), self._give, "primary")
        below.addWidget(self.give)
        below.addStretch(1)
        column.addLayout(below)
        return self.card

    def _make_chosen(self) -> QFrame:
        self.chosen = frame("card")
        column = stack(self.chosen, tokens.S, tokens.M)
        self.told = Plain("", "strong", wraps=True, selectable=True)
        column.addWidget(self.told)
        self.reason = field()
        self._reason = in_card(labelled(translate("Giving", "Why it is taken back"), self.reason))
        column.addWidget(self._reason)
        below = row()
        self.open_button = button(translate("Giving", "Open"), self._open)
        self.take_back = button(translate("Giving", "Take back"), self._take_back, "danger")
        below.addWidget(self.open_button)
        below.addWidget(self.take_back)
        below.addStretch(1)
        column.addLayout(below)
        return self.chosen

    def _show(self, giving: presenter.Giving) -> None:
        self.giving = giving
        self.heading.setText(giving.heading)
        self.heading.setVisible(bool(giving.heading))
        self.card.setVisible(bool(giving.about))
        self.about.setText(giving.about)
        for part in (self._whom, self._why, self.give):
            part.setVisible(bool(giving.whom))
        self._fill(giving)
        at = max(self.list.currentRow(), 0)
        self.list.clear()
        for line in giving.lines:
            item = QListWidgetItem(f"{line.said}\n{line.state}")
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, len(giving.lines) - 1))
        self.list.setVisible(bool(giving.lines))
        self.nothing.setText(giving.nothing)
        self.nothing.setVisible(not giving.lines)
        self._chosen()
        if self._arriving:
            self._arriving = False
            self._take_keys()

    def _take_keys(self) -> None:
        """To the first of what can be used here; what is only read can be read out."""
        giving = self.giving
        if giving is None:
            return
        first = self.whom if giving.whom else self.list if giving.lines else self.nothing
        first.setFocus()

    def _fill(self, giving: presenter.Giving) -> None:
        before = self.whom.currentData()
        self.whom.clear()
        for member, said in giving.whom:
            self.whom.addItem(said, member)
        self.whom.setCurrentIndex(max(self.whom.findData(before), 0))

    def _chosen(self) -> None:
        line = self.line
        self.chosen.setVisible(line is not None)
        if line is None:
            return
        self.told.setText(f"{line.said}\n{line.state}")
        self.open_button.setVisible(line.place is not None)
        self._reason.setVisible(line.can_take_back)
        self.take_back.setVisible(line.can_take_back)

    def _give(self) -> None:
        record, member, why = self.record, self.whom.currentData(), self.why.text().strip()
        if record is None or not isinstance(member, str):
            return

        def done(_written: object) -> None:
            self.why.clear()
            self.context.say(translate("Giving", "Kept. It goes with the next sync."))

        self.context.tasks.write(
            lambda desk: desk.sendings.send(record, member, why or None),
            done,
            self,
            {Area.SENDING, Area.RECORDS},
        )

    def _take_back(self) -> None:
        line, why = self.line, self.reason.text().strip()
        if line is None or not line.can_take_back:
            return
        if not why:
            self.reason.setFocus()
            self.context.say(translate("Giving", "Say why it is taken back: she reads this."))
            return

        def done(_written: object) -> None:
            self.reason.clear()
            self.context.say(
                translate(
                    "Giving",
                    "Taken back. What she has stays on her laptop until she seals it; nothing new "
                    "goes after it.",
                )
            )

        self.context.tasks.write(
            lambda desk: desk.records.withdraw(line.sending, why), done, self, EVERYTHING
        )

    def _open(self) -> None:
        if self.line is not None and self.line.place is not None:
            self.context.go(self.line.place)

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and areas & _SHOWS:
            self.read()
