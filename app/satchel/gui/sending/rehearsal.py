"""The chord, tried once while nothing is at stake: for the first run and the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import stack
from satchel.gui.parts.text import Plain
from satchel.gui.sending.leaving import KEYS


class RehearsalOfLeaving(QWidget):
    """Says what the chord does, and waits for it to be pressed; `rehearsed` when it was.

    Here it only answers: nothing is sealed and nothing is locked.
    """

    rehearsed = Signal()

    def __init__(self, keys: str = KEYS) -> None:
        super().__init__()
        self.done = False
        column = stack(self, tokens.M)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        for told in _sentences(shown):
            column.addWidget(Plain(told, wraps=True))
        self.state = Plain(
            translate("Sending", "Press {keys} now. Here it is only a rehearsal.").format(
                keys=shown
            ),
            "strong",
            wraps=True,
        )
        self.state.setAccessibleName(translate("Sending", "Rehearsal"))
        column.addWidget(self.state)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("Sending", "Rehearse: save, seal everything and lock"))
        chord = QShortcut(QKeySequence(keys), self)
        chord.setContext(Qt.ShortcutContext.WindowShortcut)
        chord.activated.connect(self._pressed)

    def _pressed(self) -> None:
        self.done = True
        self.state.setText(
            translate(
                "Sending",
                "That was it. In earnest, the window would be gone now, and within two seconds "
                "everything on this laptop sealed and locked.",
            )
        )
        self.rehearsed.emit()


def _sentences(keys: str) -> list[str]:
    return [
        translate(
            "Sending",
            "{keys} saves what you are typing, seals everything and locks, without a question. "
            "Afterwards nobody can read it on this laptop, and neither can you: headquarters can.",
        ).format(keys=keys),
        translate(
            "Sending",
            "The window is gone at once, and the program within two seconds. If there was not "
            "time to seal everything, it is sealed when the archive is next opened, before "
            "anything is shown.",
        ),
        translate(
            "Sending",
            "It is not a wipe: the archive stays, and old blocks of the disk may still hold "
            "what was sealed. Without a mission there is nobody to seal to: then it saves and "
            "locks.",
        ),
    ]
