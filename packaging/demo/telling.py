"""How the demo speaks: numbered steps, what each made, and how long it took.

English in plain letters; names in other scripts come as they are, and a terminal that
lacks their letters gets them escaped instead of an error.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_WIDTH = 96


class Teller:
    """Prints the story. `folder` is left out of paths below it; `number` is the step's."""

    def __init__(self, folder: Path) -> None:
        self.number = 0
        self._folder = folder
        self._started = time.monotonic()
        with suppress(AttributeError):  # a stream that somebody put in stdout's place
            sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]

    @property
    def elapsed_s(self) -> float:
        """Since the story began."""
        return time.monotonic() - self._started

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """One numbered step; its time is printed when it is done."""
        self.number += 1
        self.line(f"\n{self.number:2}. {title}")
        began = time.monotonic()
        yield
        self.line(f"    ({time.monotonic() - began:.1f} s)")

    def told(self, text: str) -> None:
        """Something that happened."""
        self.line(f"    {text}")

    def made(self, path: Path, what: str) -> None:
        """A file or folder that is there now."""
        size = f", {path.stat().st_size:,} bytes" if path.is_file() else ""
        self.line(f"    made {self.short(path)}{size}: {what}")

    def command(self, *words: str) -> None:
        """The command a reader could have typed."""
        shown = " ".join(_quoted(word.replace(f"{self._folder}/", "")) for word in words)
        self.line(f"    $ satchel {shown}")

    def short(self, path: Path) -> str:
        """A path as seen from the demo's folder."""
        return str(path.relative_to(self._folder)) if self._folder in path.parents else str(path)

    def line(self, text: str) -> None:
        """Any line, at once."""
        print(text, flush=True)


def clipped(text: str, width: int = _WIDTH - 20) -> str:
    """`text` on one line of at most `width` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}..."


def _quoted(word: str) -> str:
    plain = word and all(letter.isalnum() or letter in "-_./:,=@+" for letter in word)
    return word if plain else '"' + word.replace('"', '\\"') + '"'
