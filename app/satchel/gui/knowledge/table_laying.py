"""How a table is laid out: widths shared out, and one mark for a chosen row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

_NO_BREAK, _MAY_BREAK = "\u2060", "\u200b"
_GOES_ON = re.compile(r"[.?&=]")


class InARow(QStyledItemDelegate):
    """Tells the style sheet where a cell stands, so that a chosen row has one mark, at its
    beginning, and not one in each cell."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        where = QStyleOptionViewItem.ViewItemPosition
        option.viewItemPosition = where.Middle if index.column() else where.Beginning
        option.text = kept_together(option.text)


def kept_together(text: str) -> str:
    """An address as it is drawn on several lines: never broken after `https://`, but where a
    path or a query goes on; within the site's name rather than cut, for that tells most. Only
    drawn: what is copied or read out is the address itself."""
    scheme, slashes, rest = text.partition("://")
    if not slashes or not scheme.isalpha() or " " in text:
        return text
    site, slash, path = rest.partition("/")
    path = _GOES_ON.sub(lambda at: at[0] + _MAY_BREAK, path)
    together = f"{scheme}:{_NO_BREAK}/{_NO_BREAK}/{_NO_BREAK}"
    return f"{together}{_MAY_BREAK.join(site)}{slash}{path}"


def shared_out(room: int, wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """The room shared out as it is wanted, none below its least; the widest give what lacks."""
    widths = [
        max(width * room // sum(wanted), low) for width, low in zip(wanted, least, strict=True)
    ]
    while (over := sum(widths) - room) > 0:
        spare, widest = max(
            (width - low, at) for at, (width, low) in enumerate(zip(widths, least, strict=True))
        )
        if spare <= 0:
            break  # it is too narrow for the heads alone: it scrolls
        widths[widest] -= min(spare, over)
    return widths
