"""The token table: every colour, space and size a window may use.

The colours of the three themes stand in resources/look/themes.json. Amber is only for what
waits, red only for what is broken; no state is told by colour alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from satchel.domain.errors import Bug

SPACES = (4, 8, 12, 16, 24)
XS, S, M, L, XL = SPACES
RADIUS = 6
TEXT_PX = 14
SMALL_PX = 12
HEADING_PX = 18
LINE_HEIGHT = 145  # per cent
COLUMN_CHARS = 80  # the work is never wider
LEFT_PX = 200
RIGHT_PX = 260
FOLD_RIGHT_UNDER_PX = 1100


class Theme(StrEnum):
    """The three looks."""

    LIGHT = "light"
    DARK = "dark"
    COURTROOM = "courtroom"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme, as #rrggbb.

    `line` parts areas and tells nothing; `edge` is the edge of a control, which must be seen
    (3:1). Text is `ink`, `dim`, `accent`, `waiting` or `broken` on `paper`, `raised`, `sunk`
    or the soft colour of its name (4.5:1 at least).
    """

    paper: str
    raised: str
    sunk: str
    line: str
    edge: str
    ink: str
    dim: str
    accent: str
    on_accent: str
    accent_soft: str
    waiting: str
    waiting_soft: str
    broken: str
    broken_soft: str


def colours(theme: Theme, resources: Path) -> Colours:
    """The table's column for `theme`."""
    table = json.loads((resources / "look" / "themes.json").read_text(encoding="utf-8"))
    column = table.get(theme.value)
    if not isinstance(column, dict) or set(column) != {one.name for one in fields(Colours)}:
        raise Bug(f"the colours of {theme.value} are not whole")
    return Colours(**column)
