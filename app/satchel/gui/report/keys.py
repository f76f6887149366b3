"""Which key was meant, whatever layout is on: keys go by their place on the keyboard.

A Kazakh layout has no digits in its upper row and a Russian one no Latin letters; the
character each of them types at a place is enough to know the place.
"""

from __future__ import annotations

_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_RUSSIAN = "йцукенгшщзфывапролдячсмить"
_DIGITS = "1234567890"
_KAZAKH_ROW = '"әіңғ,.үұқ'
_PLACES = {
    **dict(zip(_RUSSIAN, _LATIN, strict=True)),
    **dict(zip(_KAZAKH_ROW, _DIGITS, strict=True)),
}


def place_of(typed: str) -> str:
    """The key `typed` stands on, as an English keyboard names it: a small letter, a digit, or
    the sign itself."""
    one = typed.casefold()
    return _PLACES.get(one, one)
