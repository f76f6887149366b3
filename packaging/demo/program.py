"""Runs the real `satchel` command, and nothing of its inside.

An archive is unlocked once for a whole stretch of work: `unlocked` starts `satchel batch -`
and speaks with it line by line, because each unlock takes about a second on purpose.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from demo.places import APP

_START = (
    "import sys; sys.path.insert(0, {app!r}); from satchel.cli.main import main; sys.exit(main())"
)


class Refused(Exception):
    """Satchel said no: its own sentence, its code, and its exit code where there was one."""

    def __init__(self, message: str, code: str, exit_code: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.exit_code = exit_code


def satchel() -> list[str]:
    """The words that start it: the launcher beside this Python, or what the launcher does."""
    launcher = Path(sys.executable).parent / ("satchel.cmd" if os.name == "nt" else "satchel")
    if launcher.exists():
        return [str(launcher)]
    return [sys.executable, "-I", "-X", "utf8", "-c", _START.format(app=str(APP))]


@dataclass(frozen=True, slots=True)
class Archive:
    """One person's archive. `who` is what the story calls her."""

    who: str
    folder: Path
    passphrase_file: Path

    def command(self, *words: str) -> list[str]:
        """A whole command line for this archive."""
        place = ["--archive", str(self.folder), "--passphrase-file", str(self.passphrase_file)]
        return [*satchel(), *place, "--json", *words]

    def ask(self, *words: str) -> Any:
        """One command on its own. Raises Refused."""
        done = subprocess.run(
            self.command(*words), stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        return answer(done.stdout, done.returncode)

    def start(self, *words: str, asides: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        """A command that is spoken with; `asides` says where its stderr goes."""
        return subprocess.Popen(
            self.command(*words), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=asides
        )

    @contextmanager
    def unlocked(self) -> Iterator[Unlocked]:
        """Many commands, one unlock. The archive is locked again when the block ends."""
        with self.start("batch", "-") as batch:
            assert batch.stdin is not None
            assert batch.stdout is not None
            try:
                yield Unlocked(batch.stdin, batch.stdout)
            finally:
                # After a refused unlock the pipe is gone already; that refusal is the answer.
                with suppress(OSError):
                    batch.stdin.close()


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A batch that runs: a line in, a line out."""

    tell: IO[bytes]
    hear: IO[bytes]

    def ask(self, *words: str) -> Any:
        """One command. Raises Refused."""
        with suppress(OSError):  # it ended: its last words are still to be heard
            self.tell.write(json.dumps(words).encode("ascii") + b"\n")
            self.tell.flush()
        said = json.loads(self.hear.readline() or b"{}")
        if "result" in said:
            return said["result"]
        raise Refused(
            said.get("message", "Satchel ended without an answer."), said.get("error", "")
        )


def answer(out: bytes, exit_code: int) -> Any:
    """The one JSON value a command printed. Raises Refused."""
    try:
        value = json.loads(out)
    except ValueError:
        raise Refused("Satchel ended without an answer.", "", exit_code) from None
    if exit_code and isinstance(value, dict) and "error" in value:
        raise Refused(str(value["message"]), str(value["error"]), exit_code)
    return value
