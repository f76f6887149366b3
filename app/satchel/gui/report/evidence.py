"""What an answer rests on: links to lines and documents, dropped here or chosen by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from satchel.catalog.answers import Evidence
from satchel.domain.ids import is_record_id
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, frame, row, stack
from satchel.gui.parts.shortened import ShortButton
from satchel.gui.parts.text import Plain

RECORD_MIME = "application/x-satchel-record"
_SHOWN = 80


class EvidenceBox(QFrame):
    """The links of one answer. `dropped` carries the id of a record, `removed` an Evidence,
    `opened` an Evidence to be looked at, `wanted` asks for the hearing's lines."""

    dropped = Signal(str)
    removed = Signal(object)
    opened = Signal(object)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self.setAccessibleName(translate("Report", "Evidence"))
        column = stack(self, 0, tokens.XS)
        head = row(spacing=tokens.S)
        self._said = Plain("", "small", wraps=True)
        head.addWidget(self._said, 1)
        self.link = button(translate("Report", "L  Link a line"), self.wanted.emit, "link")
        head.addWidget(self.link)
        column.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll, 1)
        column.addStretch(0)

    def show_links(self, links: Sequence[Evidence], names: Mapping[str, str], *, may: bool) -> None:
        """One line for each: a click looks at it, Remove takes it off."""
        self.setAcceptDrops(may)
        self.link.setVisible(may)
        self._said.setText(
            translate("Report", "Evidence")
            if links or not may
            else translate("Report", "Evidence: drop a line here")
        )
        inside = QWidget()
        inside.setProperty("role", "clear")
        column = stack(inside, 0)
        for one in links:
            column.addWidget(self._line(one, names, may=may))
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._scroll.setVisible(bool(links))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(RECORD_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        told = bytes(event.mimeData().data(RECORD_MIME).data()).decode("ascii", "replace")
        ids = [one for one in told.split() if is_record_id(one)]
        for one in ids:
            self.dropped.emit(one)
        if ids:
            event.acceptProposedAction()

    def _line(self, one: Evidence, names: Mapping[str, str], *, may: bool) -> QFrame:
        line = frame("clear")
        across = row(line, tokens.XS)
        title = names.get(one.record) or one.record
        title = title if len(title) <= _SHOWN else title[: _SHOWN - 1] + "…"
        told = f"{title} · {one.place}" if one.place else title
        look = ShortButton(told, lambda: self.opened.emit(one), "link")
        across.addWidget(look, 1)
        if may:
            off = button(translate("Report", "Remove"), lambda: self.removed.emit(one), "link")
            off.setAccessibleName(translate("Report", "Remove {what}").format(what=told))
            across.addWidget(off)
        return line
