"""A new archive in steps, for a window that asks between them.

The same acts as `init`. Founding a mission stays open until its recovery was rehearsed;
until `finish` is called nothing has been promised, and `abandon` leaves the folder as it
was found.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from satchel.assembly import beginning, belonging
from satchel.assembly.desk import Desk
from satchel.domain.errors import SatchelError
from satchel.domain.words import Role


@dataclass(frozen=True, slots=True)
class FirstWish:
    """What she chose. `invitation` with its `code` joins; `mission` founds; neither is alone."""

    folder: Path
    passphrase: bytes
    label: str
    role: Role = Role.OBSERVER
    invitation: Path | None = None
    code: str = ""
    mission: str | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """An archive that was made. `words` are to be compared with headquarters, `shares` to be
    written down and typed back, `threshold` of them."""

    desk: Desk
    words: str | None
    shares: tuple[str, ...]
    threshold: int
    _held: contextlib.ExitStack

    def rehearse(self, shares: list[str]) -> None:
        """Prove that these shares bring the keys back. Raises UsageError when they do not."""
        beginning.rehearse(self.desk, shares)

    def finish(self) -> Desk:
        """Keep what was made."""
        self._held.close()
        return self.desk

    def abandon(self) -> None:
        """Close and remove what was made."""
        with contextlib.suppress(_Abandoned):
            self._held.__exit__(_Abandoned, _Abandoned("abandoned"), None)


class _Abandoned(SatchelError):
    """She went back before the recovery was rehearsed."""


def begin(wish: FirstWish) -> Begun:
    """Make the archive. Raises what `init` raises, and then nothing of it is left."""
    opened = None
    if wish.invitation is not None:
        opened = beginning.read_any_invitation(wish.invitation, wish.code)
    with contextlib.ExitStack() as stack:
        archive = stack.enter_context(beginning.beginning(wish.folder, wish.passphrase))
        if opened is not None:
            desk = beginning.join(archive, wish.label, opened)
            words = belonging.comparison_words(desk)
            return Begun(desk, words, (), 0, stack.pop_all())
        desk = beginning.begin_device(archive, wish.role, wish.label, None)
        if wish.mission is None:
            return Begun(desk, None, (), 0, stack.pop_all())
        founded = beginning.found_mission(desk, wish.mission)
        return Begun(desk, None, founded.shares, founded.threshold, stack.pop_all())
