"""The lines of a hearing as a list: how many there are at once, what they say by pages.

A page that is asked for and not there yet is wanted by a signal, once; whoever reads it
puts it in. Only some pages are held at a time, so that 20,000 lines are as light as 200. A
line that is being kept stands at the end like any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from satchel.gui.hearing.rows_presenter import Row
from satchel.gui.language import translate

PAGE = 80
HELD = 60  # pages
RECORD_MIME = "application/x-satchel-record"

_Index = QModelIndex | QPersistentModelIndex


class HearingModel(QAbstractListModel):
    """Rows of one hearing. `wanted` carries the number of a page to be read."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._kept = 0  # lines that are read by pages; those after them stand in `_new`
        self._pages: dict[int, tuple[Row, ...]] = {}  # the last used last
        self._asked: set[int] = set()
        self._new: list[Row] = []

    def open(self, count: int) -> None:
        """Another hearing, or the same one anew: `count` lines, none of them read."""
        self.beginResetModel()
        self._kept, self._pages, self._asked, self._new = count, {}, set(), []
        self.endResetModel()

    def forget(self) -> None:
        """Read every page again when it is next shown; nothing moves."""
        self._pages, self._asked = {}, set()
        if self._kept:
            self.dataChanged.emit(self.index(0), self.index(self._kept - 1))

    def put(self, page: int, rows: Sequence[Row]) -> None:
        """A page that was read."""
        self._asked.discard(page)
        self._pages[page] = tuple(rows)
        while len(self._pages) > HELD:
            del self._pages[next(iter(self._pages))]
        first = page * PAGE
        last = min(first + len(rows), self._kept) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))

    def append(self, row: Row) -> int:
        """A new line at the bottom; its place."""
        place = self.rowCount()
        self.beginInsertRows(QModelIndex(), place, place)
        self._new.append(row)
        self.endInsertRows()
        return place

    def replace(self, place: int, row: Row) -> None:
        """Another state or another text of a line that is here."""
        if place >= self._kept:
            self._new[place - self._kept] = row
        elif (page := self._pages.get(place // PAGE)) is not None:
            at = place % PAGE
            self._pages[place // PAGE] = (*page[:at], row, *page[at + 1 :])
        self.dataChanged.emit(self.index(place), self.index(place))

    def remove(self, place: int) -> None:
        """Take away a new line: it was not kept, or only sealed."""
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._new[place - self._kept]
        self.endRemoveRows()

    def row(self, place: int) -> Row | None:
        """The row, or None where its page is not read yet; then it is asked for."""
        if place >= self._kept:
            return self._new[place - self._kept]
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            if number not in self._asked:
                self._asked.add(number)
                self.wanted.emit(number)
            return None
        if next(reversed(self._pages)) != number:
            self._pages[number] = self._pages.pop(number)
        at = place % PAGE
        return page[at] if at < len(page) else None

    @property
    def kept(self) -> int:
        """How many lines are read by pages."""
        return self._kept

    # What Qt asks.

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._kept + len(self._new)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row = self.row(index.row())
        return row.aloud() if row is not None else translate("Hearing", "being read")

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [RECORD_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of lines that are kept, and nothing of what they say."""
        rows = [self.row(index.row()) for index in indexes]
        ids = [row.record for row in rows if row is not None and row.record is not None]
        made = QMimeData()
        made.setData(RECORD_MIME, "\n".join(ids).encode("ascii"))
        return made
