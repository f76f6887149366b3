"""Playing one sound from the archive: decoded elsewhere, heard here, sought at once.

Knows no widget. To know first: the sound is open on the reading lane, where alone it may be
read; each piece is asked for there and arrives here, and what arrives for a place that was
left meanwhile is dropped. Nothing is written anywhere.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from satchel.domain.errors import SatchelError
from satchel.gui.language import translate
from satchel.gui.tasks import Tasks

if TYPE_CHECKING:
    from satchel.audio.decoding import Sound
    from satchel.gui.recording.output import Output

RATE = 48_000
SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
_AHEAD_S = 2.0
_PIECE = RATE // 2
_TICK_MS = 30


class Playing(QObject):
    """`moved` tells the second that is heard, several times a second; `stands` whether it plays;
    `opened` the length (0 when the file does not tell); `refused` a SatchelError."""

    moved = Signal(float)
    stands = Signal(bool)
    opened = Signal(float)
    refused = Signal(object)
    said = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._sound: Sound | None = None
        self._output: Output | None = None
        self._round = 0  # of what was asked for before the last jump, nothing is taken
        self._asking = False
        self._ended = False
        self._first = b""  # what came before there was anything to hear it by
        self._at = 0.0  # the second that the next piece begins with
        self.seconds = 0.0
        self.speed = 1.0
        self.is_playing = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def is_open(self) -> bool:
        """Whether there is a sound."""
        return self._sound is not None

    @property
    def at(self) -> float:
        """The second that is heard."""
        waiting = len(self._first) / 2 / RATE
        if self._output is not None:
            waiting = self._output.waiting_s
        return max(0.0, self._at - waiting * self.speed)

    def open(self, record: str, at: float | None = None) -> None:
        """Open the sound of a record; play from `at` if that is given."""
        # Loaded here, and by no lane: a library of Qt that another thread loads while this one
        # paints has crashed the process.
        from satchel.gui.recording import output

        assert output
        self.close()
        mine = self._round
        self._tasks.read(
            lambda desk: desk.recordings.sound(record),
            partial(self._is_open, mine, at),
            self,
            failed=partial(self._refuse, mine),
        )

    def toggle(self) -> None:
        """Play or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Go on from where it stands; from the beginning, where it was at its end."""
        if self._sound is None or self.is_playing:
            return
        if self._output is None:
            from satchel.gui.recording.output import Output

            if not Output.is_there():
                self.said.emit(translate("Recording", "No loudspeaker or headphones were found."))
                return
            self._output = Output(self)
            self._output.give(self._first)
            self._first = b""
        if self._ended and self._output.waiting_s <= 0:
            self.seek(0.0)
        self.is_playing = True
        self._output.go_on()
        self._timer.start()
        self.stands.emit(True)

    def pause(self) -> None:
        """Be silent here."""
        if not self.is_playing:
            return
        self.is_playing = False
        self._timer.stop()
        if self._output is not None:
            self._output.hold()
        self.stands.emit(False)
        self.moved.emit(self.at)

    def seek(self, seconds: float) -> None:
        """Go there, at once; it plays or stands as before."""
        sound = self._sound
        if sound is None:
            return
        most = self.seconds if self.seconds else max(seconds, 0.0)
        place = min(max(0.0, seconds), most)
        self._round += 1
        self._at, self._ended, self._asking, self._first = place, False, True, b""
        if self._output is not None:
            self._output.drop()
        speed = self.speed

        def act(_desk: object) -> bytes:
            sound.seek(place, speed)
            return sound.read(_PIECE)

        self._tasks.read(
            act, partial(self._got, self._round), self, failed=partial(self._refuse, self._round)
        )
        self.moved.emit(place)

    def set_speed(self, speed: float) -> None:
        """Slower or faster, at the pitch it was spoken."""
        at = self.at
        self.speed = speed
        self.seek(at)

    def close(self) -> None:
        """The sound is closed, and its process ends."""
        self.pause()
        self._round += 1
        self._asking = self._ended = False
        self._first = b""
        self._at = self.seconds = 0.0
        if self._output is not None:
            self._output.drop()
        sound, self._sound = self._sound, None
        if sound is not None:
            sound.stop()
            self._tasks.read(lambda _desk: sound.close(), lambda _none: None, self)

    def _is_open(self, mine: int, at: float | None, sound: Sound) -> None:
        if mine != self._round:
            self._tasks.read(lambda _desk: sound.close(), lambda _none: None, self)
            return
        self._sound = sound
        self.seconds = sound.duration_s or 0.0
        self.opened.emit(self.seconds)
        if at is not None:
            self.seek(at)
            self.play()

    def _tick(self) -> None:
        assert self._output is not None
        self._output.push()
        waiting = self._output.waiting_s
        if self._ended and waiting <= 0.01:
            self.pause()
            return
        if not self._asking and not self._ended and waiting < _AHEAD_S:
            self._ask()
        self.moved.emit(self.at)

    def _ask(self) -> None:
        sound = self._sound
        if sound is None:
            return
        self._asking = True
        self._tasks.read(
            lambda _desk: sound.read(_PIECE),
            partial(self._got, self._round),
            self,
            failed=partial(self._refuse, self._round),
        )

    def _got(self, mine: int, pcm: bytes) -> None:
        if mine != self._round:
            return
        self._asking = False
        self._at += len(pcm) / 2 / RATE * self.speed
        self._ended = len(pcm) < 2 * _PIECE
        if self._output is not None:
            self._output.give(pcm)
        else:
            self._first += pcm

    def _refuse(self, mine: int, refused: SatchelError) -> None:
        if mine == self._round:  # not for a sound that was closed meanwhile
            self._asking, self._ended = False, True
            self.pause()
            self.refused.emit(refused)
