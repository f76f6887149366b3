"""The foot of the exhibit's screen: the button, how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.sizes import size_in_words


class Making(QWidget):
    """`asked` to make it, `stopped` to end what goes on."""

    asked = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._size = 0
        self._may_make = False
        column = stack(self, tokens.S, tokens.M)
        self.told = Plain("", wraps=True)
        self.told.setAccessibleName(translate("Finding", "What will be written"))
        column.addWidget(self.told)
        line = row(spacing=tokens.S)
        self.make = button(
            translate("Finding", "Choose where, and make it"), self.asked.emit, "primary"
        )
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(translate("Finding", "Progress"))
        self.busy.hide()
        self.doing = Plain("", "small")
        self.stop = button(translate("Finding", "Stop"), self.stopped.emit)
        self.stop.hide()
        for one in (self.make, self.busy, self.doing, self.stop):
            line.addWidget(one)
        line.addStretch(1)
        column.addLayout(line)
        self.result = Plain("", wraps=True, selectable=True)
        self.result.setAccessibleName(translate("Finding", "Result"))
        column.addWidget(self.result)

    @property
    def is_busy(self) -> bool:
        return self.busy.isVisible()

    def let(self, may: bool) -> None:
        """Whether there is something to make."""
        self._may_make = may
        self.make.setEnabled(may and not self.is_busy)

    def begin(self, words: str, *, can_stop: bool) -> None:
        """Something goes on."""
        self._size = 0
        self.say([])
        self.doing.setText(words)
        self.busy.show()
        self.stop.setVisible(can_stop)
        self.make.setEnabled(False)

    def progressed(self, size: int) -> None:
        """So many bytes more are written."""
        self._size += size
        told = translate("Finding", "{size} written")
        self.doing.setText(told.format(size=size_in_words(self._size)))

    def end(self, lines: Sequence[str], *, is_broken: bool = False) -> None:
        """It is over, and this came of it."""
        self.busy.hide()
        self.stop.hide()
        self.doing.setText("")
        self.make.setEnabled(self._may_make)
        self.say(lines, is_broken=is_broken)

    def say(self, lines: Sequence[str], *, is_broken: bool = False) -> None:
        """Show these lines in place of the last ones."""
        self.result.set_role("broken" if is_broken else "")
        self.result.setText("\n".join(lines))
