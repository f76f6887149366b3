"""Other people's words as plain text: no control, no change of direction, nothing unseen.

Whoever keeps text keeps every character; whoever shows it shows that they are there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

UNUSUAL: Final = re.compile(r"[^ -~\n\t\w]")  # letters and digits are never hidden
_KEPT: Final = frozenset("\n\t")
_HIDDEN: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_JOINERS: Final = frozenset("\u200c\u200d")  # Persian and Indic spelling needs them


def visible(text: str) -> str:
    """`text` with characters that nobody sees written as `<U+202E>`."""
    return UNUSUAL.sub(lambda at: f"<U+{ord(at[0]):04X}>" if is_hidden(at[0]) else at[0], text)


def one_line(text: str) -> str:
    """`visible`, with line breaks and tabs as blanks."""
    return " ".join(visible(text).split())


def is_hidden(ch: str) -> bool:
    """Whether nobody sees the character, or only what it does to others."""
    if ch.isascii():
        return not ch.isprintable() and ch not in _KEPT
    return ch not in _JOINERS and unicodedata.category(ch) in _HIDDEN
