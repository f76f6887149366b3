"""The microphone as Qt gives it: which there are, and their sound in our one form.

For the recorder process only, which is the one place where a microphone is opened. To
know first: sound is pulled, often: what stays unread for longer than Qt's buffer is lost, and
pushing into Python crashes it. The buffer costs no time: Qt hands over what it has.
"""

from __future__ import annotations

from typing import Any

import av
from PySide6.QtCore import QIODevice
from PySide6.QtMultimedia import (
    QAudioDevice,
    QAudioFormat,
    QAudioSource,
    QMediaDevices,
    QtAudio,
)

from satchel.audio.timeline import RATE

_BUFFER_S = 2.0
_FORMS = {
    QAudioFormat.SampleFormat.UInt8: "u8",
    QAudioFormat.SampleFormat.Int16: "s16",
    QAudioFormat.SampleFormat.Int32: "s32",
    QAudioFormat.SampleFormat.Float: "flt",
}


def listed() -> list[dict[str, Any]]:
    """Every microphone with its id, the system's name for it, and whether it is the usual one."""
    usual = QMediaDevices.defaultAudioInput()
    return [
        {
            "id": bytes(one.id().data()).hex(),
            "name": one.description(),
            "usual": one.id() == usual.id(),
        }
        for one in QMediaDevices.audioInputs()
    ]


def chosen(wanted: str | None) -> QAudioDevice | None:
    """The microphone of that id; the usual one where it is not there, or None."""
    for one in QMediaDevices.audioInputs():
        if wanted is not None and bytes(one.id().data()).hex() == wanted:
            return one
    usual = QMediaDevices.defaultAudioInput()
    return None if usual.isNull() else usual


class Microphone:
    """One microphone, open. `read` often; `close` when it is not needed."""

    def __init__(self, device: QAudioDevice) -> None:
        """Raises OSError when it cannot be opened."""
        self.name = device.description()
        self.id = bytes(device.id().data()).hex()
        form = _form(device)
        self._frame = form.bytesPerFrame()
        self._change = None if _is_ours(form) else _Change(form)
        self._source = QAudioSource(device, form)
        self._source.setBufferSize(int(form.bytesPerFrame() * form.sampleRate() * _BUFFER_S))
        self._sound: QIODevice | None = self._source.start()
        self._rest = b""
        if self._sound is None or self.is_gone:
            raise OSError("the microphone could not be opened")

    @property
    def is_gone(self) -> bool:
        """Whether the system has taken it away."""
        return (
            self._source.state() == QtAudio.State.StoppedState
            or self._source.error() == QtAudio.Error.FatalError
        )

    def read(self) -> bytes:
        """What was heard since the last time: 48 kHz, one channel, 16 bits."""
        assert self._sound is not None
        raw = self._rest + bytes(self._sound.readAll().data())
        whole = len(raw) // self._frame * self._frame
        self._rest = raw[whole:]
        if not whole or self._change is None:
            return raw[:whole]
        return self._change(raw[:whole], whole // self._frame)

    def close(self) -> None:
        """The system no longer shows it in use."""
        self._source.stop()


class _Change:
    """From a form that a microphone insists on to ours."""

    def __init__(self, form: QAudioFormat) -> None:
        self._form = _FORMS[form.sampleFormat()]
        self._layout = "mono" if form.channelCount() == 1 else "stereo"
        self._rate = form.sampleRate()
        self._resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)

    def __call__(self, raw: bytes, samples: int) -> bytes:
        frame = av.AudioFrame(format=self._form, layout=self._layout, samples=samples)
        frame.sample_rate = self._rate
        frame.planes[0].update(raw)
        return b"".join(
            bytes(one.planes[0])[: one.samples * 2] for one in self._resampler.resample(frame)
        )


def _form(device: QAudioDevice) -> QAudioFormat:
    ours = QAudioFormat()
    ours.setSampleRate(RATE)
    ours.setChannelCount(1)
    ours.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    if device.isFormatSupported(ours):
        return ours
    theirs = device.preferredFormat()
    theirs.setChannelCount(min(2, theirs.channelCount()))
    return theirs


def _is_ours(form: QAudioFormat) -> bool:
    return (
        form.sampleRate() == RATE
        and form.channelCount() == 1
        and form.sampleFormat() == QAudioFormat.SampleFormat.Int16
    )
