"""The command line run in this process: the same words, the same answers, no start-up."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from journeys.driving import Ran
from samples.passphrases import cheap_passphrases
from satchel.cli.main import main
from satchel.crypto.passphrase import FLOOR
from satchel.storage import archive


@dataclass(frozen=True, slots=True)
class Shell:
    """Speaks with one archive."""

    folder: Path
    passphrase_file: Path

    def __call__(self, *words: str, told: bytes = b"", as_json: bool = True) -> Ran:
        place = ["--archive", str(self.folder), "--passphrase-file", str(self.passphrase_file)]
        return run(*place, *(["--json"] if as_json else []), *words, told=told)

    def batch(self, *lines: Sequence[str] | bytes) -> Ran:
        """Many commands, one unlock."""
        told = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        return self("batch", "-", told=b"\n".join(told) + b"\n")

    def must(self, *lines: Sequence[str]) -> list[Any]:
        """The results of commands that have to work."""
        ran = self.batch(*lines)
        assert ran.code == 0, ran
        return [line["result"] for line in ran.lines]


def run(*words: str, told: bytes = b"") -> Ran:
    """One command line with `told` on standard input."""
    out, err = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(told), encoding="utf-8"))
        code = main(list(words))
    return Ran(code, out.getvalue().encode(), err.getvalue())


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """An observer's archive without a mission, one for each module."""
    place = tmp_path_factory.mktemp("cli")
    made = Shell(place / "archive", place / "passphrase")
    made.passphrase_file.write_text("one two three\n", encoding="utf-8")
    with cheap_passphrases(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "calibrate", lambda: FLOOR)
        ran = made("init", "--role", "observer", "--name", "laptop")
        assert ran.code == 0, ran
        yield made
