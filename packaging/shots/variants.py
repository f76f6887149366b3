"""What the pictures are of: languages, themes, and what stretches a layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LANGUAGES = ("en", "ru", "kk")
THEMES = ("light", "dark", "courtroom")


@dataclass(frozen=True, slots=True)
class Variant:
    """One process: `size` is the window's in units of `scale` pixels. `longer` pads each
    sentence by two fifths; `reverse` lays out from right to left."""

    name: str
    language: str
    theme: str
    size: tuple[int, int] = (1280, 720)
    scale: float = 1.0
    longer: bool = False
    reverse: bool = False


def variants() -> Iterator[Variant]:
    """All of them, in the order of the contact sheet."""
    for language in LANGUAGES:
        for theme in THEMES:
            yield Variant(f"{language}-{theme}", language, theme)
    for language in LANGUAGES:
        yield Variant(f"{language}-double", language, "light", (1024, 640), 2.0)
    # A screen of 1366x768 at 125 %.
    yield Variant("ru-small", "ru", "light", (1092, 614), 1.25)
    yield Variant("longer", "en", "light", longer=True)
    yield Variant("reverse", "en", "light", reverse=True)
