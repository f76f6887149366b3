"""A foreign document, drawn by a worker process: the side that asks.

The door for features. It imports no parser, so a hostile file is never opened in a process
that holds keys; and it starts none itself, whoever calls brings a `Starter` (the real one is
`satchel.system.workers.start`). What the worker says is judged before it is believed. When a
page ends its worker, the next request begins another: one bad page does not take the rest.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import IO, Any, BinaryIO, Protocol

from satchel.formats import sniffing
from satchel.formats.previews import frames
from satchel.formats.previews.told import (
    Box,
    CannotBeShown,
    Found,
    Limits,
    Opened,
    Picture,
    Trouble,
)

WORKER = "satchel.formats.previews.worker"
SHOWN = frozenset(
    [
        sniffing.PDF,
        "image/jpeg",
        "image/png",
        "image/webp",
        "image/gif",
        "image/tiff",
        "image/bmp",
    ]
)
"""Media types that are drawn; `image/heic` is not among them: see `photo`."""
_SLACK_S = 2.0
_ABOUT_MAX = 500


class Running(Protocol):
    """A started worker, as `subprocess.Popen` is one."""

    stdin: IO[bytes] | None
    stdout: IO[bytes] | None

    def kill(self) -> None: ...
    def wait(self, timeout: float | None = None) -> int: ...


Starter = Callable[[str], Running]


class Drawn:
    """One document that is looked at. Ask it from one thread at a time; `stop` from any.

    Every request raises CannotBeShown, MachineRefused when no process can be started, and
    what reading `source` raises (IntegrityFailure). Close it: it holds a process.
    """

    def __init__(
        self,
        source: BinaryIO,
        size: int,
        media_type: str,
        start: Starter,
        limits: Limits | None = None,
        password: str = "",
    ) -> None:
        """`password` goes to the worker and is not kept: a worker that has to be begun again
        finds the document locked."""
        self._source, self._size, self.media_type = source, size, media_type
        self._start = start
        self._limits = limits or Limits()
        self._worker: Running | None = None
        self._closed = False
        _require(media_type in SHOWN, Trouble.KIND)
        _require(size > 0, Trouble.EMPTY)
        _require(size <= self._limits.document, Trouble.LARGE)
        self.opened = self._begin(password)

    def size(self, page: int, turn: int = 0) -> tuple[float, float]:
        """Width and height of a page at scale 1, turned by `turn` degrees clockwise."""
        said, _ = self._ask({"ask": "size", "page": page, "turn": turn})
        with _judging():
            width, height = (float(side) for side in said)
            _believe(0 < width < math.inf and 0 < height < math.inf)
        return width, height

    def draw(self, page: int, scale: float, turn: int = 0, box: Box | None = None) -> Picture:
        """A page at `scale`, or the part of it inside `box` (cut to the page)."""
        part = (box.left, box.top, box.width, box.height) if box else None
        ask = {"ask": "draw", "page": page, "scale": scale, "turn": turn, "box": part}
        said, pixels = self._ask(ask, self._limits.drawn * 4)
        with _judging():
            width, height, stride = (int(said[name]) for name in ("width", "height", "stride"))
            across, down = (int(side) for side in said["whole"])
            _believe(0 < width <= across and 0 < height <= down and stride >= width * 3)
            _believe(len(pixels) == stride * height)
            partial = said["partial"] is True
        return Picture(width, height, stride, bytes(pixels), (across, down), partial)

    def find(self, text: str, first: int, pages: int, turn: int = 0) -> list[Found]:
        """Where `text` stands on `pages` pages from `first` on: ask for few pages at a time."""
        ask = {"ask": "find", "text": text, "first": first, "pages": pages, "turn": turn}
        said, _ = self._ask(ask)
        with _judging():
            _believe(len(said) <= self._limits.found)
            return [Found(int(page), tuple(_box(box) for box in boxes)) for page, boxes in said]

    def stop(self) -> None:
        """End what is being drawn, at once; the request under way raises. Any thread."""
        worker = self._worker
        if worker is not None:
            worker.kill()

    def close(self) -> None:
        """The worker is gone when this returns. May be called twice."""
        self._closed = True
        self._end()
        self._source.close()

    def __del__(self) -> None:
        if not getattr(self, "_closed", True):
            self.close()

    def _begin(self, password: str = "") -> Opened:
        ask = {
            "ask": "open",
            "type": self.media_type,
            "size": self._size,
            "limits": asdict(self._limits),
            "password": password,
        }
        self._worker = self._start(WORKER)
        try:
            said, _ = self._exchange(ask, 0)
            with _judging():
                told = tuple((str(name), str(value)) for name, value in said["about"][:_ABOUT_MAX])
                pages = int(said["pages"])
                _believe(0 < pages <= self._limits.pages)
                return Opened(pages, told, said["moves"] is True)
        except BaseException:
            self._end()
            raise

    def _ask(self, ask: dict[str, Any], raw_max: int = 0) -> tuple[Any, bytearray]:
        _require(not self._closed, Trouble.DIED)
        if self._worker is None:
            self._begin()
        return self._exchange(ask, raw_max)

    def _exchange(self, ask: dict[str, Any], raw_max: int) -> tuple[Any, bytearray]:
        """One request, and the document's bytes while it is worked on."""
        worker = self._worker
        assert worker is not None
        assert worker.stdin is not None
        assert worker.stdout is not None
        alarm = threading.Timer(self._limits.request_s + _SLACK_S, worker.kill)
        alarm.daemon = True
        begun = time.monotonic()
        alarm.start()
        try:
            frames.say(worker.stdin, ask)  # type: ignore[arg-type]  # a pipe's binary file
            while True:
                words, raw = frames.hear(worker.stdout, raw_max)  # type: ignore[arg-type]
                if "need" not in words:
                    break
                self._give(worker, words["need"])
        except (EOFError, BrokenPipeError, ValueError, TypeError, KeyError, RecursionError):
            self._end()
            late = time.monotonic() - begun >= self._limits.request_s
            raise CannotBeShown(Trouble.TIME if late else Trouble.DIED) from None
        except BaseException:
            self._end()
            raise
        finally:
            alarm.cancel()
        if "done" in words:
            return words["done"], raw
        raise CannotBeShown(_trouble(words.get("trouble")))

    def _give(self, worker: Running, need: Any) -> None:
        offset, size = int(need[0]), int(need[1])
        if not (offset >= 0 and 0 < size <= frames.PIECE and offset + size <= self._size):
            raise ValueError("bytes outside the document were asked for")
        self._source.seek(offset)
        assert worker.stdin is not None
        frames.say(worker.stdin, {"given": size}, self._source.read(size))  # type: ignore[arg-type]

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        worker.wait()
        for pipe in (worker.stdin, worker.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:
                continue  # what was still to be written has no reader any more


def _box(said: Any) -> tuple[float, float, float, float]:
    left, top, right, bottom = (float(edge) for edge in said)
    return left, top, right, bottom


def _trouble(said: object) -> Trouble:
    try:
        return Trouble(str(said))
    except ValueError:
        return Trouble.DIED


def _require(holds: bool, trouble: Trouble) -> None:
    if not holds:
        raise CannotBeShown(trouble)


def _believe(holds: bool) -> None:
    if not holds:
        raise ValueError("a worker answered nonsense")


class _judging:  # noqa: N801  # reads as a sentence where it is used
    """Nonsense from a worker is a broken worker."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and issubclass(kind, (ValueError, TypeError, KeyError, IndexError)):
            raise CannotBeShown(Trouble.DIED) from None
