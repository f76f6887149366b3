"""Consents and restrictions of a record: for which uses it may leave, whose word that is,
until when. Several people may have agreed, each to something else."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from satchel.domain.json_values import JsonValue
from satchel.gui.knowledge.editors import DateEditor, Editor, LineEditor
from satchel.gui.knowledge.field_plans import RESTRICTION
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, frame, row, stack
from satchel.gui.parts.text import Plain


class PermissionsEditor(Editor):
    """A card for each consent or each restriction; none stands there before it is asked for."""

    def __init__(self, name: str, language: str) -> None:
        super().__init__()
        self._name, self._language = name, language
        self._cards: list[_Card] = []
        column = stack(self, tokens.S)
        self._place = QVBoxLayout()
        self._place.setSpacing(tokens.S)
        column.addLayout(self._place)
        words = (
            translate("Knowledge", "Add a restriction")
            if name == RESTRICTION
            else translate("Knowledge", "Add a consent")
        )
        self.more = button(words, self._more)
        line = row()
        line.addWidget(self.more)
        line.addStretch(1)
        column.addLayout(line)
        self.setFocusProxy(self.more)

    def value(self) -> JsonValue:
        made: list[JsonValue] = [card.value() for card in self._cards]
        return made or None

    def put(self, value: JsonValue) -> None:
        for card in list(self._cards):
            self._take(card)
        for told in value if isinstance(value, list | tuple) else ():
            if isinstance(told, Mapping):
                self._add().put(told)

    def problem(self) -> str:
        return next((said for card in self._cards if (said := card.problem())), "")

    def control(self) -> QWidget:
        return self.more

    def _more(self) -> None:
        self._add().begin()
        self.edited.emit()

    def _add(self) -> _Card:
        card = _Card(self._name, self._language)
        card.edited.connect(self.edited.emit)
        card.dropped.connect(lambda: self._drop(card))
        self._cards.append(card)
        self._place.addWidget(card)
        return card

    def _drop(self, card: _Card) -> None:
        self._take(card)
        self.more.setFocus()
        self.edited.emit()

    def _take(self, card: _Card) -> None:
        self._cards.remove(card)
        self._place.removeWidget(card)
        card.hide()
        card.deleteLater()


class _Card(QWidget):
    edited = Signal()
    dropped = Signal()

    def __init__(self, name: str, language: str) -> None:
        super().__init__()
        self._is_restriction = name == RESTRICTION
        self._kept: list[str] = []
        self.editors: dict[str, Editor] = (
            {"why": LineEditor(), "by": LineEditor(), "until": DateEditor(language)}
            if self._is_restriction
            else {
                "whose": LineEditor(translate("Knowledge", "a name or a code")),
                "how": LineEditor(translate("Knowledge", "in writing, by telephone")),
                "given": DateEditor(language),
                "until": DateEditor(language),
            }
        )
        card = frame("card")
        stack(self, 0).addWidget(card)
        column = stack(card, tokens.S, tokens.M)
        column.addWidget(
            Plain(
                translate("Knowledge", "Must not leave the archive by")
                if self._is_restriction
                else translate("Knowledge", "May leave the archive by"),
                "strong",
            )
        )
        self.uses = {use: QCheckBox(words) for use, words in _uses().items()}
        line = row()
        for box in self.uses.values():
            box.clicked.connect(lambda _on=False: self.edited.emit())
            line.addWidget(box)
        line.addStretch(1)
        column.addLayout(line)
        for which, editor in self.editors.items():
            words = _names()[which]
            editor.control().setAccessibleName(words)
            editor.edited.connect(self.edited.emit)
            column.addWidget(Plain(words, "strong", wraps=True))
            column.addWidget(editor)
        end = row()
        end.addStretch(1)
        end.addWidget(button(translate("Knowledge", "Take it out"), self.dropped.emit, "link"))
        column.addLayout(end)

    def begin(self) -> None:
        """The caret where one begins."""
        next(iter(self.editors.values())).setFocus()

    def value(self) -> dict[str, JsonValue]:
        told = ((name, editor.value()) for name, editor in self.editors.items())
        made: dict[str, JsonValue] = {name: value for name, value in told if value is not None}
        # In the order they were kept in: opening and closing a form changes nothing.
        order = dict.fromkeys((*self._kept, *self.uses))
        made["uses"] = [use for use in order if use in self.uses and self.uses[use].isChecked()]
        return made

    def put(self, told: Mapping[str, JsonValue]) -> None:
        uses = told.get("uses")
        self._kept = [str(use) for use in uses] if isinstance(uses, list | tuple) else []
        for use, box in self.uses.items():
            box.setChecked(use in self._kept)
        for name, editor in self.editors.items():
            editor.put(told.get(name))

    def problem(self) -> str:
        if self._is_restriction and not self.value()["uses"]:
            return translate("Knowledge", "Say for which uses this is restricted.")
        if not self._is_restriction and self.editors["whose"].value() is None:
            return translate("Knowledge", "Say who agreed.")
        return next((said for one in self.editors.values() if (said := one.problem())), "")


def _uses() -> dict[str, str]:
    return {
        "exhibit": translate("Knowledge", "an exhibit"),
        "extract": translate("Knowledge", "a copy of the file"),
        "print": translate("Knowledge", "print"),
        "export": translate("Knowledge", "an export of the archive"),
    }


def _names() -> dict[str, str]:
    return {
        "whose": translate("Knowledge", "Who agreed"),
        "how": translate("Knowledge", "How it was said"),
        "given": translate("Knowledge", "Agreed on"),
        "until": translate("Knowledge", "Until"),
        "why": translate("Knowledge", "Why"),
        "by": translate("Knowledge", "Who decided"),
    }
