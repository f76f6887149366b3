"""Who is in the story, where everything lies, and what one step leaves for the next."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from demo.places import MATERIAL
from demo.program import Archive, Unlocked
from demo.telling import Teller


@dataclass
class Scene:
    """One run of the demo. `kept` holds the ids and answers later steps need.

    `open_ones` is closed by who made it, and with it every archive.
    """

    folder: Path
    report: Path
    is_sample: bool
    tell: Teller
    open_ones: ExitStack
    kept: dict[str, Any] = field(default_factory=dict)
    _desks: dict[str, Unlocked] = field(default_factory=dict)

    def desk(self, name: str) -> Unlocked:
        """That archive, unlocked at its first use and open until the story ends."""
        if name not in self._desks:
            unlocked = self.archive(name).unlocked()
            self._desks[name] = self.open_ones.enter_context(unlocked)
        return self._desks[name]

    def archive(self, name: str) -> Archive:
        """One of the three archives; the demo uses one passphrase for all."""
        who = {"headquarters": "Headquarters", "observer": "The observer", "lawyer": "The lawyer"}
        return Archive(who[name], self.folder / name, self.passphrase_file)

    @property
    def passphrase_file(self) -> Path:
        return self.folder / "passphrase"

    @property
    def carried(self) -> Path:
        """What goes from hand to hand: invitations, parcels, receipts."""
        return self.folder / "carried"

    @property
    def given(self) -> Path:
        """What people are given before it is in their archives."""
        return self.folder / "given"

    def given_sample(self, name: str) -> Path:
        """A file of resources/demo, lying among what people are given."""
        return Path(shutil.copyfile(MATERIAL / name, self.given / name))

    @property
    def exhibit(self) -> Path:
        return self.folder / "exhibit"

    @property
    def printed(self) -> Path:
        """PDFs, readable by whoever holds them."""
        return self.folder / "printed"

    @property
    def exported(self) -> Path:
        """Plain files, readable by whoever holds them."""
        return self.folder / "exported"


def set_up(folder: Path) -> None:
    """The folders and the passphrase, for this user only."""
    os.umask(0o077)
    for part in ("carried", "given"):
        (folder / part).mkdir(mode=0o700)
    (folder / "passphrase").write_text(secrets.token_urlsafe(18) + "\n", encoding="ascii")
