"""Editors for fields that name other records: found as one types, shown by their titles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from satchel.domain.json_values import JsonValue
from satchel.gui.knowledge.candidates import Candidate, candidates, named
from satchel.gui.knowledge.editors import Editor
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.tasks import Tasks

_PAUSE_MS = 150
_Index = QModelIndex | QPersistentModelIndex


class CandidatesModel(QAbstractListModel):
    """What can be chosen, as frozen rows; `kind_words` says what each is."""

    def __init__(self, kind_words: Callable[[str], str]) -> None:
        super().__init__()
        self._kind_words = kind_words
        self._found: Sequence[Candidate] = ()

    def show(self, found: Sequence[Candidate]) -> None:
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def at(self, row: int) -> Candidate:
        return self._found[row]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{one.title or one.record}  ·  {self._kind_words(one.kind)}"
        if role == Qt.ItemDataRole.EditRole:
            return one.title or one.record
        return None


class ReferenceEditor(Editor):
    """One record: typing looks for it, choosing it fills in its title."""

    def __init__(
        self,
        tasks: Tasks,
        kind: str | None,
        language: str,
        kind_words: Callable[[str], str],
    ) -> None:
        super().__init__()
        self._tasks, self._kind, self._language = tasks, kind, language
        self._chosen: Candidate | None = None
        self._asked = 0
        self.line: QLineEdit = field(translate("Knowledge", "Type to find it"))
        stack(self, 0).addWidget(self.line)
        self.setFocusProxy(self.line)
        self.found = CandidatesModel(kind_words)
        self._completer = QCompleter(self.found, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        picked = self._completer.activated[QModelIndex]  # type: ignore[index]  # no overloads there
        picked.connect(self._picked)
        self.line.setCompleter(self._completer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.line.textEdited.connect(self._typed)

    def value(self) -> JsonValue:
        if self._chosen is not None:
            return self._chosen.record
        return self.line.text().strip() or None

    def put(self, value: JsonValue) -> None:
        self._chosen = None
        self.line.setText("")
        if isinstance(value, str) and value:
            self.line.setText(value)
            self._tasks.read(
                lambda desk: named(desk, value, self._language), partial(self._known, value), self
            )

    def problem(self) -> str:
        if self._chosen is None and self.line.text().strip():
            return translate("Knowledge", "Choose it from the list that opens as you type.")
        return ""

    def control(self) -> QWidget:
        return self.line

    def choose(self, candidate: Candidate) -> None:
        """Take this one."""
        self._chosen = candidate
        self.line.setText(candidate.title or candidate.record)
        self.edited.emit()

    def _typed(self, _text: str) -> None:
        self._chosen = None
        self._pause.start()
        self.edited.emit()

    def _look(self) -> None:
        self._asked += 1
        number, typed = self._asked, self.line.text()
        self._tasks.read(
            lambda desk: candidates(desk, typed, self._kind, self._language),
            lambda found: self._offer(number, found),
            self,
        )

    def _offer(self, number: int, found: Sequence[Candidate]) -> None:
        if number == self._asked and self.line.hasFocus() and self._chosen is None:
            self.found.show(found)
            if found:
                self._completer.complete()

    def _picked(self, index: QModelIndex) -> None:
        self.choose(self.found.at(index.row()))

    def _known(self, record: str, candidate: Candidate | None) -> None:
        if candidate is not None and self.line.text() == record:
            self._chosen = candidate
            self.line.setText(candidate.title or candidate.record)


class ReferencesEditor(Editor):
    """Several records: those chosen, each with a way to take it out, and a field for one more."""

    def __init__(self, make: Callable[[], ReferenceEditor], tasks: Tasks, language: str) -> None:
        super().__init__()
        self._tasks, self._language = tasks, language
        self._chosen: list[Candidate] = []
        column = stack(self, tokens.XS)
        self._list: QVBoxLayout = QVBoxLayout()
        self._list.setSpacing(tokens.XS)
        column.addLayout(self._list)
        self.more = make()
        self.more.edited.connect(self._added)
        column.addWidget(self.more)
        self.setFocusProxy(self.more)

    def value(self) -> JsonValue:
        return [one.record for one in self._chosen] or None

    def put(self, value: JsonValue) -> None:
        wanted = [str(one) for one in value] if isinstance(value, list | tuple) else []
        self._show([Candidate(record, "", record) for record in wanted])
        if wanted:
            self._tasks.read(
                lambda desk: [named(desk, one, self._language) for one in wanted],
                lambda found: self._show([one for one in found if one is not None]),
                self,
            )

    def problem(self) -> str:
        return self.more.problem()

    def control(self) -> QWidget:
        return self.more.control()

    def _added(self) -> None:
        if not self.more.problem() and isinstance(record := self.more.value(), str):
            title = self.more.line.text()
            if record not in [one.record for one in self._chosen]:
                self._show([*self._chosen, Candidate(record, "", title)])
            self.more.put(None)
        self.edited.emit()

    def _remove(self, record: str) -> None:
        self._show([one for one in self._chosen if one.record != record])
        self.edited.emit()

    def _show(self, chosen: list[Candidate]) -> None:
        self._chosen = chosen
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for one in chosen:
            line = QWidget()
            across = row(line)
            across.addWidget(Plain(one.title, wraps=True), 1)
            out = button(
                translate("Knowledge", "Take out"), partial(self._remove, one.record), "quiet"
            )
            out.setAccessibleName(translate("Knowledge", "Take out {name}").format(name=one.title))
            across.addWidget(out)
            self._list.addWidget(line)
