"""The token table keeps WCAG 2.2 AA in every theme, and the courtroom stays dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from satchel.gui.look import stylesheet
from satchel.gui.look.tokens import Colours, Theme, colours
from satchel.gui.parts.controls import field, stack
from satchel.gui.parts.typing import Area
from satchel.system.paths import resources_folder

TEXT_AA, CONTROL_AA = 4.5, 3.0  # success criteria 1.4.3 and 1.4.11


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2 §relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_what_the_standard_says() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", Theme)
def test_every_text_can_be_read_on_every_ground_it_stands_on(theme: Theme) -> None:
    look = colours(theme, resources_folder())
    grounds = [look.paper, look.raised, look.sunk]
    pairs = [(text, ground) for text in _texts(look) for ground in grounds]
    pairs += [
        (look.on_accent, look.accent),
        (look.ink, look.accent_soft),
        (look.dim, look.accent_soft),
        (look.accent, look.accent_soft),
        (look.ink, look.waiting_soft),
        (look.waiting, look.waiting_soft),
        (look.ink, look.broken_soft),
        (look.broken, look.broken_soft),
    ]
    assert [pair for pair in pairs if _contrast(*pair) < TEXT_AA] == []


def _texts(look: Colours) -> list[str]:
    return [look.ink, look.dim, look.accent, look.waiting, look.broken]


@pytest.mark.parametrize("theme", Theme)
def test_every_control_can_be_seen(theme: Theme) -> None:
    look = colours(theme, resources_folder())
    for ground in (look.paper, look.raised, look.sunk):
        assert _contrast(look.edge, ground) >= CONTROL_AA
        assert _contrast(look.accent, ground) >= CONTROL_AA


@pytest.mark.parametrize("theme", Theme)
def test_what_stands_in_an_empty_field_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    """Qt's own is half as strong as the text, once a style sheet colours that."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look = colours(theme, resources_folder())
    stylesheet.dress(application, look)
    for typed in (field("Passphrase"), Area()):
        qtbot.addWidget(typed)
        typed.ensurePolished()
        assert typed.palette().color(QPalette.ColorRole.PlaceholderText).name() == look.dim


def _brightest(image: QImage) -> float:
    colours_seen = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    return max(_luminance(QColor(one).name()) for one in colours_seen)


def test_in_the_courtroom_nothing_is_brighter_than_its_text(qtbot: QtBot) -> None:
    """The caret included: Qt's own is drawn by inverting, white on black."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look = colours(Theme.COURTROOM, resources_folder())
    stylesheet.dress(application, look)
    whole = QWidget()
    qtbot.addWidget(whole)
    column = stack(whole)
    line, area = field("Passphrase"), Area()
    column.addWidget(line)
    column.addWidget(area)
    whole.resize(300, 160)
    whole.show()
    qtbot.waitExposed(whole)
    whole.activateWindow()
    allowed = max(_luminance(one) for one in _texts(look)) + 0.02
    for typed in (line, area):
        typed.setFocus()
        qtbot.waitUntil(typed.hasFocus)
        assert _brightest(whole.grab().toImage()) <= allowed
        assert look.accent in _colours_in(typed.grab().toImage())


def _colours_in(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
