"""What a recording asks of the window itself: at an unlock, and at a lock by hand.

To know first: a lock by itself (a pause, the lid, the screen's lock) leaves a recording
running; by hand it ends, unless she chose otherwise when it began. Whatever a lock or a kill
left is taken in at the next unlock, and at headquarters what arrived sealed is folded.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from satchel.gui.places import Area
from satchel.gui.recording import words_presenter
from satchel.gui.tasks import Tasks, Work

if TYPE_CHECKING:
    from satchel.assembly.desk import Desk
    from satchel.audio.intake import Kept

_CHANGED = (Area.RECORDING, Area.ATTACHED)


def take_in(tasks: Tasks, folder: Path, say: Callable[[str], None], owner: QObject) -> None:
    """After an unlock. A refusal is told like any other; then the next unlock tries again."""

    def told(found: list[Kept]) -> None:
        if found:
            say(words_presenter.adopted(found))

    if _is_there(folder):
        tasks.work(lambda desk, work: desk.recordings.adopt(work.progress), told, owner, _CHANGED)
    tasks.work(_fold_arrived, None, owner, _CHANGED)


def end(tasks: Tasks, folder: Path) -> None:
    """Before a lock by hand."""
    if _is_there(folder):
        tasks.write(lambda desk: desk.recordings.leave(), None, None)


def _is_there(folder: Path) -> bool:
    """Whether there is anything of a recording: else the libraries of sound are not loaded."""
    return (folder / "spool").is_dir()


def _fold_arrived(desk: Desk, work: Work) -> list[Kept]:
    from satchel.storage.records import ListWish

    sealed = ListWish(kind="attachment", only=("recording.codec", "sealed"))
    if not desk.records.select(sealed):
        return []
    return desk.recordings.fold_arrived(work.progress)
