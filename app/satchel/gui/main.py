"""One process of the windows: from the unlock window to the lock that ends it.

Start-up order: the language and the look (from the machine, until an archive says what she
chose), the unlock window, and only once that is shown what the rest needs. Locking ends
this process, and whoever started it starts the next one: so no key and no word of hers is
left in any memory. Nothing is kept anywhere but in the archive.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from satchel.gui import language
from satchel.gui.entering.unlock import Unlock
from satchel.gui.look import stylesheet, tokens
from satchel.gui.tasks import Tasks
from satchel.system.paths import resources_folder

LOCKED = 75  # asks to be started again, with the unlock window
_DEADLINE_S = 1.2  # of the two seconds a lock may take, the archive's own


class Program:
    """The unlock window, then the main window, in one process."""

    def __init__(self, application: QApplication, folder: Path, spoken: str) -> None:
        self._application, self._folder, self._spoken = application, folder, spoken
        self.tasks = Tasks()
        self.shown: QWidget = Unlock(self._open, spoken)
        self.shown.resize(1280, 720)

    def show(self) -> None:
        self.shown.show()

    def _open(self, passphrase: bytes) -> None:
        # Loaded only now: the unlock window must not wait for the libraries of the archive.
        from satchel.assembly.opening import open_desk

        unlock = self.shown
        assert isinstance(unlock, Unlock)
        self.tasks.open(
            lambda: open_desk(self._folder, lambda: passphrase), self._opened, unlock.failed
        )

    def _opened(self, _nothing: None) -> None:
        from satchel.gui.shell.window import Window

        unlock = self.shown
        window = Window(self.tasks, self._folder, self._spoken, self.lock)
        window.setGeometry(unlock.geometry())
        self.shown = window
        window.show()
        unlock.close()
        unlock.deleteLater()

    def lock(self) -> None:
        """Close what is open and end, at the latest at the deadline."""
        self.shown.hide()
        self.tasks.close(_DEADLINE_S)
        sys.stdout.flush()
        os._exit(LOCKED)  # no destructor of ours or Qt's may hold the keys any longer


def run(words: Sequence[str]) -> int:
    """Show the windows of the archive in `--archive`; returns when they are closed."""
    asked = argparse.ArgumentParser(prog="satchel gui")
    asked.add_argument("--archive", type=Path, required=True)
    asked.add_argument("--language", choices=language.LANGUAGES, default=None)
    asked.add_argument("--theme", choices=[one.value for one in tokens.Theme], default="light")
    told = asked.parse_args(words)
    application = QApplication(["Satchel"])
    application.setApplicationName("Satchel")
    application.setQuitOnLastWindowClosed(True)
    spoken = told.language or language.of_the_system()
    kept = language.speak(application, spoken, resources_folder() / "translations")
    stylesheet.dress(application, tokens.colours(tokens.Theme(told.theme), resources_folder()))
    program = Program(application, told.archive, spoken)
    QTimer.singleShot(0, program.show)
    ended = application.exec()
    language.forget(application, kept)
    return ended
