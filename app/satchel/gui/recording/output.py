"""Sound on its way to the loudspeaker: given ahead, dropped at once when she jumps.

For `playing` only. To know first: what the system holds is not heard yet, so the place
that is heard is behind what was given, by as much as still waits there.
"""

from __future__ import annotations

from PySide6.QtCore import QIODevice, QObject
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from satchel.audio.heard import RATE

_HELD_S = 0.25
_FRAME = 2


class Output(QObject):
    """One loudspeaker. `give`, and `push` often; `waiting_s` was given and is not heard yet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        form = QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._form = form
        self._sink: QAudioSink | None = None
        self._into: QIODevice | None = None
        self._waiting = bytearray()
        self._held = True

    @staticmethod
    def is_there() -> bool:
        """Whether anything can be heard at all."""
        return not QMediaDevices.defaultAudioOutput().isNull()

    def give(self, pcm: bytes) -> None:
        """To be heard after what was given before."""
        self._waiting += pcm
        self.push()

    def push(self) -> None:
        """Hand on what the system takes now; the caller's timer comes every few moments."""
        if self._held:
            return
        if self._sink is None:
            self._sink = QAudioSink(QMediaDevices.defaultAudioOutput(), self._form, self)
            self._sink.setBufferSize(int(RATE * _FRAME * _HELD_S))
            self._into = self._sink.start()
        if self._into is None:
            self._waiting.clear()
            return
        room = self._sink.bytesFree() // _FRAME * _FRAME
        if room and self._waiting:
            taken = self._into.write(bytes(self._waiting[:room]))
            del self._waiting[: max(0, taken)]

    @property
    def waiting_s(self) -> float:
        """Seconds given and not heard yet."""
        held = 0
        if self._sink is not None and self._sink.state() != QtAudio.State.StoppedState:
            held = self._sink.bufferSize() - self._sink.bytesFree()
        return (len(self._waiting) + held) / _FRAME / RATE

    def hold(self) -> None:
        """Be silent, and keep what waits; so it begins."""
        self._held = True
        if self._sink is not None:
            self._sink.suspend()

    def go_on(self) -> None:
        """The opposite of `hold`."""
        self._held = False
        if self._sink is not None:
            self._sink.resume()

    def drop(self) -> None:
        """Nothing that was given is heard any more."""
        self._waiting.clear()
        if self._sink is not None:
            self._sink.reset()
            self._sink.deleteLater()
            self._sink = self._into = None
