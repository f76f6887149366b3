"""What the browser's process said beside the exchanges, judged before it is believed.

What it is for: lengths, counts and kinds of values, so that what a page made of itself is
kept as what it is, and what no such process says is `Garbled`. The other side is `saying`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from satchel.capture.browser.results import (
    Asked,
    Blocked,
    ConsoleLine,
    Cut,
    Engine,
    Limit,
    Link,
    Video,
    VideoState,
    View,
)
from satchel.capture.proxy.frames import Garbled

_MOST = 5000
_LONGEST = 8000
_T = TypeVar("_T")


@dataclass(slots=True)
class Told:
    """Everything that was told of the page; filled while it comes."""

    links: list[Link] = field(default_factory=list)
    console: list[ConsoleLine] = field(default_factory=list)
    blocked: list[Blocked] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    status: int | None = None
    protocol: str | None = None
    cuts: tuple[Cut, ...] = ()
    behaviours: tuple[str, ...] = ()
    final: str | None = None
    document: str | None = None
    title: str | None = None
    language: str | None = None
    file: str | None = None
    engine: Engine | None = None
    view: View | None = None
    video: Video = field(default_factory=lambda: Video(VideoState.NOT_ASKED))
    is_whole: bool = False

    def take(self, told: Mapping[str, Any]) -> None:
        """One frame's worth. Raises Garbled."""
        try:
            for name, value in told.items():
                _TAKES[name](self, value)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            raise Garbled("what the browser said is not to be understood") from None


def _links(told: Told, value: Any) -> None:
    for url, text in value:
        _add(told.links, Link(_text(url), _text(text)))


def _console(told: Told, value: Any) -> None:
    for one in value:
        level, line = _text(one["level"]), _number(one["line"])
        line_said = ConsoleLine(level, _text(one["text"]), _text(one["source"]), line)
        _add(told.console, line_said)


def _blocked(told: Told, value: Any) -> None:
    for one in value:
        _add(told.blocked, Blocked(_text(one["what"]), _text(one["url"])))


def _asked(told: Told, value: Any) -> None:
    for one in value:
        _add(told.asked, Asked(_text(one["method"]), _text(one["url"]), _text(one["kind"])))


def _answered(told: Told, value: Any) -> None:
    """Of the page's answer, where its bytes were not read."""
    status = _number(value["status"])
    told.status = status if 100 <= status < 600 else None
    told.protocol = _text(value["protocol"]) or None


def _end(told: Told, value: Any) -> None:
    about, engine, view = value["about"], value["engine"], value["view"]
    told.final = _text(value["final"]) or None
    told.document = _text(about.get("document") or "") or None
    told.title = _text(about.get("title") or "") or None
    told.language = _text(about.get("language") or "") or None
    told.file = None if value["file"] is None else _text(value["file"])
    told.behaviours = tuple(_text(one) for one in value["behaviours"][:_MOST])
    told.cuts = tuple(
        Cut(Limit(one["limit"]), _text(one["reason"])) for one in value["cuts"][:_MOST]
    )
    told.engine = _engine(engine)
    told.view = None if view is None else _view(view)
    told.is_whole = True


def _video(told: Told, value: Any) -> None:
    told.video = Video(
        VideoState(value["state"]),
        _text_or_none(value["reason"]),
        _text_or_none(value["program"]),
        _text_or_none(value["program_sha256"]),
        _text_or_none(value["title"]),
        tuple(_text(one) for one in value["urls"][:_MOST]),
    )


def _engine(value: Any) -> Engine:
    words = {
        name: _text(value[name])
        for name in ("program", "qt", "chromium", "security_patch", "user_agent", "system")
    }
    return Engine(**words, sandbox=value["sandbox"] is True, why=_text_or_none(value["why"]))


def _view(value: Any) -> View:
    numbers = {
        name: _number(value[name])
        for name in ("width", "height", "page_width", "page_height", "screens")
    }
    ratio = float(value["ratio"])
    if not math.isfinite(ratio):
        raise ValueError
    return View(
        **numbers, ratio=ratio, languages=_text(value["languages"]), zone=_text(value["zone"])
    )


_TAKES = {
    "links": _links,
    "console": _console,
    "blocked": _blocked,
    "asked": _asked,
    "answered": _answered,
    "video": _video,
    "end": _end,
}


def _add(to: list[_T], one: _T) -> None:
    """What is beyond the most is left out: the process stops there by itself."""
    if len(to) < _MOST:
        to.append(one)


def _text(value: Any) -> str:
    """As text that can be kept: half of a pair of code units is no letter."""
    if not isinstance(value, str):
        raise TypeError
    return value[:_LONGEST].encode("utf-8", "replace").decode("utf-8")


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 1 << 53:
        raise ValueError
    return value
