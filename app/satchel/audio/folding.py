"""The items of one recording folded into one sound, and the description of it.

What it is for: intake, on the device or at headquarters. What it is not for: keys, tables
or entries. To know first: packets are joined as they are. What was not recorded (a pause,
samples lost, an item that is damaged) is *not* filled with silence: the sound goes on, and
the description says at which place how much is missing and why. `clock` in it pairs places
in the sound with the machine's clock, from which `satchel.audio.places` works both ways.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import BinaryIO

from satchel.audio.marks import Clocked, Missing, clocked
from satchel.crypto.age import unseal_bytes
from satchel.crypto.digest import Bytes
from satchel.crypto.xwing import Identity
from satchel.domain.errors import IntegrityFailure, NoSuchThing, RefusedByPolicy
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.formats import ogg_opus, sound_items
from satchel.formats.ogg_opus import FRAME, MOST_OF_A_PAGE, RATE
from satchel.formats.sound_items import Item

MOST_OF_AN_ITEM = 1 << 20
_GAPS = {"lost", "paused", "device-gone"}


def opened(
    sealed: Iterable[tuple[int, bytes]], recording: str, identities: Sequence[Identity]
) -> Iterator[Item]:
    """The items that open, in order. What does not is left out, and shows as missing."""
    for number, raw in sealed:
        try:
            item = sound_items.decode(unseal_bytes(raw, identities, limit=MOST_OF_AN_ITEM))
        except (IntegrityFailure, RefusedByPolicy):
            continue  # cut off by a kill, or damaged: what is missing is told by `first`
        if item.recording == recording and item.number == number:
            yield item


@dataclass(slots=True)
class Fold:
    """One fold: read `sound()` to its end, then ask `description`."""

    items: Iterator[Item]
    recording: str
    _packets: int = 0
    _kept: int = 0
    _missing: list[Missing] = field(default_factory=list)
    _marks: list[tuple[int, int]] = field(default_factory=list)
    _events: list[JsonObject] = field(default_factory=list)

    def sound(self) -> BinaryIO:
        """The Ogg file. Raises NoSuchThing (code "no-sound") when no sound was kept at all."""
        first = next((item for item in self._followed() if item.packets), None)
        if first is None:
            raise NoSuchThing("Nothing was heard in this recording.", code="no-sound")
        pages = ogg_opus.file_of(
            self._pages(first),
            serial=int(self.recording[:8], 16),
            pre_skip=first.pre_skip,
            end=lambda: self._heard,
        )
        return io.BufferedReader(Pages(pages), 1 << 16)

    def description(self) -> dict[str, JsonValue]:
        """What the record says of the sound."""
        began = next((event for event in self._events if event["event"] == "sound"), {})
        ended = self._events[-1] if self._events else {}
        clock = clocked(self._marks, self._missing)
        told: dict[str, JsonValue] = {
            "started": began.get("local"),
            "started_utc": began.get("utc"),
            "started_monotonic": began.get("monotonic"),
            "zone": began.get("zone"),
            "boot": began.get("boot"),
            "device": began.get("device"),
            "duration_ms": self._heard * 1000 // RATE,
            "codec": "opus",
            "rate": RATE,
            "channels": 1,
            "bitrate": began.get("bitrate"),
            "ended": ended.get("why") if ended.get("event") == "ended" else "cut-off",
            "clock": [[_ms(at), str(ns)] for at, ns in clock.marks],
            "gaps": self._gaps(clock),
            "events": [
                _told(event, self._gone_before(_whole(event["at"]))) for event in self._events
            ],
        }
        return {name: value for name, value in told.items() if value is not None}

    @property
    def _heard(self) -> int:
        """Samples of the sound: all but the encoder's filling of the last packet."""
        ended = [event for event in self._events if event["event"] == "ended"]
        kept = self._kept * FRAME
        if not ended:
            return kept
        return min(kept, _whole(ended[-1]["at"]) - sum(one.count for one in self._missing))

    def _followed(self) -> Iterator[Item]:
        for item in self.items:
            if item.first < self._packets:
                continue  # the same packets again: only a stranger could have written them
            if item.first > self._packets:
                lost = item.first - self._packets
                self._missing.append(Missing(self._packets * FRAME, lost * FRAME))
            self._packets = item.first + len(item.packets)
            self._kept += len(item.packets)
            self._marks += item.clock
            self._events += item.events
            yield item

    def _pages(self, first: Item) -> Iterator[Sequence[bytes]]:
        yield from _cut(first.packets)
        for item in self._followed():
            yield from _cut(item.packets)

    def _gaps(self, clock: Clocked) -> list[JsonValue]:
        """Where the clock shows one, and where sound was interrupted for less than it shows."""
        told = {_whole(event["at"]): event for event in self._events if event["event"] in _GAPS}
        found: dict[int, JsonValue] = {
            gap.heard_at: {
                "at_ms": _ms(gap.at),
                "lost_ms": gap.lost_ns // 1_000_000,
                "why": "unreadable" if gap.is_missing else _why(told.get(gap.heard_at)),
            }
            for gap in clock.gaps
        }
        for before, after in pairwise(self._events):
            at = _whole(before["at"])
            if before["event"] in _GAPS and after["event"] == "sound" and at not in found:
                lost = int(str(after["monotonic"])) - int(str(before["monotonic"]))
                found[at] = {
                    "at_ms": _ms(at - self._gone_before(at)),
                    "lost_ms": max(0, lost) // 1_000_000,
                    "why": str(before["event"]),
                }
        return [found[at] for at in sorted(found)]

    def _gone_before(self, at: int) -> int:
        return sum(min(one.count, max(0, at - one.at)) for one in self._missing)


def _why(event: JsonObject | None) -> str:
    return "lost" if event is None else str(event["event"])


def _cut(packets: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for at in range(0, len(packets), MOST_OF_A_PAGE):
        yield packets[at : at + MOST_OF_A_PAGE]


def _told(event: JsonObject, gone: int) -> JsonObject:
    """As the record keeps it: its place in the sound, and no second clock."""
    left_out = ("at", "monotonic", "local", "boot", "lost_ns")
    rest = {name: value for name, value in event.items() if name not in left_out}
    kept = {name: value for name, value in rest.items() if value is not None}
    return {**kept, "at_ms": _ms(_whole(event["at"]) - gone)}


def _whole(value: JsonValue) -> int:
    return value if isinstance(value, int) else 0


def _ms(samples: int) -> int:
    return samples * 1000 // RATE


class Pages(io.RawIOBase):
    """Parts, given one by one, as a stream that is read once."""

    def __init__(self, pages: Iterator[bytes]) -> None:
        self._pages = pages
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Bytes, /) -> int:  # type: ignore[override]  # typeshed's is private
        view = memoryview(buffer).cast("B")
        if not self._rest:
            self._rest = next(self._pages, b"")
        taken = min(len(view), len(self._rest))
        view[:taken] = self._rest[:taken]
        self._rest = self._rest[taken:]
        return taken
