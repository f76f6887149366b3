"""Whom a page is asked of: headquarters, or somebody of the mission whom one trusts more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from satchel.domain.showing import one_line
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.page.doings_presenter import Colleague
from satchel.gui.parts.controls import button, field, labelled, row, stack
from satchel.gui.parts.text import Plain, Short
from satchel.gui.sending.asking import in_card

_LIST_PX = 84


class AskingWhom(QFrame):
    """`agreed` carries headquarters or a member's code, and why it is asked, or ""."""

    agreed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._known: Sequence[Colleague] = ()
        column = stack(self, tokens.XS, tokens.M)
        column.addWidget(Plain(translate("Page", "Who is to capture this page"), "strong"))
        self.address = Short("", "dim")
        column.addWidget(self.address)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Page", "Who is to capture this page"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFixedHeight(_LIST_PX)
        column.addWidget(self.list)
        self.code, self.why = field(), field()
        column.addWidget(
            in_card(
                labelled(
                    translate("Page", "Or a colleague's code"),
                    self.code,
                    translate(
                        "Page",
                        "As they told it to you, such as M-7K2F9Q. Headquarters passes it on.",
                    ),
                )
            )
        )
        column.addWidget(in_card(labelled(translate("Page", "Why (may be empty)"), self.why)))
        below = row(spacing=tokens.S)
        below.addWidget(button(translate("Page", "Ask"), self._agree, "primary"))
        below.addWidget(button(translate("Page", "Leave it as it is"), self.hide))
        below.addStretch(1)
        column.addLayout(below)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.hide)
        self.hide()

    def ask(self, url: str, known: Sequence[Colleague]) -> None:
        """Ask it of this address; the first of `known` is chosen."""
        self._known = known
        self.address.show_text(one_line(url))
        self.code.clear()
        self.why.clear()
        self.list.clear()
        for one in known:
            item = QListWidgetItem(one.said)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(known))
        self.show()
        (self.list if known else self.code).setFocus()

    def _agree(self) -> None:
        at, code = self.list.currentRow(), self.code.text().strip().upper()
        whom = code or (self._known[at].code if 0 <= at < len(self._known) else "")
        if not whom:
            self.code.setFocus()
            return
        self.hide()
        self.agreed.emit(whom, self.why.text().strip())
