"""The alphabet of the reader: Kazakh's ә, ғ, қ, ң, ө, ұ, ү, һ, і stand in their own places.

Code points would put all of them after я. The rules are Unicode's, through Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCollator, QLocale, Qt


def order_of(language: str) -> Callable[[str], Any]:
    """A key for `sorted`: capitals beside small letters, and 9 before 10."""
    collator = QCollator(QLocale(language))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    return collator.sortKey
