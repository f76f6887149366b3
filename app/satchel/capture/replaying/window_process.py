"""The window of a replay: the page, and above it a bar that is no part of the page.

The bar is drawn by Qt, outside of what the page can paint, and says what this is: a kept
page, of when, how captured, and what of it is not there. To know first: what stands in it
comes from strangers (addresses, titles), so it is shown as plain text, whatever it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from satchel.capture.replaying.wishes import Counts, ReplayWish

_LOOK_MS = 400
_STYLE = """
QWidget#bar { background: #f3e9c6; border-bottom: 2px solid #8a6d1a; }
QWidget#bar * { font-size: 14px; }
QWidget#bar QLabel { color: #33290a; }
QWidget#bar QLabel#kept { font-weight: 600; }
QWidget#bar QLineEdit { background: #fffdf4; color: #1c1c1c; border: 1px solid #8a6d1a;
                        padding: 3px 6px; border-radius: 3px; }
QWidget#bar QPushButton { color: #33290a; background: #fffdf4; border: 1px solid #8a6d1a;
                          padding: 3px 10px; border-radius: 3px; }
QWidget#bar QPushButton:disabled { color: #9a9071; border-color: #c9bc8e; }
QWidget#bar QPushButton:focus, QWidget#bar QLineEdit:focus { border: 2px solid #33290a; }
"""
_Action = QWebEnginePage.WebAction


class Window(QWidget):
    """`counts` tells how it stands, `again` is called before the page is shown anew."""

    def __init__(
        self,
        wish: ReplayWish,
        words: Mapping[str, str],
        view: QWebEngineView,
        counts: Callable[[], Counts],
        again: Callable[[], None],
    ) -> None:
        super().__init__()
        self._words, self._view, self._counts, self._again = words, view, counts, again
        self.setWindowTitle("Satchel")  # lists of windows tell no more: not whose page it is
        self._address = QLineEdit(wish.url)
        self._address.setReadOnly(True)
        self._missing = QPushButton()
        self._missing.clicked.connect(self._list)
        self._told, self._kept = _plain(""), _plain("")
        self._has_arrived = False
        bar = QWidget(objectName="bar")  # type: ignore[call-arg]  # a property of every object
        bar.setStyleSheet(_STYLE)
        rows = QVBoxLayout(bar)
        rows.setContentsMargins(10, 6, 10, 6)
        rows.addLayout(self._buttons())
        rows.addLayout(self._facts(wish))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(view, 1)
        page = view.page()
        page.urlChanged.connect(lambda url: self._address.setText(url.toString()))
        page.loadFinished.connect(self._arrived)
        page.renderProcessTerminated.connect(lambda *_: self._kept.setText(self._words["ended"]))
        page.profile().downloadRequested.connect(lambda _item: self._is_file())
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._tell)
        self._beat.start(_LOOK_MS)
        self._tell()
        self.resize(wish.width, wish.height)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, act in (("back", _Action.Back), ("forward", _Action.Forward)):
            button = QPushButton(self._words[name])
            action = self._view.pageAction(act)
            button.setEnabled(action.isEnabled())
            action.enabledChanged.connect(button.setEnabled)
            button.clicked.connect(lambda _=False, act=act: self._view.triggerPageAction(act))
            row.addWidget(button)
        again = QPushButton(self._words["again"])
        again.clicked.connect(self._show_again)
        row.addWidget(again)
        row.addWidget(self._address, 1)
        return row

    def _facts(self, wish: ReplayWish) -> QHBoxLayout:
        row = QHBoxLayout()
        self._kept.setText(self._words["kept"].format(when=wish.when, tier=wish.tier))
        self._kept.setObjectName("kept")
        self._kept.setWordWrap(True)
        row.addWidget(self._kept, 1)
        row.addWidget(self._told)
        row.addWidget(self._missing)
        return row

    def _arrived(self) -> None:
        """What came before the first page was our own looking whether all is shut."""
        if not self._has_arrived:
            self._has_arrived = True
            self._view.page().history().clear()

    def _is_file(self) -> None:
        """A paper, a sound, a film: the engine shows none by itself, and nothing is saved."""
        self._kept.setText(self._words["file"])

    def _tell(self) -> None:
        counts, said = self._counts(), []
        if counts.similar:
            said.append(self._words["similar"].format(count=counts.similar))
        if not counts.missed and not counts.similar:
            said.append(self._words["whole"])
        self._told.setText(" · ".join(said))
        self._missing.setText(self._words["missed"].format(count=counts.missed))
        self._missing.setVisible(bool(counts.missed))

    def _show_again(self) -> None:
        self._again()
        self._view.triggerPageAction(_Action.ReloadAndBypassCache)

    def _list(self) -> None:
        dialog = QDialog(self)
        dialog.setWindowTitle(self._words["list"])
        text = QPlainTextEdit("\n".join(self._counts().missing))
        text.setReadOnly(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self._words["close"], QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(dialog.reject)
        rows = QVBoxLayout(dialog)
        rows.addWidget(text)
        rows.addWidget(buttons)
        dialog.resize(700, 400)
        dialog.exec()


def _plain(text: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label
