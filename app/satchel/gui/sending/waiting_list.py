"""The files that wait to go, and which of them goes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame

from satchel.assembly.roads import WaitingFile
from satchel.domain.ids import RecordId
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, frame, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.sizes import size_in_words

SHOWN = 6


class WaitingList(QFrame):
    """A line for each file, with a button; nothing at all when none waits."""

    def __init__(self, put_first: Callable[[RecordId], None]) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._put_first = put_first
        self._column = stack(self, tokens.XS)
        self.hide()

    def show_files(
        self, files: Sequence[WaitingFile], first: Sequence[RecordId], more: str
    ) -> None:
        """Show these; those asked for first stand above."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if files:
            self._column.addWidget(Plain(translate("Sending", "Files that wait"), "strong"))
        order = {record: number for number, record in enumerate(first)}
        for one in sorted(files, key=lambda one: order.get(one.record, len(order))):
            self._column.addWidget(self._line(one, one.record in order))
        if more:
            self._column.addWidget(Plain(more, "dim"))
        self.setVisible(bool(files))

    def _line(self, one: WaitingFile, is_first: bool) -> QFrame:
        made = frame("clear")
        line = row(made)
        line.addWidget(Plain(one.title, wraps=True), 1)
        line.addWidget(Plain(size_in_words(one.size), "dim"))
        if is_first:
            line.addWidget(Plain(translate("Sending", "goes first"), "dim"))
        else:
            act = partial(self._put_first, one.record)
            chosen = button(translate("Sending", "This first"), act, "quiet")
            chosen.setAccessibleDescription(one.title)
            line.addWidget(chosen)
        return made
