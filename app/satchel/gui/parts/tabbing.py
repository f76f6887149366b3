"""The way of Tab where fields come and go: as one reads, also what was made later.

Qt leads Tab through controls in the order they were made, so that a form which is filled
anew had its buttons before its fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*parts: QWidget) -> None:
    """Let Tab lead through `parts`, one after the other, and through what lies in each as it
    did. All of them are in one window."""
    found = [one for part in parts for one in _reached(part)]
    for before, after in pairwise(dict.fromkeys(found)):
        QWidget.setTabOrder(before, after)


def _reached(part: QWidget) -> Iterator[QWidget]:
    one: QWidget | None = part
    while one is not None:
        is_inside = one is part or part.isAncestorOf(one)
        if is_inside and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None:
            yield one
        one = one.nextInFocusChain()
        if one is part:
            return
