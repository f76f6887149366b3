"""Between the recording proxy and the parent: shut while a person is not capturing yet.

What begins while it is shut is told to nobody, to its end: a person who logs in does so
before the capture, and her password is no evidence.
"""

from __future__ import annotations

import threading
from typing import BinaryIO

from satchel.capture.proxy.frames import FrameWriter, Kind
from satchel.domain.json_values import JsonValue


class Gate(FrameWriter):
    """A writer of frames that may be shut. May be shared by threads, as any."""

    def __init__(self, sink: BinaryIO, *, shut: bool = False) -> None:
        super().__init__(sink)
        self._shut = shut
        self._watch = threading.Lock()
        self._dropped: set[int] = set()

    def open(self) -> None:
        """Exchanges that begin from now on are told."""
        with self._watch:
            self._shut = False

    def tell(self, kind: Kind, number: int, told: dict[str, JsonValue]) -> None:
        if self._passes(kind, number):
            super().tell(kind, number, told)

    def give(self, kind: Kind, number: int, data: bytes) -> None:
        if self._passes(kind, number):
            super().give(kind, number, data)

    def _passes(self, kind: Kind, number: int) -> bool:
        if kind > Kind.END:
            return True
        with self._watch:
            if kind is Kind.EXCHANGE and self._shut:
                self._dropped.add(number)
            passes = number not in self._dropped
            if kind is Kind.END:
                self._dropped.discard(number)
            return passes
