"""Travel empty: a checklist that ends with what remains, and the removal of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QPushButton, QWidget

from satchel.assembly import exposure, removal
from satchel.assembly.desk import Desk
from satchel.assembly.remaining import Remaining, remaining
from satchel.gui.context import Context, Screen
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, frame, row, rule, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place
from satchel.gui.sending import amounts_presenter as amounts
from satchel.gui.sending import travel_presenter as presenter
from satchel.gui.sending.asking import Ask
from satchel.gui.sending.page import column_of
from satchel.gui.sending.sealing import SealAndRemove
from satchel.storage.holdings import Bytes
from satchel.sync.whereabouts import Amount


@dataclass(frozen=True, slots=True)
class _State:
    """Everything the screen tells, counted at one moment."""

    waiting: Amount
    readable: str
    recordings: int
    received: Bytes
    remaining: list[Remaining]
    for_others: bool


class Travel(Screen):
    """Steps with their state, sealing and removing, what remains, and the archive itself."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._state: _State | None = None
        self._arriving = False
        column = stack(column_of(self), tokens.M)
        column.addWidget(
            Plain(
                translate(
                    "Sending",
                    "A laptop that crosses a border may be opened there. What is at headquarters "
                    "need not be on it.",
                ),
                wraps=True,
            )
        )
        self.steps = frame("card")
        self._grid = QGridLayout(self.steps)
        self._grid.setContentsMargins(tokens.M, tokens.M, tokens.M, tokens.M)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        column.addWidget(self.steps)
        self.sealing = SealAndRemove(context)
        column.addWidget(self.sealing)
        column.addWidget(Plain(translate("Sending", "What remains on this laptop"), "strong"))
        self.remains = frame("card")
        self.remains.setAccessibleName(translate("Sending", "What remains on this laptop"))
        stack(self.remains, tokens.S, tokens.M)
        column.addWidget(self.remains)
        column.addWidget(Plain(presenter.not_listed(), "dim", wraps=True))
        line = row()
        self.remove = button(
            translate("Sending", "Remove the archive from this laptop"), self._ask, "danger"
        )
        line.addWidget(self.remove)
        line.addStretch(1)
        column.addLayout(line)
        self.ask = Ask(translate("Sending", "Remove the archive"), self._remove)
        column.addWidget(self.ask)
        column.addStretch(1)
        context.tasks.changed.connect(self._changed)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Sending", "Travel empty")

    def arrive(self, place: Place) -> None:
        """Count again."""
        self.headed.emit(self.words())
        self._arriving = True
        self._refresh()

    def _refresh(self) -> None:
        self.context.tasks.read(_counted, self._show, self)
        self.sealing.refresh()

    def _show(self, state: _State) -> None:
        self._state = state
        first = self.sealing.seal
        # The button that is made anew below may have them.
        takes_keys = self._arriving or _has_keys(self._grid)
        steps = presenter.steps(state.waiting, state.readable, state.received)
        _empty(self._grid)
        for number, step in enumerate(steps):
            first = self._show_step(number, step) or first
        self._arriving = False
        if takes_keys:  # they are on what is to be done first
            first.setFocus()
        rows: list[QWidget] = []
        for item in presenter.items(state.remaining):
            rows += [rule()] if rows else []
            rows.append(_item(item))
        _fill(self.remains, rows)

    def _show_step(self, number: int, step: presenter.Step) -> QPushButton | None:
        state = Plain(step.state, "dim" if step.is_done else "waiting", wraps=True)
        self._grid.addWidget(Plain(f"{number + 1}  {step.title}", "strong", wraps=True), number, 0)
        self._grid.addWidget(state, number, 1)
        if number == 0 and not step.is_done:
            to_send = button(translate("Sending", "Send"), lambda: self.context.go(Place("send")))
            self._grid.addWidget(to_send, number, 2)
            to_send.show()  # a layout does so at the next turn; until then it takes no keys
            return to_send
        return None

    def _ask(self) -> None:
        state = self._state
        if state is None:
            return
        lost = not state.waiting.is_nothing or state.recordings > 0 or state.for_others
        self.ask.ask(
            presenter.removing(state.waiting, state.recordings, for_others=state.for_others),
            presenter.may_be_lost() if lost else "",
        )

    def _remove(self) -> None:
        although_lost = self.ask.also.isChecked()

        def gone(left: list[Path]) -> None:
            self.context.say(presenter.removed([path.name for path in left]))
            self.context.lock()

        self.context.tasks.work(
            lambda desk, _work: removal.remove_archive(desk, although_lost=although_lost),
            gone,
            self,
            alone=True,
        )

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and areas:
            self._refresh()


def _counted(desk: Desk) -> _State:
    told = exposure.of(desk)
    return _State(
        removal.lost_with(desk),
        amounts.readable(told),
        told.recordings + told.recordings_sealed,
        desk.sealing.received(),
        remaining(desk),
        bool(told.classes),
    )


def _item(item: presenter.Item) -> QFrame:
    made = frame("clear")
    line = row(made, tokens.M)
    words = frame("clear")
    said = stack(words, 0)
    said.addWidget(Plain(item.title, "strong", wraps=True))
    said.addWidget(Plain(item.detail, "dim", wraps=True, selectable=True))
    line.addWidget(words, 3)
    line.addWidget(Plain(item.remedy, wraps=True), 2)
    made.setAccessibleName(f"{item.title}: {item.detail}. {item.remedy}")
    return made


def _fill(area: QFrame, rows: list[QWidget]) -> None:
    column = area.layout()
    assert column is not None
    _empty(column)
    for made in rows:
        column.addWidget(made)


def _has_keys(layout: QLayout) -> bool:
    held = (layout.itemAt(number) for number in range(layout.count()))
    return any((widget := item.widget()) is not None and widget.hasFocus() for item in held if item)


def _empty(layout: QLayout) -> None:
    while (held := layout.takeAt(0)) is not None:
        if (widget := held.widget()) is not None:
            widget.deleteLater()
