"""One process of the windows: from the unlock window to the lock that ends it.

Start-up order: the language and the look (from the machine, until an archive says what she
chose), the unlock window, and only once that is shown what the rest needs. Locking ends
this process, and whoever started it starts the next one: so no key and no word of hers is
left in any memory. Nothing is kept anywhere but in the archive.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from satchel.domain.json_values import JsonObject
from satchel.gui import language
from satchel.gui.appearance import Appearance
from satchel.gui.entering.unlock import Unlock
from satchel.gui.keys.chosen_presenter import ChosenKeys
from satchel.gui.locking.locks import Locks, minutes_of
from satchel.gui.look import tokens
from satchel.gui.marking import keep_to_ourselves
from satchel.gui.tasks import Tasks
from satchel.system.ending import end_at_latest
from satchel.system.guarding import keep_memory_private
from satchel.system.kept_none import keep_none
from satchel.system.programs import LOCKED

_LATEST_S = 1.5  # then the process ends, whatever hangs in it
_DEADLINE_S = 1.2  # of the two seconds a lock may take, the archive's own
_LOAD_AFTER_MS = 100  # the window is painted by then
# A collection of everything stops all threads: for half a second with the rows of a long list.
# Rows are freed without one, and what it would find is little and gone at the next lock.
_COLLECTING = (10_000, 10, 1_000)


def _load() -> None:
    """Imports of a second or so, which the unlock window does not wait for."""
    from satchel.assembly import opening
    from satchel.gui import loading
    from satchel.gui.shell import window

    assert opening
    assert window
    loading.name_widgets()
    loading.keep_what_is_loaded()


class Program:
    """The unlock window, then the main window, in one process."""

    def __init__(self, folder: Path, appearance: Appearance) -> None:
        self._folder, self._appearance = folder, appearance
        self.tasks = Tasks()
        self.shown: QWidget = self._first()
        self.shown.resize(1280, 720)

    def show(self) -> None:
        """Show the first window; while she types, what the archive needs is loaded."""
        self.shown.show()
        QTimer.singleShot(_LOAD_AFTER_MS, lambda: self.tasks.prepare(_load))

    def _first(self) -> QWidget:
        spoken = self._appearance.language
        if any(self._folder.glob("keyslots-*.json")):
            return Unlock(self._open, spoken, self._speak)
        from satchel.gui.entering.first_run import FirstRun

        return FirstRun(self.tasks, self._folder, spoken, self._opened, self._speak)

    def _speak(self, spoken: str) -> None:
        """Another language, before anything was typed."""
        self._appearance.speak(spoken)
        self._replace(self._first())

    def _replace(self, by: QWidget) -> None:
        before = self.shown
        by.setGeometry(before.geometry())
        self.shown = by
        by.show()
        before.hide()
        before.deleteLater()

    def _open(self, passphrase: bytes) -> None:
        # Loaded only now: the unlock window must not wait for the libraries of the archive.
        from satchel.assembly.opening import open_desk

        unlock = self.shown
        assert isinstance(unlock, Unlock)
        self.tasks.open(
            lambda: open_desk(self._folder, lambda: passphrase), self._opened, unlock.failed
        )

    def _opened(self, _nothing: None) -> None:
        """Unlocked: now it is known what she likes."""
        self.tasks.read(lambda desk: desk.preferences.all(), self._show_desk, self.tasks)

    def _show_desk(self, liked: JsonObject) -> None:
        from satchel.gui.places import Place
        from satchel.gui.recording import unlocking
        from satchel.gui.shell.making_ahead import MakingAhead
        from satchel.gui.shell.window import Window

        if liked.get("language") in language.LANGUAGES:
            self._appearance.speak(str(liked["language"]))
        if liked.get("theme") in set(tokens.Theme):
            self._appearance.wear(tokens.Theme(str(liked["theme"])))
        before = self.shown
        keys = ChosenKeys.kept(liked).of
        window = Window(self.tasks, self._folder, self._appearance, self.lock, self.renew, keys)
        self._replace(window)
        # Renewed, she is where she was.
        window.go(before.place if isinstance(before, Window) else Place("home"))
        if not isinstance(before, Window):
            unlocking.take_in(self.tasks, self._folder, window.say, window)
        MakingAhead(self.tasks, window.make_next, window)
        self._locks = Locks(window, window.lock_by_itself, minutes_of(liked))

    def renew(self) -> None:
        """The same window in another language or with other keys; what was typed is kept."""
        self._opened(None)

    def lock(self) -> None:
        """Close what is open and end, at the latest at the deadline."""
        end_at_latest(_LATEST_S, LOCKED)
        self.shown.hide()
        # For whoever starts the next window, so that it is neither bright nor in another
        # language than this one was; it is written nowhere.
        worn = f"--language {self._appearance.language} --theme {self._appearance.theme}\n"
        with contextlib.suppress(OSError):
            os.write(1, worn.encode())
        self.tasks.close(_DEADLINE_S)
        os._exit(LOCKED)  # no destructor of ours or Qt's may hold the keys any longer


def run(words: Sequence[str]) -> int:
    """Show the windows of the archive in `--archive`; returns when they are closed."""
    asked = argparse.ArgumentParser(prog="satchel gui")
    asked.add_argument("--archive", type=Path, required=True)
    asked.add_argument("--language", choices=language.LANGUAGES, default=None)
    asked.add_argument("--theme", choices=[one.value for one in tokens.Theme], default="light")
    told = asked.parse_args(words)
    keep_memory_private()
    keep_none()
    gc.set_threshold(*_COLLECTING)
    application = QApplication(["Satchel"])
    application.setApplicationName("Satchel")
    keep_to_ourselves(application)
    spoken = told.language or language.of_the_system()
    appearance = Appearance(application, spoken, tokens.Theme(told.theme))
    program = Program(told.archive, appearance)
    QTimer.singleShot(0, program.show)
    return application.exec()
