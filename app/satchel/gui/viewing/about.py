"""What is known of the file that is looked at, and what it says of itself, as plain text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from satchel.catalog.viewing import Shown, Viewing, Words
from satchel.domain.showing import one_line
from satchel.formats.previews.asking import Drawn
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import stack
from satchel.gui.parts.text import Plain
from satchel.gui.sizes import size_in_words
from satchel.gui.viewing.telling_presenter import kind_in_words, said_of_itself

_SHOWN = 60


class About(QWidget):
    """A column of names and values."""

    def __init__(self) -> None:
        super().__init__()
        self._column = stack(self, tokens.XS, tokens.M)
        self._column.addStretch(1)

    def forget(self) -> None:
        """Empty it."""
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()  # at once: what comes next stands in its place
                widget.deleteLater()

    def tell(self, viewing: Viewing, shown: Shown, *, dimmed: bool) -> None:
        """Show what is known of `viewing`."""
        self.forget()
        self._add(translate("Viewing", "This file"), "section")
        self._pair(translate("Viewing", "Name when it came"), one_line(viewing.name or ""))
        self._pair(translate("Viewing", "Kind"), kind_in_words(viewing.media_type))
        self._pair(translate("Viewing", "Size"), size_in_words(viewing.size))
        if isinstance(shown, Words) and shown.reason:
            self._add(translate("Viewing", "Only a part of its text could be read."), "waiting")
        if not isinstance(shown, Drawn):
            return
        if dimmed:
            self._add(translate("Viewing", "Its colours are dimmed for the courtroom."), "dim")
        if shown.opened.moves:
            self._add(translate("Viewing", "It moves; only its first picture is shown."), "dim")
        if shown.opened.about:
            self._add(translate("Viewing", "What it says of itself"), "section")
            self._add(translate("Viewing", "Not checked by anybody."), "small")
            for name, value in shown.opened.about[:_SHOWN]:
                self._pair(*said_of_itself(name, value))

    def _pair(self, name: str, value: str | None) -> None:
        self._add(name, "small")
        self._add(value or translate("Viewing", "not recorded"), "", selectable=True)

    def _add(self, text: str, role: str, *, selectable: bool = False) -> None:
        made = Plain(text, role, wraps=True, selectable=selectable)
        self._column.insertWidget(self._column.count() - 1, made)
