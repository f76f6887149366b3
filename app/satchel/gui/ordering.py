"""The alphabet of the reader: Kazakh's ә, ғ, қ, ң, ө, ұ, ү, һ, і stand in their own places.

By their numbers in Unicode all of them, and Russian's ё, would come after я. The Kazakh
alphabet holds the Russian one in its order, so that one order serves both. What is sorted
by is a text again, not Qt's sort key: comparing texts holds up no other thread.
"""

from __future__ import annotations

_KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACES = {letter: chr(0xE000 + at) for at, letter in enumerate(_KAZAKH)}


def in_order(text: str) -> str:
    """What `text` is sorted by, capitals beside small letters."""
    return "".join(_PLACES.get(letter, letter) for letter in text.casefold())
