"""How much of a replayed page is as it was captured: pixels of the picture, lines of the text."""

from __future__ import annotations

import operator
from difflib import SequenceMatcher

from PySide6.QtGui import QImage

_FORM = QImage.Format.Format_RGB32


def pixels(then: bytes, now: bytes) -> float | None:
    """Percent of pixels that are the very same; what one has more than the other differs.

    None where `then` is no picture.
    """
    if now and then == now:
        return 100.0
    before, after = QImage.fromData(then), QImage.fromData(now)
    if before.isNull():
        return None
    if after.isNull():
        return 0.0
    before, after = before.convertToFormat(_FORM), after.convertToFormat(_FORM)
    width, height = min(before.width(), after.width()), min(before.height(), after.height())
    whole = max(before.width(), after.width()) * max(before.height(), after.height())
    same = sum(_same_in_row(before, after, row, width) for row in range(height))
    return 100.0 * same / whole


def words(then: str, now: str) -> float:
    """Percent of the text, by its letters, that stands in both in the same order."""
    before, after = _lines(then), _lines(now)
    if before == after:
        return 100.0
    total = sum(map(len, before)) + sum(map(len, after))
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    common = sum(sum(map(len, before[one.a : one.a + one.size])) for one in blocks)
    return 200.0 * common / total if total else 100.0


def _same_in_row(before: QImage, after: QImage, row: int, width: int) -> int:
    one, other = _row(before, row)[:width], _row(after, row)[:width]
    if one == other:
        return width
    return sum(map(operator.eq, one, other))


def _row(image: QImage, number: int) -> memoryview:
    """One number for each pixel."""
    return memoryview(image.constScanLine(number)).cast("I")  # type: ignore[arg-type]


def _lines(text: str) -> list[str]:
    return [line for told in text.splitlines() if (line := " ".join(told.split()))]
