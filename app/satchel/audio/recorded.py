"""A recording that is in the archive, as lists and players want it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from satchel.audio.places import Places
from satchel.domain.folding import RecordView
from satchel.domain.ids import ContentId, RecordId


@dataclass(frozen=True, slots=True)
class Missing:
    """At `at` seconds of the sound, `seconds` were not recorded: lost, paused, device-gone,
    unreadable."""

    at: float
    seconds: float
    why: str


@dataclass(frozen=True, slots=True)
class Recording:
    """What its record says. `places` is None where its clock was not told."""

    record: RecordId
    content: ContentId
    size: int
    started: str
    seconds: float
    device: str | None
    allowed: str
    ended: str | None
    missing: tuple[Missing, ...]
    places: Places | None

    @classmethod
    def of(cls, view: RecordView) -> Recording | None:
        """From its record; None for any other attachment, and for one that is still sealed."""
        told, content = view.fields.get("recording"), view.fields.get("content")
        if view.withdrawn is not None or not isinstance(told, Mapping):
            return None
        if not isinstance(content, Mapping) or told.get("codec") == "sealed":
            return None
        device, ended = told.get("device"), told.get("ended")
        return cls(
            view.record,
            ContentId(str(content["id"])),
            _whole(content.get("size")),
            str(told.get("started", "")),
            _whole(told.get("duration_ms")) / 1000,
            device if isinstance(device, str) else None,
            str(told.get("allowed", "not asked")),
            ended if isinstance(ended, str) else None,
            _missing(told.get("gaps")),
            Places.of(told),
        )


def _missing(told: object) -> tuple[Missing, ...]:
    gaps = told if isinstance(told, list | tuple) else ()
    return tuple(
        Missing(
            _whole(gap.get("at_ms")) / 1000, _whole(gap.get("lost_ms")) / 1000, str(gap.get("why"))
        )
        for gap in gaps
        if isinstance(gap, Mapping)
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
