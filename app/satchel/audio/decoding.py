"""A sound that is being listened to, decoded by a worker process: the side that asks.

The door for players. It imports no decoder, so a hostile file is never opened in a process
that holds keys; the worker gets the bytes it asks for, out of the archive's own reader, and
nothing is written anywhere. What it says is judged before it is believed.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import Any, BinaryIO

from satchel.audio.heard import RATE, CannotBeHeard, Trouble
from satchel.formats.previews import frames
from satchel.system import workers

WORKER = "satchel.audio.decoder_process"
MOST_AT_ONCE = 10 * RATE
_MEMORY = 768 * 1024 * 1024
_REQUEST_S = 10
_SLACK_S = 2.0
_LONGEST_S = 400 * 3600


class Sound:
    """One sound, open. From one thread at a time, the one that may read `source`; `stop` from any.

    Every request raises CannotBeHeard, MachineRefused when no process can be started, and
    what reading `source` raises (IntegrityFailure). Close it: it holds a process.
    """

    def __init__(self, source: BinaryIO, size: int) -> None:
        self._source, self._size = source, size
        self._closed = False
        self._worker = workers.start(WORKER)
        ask = {"ask": "open", "size": size, "memory": _MEMORY, "request_s": _REQUEST_S}
        try:
            said, _ = self._exchange(ask, 0)
            told = said["seconds"] if isinstance(said, dict) else None
        except BaseException:
            self.close()
            raise
        self.duration_s: float | None = None  # where the file does not tell
        if isinstance(told, int | float) and 0 < told < _LONGEST_S:
            self.duration_s = float(told)

    def seek(self, seconds: float, speed: float = 1.0) -> None:
        """What is read next begins there, to the sample where the format allows it; `speed`
        times as fast (0.5 to 3) at the pitch it was spoken."""
        self._exchange({"ask": "seek", "seconds": max(0.0, seconds), "speed": speed}, 0)

    def read(self, samples: int) -> bytes:
        """16-bit samples of one channel at 48 kHz, native byte order; fewer only at the end."""
        wanted = min(samples, MOST_AT_ONCE)
        _, raw = self._exchange({"ask": "read", "samples": wanted}, 2 * wanted)
        return bytes(raw)

    def peaks(self, count: int, each: int) -> list[int]:
        """For a drawn wave: the loudest sample, 0 to 32768, of each of the next `count` runs of
        `each` samples; fewer only at the end. Ask for few at a time."""
        said, _ = self._exchange({"ask": "peaks", "count": count, "each": each}, 0)
        if not isinstance(said, list) or len(said) > count:
            raise CannotBeHeard(Trouble.DIED)
        return [min(32768, max(0, one)) if isinstance(one, int) else 0 for one in said]

    def stop(self) -> None:
        """End what is being decoded, at once; the request under way raises. Any thread."""
        self._worker.kill()

    def close(self) -> None:
        """The worker is gone when this returns. May be called twice."""
        if self._closed:
            return
        self._closed = True
        self._worker.kill()
        self._worker.wait()
        for pipe in (self._worker.stdin, self._worker.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._source.close()

    def __enter__(self) -> Sound:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        if not getattr(self, "_closed", True):
            self.close()

    def _exchange(self, ask: dict[str, Any], raw_max: int) -> tuple[Any, bytearray]:
        """One request, and the file's bytes while it is worked on."""
        worker = self._worker
        assert worker.stdin is not None
        assert worker.stdout is not None
        alarm = threading.Timer(_REQUEST_S + _SLACK_S, worker.kill)
        alarm.daemon = True
        begun = time.monotonic()
        alarm.start()
        try:
            frames.say(worker.stdin, ask)  # type: ignore[arg-type]  # a pipe's binary file
            while True:
                words, raw = frames.hear(worker.stdout, raw_max)  # type: ignore[arg-type]
                if "need" not in words:
                    break
                self._give(words["need"])
        except (EOFError, OSError, ValueError, TypeError, KeyError, RecursionError):
            late = time.monotonic() - begun >= _REQUEST_S
            raise CannotBeHeard(Trouble.TIME if late else Trouble.DIED) from None
        finally:
            alarm.cancel()
        if "done" in words:
            return words["done"], raw
        raise CannotBeHeard(_trouble(words.get("trouble")))

    def _give(self, need: Any) -> None:
        offset, size = int(need[0]), int(need[1])
        if not (offset >= 0 and 0 < size <= frames.PIECE and offset + size <= self._size):
            raise ValueError("bytes outside the file were asked for")
        self._source.seek(offset)
        assert self._worker.stdin is not None
        frames.say(self._worker.stdin, {"given": size}, self._source.read(size))  # type: ignore[arg-type]


def _trouble(said: object) -> Trouble:
    try:
        return Trouble(str(said))
    except ValueError:
        return Trouble.DIED
