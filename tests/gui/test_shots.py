"""`dev shots` pictures every screen there is."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from satchel.gui.language import LANGUAGES
from satchel.gui.look.tokens import Theme
from satchel.gui.shell.screens import screens
from shots import scenes, sheet
from shots.taking import Longer
from shots.variants import variants

pytestmark = pytest.mark.usefixtures("qapp")


def test_no_screen_is_forgotten() -> None:
    """One that shows a record says in `scenes` which of the story's."""
    ids: defaultdict[str, str] = defaultdict(lambda: "0" * 20)
    forgotten = [
        name for name, entry in screens().items() if scenes.place(name, entry, ids) is None
    ]
    assert forgotten == []


def test_every_language_is_pictured_in_every_theme_and_at_double_size() -> None:
    taken = {(one.language, one.theme) for one in variants() if one.scale == 1}
    assert taken >= {(language, theme) for language in LANGUAGES for theme in Theme}
    assert {one.language for one in variants() if one.scale == 2} == set(LANGUAGES)
    assert any(one.longer for one in variants())
    assert any(one.reverse for one in variants())


def test_a_stretched_sentence_keeps_its_words_and_is_two_fifths_longer() -> None:
    longer = Longer()
    words = "Keep {what} of %n pages"
    assert longer.translate("Any", words).startswith(words)
    assert len(longer.translate("Any", words)) == round(len(words) * 1.4)


def test_pictures_lie_in_rows_of_screens_and_columns_of_variants(tmp_path: Path) -> None:
    for name in ("home.en-light", "home.ru-dark", "send.en-light"):
        picture = QImage(640, 400, QImage.Format.Format_RGB32)
        picture.fill(QColor("#ff0000"))
        assert picture.save(str(tmp_path / f"{name}.png"))
    drawn = QImage(str(sheet.draw(tmp_path, ["ru-dark", "en-light", "kk-light"])))
    middles = [(168, 128), (496, 128), (168, 356), (496, 356)]
    seen = [drawn.pixelColor(x, y).name() == "#ff0000" for x, y in middles]
    assert seen == [True, True, False, True]
