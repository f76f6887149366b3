"""Runs the real `satchel` command as a process of its own, the way a person or a script does.

An archive made here costs the least Argon2id that Satchel accepts, so that many tests can
unlock it; nothing else differs from what a person runs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

APP = Path(__file__).resolve().parents[2] / "app"
_START = (
    f"import sys; sys.path.insert(0, {str(APP)!r})\n"
    "from satchel.cli.main import main\n"
    "sys.exit(main())"
)
_CHEAP_START = (
    f"import sys; sys.path.insert(0, {str(APP)!r})\n"
    "from satchel.crypto import passphrase\n"
    "from satchel.storage import archive\n"
    "archive.calibrate = lambda: passphrase.FLOOR\n"
    "from satchel.cli.main import main\n"
    "sys.exit(main())"
)
PASSPHRASE = "correct horse battery staple"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended. `value` reads its stdout as the one JSON value it must be."""

    code: int
    out: bytes
    err: str

    @property
    def value(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The answers of a batch, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Driven:
    """One archive and how to speak with it."""

    folder: Path
    passphrase_file: Path

    def run(self, *words: str | bytes, told: bytes = b"", **settings: Any) -> Ran:
        """A command with --json; `told` is its standard input."""
        place = ["--archive", str(self.folder), "--passphrase-file", str(self.passphrase_file)]
        return satchel(*place, "--json", *words, told=told, **settings)

    def must(self, *words: str) -> Any:
        """A command that has to work; its value."""
        ran = self.run(*words)
        assert ran.code == 0, (words, ran)
        return ran.value

    def batch(self, lines: Sequence[Sequence[str]], **settings: Any) -> Ran:
        """Many commands, one unlock."""
        told = b"".join(json.dumps(list(line)).encode("ascii") + b"\n" for line in lines)
        return self.run("batch", "-", told=told, **settings)

    @contextmanager
    def unlocked(self) -> Iterator[Unlocked]:
        """A batch that stays open: many commands in one process, each answered at once."""
        place = ["--archive", str(self.folder), "--passphrase-file", str(self.passphrase_file)]
        with subprocess.Popen(
            [*start(), *place, "--json", "batch", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            yield Unlocked(self, process)
            assert process.stdin is not None
            process.stdin.close()


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An archive that a batch holds open."""

    driven: Driven
    process: subprocess.Popen[bytes]

    def answer(self, *words: str) -> Any:
        """What the batch says to one command: `{"result": ...}` or `{"error": ...}`."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(list(words)).encode("ascii") + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def must(self, *words: str) -> Any:
        """The result of a command that has to work."""
        said = self.answer(*words)
        assert "result" in said, (words, said)
        return said["result"]

    def refusal(self, *words: str) -> str:
        """The code of a command that has to be refused, in one sentence."""
        said = self.answer(*words)
        assert set(said) == {"error", "message"}, (words, said)
        assert said["message"].endswith("."), said
        assert "\n" not in said["message"], said
        return str(said["error"])


def satchel(
    *words: str | bytes,
    told: bytes = b"",
    cheap: bool = False,
    cwd: Path | None = None,
    variables: Mapping[str, str] | None = None,
    timeout_s: float = 120,
) -> Ran:
    """`satchel WORDS`; with `cheap` a new archive's passphrase costs as little as allowed."""
    done = subprocess.run(
        start(cheap=cheap) + list(words),  # type: ignore[operator]
        input=told,
        capture_output=True,
        cwd=cwd,
        env=None if variables is None else {**os.environ, **variables},
        timeout=timeout_s,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8", "backslashreplace"))


def start(*, cheap: bool = False) -> list[str]:
    """The words that start the program, as the installed launcher does."""
    return [sys.executable, "-I", "-X", "utf8", "-c", _CHEAP_START if cheap else _START]


def begin(folder: Path, *options: str, role: str = "observer", name: str = "archive") -> Driven:
    """A new archive below `folder`, made by `init`; its passphrase lies beside it."""
    driven = Driven(folder / name, folder / f"{name}.passphrase")
    driven.passphrase_file.write_text(f"{PASSPHRASE} {name}\n", encoding="utf-8")
    ran = driven.run("init", "--role", role, "--name", name, *options, cheap=True)
    assert ran.code == 0, ran
    return driven
