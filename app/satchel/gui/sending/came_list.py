"""What one parcel brought: a list to go through, and a question beside any line of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from satchel.assembly.arriving import Arrived
from satchel.assembly.desk import Desk
from satchel.catalog.words import Words
from satchel.domain.ids import RecordId
from satchel.domain.showing import one_line
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_new_file
from satchel.gui.parts.controls import button, field, labelled, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.gui.sending.arrived_model import ArrivedModel
from satchel.gui.sending.asking import in_card
from satchel.gui.sending.sending_presenter import parcel_name
from satchel.sync.parcel_making import Made, ParcelWish
from satchel.system.paths import resources_folder

_LIST_PX = 260


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it: the device questions go back to, and how this archive calls its member."""

    device: str
    member: str
    label: str


class CameList(QFrame):
    """The records of one parcel. Enter opens a record; a question is kept by Enter too."""

    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self._sender: Sender | None = None
        self._asked: list[RecordId] = []
        words = Words(resources_folder() / "words", context.appearance.language)
        self.model = ArrivedModel(lambda one: _line(words, one))
        column = stack(self, tokens.S, tokens.M)
        self._head = Plain("", "strong", wraps=True)
        column.addWidget(self._head)
        self.list = QListView()
        self.list.setAccessibleName(translate("Sending", "What came"))
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setMinimumHeight(_LIST_PX)
        self.list.activated.connect(self._open)
        self.list.selectionModel().currentChanged.connect(self._moved)
        column.addWidget(self.list)
        self.question = field()
        self.question.returnPressed.connect(self._ask)
        asking = labelled(
            translate("Sending", "Ask about the chosen line"),
            self.question,
            translate("Sending", "Enter keeps the question under that record."),
        )
        column.addWidget(in_card(asking))
        below = row()
        self.send = button(
            translate("Sending", "Write the questions to a file for the sender"), self._choose
        )
        self.send.hide()
        below.addWidget(self.send)
        below.addStretch(1)
        column.addLayout(below)
        self.outcome = Plain("", wraps=True, selectable=True)
        self.outcome.setAccessibleName(translate("Sending", "What became of it"))
        self.outcome.hide()
        column.addWidget(self.outcome)
        self.hide()

    def show_came(self, sender: Sender, rows: Sequence[Arrived]) -> None:
        """List what came from `sender`."""
        if sender != self._sender:
            self._asked = []
        self._sender = sender
        self._head.setText(
            translate("Sending", "What came from {sender}").format(sender=sender.label)
        )
        self.model.show(rows)
        self.send.setVisible(bool(self._asked))
        self.outcome.hide()
        self.show()
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus()

    def _open(self, index: QModelIndex) -> None:
        chosen = self.model.arrived(index)
        if chosen is not None:
            self.opened.emit(chosen.view)

    def _moved(self, index: QModelIndex) -> None:
        self.question.setEnabled(index.isValid())

    def _ask(self) -> None:
        chosen = self.model.arrived(self.list.currentIndex())
        text, sender = self.question.text().strip(), self._sender
        if chosen is None or sender is None or not text:
            return
        fields = {"on": chosen.record, "text": text, "to": sender.member}

        def kept(record: RecordId) -> None:
            self._asked.append(record)
            self.question.clear()
            self.send.show()
            self._say(
                translate(
                    "Sending",
                    "The question is kept and goes with the next sync. %n can be written to a "
                    "file now.",
                    None,
                    len(self._asked),
                )
            )

        self._context.tasks.write(
            lambda desk: desk.records.add("question", fields).record, kept, self, {Area.RECORDS}
        )

    def _choose(self) -> None:
        ask_new_file(self, parcel_name(datetime.now()), self._write)

    def _write(self, path: Path) -> None:
        sender, asked = self._sender, tuple(self._asked)
        if sender is None:
            return

        def act(desk: Desk) -> Made:
            return desk.parcel_making.make(path, ParcelWish(to=sender.device, only=asked))

        def done(_made: Made) -> None:
            self._asked = []
            self.send.hide()
            self._say(
                translate("Sending", "Written: {file}. Only {sender} can open it.").format(
                    file=path, sender=sender.label
                )
            )

        self._context.tasks.write(act, done, self, {Area.SENDING})

    def _say(self, sentence: str) -> None:
        self.outcome.setText(sentence)
        self.outcome.show()


def _line(words: Words, one: Arrived) -> str:
    """A question is told with its answer: that is what came."""
    told = f"{words.kind(one.kind)}  ·  {one.title}"
    answer = one.view.fields.get("answer") if one.kind == "question" else None
    return f"{told}  —  {one_line(answer)}" if isinstance(answer, str) else told
