"""What the browser's process says beside the exchanges: how far it is, parts, and the end.

The other side is `judging`. Names of frames' keys stand in these two files only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from satchel.capture.browser.results import Limit, Part, Stage, Video
from satchel.capture.proxy.frames import FrameWriter, Kind

_AT_ONCE = 50
_MOST_URLS = 1000


class Saying:
    """Tells the parent, in the order of the calls; each limit once."""

    def __init__(self, writer: FrameWriter) -> None:
        self._writer = writer
        self._parts = 0
        self._cuts: list[dict[str, str]] = []

    def stage(self, stage: Stage) -> None:
        """How far it is now."""
        self._writer.tell(Kind.TOLD, 0, {"stage": stage.value})

    def stopped(self) -> None:
        """A person closed the window, or left it alone for too long."""
        self._writer.tell(Kind.TOLD, 0, {"stopped": True})

    def part(self, part: Part, data: bytes, truncated: str | None) -> None:
        """One thing made of the page, whole."""
        self._parts += 1
        self._writer.tell(Kind.PART, self._parts, {"part": part.value})
        self._writer.give(Kind.PIECE, self._parts, data)
        self._writer.tell(Kind.PART_END, self._parts, {"truncated": truncated})

    def video(self, video: Video) -> None:
        """What came of looking for a video."""
        told = {**asdict(video), "urls": list(video.urls)[:_MOST_URLS]}
        self._writer.tell(Kind.TOLD, 0, {"video": told})

    def answered(self, told: dict[str, Any]) -> None:
        """What the browser tells of an answer that was not read."""
        self._writer.tell(Kind.TOLD, 0, {"answered": told})

    def cut(self, limit: Limit, reason: str) -> None:
        """One limit that was met."""
        one = {"limit": limit.value, "reason": reason}
        if one not in self._cuts:
            self._cuts.append(one)

    def many(self, name: str, things: Sequence[Any]) -> None:
        """A list, in as many frames as it needs."""
        for start in range(0, len(things), _AT_ONCE):
            self._writer.tell(Kind.TOLD, 0, {name: list(things[start : start + _AT_ONCE])})

    def end(self, told: dict[str, Any]) -> None:
        """The last frame: everything that is told once."""
        self._writer.tell(Kind.TOLD, 0, {"end": {**told, "cuts": list(self._cuts)}})
