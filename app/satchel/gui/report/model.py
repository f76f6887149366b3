"""The questions as a list: frozen rows, and which of them have a draft."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from satchel.gui.language import translate
from satchel.gui.report.rows_presenter import Kind, Row

ROW = Qt.ItemDataRole.UserRole
DRAFT = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class QuestionsModel(QAbstractListModel):
    """Rows of one observation. What changed is told row by row, so that nothing scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._drafts: set[str] = set()

    def show(self, rows: Sequence[Row], drafts: Collection[str]) -> None:
        """Replace the rows; a page of the same questions keeps its place."""
        changed = {*drafts} ^ self._drafts
        self._drafts = set(drafts)
        if [row.key or row.letter for row in rows] != [r.key or r.letter for r in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for at, (before, now) in enumerate(zip(self._rows, rows, strict=True)):
            if before != now or now.key in changed:
                self._rows[at] = now
                self._tell(at)

    def mark_draft(self, key: str, is_draft: bool) -> None:
        """Say that a question has words that are not kept yet, or has none."""
        if is_draft == (key in self._drafts):
            return
        (self._drafts.add if is_draft else self._drafts.discard)(key)
        at = self.row_of(key)
        if at >= 0:
            self._tell(at)

    def row(self, at: int) -> Row:
        return self._rows[at]

    def row_of(self, key: str) -> int:
        """The row of a question's key, or -1."""
        return next(
            (at for at, one in enumerate(self._rows) if one.key == key and key),
            -1,
        )

    def first_of(self, letter: str) -> int:
        """The row of a section's first question, or -1."""
        return next(
            (
                at
                for at, one in enumerate(self._rows)
                if one.letter == letter and one.kind is not Kind.SECTION
            ),
            -1,
        )

    def next_question(self, at: int, step: int) -> int:
        """The nearest question after (1) or before (-1) a row, or -1."""
        at += step
        while 0 <= at < len(self._rows):
            if self._rows[at].kind is Kind.QUESTION:
                return at
            at += step
        return -1

    def next_open(self, at: int) -> int:
        """The first question after a row that nobody answered, or -1."""
        at = self.next_question(at, 1)
        while at >= 0 and self._rows[at].is_answered:
            at = self.next_question(at, 1)
        return at

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].kind is not Kind.QUESTION:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == DRAFT:
            return row.key in self._drafts
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = row.said or translate("Report", "not answered")
            return " ".join(part for part in (row.shown or row.letter, row.text, said) if part)
        return None

    def _tell(self, at: int) -> None:
        index = self.index(at, 0)
        self.dataChanged.emit(index, index)
