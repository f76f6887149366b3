"""Which part of which page is drawn, how large, and where a word stands; no Qt here.

`see` and the finders run on the reading lane, where the document is open.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from satchel.formats.previews.asking import Drawn
from satchel.formats.previews.told import Box, Found, Picture

POINT = 96 / 72  # pixels of the screen to a point of paper, at 100 %
_STEPS = (0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
_BESIDE = 0.25  # of the window's size is drawn around what is seen, so that scrolling shows it
_AREA = 10_000_000  # pixels, which a very large window needs for itself
_PAGES_AT_ONCE = 10
_SIDE_MAX = 30_000


class Fit(StrEnum):
    """How large a page is shown."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Look:
    """What is wanted: a page (from 0), turned, at a size, and the part of it in the window.

    `window` is the window's size and `at` the upper left corner of the part, both in pixels
    of the screen at the size the page will have; `ratio` is how many of them the system
    counts as one.
    """

    page: int = 0
    turn: int = 0
    fit: Fit = Fit.WIDTH
    zoom: float = 1.0
    window: tuple[int, int] = (1, 1)
    at: tuple[int, int] = (0, 0)
    ratio: float = 1.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What was drawn for `look`: a picture whose corner is at `corner` of the whole page.

    `zoom` is what was really used, `scale` pixels to one unit of the page.
    """

    look: Look
    whole: tuple[int, int]
    corner: tuple[int, int]
    zoom: float
    scale: float
    picture: Picture


def see(drawn: Drawn, look: Look, unit: float) -> Seen:
    """Draw what `look` asks for; `unit` is the pixels to a page's unit at 100 %."""
    width, height = drawn.size(look.page, look.turn)
    zoom = _zoom(look, (width * unit, height * unit))
    scale = zoom * unit
    whole = max(1, math.ceil(width * scale)), max(1, math.ceil(height * scale))
    picture, box = _drawn(drawn, look, scale, whole)
    return Seen(look, picture.whole, (box.left, box.top), zoom, scale, picture)


def _drawn(drawn: Drawn, look: Look, scale: float, whole: tuple[int, int]) -> tuple[Picture, Box]:
    room = (math.sqrt(_AREA / (look.window[0] * look.window[1])) - 1) / 2
    share = max(0.0, min(_BESIDE, room))
    across, left = _span(look.at[0], look.window[0], whole[0], share)
    down, top = _span(look.at[1], look.window[1], whole[1], share)
    box = Box(left, top, across, down)
    return drawn.draw(look.page, scale, look.turn, box), box


def _span(at: int, window: int, whole: int, share: float) -> tuple[int, int]:
    """Length and start of what is drawn along one side."""
    beside = int(window * share)
    start = max(0, min(at, whole - window) - beside)
    return max(1, min(window + 2 * beside, whole - start)), start


def _zoom(look: Look, full: tuple[float, float]) -> float:
    if look.fit is Fit.FREE:
        wanted = look.zoom
    else:
        wanted = look.window[0] / full[0]
        if look.fit is Fit.PAGE:
            wanted = min(wanted, look.window[1] / full[1])
    return min(wanted, _SIDE_MAX / max(full))


def step(zoom: float, larger: bool) -> float:
    """The next size up or down."""
    if larger:
        return next((one for one in _STEPS if one > zoom * 1.01), _STEPS[-1])
    return next((one for one in reversed(_STEPS) if one < zoom * 0.99), _STEPS[0])


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found of a text on one page, and which of them is shown now."""

    page: int
    all: tuple[Found, ...]
    current: int


@dataclass(frozen=True, slots=True)
class Search:
    """A search under way: pages are looked through a few at a time, so nothing waits long."""

    text: str
    page: int
    after: int = -1  # the hit on `page` that is shown already; forward from it
    forward: bool = True
    left: int = 0  # pages still to be looked through


def begin_search(text: str, hits: Hits | None, page: int, pages: int, forward: bool) -> Search:
    """From what is shown on, once around the document."""
    if hits is not None and hits.page == page:
        return Search(text, page, hits.current, forward, pages + 1)
    return Search(text, page, -1 if forward else 1 << 30, forward, pages + 1)


Finder = Callable[[str, int, int], list[Found]]
"""A text, the first page and the number of pages to look through."""


def search_on(find: Finder, search: Search, pages: int) -> Hits | Search | None:
    """Some pages more: what was found, the search as it goes on, or None at its end."""
    for _ in range(_PAGES_AT_ONCE):
        if search.left <= 0:
            return None
        found = tuple(find(search.text, search.page, 1))
        places = range(len(found))
        rest = [i for i in places if (i > search.after) == search.forward and i != search.after]
        if rest:
            return Hits(search.page, found, rest[0] if search.forward else rest[-1])
        page = (search.page + (1 if search.forward else -1)) % pages
        after = -1 if search.forward else 1 << 30
        search = Search(search.text, page, after, search.forward, search.left - 1)
    return search
