"""Opening a hearing: a calm form in place, of which only the case must be told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from satchel.catalog.hearings import HearingWish
from satchel.domain.json_values import JsonValue
from satchel.gui.hearing.opened_presenter import today_in_court
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, labelled, row, stack
from satchel.gui.parts.text import Plain

_WIDTH = 560
_PAUSE_MS = 400
_FIELDS = ("title", "court", "room", "place", "date", "zone")


class Beginning(QWidget):
    """`asked` carries a HearingWish. `placed` when court or place changed, so that the zone can be
    guessed; `paused` when what stands here is worth keeping."""

    asked = Signal(object)
    placed = Signal()
    paused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._zone_told = self._date_told = False
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        stack(self, 0).addWidget(scrolled)
        inside = QWidget()
        scrolled.setWidget(inside)
        centre = row(inside, 0, tokens.L)
        form = QWidget()
        form.setMaximumWidth(_WIDTH)
        centre.addStretch(1)
        centre.addWidget(form, 8)
        centre.addStretch(1)
        column = stack(form, tokens.M)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.case = QComboBox()
        self.title, self.court, self.room, self.place, self.date, self.zone = (
            field() for _ in _FIELDS
        )
        self._title = labelled(
            translate("Hearing", "Name of the new case"),
            self.title,
            translate("Hearing", "As you call it; it can be changed at any time."),
        )
        column.addWidget(labelled(translate("Hearing", "Case"), self.case))
        column.addWidget(self._title)
        _beside(
            column,
            labelled(translate("Hearing", "Court"), self.court),
            labelled(translate("Hearing", "Room"), self.room),
        )
        _beside(
            column,
            labelled(translate("Hearing", "Town"), self.place),
            labelled(translate("Hearing", "Date"), self.date),
        )
        column.addWidget(
            labelled(
                translate("Hearing", "Time zone of the court"),
                self.zone,
                translate("Hearing", "By the town. All times are shown by the court's clock."),
            )
        )
        self.sealed = QCheckBox(translate("Hearing", "Open it sealed"))
        column.addWidget(self.sealed)
        self._sealed_says = Plain(
            translate(
                "Hearing",
                "Each line is then kept only as ciphertext for headquarters. On this laptop nobody "
                "can read it again, you included; only the count is shown.",
            ),
            "small",
            wraps=True,
        )
        column.addWidget(self._sealed_says)
        last = row()
        self.begin = button(translate("Hearing", "Open the hearing"), self._ask, "primary")
        last.addWidget(self.begin)
        last.addStretch(1)
        column.addLayout(last)
        column.addStretch(1)
        self._connect()

    # What the page asks.

    def show_cases(self, cases: Sequence[tuple[str, str]], chosen: str | None) -> None:
        """The cases there are, and a new one."""
        held = chosen or self.case.currentData()
        self.case.blockSignals(True)
        self.case.clear()
        for record, words in cases:
            self.case.addItem(words, record)
        self.case.addItem(translate("Hearing", "a new case"), None)
        at = self.case.findData(held) if held else 0
        self.case.setCurrentIndex(max(0, at))
        self.case.blockSignals(False)
        self._cased()

    def show_draft(self, draft: JsonValue) -> None:
        """What was typed before, else an empty form of today."""
        told = draft if isinstance(draft, dict) else {}
        for name in _FIELDS:
            editor: QLineEdit = getattr(self, name)
            editor.setText(str(told.get(name) or ""))
        self.sealed.setChecked(bool(told.get("sealed")))
        self._zone_told, self._date_told = bool(told.get("zone")), bool(told.get("date"))
        self._date_by(self.told("zone"))

    def draft(self) -> JsonValue:
        """What stands here; None when there is nothing worth keeping."""
        told: dict[str, JsonValue] = {
            name: getattr(self, name).text().strip() for name in _FIELDS if name != "date"
        }
        if not any(told.values()):
            return None
        date = self.told("date") if self._date_told else None
        return {**told, "date": date, "sealed": self.sealed.isChecked()}

    def show_zone(self, zone: str | None) -> None:
        """The zone that follows from the place; hers stays if she told one."""
        if not self._zone_told:
            self.zone.setText(zone or "")
            self._date_by(zone)

    def _date_by(self, zone: str | None) -> None:
        """Today where the court is, until she told a date: past midnight it is not always ours."""
        if not self._date_told:
            self.date.setText(today_in_court(datetime.now().astimezone(), zone))

    def told(self, name: str) -> str | None:
        """A field, or None for nothing."""
        editor: QLineEdit = getattr(self, name)
        return editor.text().strip() or None

    @property
    def chosen_case(self) -> str | None:
        """The case that is kept, or None for a new one."""
        record: str | None = self.case.currentData()
        return record

    # What happens.

    def _connect(self) -> None:
        pause = QTimer(self)
        pause.setSingleShot(True)
        pause.setInterval(_PAUSE_MS)
        pause.timeout.connect(self.paused)
        for name in _FIELDS:
            editor: QLineEdit = getattr(self, name)
            editor.textEdited.connect(lambda _text: pause.start())
            editor.returnPressed.connect(self._ask)
        for editor in (self.court, self.place):
            editor.textEdited.connect(lambda _text: self.placed.emit())
        self.zone.textEdited.connect(self._zone_typed)
        self.date.textEdited.connect(self._date_typed)
        self.case.activated.connect(lambda _index: self._cased())

    def _zone_typed(self, text: str) -> None:
        self._zone_told = bool(text.strip())
        self._date_by(text.strip())

    def _date_typed(self, _text: str) -> None:
        self._date_told = True

    def _cased(self) -> None:
        self._title.setVisible(self.chosen_case is None)
        self.placed.emit()

    def _ask(self) -> None:
        case, title = self.chosen_case, self.told("title")
        if case is None and title is None:
            self.title.setFocus()
            return
        told = HearingWish(
            case=case,
            new_case=title if case is None else None,
            court=self.told("court"),
            room=self.told("room"),
            place=self.told("place"),
            date=self.told("date"),
            zone=self.told("zone") if self._zone_told else None,
            sealed=self.sealed.isChecked(),
        )
        self.asked.emit(told)


def _beside(column: QVBoxLayout, *widgets: QWidget) -> None:
    line = row(spacing=tokens.M)
    for widget in widgets:
        line.addWidget(widget, 1)
    column.addLayout(line)
