"""What can be done with lines, in words under the card: for who does not know the keys yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from satchel.catalog.courtroom_words import CourtroomWords
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button
from satchel.gui.parts.flowing import Flowing

_WITH_KEYS = 9


class Controls(QWidget):
    """A row of words; each says its key. `mark` is called with the guarantee that was chosen."""

    def __init__(self, words: CourtroomWords, mark: Callable[[str], None]) -> None:
        super().__init__()
        self._words, self._mark = words, mark
        self._reading: list[QPushButton] = []
        self._across = Flowing(self, tokens.M)

    def add(self, words: str, keys: str, run: Callable[[], None], *, reads: bool = False) -> None:
        """One more. Tab comes to it; a click leaves the caret where words go. One that `reads`
        is for lines that can be read here."""
        made = button(words, run, "link", keys)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._across.addWidget(made)
        if reads:
            self._reading.append(made)

    def show_readable(self, is_readable: bool) -> None:
        """Whether there is anything to read here: in a sealed hearing there is not."""
        for made in self._reading:
            made.setVisible(is_readable)

    def offer_marks(self) -> None:
        """The guarantees of a fair trial, by name, article and key."""
        menu = QMenu(self)
        for number, (tag, word) in enumerate(self._words.guarantees.items(), 1):
            key = f"\tCtrl+{number}" if number <= _WITH_KEYS else ""
            act = menu.addAction(f"{word}  ·  {self._words.articles[tag]}{key}")
            act.triggered.connect(partial(self._chosen, tag))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def align(self, left: int, right: int) -> None:
        """Stand under the card."""
        self.setContentsMargins(left, tokens.XS, right, tokens.S)

    def _chosen(self, tag: str, _checked: bool = False) -> None:
        self._mark(tag)
