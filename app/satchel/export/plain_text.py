"""Other people's words made harmless to show: no control, no direction change, no formula.

JSON keeps every character; pages, tables and text files show that it is there.
"""

from __future__ import annotations

import html
import json
from typing import Final

from satchel.domain.json_values import JsonValue
from satchel.domain.showing import UNUSUAL, is_hidden, one_line, visible

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


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
    shown = UNUSUAL.sub(lambda at: json.dumps(at[0])[1:-1] if is_hidden(at[0]) else at[0], text)
    return (shown + "\n").encode("utf-8")
