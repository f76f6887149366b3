"""The scripts that run beside a page's own, and how they are called. Text only, no browser."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from satchel.domain.json_values import JsonValue


@cache
def behaviours() -> str:
    """Defines `satchel` in its world: scrolling, opening, asking for variants."""
    return _text("behaviours.js")


@cache
def looking() -> str:
    """Defines `satchelLooking` in its world: text, structure, links, sizes."""
    return _text("looking.js")


def call(name: str, *values: JsonValue) -> str:
    """`satchel.scroll` and so on, as a script that answers with JSON text or null.

    Null where the world was lost by a navigation and nothing is defined in it.
    """
    told = ", ".join(json.dumps(value) for value in values)
    thing = name.partition(".")[0]
    return f'typeof {thing} === "undefined" ? null : {name}({told})'


def _text(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
