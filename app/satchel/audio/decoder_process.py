"""The process that decodes sound, foreign and our own: no keys, no files, little memory.

One for each sound that is heard. It speaks in the frames of `satchel.formats.previews`:
the parent asks `open`, `read` or `peaks`, gives bytes of the file when they are needed,
and hears `done` or `trouble`. It ends with its parent, and ends itself when one request
takes too long. To know first: FFmpeg knows formats that name other files or addresses,
so only containers that hold their own sound are let in, and the process has no network
and may open nothing more.
"""

from __future__ import annotations

import array
import faulthandler
import io
import os
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, BinaryIO

import av
import av.filter

from satchel.audio.heard import RATE, Trouble
from satchel.formats.confined import confine, take_over_stdout
from satchel.formats.previews import frames
from satchel.formats.previews.ranges import RangeFile

_CONTAINERS = "aac,ac3,aiff,amr,amrnb,amrwb,asf,avi,caf,flac,flv,mov,mp4,m4a,3gp,3g2,mj2,mp3,mpeg,mpegts,matroska,webm,ogg,wav,w64"  # noqa: E501  # one word to FFmpeg
_EARLIER_S = 0.3
"""Decoding begins so much before the place: codecs need what comes before to be exact."""
_BAD_PACKETS = 200


class Failed(Exception):
    """Told to the parent as `trouble`."""


class Decoding:
    """One sound, opened; 48 kHz, one channel, 16 bits come out of it."""

    def __init__(self, source: BinaryIO) -> None:
        try:
            self._container = av.open(
                source, "r", container_options={"format_whitelist": _CONTAINERS},
                metadata_errors="replace",
            )  # fmt: skip
        except av.FFmpegError as error:
            raise Failed(Trouble.KIND) from error
        if not self._container.streams.audio:
            raise Failed(Trouble.NO_SOUND)
        self._stream = self._container.streams.audio[0]
        self._stream.codec_context.thread_count = 1
        self._pcm = self._decoded(0.0)
        self._rest = bytearray()

    @property
    def seconds(self) -> float | None:
        """As the container tells; None where it does not."""
        stream, base = self._stream, self._stream.time_base
        if stream.duration is not None and base is not None:
            return float(stream.duration * base)
        told = self._container.duration
        return None if told is None or told < 0 else told / 1_000_000

    def seek(self, seconds: float, speed: float) -> None:
        """What is read next begins there, `speed` times as fast at the pitch it was spoken."""
        self._rest.clear()
        target = max(0.0, seconds - _EARLIER_S)
        try:
            self._container.seek(int((target + self._origin) * 1_000_000), backward=True)
        except av.FFmpegError as error:
            raise Failed(Trouble.DAMAGED) from error
        heard = self._decoded(seconds)
        self._pcm = heard if speed == 1.0 else _stretched(heard, speed)

    def read(self, samples: int) -> bytes:
        """So many samples, fewer only at the end."""
        while len(self._rest) < 2 * samples:
            piece = next(self._pcm, None)
            if piece is None:
                break
            self._rest += piece
        taken = bytes(self._rest[: 2 * samples])
        del self._rest[: 2 * samples]
        return taken

    @property
    def _origin(self) -> float:
        begins, base = self._stream.start_time, self._stream.time_base
        return max(0.0, float(begins * base)) if begins is not None and base is not None else 0.0

    def _decoded(self, begin: float) -> Iterator[bytes]:
        """Sound from `begin` on: what was decoded for being earlier is left out."""
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        leave_out: int | None = None
        for frame in self._frames():
            if leave_out is None:
                at = (frame.time - self._origin) if frame.time is not None else begin
                leave_out = 2 * max(0, round((begin - at) * RATE))
            frame.pts = None  # gaps between frames are not filled: places are counted by sound
            for ours in resampler.resample(frame):
                pcm = bytes(ours.planes[0])[: 2 * ours.samples]
                skipped = min(leave_out, len(pcm))
                leave_out -= skipped
                if skipped < len(pcm):
                    yield pcm[skipped:]

    def _frames(self) -> Iterator[av.AudioFrame]:
        bad = 0
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                yield from packet.decode()
            except av.FFmpegError as error:
                bad += 1
                if bad > _BAD_PACKETS or not isinstance(error, av.InvalidDataError):
                    raise Failed(Trouble.DAMAGED) from error


def _stretched(heard: Iterator[bytes], speed: float) -> Iterator[bytes]:
    """The same words in another time."""
    graph = av.filter.Graph()
    into = graph.add_abuffer(
        sample_rate=RATE, format="s16", layout="mono", time_base=Fraction(1, RATE)
    )
    tempo, out = graph.add("atempo", f"{speed:.3f}"), graph.add("abuffersink")
    into.link_to(tempo)
    tempo.link_to(out)
    graph.configure()
    at = 0
    for pcm in heard:
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(pcm) // 2)
        frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
        frame.planes[0].update(pcm)
        at += frame.samples
        graph.push(frame)
        yield from _pulled(graph)
    graph.push(None)
    yield from _pulled(graph)


def _pulled(graph: av.filter.Graph) -> Iterator[bytes]:
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        assert isinstance(frame, av.AudioFrame)
        yield bytes(frame.planes[0])[: 2 * frame.samples]


class _Server:
    def __init__(self, asked: BinaryIO, answers: BinaryIO, request_s: int) -> None:
        self._asked, self._answers, self._request_s = asked, answers, request_s
        self._nowhere = open(os.devnull, "w")  # noqa: SIM115  # lives as long as the process
        self._sound: Decoding | None = None

    def answer(self, ask: dict[str, Any]) -> None:
        faulthandler.dump_traceback_later(self._request_s, exit=True, file=self._nowhere)
        raw: bytes = b""
        try:
            words, raw = self._done(ask)
        except Failed as failed:
            words = {"trouble": str(failed.args[0])}
        except MemoryError:
            words = {"trouble": Trouble.MEMORY.value}
        except (EOFError, BrokenPipeError):
            raise
        except Exception:  # a parser's own mistake on hostile input: told, never passed on
            words = {"trouble": Trouble.DAMAGED.value}
        faulthandler.cancel_dump_traceback_later()
        frames.say(self._answers, words, raw)

    def _done(self, ask: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        if ask["ask"] == "open":
            source = io.BufferedReader(RangeFile(int(ask["size"]), self._fetch), 65_536)
            self._sound = Decoding(source)
            _open_nothing_more()
            return {"done": {"seconds": self._sound.seconds}}, b""
        assert self._sound is not None
        if ask["ask"] == "seek":
            self._sound.seek(float(ask["seconds"]), float(ask["speed"]))
            return {"done": True}, b""
        if ask["ask"] == "read":
            return {"done": True}, self._sound.read(int(ask["samples"]))
        return {"done": _peaks(self._sound, int(ask["count"]), int(ask["each"]))}, b""

    def _fetch(self, offset: int, size: int) -> bytearray:
        frames.say(self._answers, {"need": [offset, size]})
        words, raw = frames.hear(self._asked, frames.PIECE)
        if "given" not in words or len(raw) != size:
            raise EOFError
        return raw


def _peaks(sound: Decoding, count: int, each: int) -> list[int]:
    """The loudest sample of each run of `each`; fewer than `count` only at the end."""
    found: list[int] = []
    while len(found) < count:
        heard = array.array("h", sound.read(each))
        if not heard:
            break
        found.append(max(max(heard), -min(heard)))
    return found


def _open_nothing_more() -> None:
    """From here on not even a file descriptor can be had: nothing can be read or reached."""
    try:
        import resource
    except ImportError:  # Windows has no such module
        return
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))


def main() -> None:
    """Open one sound and answer until there is nobody left to ask."""
    answers = take_over_stdout()
    asked = os.fdopen(os.dup(0), "rb", buffering=0)
    av.logging.set_level(av.logging.PANIC)
    try:
        job, _ = frames.hear(asked, 0)
        confine(int(job["memory"]))
        server = _Server(asked, answers, int(job["request_s"]))
        server.answer(job)
        while True:
            server.answer(frames.hear(asked, 0)[0])
    except (EOFError, BrokenPipeError):
        return  # the parent has closed the sound, or is gone


if __name__ == "__main__":
    main()
