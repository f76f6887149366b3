"""What is to be replayed, and what came of it: what goes over the pipe in both directions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

PICTURE, TEXT = "urn:fullPage:", "urn:text:"
"""How the addresses of the kept picture and text begin, in our archives and in others'."""


class Mode(StrEnum):
    """`show` opens a window until a person closes it; `check` looks once, without a screen."""

    SHOW = "show"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class ReplayWish:
    """One captured page. `url` is where to begin, "" for the archive's own first page; `size`
    the bytes of the web archive.

    `begun_ms` is when it was captured (milliseconds since 1970, UTC; 0 where only the archive
    itself tells), and `when` and `tier` the same for people. `languages`, `width` and `height`
    are those of the capture. It is checked `rounds` times, each time from the beginning.
    """

    url: str
    size: int
    begun_ms: int
    when: str
    tier: str
    mode: Mode = Mode.SHOW
    language: str = "en"
    languages: str = "en-US,en"
    width: int = 1280
    height: int = 900
    rounds: int = 1

    def told(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)

    @classmethod
    def heard(cls, told: Mapping[str, Any]) -> ReplayWish:
        """The inverse of `told`; only our own parent says it."""
        return cls(**{**told, "mode": Mode(told["mode"])})


@dataclass(frozen=True, slots=True)
class Counts:
    """Requests of one replay: answered exactly, from a like request, not at all."""

    exact: int
    similar: int
    missed: int
    missing: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Percent of what was asked for that was answered."""
        asked = self.exact + self.similar + self.missed
        return 100.0 if not asked else 100.0 * (asked - self.missed) / asked


@dataclass(frozen=True, slots=True)
class Round:
    """One replay that was looked at: percent of the picture's pixels and of the text that are
    as captured (None where the capture has none), digest of the picture, requests, seconds
    until the first thing was drawn and until all was over, the beginning of the text, and
    whether the page made the engine end."""

    picture: float | None
    text: float | None
    sha256: str
    counts: Counts
    painted_s: float
    seconds: float
    shown: str
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a check. `is_alone` tells that the kernel held it in a network of its own,
    `has_sandbox` that the engine's own walls stood."""

    rounds: tuple[Round, ...]
    is_alone: bool
    has_sandbox: bool
