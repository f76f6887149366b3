"""How large something is, in one way on every screen.

Units of 1024, with the letters that mean nothing else: a size is compared with what other
programs and papers say of the same file, so it must not be of two kinds.
"""

from __future__ import annotations

from satchel.gui.language import decimal, translate

_KIB = 1024
_FEW = 100  # below that, a tenth still tells something


def size_in_words(size: int) -> str:
    """Bytes as people count them."""
    if size < _KIB:
        return translate("Sizes", "%n bytes", None, size)
    if size < _KIB**2:
        return translate("Sizes", "{size} KiB").format(size=_short(size / _KIB))
    if size < _KIB**3:
        return translate("Sizes", "{size} MiB").format(size=_short(size / _KIB**2))
    return translate("Sizes", "{size} GiB").format(size=_short(size / _KIB**3))


def _short(number: float) -> str:
    return decimal(number, 1 if number < _FEW else 0)
