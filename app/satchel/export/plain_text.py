"""Other people's words made harmless to show: no control, no direction change, no formula.

JSON keeps every character; pages, tables and text files show that it is there.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from typing import Final

from satchel.domain.json_values import JsonValue

_UNUSUAL: Final = re.compile(r"[^ -~\n\t\w]")  # letters and digits are never hidden
_KEPT: Final = frozenset("\n\t")
_HIDDEN: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_JOINERS: Final = frozenset("\u200c\u200d")  # Persian and Indic spelling needs them
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def visible(text: str) -> str:
    """`text` with characters that nobody sees written as `<U+202E>`."""
    return _UNUSUAL.sub(lambda at: f"<U+{ord(at[0]):04X}>" if _is_hidden(at[0]) else at[0], text)


def one_line(text: str) -> str:
    """`visible`, with line breaks and tabs as blanks."""
    return " ".join(visible(text).split())


def cell(text: str) -> str:
    """For CSV: a spreadsheet shows it and never runs it."""
    line = one_line(text)
    return "'" + line if line.startswith(_FORMULA) else line


def escaped(text: str) -> str:
    """For HTML, in text and in quoted attributes."""
    return html.escape(visible(text), quote=True)


def json_file(value: JsonValue) -> bytes:
    """Indented JSON with every character kept, those that nobody sees as escapes."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    shown = _UNUSUAL.sub(lambda at: json.dumps(at[0])[1:-1] if _is_hidden(at[0]) else at[0], text)
    return (shown + "\n").encode("utf-8")


def _is_hidden(ch: str) -> bool:
    if ch.isascii():
        return not ch.isprintable() and ch not in _KEPT
    return ch not in _JOINERS and unicodedata.category(ch) in _HIDDEN
