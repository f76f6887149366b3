"""What an eye, a keyboard and a reader of the screen would complain of in a window."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

_SLACK_PX = 1
_MOST_TABS = 400
_INTERACTIVE = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit,
    QPlainTextEdit, QTabBar,
)  # fmt: skip
# Parts of Qt's own controls, which speak for them.
_PARTS = ("qt_", "QTabBar::", "ScrollLeftButton", "ScrollRightButton")
# By their last two parts: named with the question each time one is asked in them.
_NAMED_WHEN_ASKED = {"Ask > QCheckBox", "QFrame > Line"}


def path(widget: QWidget) -> str:
    """Where it stands, and what it says."""
    above, one = [], widget
    while one is not None and len(above) < 4:
        above.append(type(one).__name__)
        one = one.parentWidget()
    text = getattr(widget, "text", lambda: "")
    said = text() if callable(text) and not isinstance(widget, QPlainTextEdit) else ""
    return f"{' > '.join(reversed(above))} {said or widget.accessibleName()!s}"[:160]


def interactive(inside: QWidget) -> Iterator[QWidget]:
    """What is seen, is enabled, and does something when it is clicked."""
    for one in inside.findChildren(QWidget):
        if (
            isinstance(one, _INTERACTIVE)
            and not isinstance(one, (QScrollBar, QHeaderView))
            and not one.objectName().startswith(_PARTS)
            and one.isVisible()
            and one.isEnabled()
            and one.window() is inside.window()
            and not isinstance(one.parentWidget(), (QComboBox, QAbstractSpinBox, QLineEdit))
        ):
            yield one


# Names.


def controls(inside: QWidget) -> list[QWidget]:
    """Everything in `inside` that the keys or the mouse can be given to."""
    return [
        one
        for one in inside.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.objectName().startswith(_PARTS)
        and type(one) not in (QScrollArea, QAbstractScrollArea)
        and one.focusProxy() is None
        and not _is_list_of_a_choice(one)
    ]


def _is_list_of_a_choice(one: QWidget) -> bool:
    above = one.parentWidget()
    return above is not None and isinstance(above.parentWidget(), QComboBox)


def nameless(inside: QWidget) -> list[str]:
    """Those of them that a reader of the screen could not tell."""
    found = []
    for one in controls(inside):
        spoken = QAccessible.queryAccessibleInterface(one)
        if not spoken.text(QAccessible.Text.Name).strip():
            above = [type(up).__name__ for up in _upwards(one)]
            found.append(" > ".join(reversed(above[:5])))
    return sorted({one for one in found if not one.endswith(tuple(_NAMED_WHEN_ASKED))})


def _upwards(one: QWidget | None) -> Iterator[QWidget]:
    while one is not None:
        yield one
        one = one.parentWidget()


# Cut text.


def cut(inside: QWidget) -> list[str]:
    """Labels, buttons, tabs, choices and headings of tables whose text has no room."""
    found = [path(one) for one in inside.findChildren(QWidget) if one.isVisible() and _is_cut(one)]
    found += [path(one) + " (below the edge)" for one in _over_the_edge(inside)]
    return sorted(set(found))


def _is_cut(one: QWidget) -> bool:
    if isinstance(one, QLabel):
        return bool(one.text()) and _is_label_cut(one)
    if isinstance(one, QAbstractButton) and one.text():
        return one.width() + _SLACK_PX < one.sizeHint().width()
    if isinstance(one, QComboBox):
        text = QFontMetrics(one.font()).horizontalAdvance(one.currentText())
        arrow = 16 + 2 * 8
        return one.width() + _SLACK_PX < text + arrow
    if isinstance(one, QHeaderView):
        return any(
            not one.isSectionHidden(at) and one.sectionSize(at) < one.sectionSizeHint(at) - 8
            for at in range(one.count())
        )
    return isinstance(one, QTabBar) and one.width() + _SLACK_PX < one.sizeHint().width()


def _is_label_cut(one: QLabel) -> bool:
    margins = one.contentsMargins()
    wide = one.width() - margins.left() - margins.right()
    if one.wordWrap():
        return one.height() + _SLACK_PX < one.heightForWidth(one.width())
    metrics = QFontMetrics(one.font())
    lines = one.text().split("\n")
    tall = one.height() + _SLACK_PX < metrics.height() * len(lines)
    return tall or any(metrics.horizontalAdvance(line) > wide + _SLACK_PX for line in lines)


def _over_the_edge(inside: QWidget) -> Iterator[QWidget]:
    """Controls that are not wholly within what shows them, and cannot be scrolled to."""
    for one in inside.findChildren(QWidget):
        is_shown = isinstance(one, (QLabel, *_INTERACTIVE)) and one.isVisible()
        if not is_shown or one.window() is not inside.window() or isinstance(one, QScrollBar):
            continue
        if _is_beyond(one):
            yield one


def _is_beyond(one: QWidget) -> bool:
    up, down, across = one.parentWidget(), True, True
    while up is not None and (down or across):
        at = one.mapTo(up, QPoint(0, 0))
        left, right = at.x() < -_SLACK_PX, at.x() + one.width() > up.width() + _SLACK_PX
        above, below = at.y() < -_SLACK_PX, at.y() + one.height() > up.height() + _SLACK_PX
        area = up.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is up:
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            across = across and area.horizontalScrollBarPolicy() == off
            down = down and area.verticalScrollBarPolicy() == off
        if (across and (left or right)) or (down and (above or below)):
            return True
        up = None if up.isWindow() else area
    return False


# Keys.


def tabbed(window: QWidget) -> tuple[list[QWidget], list[QWidget]]:
    """Where Tab leads from where the keys are, until it comes back; and then Shift+Tab."""
    return _led(window, Qt.Key.Key_Tab), _led(window, Qt.Key.Key_Backtab)


def _led(window: QWidget, key: Qt.Key) -> list[QWidget]:
    seen: list[QWidget] = []
    for _ in range(_MOST_TABS):
        here = QApplication.focusWidget()
        assert here is not None
        assert here.window() is window
        if here in seen:
            break
        seen.append(here)
        QTest.keyClick(here, key)
        QCoreApplication.processEvents()
    return seen


def unreached(window: QWidget, seen: list[QWidget]) -> list[str]:
    """What the mouse can use and Tab does not come to."""
    there = {*seen, *(one.focusProxy() for one in seen)} - {None}
    groups = {_group(one) for one in seen} - {None}
    return sorted(
        path(one)
        for one in interactive(window)
        if one not in there and one.focusProxy() not in there and _group(one) not in groups
    )


def _group(one: QWidget) -> object:
    """Among those of which one is chosen, Tab comes to that one, and arrows to the others."""
    if not isinstance(one, QAbstractButton) or not one.isCheckable():
        return None
    if one.autoExclusive():
        return one.parentWidget()
    group = one.group()
    return group if group is not None and group.exclusive() else None


def upwards(seen: list[QWidget]) -> list[str]:
    """Steps of Tab that go up within one panel."""
    found = []
    for before, after in pairwise(seen):
        panel = before.parentWidget()
        if panel is None or after.parentWidget() is not panel:
            continue
        if after.geometry().bottom() < before.geometry().top():
            found.append(f"{path(before)} -> {path(after)}")
    return found
