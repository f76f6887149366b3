"""What is asked once before a recording, in place: does the court allow it, and how to go on."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, frame, row, stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.parts.text import Plain
from satchel.gui.recording import system_presenter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from satchel.audio.starting import Device


class Asking(QWidget):
    """`begins` carries the court's word; `left` that she does not want to record."""

    begins = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = frame("card")
        outer = stack(self, 0)
        outer.addWidget(card)
        column = stack(card, tokens.S, tokens.M)
        column.addWidget(Plain(translate("Recording", "Does the court allow recording?"), "strong"))
        answers = QWidget()
        answers.setProperty("role", "clear")
        flow = Flowing(answers)
        words = {
            "yes": translate("Recording", "Allowed: record"),
            "no": translate("Recording", "Not allowed: record all the same"),
            "not asked": translate("Recording", "Not asked: record"),
        }
        self.answers = {word: button(text, partial(self.begins.emit, word))
                        for word, text in words.items()}  # fmt: skip
        for made in self.answers.values():
            flow.addWidget(made)
        flow.addWidget(
            button(translate("Recording", "Do not record"), self.left.emit, "quiet", keys="Esc")
        )
        column.addWidget(answers)
        self.devices = QComboBox()
        self.devices.setAccessibleName(translate("Recording", "Microphone"))
        line = row()
        line.addWidget(Plain(translate("Recording", "Microphone")))
        line.addWidget(self.devices, 1)
        column.addLayout(line)
        self.outlives = QCheckBox(translate("Recording", "Go on when I lock Satchel by hand"))
        column.addWidget(self.outlives)
        self.sealing = Plain(
            translate(
                "Recording",
                "This hearing is sealed: the sound will be heard at headquarters only.",
            ),
            "small",
            wraps=True,
        )
        column.addWidget(self.sealing)
        told = system_presenter.shown_and_kept(sys.platform)
        column.addWidget(Plain(told, "small", wraps=True))
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def ask(self, sealed: bool) -> None:
        """Show it; the court's word gets the focus."""
        self.sealing.setVisible(sealed)
        self.show()
        self.answers["yes"].setFocus()

    def show_devices(self, found: Sequence[Device]) -> None:
        """The microphones there are; the usual one is chosen."""
        self.devices.clear()
        for one in found:
            self.devices.addItem(one.name, one.id)
            if one.usual:
                self.devices.setCurrentIndex(self.devices.count() - 1)
        if not found:
            self.devices.addItem(translate("Recording", "none was found"), None)
        self.devices.setEnabled(len(found) > 1)

    @property
    def device(self) -> str | None:
        """The chosen microphone."""
        chosen = self.devices.currentData()
        return chosen if isinstance(chosen, str) else None
