"""A sound server of our own, with one microphone that hears what a test plays.

    from samples.sound import SoundServer, sound_server  # noqa: F401 (a fixture)

    def test_it(sound_server: SoundServer) -> None:
        playing = sound_server.play(tone(440, 3.0))   # heard by the microphone at once
        ...                                           # QAudioSource and our recorder find it
        playing.wait()

The fixture lasts as long as the session and sets PULSE_SERVER, so that every process that
is started finds it. One recording at a time should play; the microphone hears everyone.
`unplug()` takes the microphone away, `plug_in()` gives it back.
"""

from __future__ import annotations

import array
import math
import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

RATE = 48_000
MICROPHONE = "Bench microphone"


def tone(hertz: float, seconds: float, loudness: float = 0.4) -> bytes:
    """A pure tone as the server plays it: 48 kHz, one channel, 16 bits."""
    turn, peak = 2 * math.pi * hertz / RATE, loudness * 32767
    return array.array(
        "h", (int(peak * math.sin(turn * place)) for place in range(int(seconds * RATE)))
    ).tobytes()


def silence(seconds: float) -> bytes:
    """Nothing, for so long."""
    return bytes(2 * int(seconds * RATE))


def strength(pcm: bytes, hertz: float) -> float:
    """How much of `hertz` is in it, 0 to 1 (Goertzel): 1 is a pure tone of full loudness."""
    samples = array.array("h", pcm)
    turn = 2 * math.cos(2 * math.pi * hertz / RATE)
    one = two = 0.0
    for sample in samples:
        one, two = sample + turn * one - two, one
    power = one * one + two * two - turn * one * two
    return 2 * math.sqrt(max(0.0, power)) / max(1, len(samples)) / 32767


@dataclass
class SoundServer:
    """A running PulseAudio that only tests know."""

    folder: Path
    address: str

    def play(self, pcm: bytes) -> subprocess.Popen[bytes]:
        """Play it to the microphone; returns at once, the process ends when it was played."""
        process = subprocess.Popen(
            ["pacat", "--playback", "--device=hall", "--raw", "--format=s16le", "--rate=48000",
             "--channels=1", "--latency-msec=40"],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        threading.Thread(target=_pour, args=(process, pcm), daemon=True).start()
        return process

    def plug_in(self) -> None:
        """The microphone is there."""
        self._tell(
            "load-module", "module-remap-source", "master=hall.monitor", "source_name=bench",
            "channels=1", f"source_properties='device.description=\"{MICROPHONE}\"'",
        )  # fmt: skip
        self._tell("set-default-source", "bench")

    def unplug(self) -> None:
        """The microphone is gone."""
        self._tell("unload-module", "module-remap-source")

    def _tell(self, *words: str) -> None:
        subprocess.run(["pactl", *words], check=True, capture_output=True)


@contextmanager
def running(folder: Path) -> Iterator[SoundServer]:
    """A server whose socket lies in `folder`, the one of this process's environment meanwhile."""
    address = f"unix:{folder}/socket"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PULSE_SERVER", address)
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        server = SoundServer(folder, address)
        process = subprocess.Popen(
            _words(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(folder)},
        )  # fmt: skip
        try:
            _await(folder / "socket")
            server.plug_in()
            yield server
        finally:
            process.terminate()
            process.wait(10)


@pytest.fixture(scope="session")
def sound_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """See above."""
    folder = tmp_path_factory.mktemp("sound")
    folder.chmod(0o700)
    with running(folder) as server:
        yield server


def _pour(process: subprocess.Popen[bytes], pcm: bytes) -> None:
    """Into a pipe that takes it only as fast as it is played."""
    assert process.stdin is not None
    with suppress(BrokenPipeError), process.stdin as sink:  # who has heard enough ends it
        sink.write(pcm)


def _words(folder: Path) -> Sequence[str]:
    return [
        "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-level=error",
        "-L", "module-null-sink sink_name=hall rate=48000 channels=1",
        "-L", f"module-native-protocol-unix auth-anonymous=1 socket={folder}/socket",
    ]  # fmt: skip


def _await(socket: Path, patience_s: float = 10.0) -> None:
    deadline = time.monotonic() + patience_s
    while not socket.exists():
        assert time.monotonic() < deadline, "the sound server did not come up"
        time.sleep(0.02)
    told = subprocess.run(["pactl", "info"], capture_output=True, check=False)
    while told.returncode and time.monotonic() < deadline:
        time.sleep(0.05)
        told = subprocess.run(["pactl", "info"], capture_output=True, check=False)
