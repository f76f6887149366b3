"""The window in which a person uses a page before it is captured: an address, two buttons.

What it is for: a login, a challenge, a page behind a click. What it is not for: keeping
anything; until “Capture this page” is pressed nothing that passes is told to anybody. To
know first: the page cannot draw over the bar, so the address in it is the true one.
"""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from satchel.system.paths import resources_folder

_LANGUAGES = ("en", "ru", "kk")
# Of its own, for a page must not look like the bar; the colours are those of the program.
_STYLE = """
QWidget#bar { background: #f2eee6; border-bottom: 2px solid #1f3a6e; }
QWidget#bar * { font-size: 14px; color: #1f1f1f; }
QWidget#bar QLineEdit { background: #ffffff; border: 1px solid #7d7668; border-radius: 6px;
                        padding: 5px 8px; }
QWidget#bar QPushButton { background: #ffffff; border: 1px solid #7d7668; border-radius: 6px;
                          padding: 6px 12px; }
QWidget#bar QPushButton#first { background: #1f3a6e; border-color: #1f3a6e; color: #ffffff;
                                font-weight: 600; }
QWidget#bar QPushButton:disabled, QWidget#bar QPushButton#first:disabled {
    background: #f2eee6; color: #6b6558; border-color: #d5cfc2; }
QWidget#bar QLineEdit:focus, QWidget#bar QPushButton:focus { border: 2px solid #1f3a6e;
                                                             padding: 5px 11px; }
QWidget#bar QLineEdit:focus { padding: 4px 7px; }
QWidget#bar QPushButton#first:focus { border-color: #1f1f1f; }
"""


def words(language: str) -> dict[str, str]:
    """The few words of the window, in English where there is no such language."""
    told = json.loads((resources_folder() / "words" / "assisted.json").read_text("utf-8"))
    spoken = language if language in _LANGUAGES else "en"
    return {name: texts[spoken] for name, texts in told.items()}


class Window(QWidget):
    """One page and its bar. `wants` is what was pressed: capture, stop, or nothing yet."""

    def __init__(self, page: QWebEnginePage, language: str) -> None:
        super().__init__()
        self.wants: str | None = None
        self._words = words(language)
        self._page = page
        self.setWindowTitle("Satchel")  # lists of windows tell no more
        self._view = QWebEngineView()
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._view.setPage(page)
        self.address = QLineEdit()
        self.address.setAccessibleName(self._words["address"])
        self.address.returnPressed.connect(self._go)
        self._back = self._button("back", self._view.back)
        self.capture = self._button("capture", lambda: self._press("capture"))
        self.capture.setObjectName("first")
        self.stop = self._button("leave", lambda: self._press("stop"))
        self._says = QLabel(self._words["before"])
        self._says.setWordWrap(True)
        bar = QWidget(objectName="bar")  # type: ignore[call-arg]  # a property of every object
        bar.setStyleSheet(_STYLE)
        inside = QVBoxLayout(bar)
        acts = QHBoxLayout()
        for widget in (self._back, self.address, self.capture, self.stop):
            acts.addWidget(widget)
        inside.addLayout(acts)
        inside.addWidget(self._says)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(bar)
        self._column.addWidget(self._view, 1)
        page.urlChanged.connect(lambda url: self.address.setText(url.toString()))

    def is_capturing(self) -> None:
        """The page is taken away and looked at elsewhere; only “Stop” is left to press."""
        for widget in (self._back, self.address, self.capture):
            widget.setEnabled(False)
        self._says.setText(self._words["during"])
        self.stop.setText(self._words["stop"])
        self._view.hide()
        self._column.addStretch(1)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._press("stop")
        super().closeEvent(event)

    def _button(self, name: str, pressed: object) -> QPushButton:
        button = QPushButton(self._words[name])
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _press(self, wants: str) -> None:
        self.wants = wants

    def _go(self) -> None:
        text = self.address.text().strip()
        url = QUrl(text if "://" in text else f"https://{text}", QUrl.ParsingMode.TolerantMode)
        if url.scheme() in ("http", "https") and url.host():
            self._says.setText(self._words["before"])
            self._page.setUrl(url)
        else:
            self._says.setText(self._words["scheme"])
