"""The offer to capture a page by the browser's own connection, where it may help or was taken."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from satchel.assembly.capturing_now import capture_page
from satchel.domain.showing import one_line
from satchel.gui.acts import Act
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.page.opened_presenter import Opened
from satchel.gui.page.running import Running
from satchel.gui.parts.controls import button, stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.parts.text import Plain, Short


class OwnConnection(QFrame):
    """Says what it means before it is done; nothing is ever done by itself."""

    def __init__(self, running: Running) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._running = running
        self._opened: Opened | None = None
        column = stack(self, tokens.XS, tokens.M)
        self.words = Plain("", wraps=True)
        column.addWidget(self.words)
        below = QFrame()
        flow = Flowing(below)
        self.button = button(_act(), self._capture)
        flow.addWidget(self.button)
        column.addWidget(below)
        self.hide()

    def judge(self, opened: Opened | None) -> None:
        """Show it for this capture, or not at all."""
        self._opened = opened
        is_offered = opened is not None and (opened.may_refuse_recorder or opened.is_unread)
        if opened is not None:
            self.words.setText(_taken() if opened.is_unread else _offered())
        self.button.setEnabled(not self._running.is_running)
        self.setVisible(is_offered)

    def act(self) -> Act:
        """The same by the palette."""
        return Act("page-own", _act(), self._capture, "", self._can)

    def _can(self) -> bool:
        return not self.isHidden() and self.button.isEnabled()

    def _capture(self) -> None:
        opened = self._opened
        if opened is not None:
            self._running.start(
                partial(capture_page, url=opened.url, citation=opened.citation, unread=True)
            )


class OwnAsked(QFrame):
    """The same for a source that is chosen among others: what it means stands there first.
    `agreed` carries its address and its citation."""

    agreed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._of: tuple[str, str] = ("", "")
        column = stack(self, tokens.XS, tokens.M)
        column.addWidget(Plain(_act(), "strong", wraps=True))
        self.address = Short("", "dim")
        column.addWidget(self.address)
        column.addWidget(Plain(_offered(), wraps=True))
        below = QFrame()
        flow = Flowing(below)
        self.capture = button(translate("Page", "Capture it so"), self._agree, "primary")
        flow.addWidget(self.capture)
        flow.addWidget(button(translate("Page", "Leave it as it is"), self.hide))
        column.addWidget(below)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.hide)
        self.hide()

    def ask(self, url: str, citation: str) -> None:
        """Ask it of this address."""
        self._of = (url, citation)
        self.address.show_text(one_line(url))
        self.show()
        self.capture.setFocus()

    def _agree(self) -> None:
        self.hide()
        self.agreed.emit(*self._of)


def without_certificate(opened: Opened) -> str:
    """Why there is none to show."""
    if opened.is_unread:
        return translate(
            "Page", "The browser judged it by the rules and the store of its own. It was not kept."
        )
    return translate("Page", "It did not come over a protected line; there is none.")


def _act() -> str:
    return translate("Page", "Capture it by the browser's own connection")


def _offered() -> str:
    return translate(
        "Page",
        "The site may refuse the way in which this program records. It may let in the browser's "
        "own connection; what it sends over that is not kept, but picture, print and text are.",
    )


def _taken() -> str:
    return translate(
        "Page",
        "This was captured by the browser's own connection: what the site sent over protected "
        "lines is not kept. Picture, print and text are how the browser showed it.",
    )
