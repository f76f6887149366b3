"""The unlock window: one field, the caret in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from satchel.domain.errors import SatchelError, WrongPassphrase
from satchel.gui import messages
from satchel.gui.entering.languages import language_row
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, middled, stack
from satchel.gui.parts.text import Plain

_WIDTH = 340


class Unlock(QWidget):
    """Asks for the passphrase; `opening` gets its bytes and answers later by `failed`."""

    def __init__(
        self, opening: Callable[[bytes], None], language: str, choose: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._opening, self._language = opening, language
        self.setWindowTitle("Satchel")
        outer = stack(self, 0, tokens.XL)
        inside = QWidget()
        inside.setFixedWidth(_WIDTH)
        column = stack(inside, tokens.M)
        self.passphrase = field(hidden=True)
        self.passphrase.setAccessibleName(translate("Entering", "Passphrase"))
        self.passphrase.setPlaceholderText(translate("Entering", "Passphrase"))
        self.passphrase.returnPressed.connect(self._try)
        self.open_button = button(translate("Entering", "Open"), self._try, "primary")
        self.said = Plain("", "dim", wraps=True)
        self.said.setAccessibleName(translate("Entering", "Answer"))
        for one in (self.passphrase, self.open_button, self.said):
            column.addWidget(one)
        outer.addStretch(2)
        outer.addLayout(middled(inside))
        outer.addStretch(3)
        outer.addWidget(language_row(language, choose))
        self.passphrase.setFocus()

    def failed(self, refused: SatchelError) -> None:
        """Say why, and let her try again."""
        wrong = isinstance(refused, WrongPassphrase)
        self.said.setText(
            translate("Entering", "That did not open it.")
            if wrong
            else messages.sentence(refused, self._language)
        )
        self._let(True)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _try(self) -> None:
        typed = self.passphrase.text()
        if not typed:
            return
        self._let(False)
        self.said.setText(translate("Entering", "Opening, about a second"))
        self._opening(unicodedata.normalize("NFC", typed).encode("utf-8", "surrogateescape"))

    def _let(self, may: bool) -> None:
        self.passphrase.setEnabled(may)
        self.open_button.setEnabled(may)
