"""What lies inside each sealed file of a recording that goes on: `satchel-sound/1`.

A line of canonical JSON, then the packets, each after two bytes of its length (big-endian).
Not for keys, and not for what comes of it (`satchel.audio.folding`). To know first: one
encoder runs through the whole recording, so `first`, the number of the first packet here,
is its place; what is missing between two items shows by it.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from satchel.domain.errors import IntegrityFailure
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.formats import canonical

FORMAT = "satchel-sound/1"


@dataclass(frozen=True, slots=True)
class Item:
    """At most two seconds of sound, and what happened meanwhile.

    `clock` pairs samples (heard since the beginning) with monotonic nanoseconds; `events`
    are `{"event", "at": samples, "monotonic", "utc", …}`.
    """

    recording: str
    number: int
    first: int
    pre_skip: int
    clock: Sequence[tuple[int, int]]
    events: Sequence[JsonObject]
    packets: Sequence[bytes]


def encode(item: Item) -> bytes:
    """The bytes to be sealed."""
    told: JsonObject = {
        "format": FORMAT,
        "recording": item.recording,
        "number": item.number,
        "first": item.first,
        "pre_skip": item.pre_skip,
        "clock": [[at, str(ns)] for at, ns in item.clock],
        "events": list(item.events),
    }
    sound = b"".join(struct.pack(">H", len(packet)) + packet for packet in item.packets)
    return canonical.encode(told) + b"\n" + sound


def decode(raw: bytes) -> Item:
    """The inverse. Raises IntegrityFailure."""
    line, _, sound = raw.partition(b"\n")
    told = canonical.decode(line)
    try:
        if not isinstance(told, Mapping) or told["format"] != FORMAT:
            raise ValueError("another format")
        return Item(
            recording=str(told["recording"]),
            number=_count(told["number"]),
            first=_count(told["first"]),
            pre_skip=_count(told["pre_skip"]),
            clock=[(_count(pair[0]), int(pair[1])) for pair in _list(told["clock"])],  # type: ignore[index,arg-type]  # wrong shapes raise below
            events=[dict(event) for event in _list(told["events"])],  # type: ignore[arg-type]  # as above
            packets=_packets(sound),
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise IntegrityFailure("A piece of a recording is not built as it should be.") from error


def _count(value: JsonValue) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("not a count")
    return value


def _list(value: JsonValue) -> Sequence[JsonValue]:
    if not isinstance(value, list | tuple):
        raise ValueError("not a list")
    return value


def _packets(sound: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(sound):
        (size,) = struct.unpack_from(">H", sound, at) if at + 2 <= len(sound) else (0,)
        packet = sound[at + 2 : at + 2 + size]
        if not size or len(packet) != size:
            raise ValueError("a packet is cut off")
        found.append(packet)
        at += 2 + size
    return found
