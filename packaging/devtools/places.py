"""Where things lie in a checkout.

Everything set-up makes lies in `.venv/`, so that deleting that folder undoes it all.
The lock beside it outlives the folder, which set-up may have to make anew.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ON_WINDOWS = os.name == "nt"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one checkout; nothing here touches the disk."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def lock(self) -> Path:
        return self.root / ".venv.lock"

    @property
    def stamp(self) -> Path:
        """What was installed, as JSON; written last, so that it never promises too much."""
        return self.venv / "satchel-setup.json"

    @property
    def unfinished(self) -> Path:
        """Present while set-up changes the folder: a kill then leaves a sign."""
        return self.venv / "satchel-setup.unfinished"

    @property
    def bin(self) -> Path:
        return self.venv / ("Scripts" if ON_WINDOWS else "bin")

    @property
    def python(self) -> Path:
        return self.bin / ("python.exe" if ON_WINDOWS else "python")

    @property
    def launcher(self) -> Path:
        return self.bin / ("satchel.cmd" if ON_WINDOWS else "satchel")

    @property
    def app(self) -> Path:
        return self.root / "app"

    @property
    def packaging(self) -> Path:
        return self.root / "packaging"

    @property
    def interop(self) -> Path:
        """The folder whose package-lock.json pins the JavaScript age used as a judge."""
        return self.root / "tests" / "interop"

    @property
    def judges(self) -> Path:
        """Where other people's programs that judge what is made here are installed."""
        return self.root / "build" / "judges"

    def requirements(self, layer: str) -> Path:
        name = "requirements.txt" if layer == "run" else f"requirements-{layer}.txt"
        return self.packaging / name
