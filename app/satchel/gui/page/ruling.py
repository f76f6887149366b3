"""Who may fetch a source: asked in place, of one address or of its whole site."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QRadioButton

from satchel.domain.capture_policy import Policy
from satchel.domain.showing import one_line
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain, Short


class Ruling(QFrame):
    """`agreed` carries the policy, and the site where it is to hold for all of it, or ""."""

    agreed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._site = ""
        column = stack(self, tokens.XS, tokens.M)
        column.addWidget(Plain(translate("Page", "Who may fetch this page"), "strong"))
        self.address = Short("", "dim")
        column.addWidget(self.address)
        self.choices = QButtonGroup(self)
        for number, (policy, words) in enumerate(_words().items()):
            choice = QRadioButton(words)
            choice.setAccessibleName(words)
            choice.setProperty("policy", policy.value)
            self.choices.addButton(choice, number)
            column.addWidget(choice)
        self.whole = QCheckBox("")
        self.whole.setAccessibleName(translate("Page", "Who may fetch this page"))  # until asked
        column.addWidget(self.whole)
        below = row(spacing=tokens.S)
        below.addWidget(button(translate("Page", "Keep it so"), self._agree, "primary"))
        below.addWidget(button(translate("Page", "Leave it as it is"), self.hide))
        below.addStretch(1)
        column.addLayout(below)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.hide)
        self.hide()

    def ask(self, url: str, site: str, holds: Policy) -> None:
        """Ask it of this address, of which `holds` is so now."""
        self._site = site
        self.address.show_text(one_line(url))
        told = translate("Page", "The same for all of {site}").format(site=one_line(site))
        self.whole.setText(told.replace("&", "&&"))
        self.whole.setAccessibleName(told)
        self.whole.setChecked(False)
        self.whole.setVisible(bool(site))
        for choice in self.choices.buttons():
            if choice.property("policy") == holds.value:
                choice.setChecked(True)
                choice.setFocus()
        self.show()

    def _agree(self) -> None:
        chosen = self.choices.checkedButton()
        if chosen is not None:
            self.hide()
            site = self._site if self.whole.isChecked() else ""
            self.agreed.emit(Policy(chosen.property("policy")), site)


def _words() -> dict[Policy, str]:
    return {
        Policy.HERE: translate("Page", "This laptop, with all that waits"),
        Policy.BY_NAME: translate("Page", "This laptop, only when it is captured by itself"),
        Policy.SAFER: translate("Page", "Someone safer; never this laptop"),
        Policy.NEVER: translate("Page", "Nobody"),
    }
