"""What a preview yields, the caps it is made under, and the ways it can fail.

For both sides of the pipe; it imports no parser. A preview is derived: it is shown,
never signed or kept, and can be made again by whoever may open the content.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from satchel.domain.errors import RefusedByPolicy

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one document: sizes in bytes, areas in pixels, times in seconds for one request."""

    document: int = 1024 * MIB
    memory: int = 512 * MIB
    request_s: int = 10
    unpacked: int = 40_000_000  # a photo of more is refused, but for JPEG, which can be halved
    drawn: int = 34_000_000  # a window of 8K
    found: int = 1000
    pages: int = 20_000


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a drawn page, in its pixels from the upper left."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a page, drawn: rows of `stride` bytes, each with three bytes a pixel (RGB).

    `whole` is the width and height of the whole page at this scale. `partial`: the file
    breaks off, and a part is missing.
    """

    width: int
    height: int
    stride: int
    pixels: bytes
    whole: tuple[int, int]
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One place where the text stands: boxes (left, top, right, bottom) in units of the page."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What is known of a document before a page is drawn.

    `about` is what the file says of itself, as pairs of name and value: not verified by
    anybody. `moves`: only the first picture of a film is shown.
    """

    pages: int
    about: tuple[tuple[str, str], ...] = ()
    moves: bool = False


class Trouble(StrEnum):
    """Why a document or a page is not shown."""

    KIND = "kind"
    EMPTY = "empty"
    LARGE = "large"
    LOCKED = "locked"
    DAMAGED = "damaged"
    PIXELS = "pixels"
    MEMORY = "memory"
    TIME = "time"
    DIED = "died"
    NO_PAGE = "no-page"


_SENTENCES = {
    Trouble.KIND: "files of this kind cannot be shown safely",
    Trouble.EMPTY: "it is empty",
    Trouble.LARGE: "it is larger than 1 GiB",
    Trouble.LOCKED: "it is locked by a password",
    Trouble.DAMAGED: "it is damaged, or not what it seems to be",
    Trouble.PIXELS: "it has more pixels than can be drawn",
    Trouble.MEMORY: "drawing it needs more memory than is allowed",
    Trouble.TIME: "drawing it took too long and was stopped",
    Trouble.DIED: "the program that draws it broke down on it and was ended",
    Trouble.NO_PAGE: "it has no such page",
}


class CannotBeShown(RefusedByPolicy):
    """A document or page that is not shown, and why; its bytes are untouched."""

    default_code = "not-shown"

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(
            f"This cannot be shown here: {_SENTENCES[trouble]}. Its bytes are kept as they came; "
            "extract it to look at it elsewhere."
        )
        self.trouble = trouble


class Failed(Exception):
    """Raised by a painter inside the worker; the parent raises `CannotBeShown`."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
