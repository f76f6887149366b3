"""The peaks of a sound, a few at a time, from a decoder of their own.

To know first: an hour takes some seconds, and the lane for looking is everybody's; so little is
asked for at once that a page to be drawn in between waits for a tenth of a second at most.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from satchel.domain.errors import SatchelError
from satchel.gui.recording.wave import BUCKETS
from satchel.gui.tasks import Tasks

if TYPE_CHECKING:
    from satchel.audio.decoding import Sound

_RATE = 48_000
_MOST_SOUND_S = 45.0  # of sound looked at in one go


class Drawing(QObject):
    """`more` carries peaks in order, `BUCKETS` in all."""

    more = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._sound: Sound | None = None
        self._round = 0

    def draw(self, record: str, seconds: float) -> None:
        """Begin with another sound; of the one before, nothing more comes."""
        self.close()
        if seconds <= 0:
            return
        each = max(1, round(seconds * _RATE / BUCKETS))
        count = max(1, min(BUCKETS, int(_MOST_SOUND_S * _RATE / each)))
        self._tasks.look(
            lambda desk: desk.recordings.sound(record),
            partial(self._begin, self._round, count, each),
            self,
            failed=self._refuse,
        )

    def close(self) -> None:
        """Nothing more is drawn."""
        self._round += 1
        sound, self._sound = self._sound, None
        if sound is not None:
            sound.stop()
            self._tasks.look(lambda _desk: sound.close(), lambda _none: None, self)

    def _begin(self, mine: int, count: int, each: int, sound: Sound) -> None:
        if mine != self._round:
            self._tasks.look(lambda _desk: sound.close(), lambda _none: None, self)
            return
        self._sound = sound
        self._ask(mine, count, each, BUCKETS)

    def _ask(self, mine: int, count: int, each: int, left: int) -> None:
        sound = self._sound
        if sound is None or left <= 0:
            self.close()
            return
        asked = min(count, left)

        def got(peaks: list[int]) -> None:
            if mine != self._round:
                return
            self.more.emit(peaks)
            if len(peaks) < asked:
                self.close()
            else:
                self._ask(mine, count, each, left - asked)

        self._tasks.look(lambda _desk: sound.peaks(asked, each), got, self, failed=self._refuse)

    def _refuse(self, refused: SatchelError) -> None:
        """A sound that cannot be heard says so when it is played; a picture is not missed."""
        del refused
        self.close()
