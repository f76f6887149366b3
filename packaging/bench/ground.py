"""Where a measurement works: a folder on the same disk as the checkout, and its archives."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bench.program import MIB, Program

PASSPHRASE = "a passphrase that only this measurement knows"


@dataclass(frozen=True, slots=True)
class Ground:
    """`scale` multiplies every size and count; figures are to be reached at 1."""

    folder: Path
    scale: float

    def count(self, full: int) -> int:
        return max(1, round(full * self.scale))

    def archive(self, name: str) -> Program:
        """An archive in this folder, not yet made."""
        return Program(self.folder / name, self._passphrase_file())

    def observer(self, name: str) -> tuple[Program, str]:
        """A new archive of an observer without a mission, and the id of a case in it."""
        program = self.archive(name)
        program.run("init", "--role", "observer", "--name", "Bench")
        return program, str(program.run("case", "add", "--title", "Case").value["id"])

    def random_file(self, name: str, size: int) -> Path:
        """A file that no compression or deduplication can make smaller."""
        path = self.folder / name
        with path.open("wb") as out:
            for done in range(0, size, MIB):
                out.write(os.urandom(min(MIB, size - done)))
            out.flush()
            os.fsync(out.fileno())
        return path

    def _passphrase_file(self) -> Path:
        path = self.folder / "passphrase"
        path.write_text(PASSPHRASE, encoding="utf-8")
        return path
