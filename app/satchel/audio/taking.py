"""Sound on its way to the disk: encoded, cut into items, sealed, synced. Plaintext stays here.

What it is for: the writing half of the recorder process; it knows no device and no Qt.
What it is not for: reading anything back, which it has no key for. To know first: one
encoder runs from the first sample to the last, also over pauses and other devices, so that
packets of all items together are one sound (`satchel.formats.ogg_opus`).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import av

from satchel.audio.spool import SpoolFolder
from satchel.audio.timeline import RATE, Timeline
from satchel.crypto.age import seal_bytes
from satchel.crypto.xwing import Recipient
from satchel.domain.errors import MachineRefused
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import Moment
from satchel.formats import sound_items
from satchel.formats.ogg_opus import FRAME
from satchel.formats.sound_items import Item

BITRATE = 32_000
ITEM_PACKETS = 50
"""A second of sound in a file: with what the microphone and the encoder hold, less than two
are lost in a kill."""
_SAMPLE = 2


@dataclass(slots=True)
class Told:
    """What a window may know of a recording that goes on."""

    packets: int = 0
    lost: int = 0
    lost_ns: int = 0
    device: str = ""


class Taking:
    """One recording being written. Raises MachineRefused where the disk refuses; then it is over,
    and everything before is safe."""

    def __init__(
        self,
        recording: str,
        folder: SpoolFolder,
        recipients: Sequence[Recipient],
        margin: int,
        clock: Callable[[], Moment],
    ) -> None:
        self.told = Told()
        self.timeline = Timeline()
        self._recording = recording
        self._folder = folder
        self._recipients = recipients
        self._margin = margin
        self._clock = clock
        self._encoder, self._pre_skip = _encoder()
        self._pcm = bytearray()
        self._given = 0  # samples that the encoder has
        self._packets: list[bytes] = []
        self._marks: list[tuple[int, int]] = []
        self._events: list[dict[str, JsonValue]] = []
        self._number = 0

    @property
    def seconds(self) -> float:
        """How much sound there is."""
        return self.timeline.samples / RATE

    def event(self, name: str, /, **told: JsonValue) -> None:
        """Something happened now; kept with the next item."""
        moment = self._clock()
        self._events.append(
            {
                "event": name,
                "at": self.timeline.samples,
                "monotonic": str(moment.monotonic_ns),
                "utc": moment.utc_text(),
                **told,
            }
        )

    def begin(self, device: str) -> None:
        """Sound begins, or begins again after an interruption, from this device."""
        moment = self._clock()
        self.told.device = device
        self.event("sound", device=device, local=moment.rfc3339(), zone=moment.zone,
                   boot=moment.boot, bitrate=BITRATE)  # fmt: skip
        self.timeline.begin()

    def interrupt(self, name: str, /, **told: JsonValue) -> None:
        """Sound ends for a while."""
        self._marks += self.timeline.marks(last=True)
        self.event(name, **told)

    def sound(self, pcm: bytes, now_ns: int) -> None:
        """48 kHz, one channel, 16 bits, as handed over at `now_ns`."""
        lost = self.timeline.heard(len(pcm) // _SAMPLE, now_ns)
        if lost is not None:
            self.told.lost += 1
            self.told.lost_ns += lost.lost_ns
            again = self.timeline.time_of(lost.at)
            self._marks += [(lost.at, again - lost.lost_ns), (lost.at, again)]
            self.event("lost", at=lost.at, lost_ns=str(lost.lost_ns))
        self._pcm += pcm
        whole = len(self._pcm) // (FRAME * _SAMPLE) * (FRAME * _SAMPLE)
        for at in range(0, whole, FRAME * _SAMPLE):
            self._encode(bytes(self._pcm[at : at + FRAME * _SAMPLE]))
        del self._pcm[:whole]
        while len(self._packets) >= ITEM_PACKETS:
            self._write(ITEM_PACKETS)

    def require_room(self) -> None:
        """Raises MachineRefused (code "disk-guard") before the disk is full."""
        if not self._folder.has_room(self._margin):
            raise MachineRefused(
                "The disk is nearly full, so the recording was ended; what was heard until now "
                "is safe, and notes can still be taken. Free some space and begin again.",
                code="disk-guard",
            )

    def end(self, why: str) -> None:
        """Everything heard, and how it ended. Once."""
        self.interrupt("ended", why=why)
        if self._pcm:
            self._encode(bytes(self._pcm))
            self._pcm.clear()
        if self._given:
            self._packets += [bytes(packet) for packet in self._encoder.encode(None)]
        while len(self._packets) > ITEM_PACKETS:
            self._write(ITEM_PACKETS)
        self._write(len(self._packets))
        self._folder.give_back()

    def _encode(self, pcm: bytes) -> None:
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(pcm) // _SAMPLE)
        frame.sample_rate = RATE
        frame.pts = self._given
        frame.planes[0].update(pcm)
        self._given += frame.samples
        self._packets += [bytes(packet) for packet in self._encoder.encode(frame)]

    def _write(self, count: int) -> None:
        packets = self._packets[:count]
        marks = [*self._marks, *(self.timeline.marks() if packets else ())]
        item = Item(
            self._recording, self._number, self.told.packets, self._pre_skip, marks,
            self._events, packets,
        )  # fmt: skip
        self._folder.put(self._number, seal_bytes(sound_items.encode(item), self._recipients))
        del self._packets[:count]
        self._marks, self._events = [], []
        self._number += 1
        self.told.packets += count


def _encoder() -> tuple[Any, int]:
    """Opus as it is heard: no filter for telephones. And how many samples it begins early."""
    encoder = av.CodecContext.create("libopus", "w")
    assert isinstance(encoder, av.AudioCodecContext)
    encoder.sample_rate = RATE
    encoder.layout = "mono"
    encoder.format = "s16"
    encoder.bit_rate = BITRATE
    encoder.options = {"application": "audio", "frame_duration": "20"}
    encoder.open()
    (pre_skip,) = struct.unpack("<H", bytes(encoder.extradata or b"")[10:12])
    return encoder, pre_skip
