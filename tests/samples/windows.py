"""An open archive behind `Tasks`, and a window on it, as the program itself makes them.

tasks = opened(qtbot, folder)          # a new archive, made through the writing lane
answer = asked(qtbot, tasks, act)      # act(desk) on the reading lane, waited for
shell = window(qtbot, tasks, folder)   # the main window, shown
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from samples import archives
from samples.passphrases import make_cheap
from satchel.assembly import first_run
from satchel.assembly.desk import Desk
from satchel.assembly.first_run import FirstWish
from satchel.assembly.opening import open_desk
from satchel.domain.errors import SatchelError
from satchel.gui.appearance import Appearance
from satchel.gui.look.tokens import Theme
from satchel.gui.shell.window import Window
from satchel.gui.tasks import Tasks

T = TypeVar("T")
PASSPHRASE = "seven words that only she knows now"
WAIT_MS = 120_000  # what hangs is found all the same, and a machine may be busy


_OPEN: list[Tasks] = []


def close_all() -> None:
    """Every archive that a test left open; else a whole run holds a thousand files."""
    while _OPEN:
        assert _OPEN.pop().close(WAIT_MS / 1000)


def opened(qtbot: QtBot, folder: Path, *, mission: str | None = None) -> Tasks:
    """The archive in `folder`, made if it is not there, open on the writing lane."""
    make_cheap()
    tasks = Tasks()
    _OPEN.append(tasks)
    refused: list[SatchelError] = []
    done: list[None] = []

    def opener() -> Desk:
        if not any(folder.glob("keyslots-*.json")):
            archives.copied(("window", mission), lambda place: _begin(place, mission), folder)
        return open_desk(folder, PASSPHRASE.encode)

    tasks.open(opener, done.append, refused.append)
    qtbot.waitUntil(lambda: bool(done or refused), timeout=WAIT_MS)
    assert refused == []
    return tasks


def _begin(folder: Path, mission: str | None) -> None:
    first_run.begin(FirstWish(folder, PASSPHRASE.encode(), "L", mission=mission)).finish().close()


def asked(qtbot: QtBot, tasks: Tasks, act: Callable[[Desk], T]) -> T:
    """What `act` answers on the reading lane."""
    return _waited(qtbot, lambda then, owner, failed: tasks.read(act, then, owner, failed))


def done(qtbot: QtBot, tasks: Tasks, act: Callable[[Desk], T]) -> T:
    """What `act` answers on the writing lane."""
    return _waited(qtbot, lambda then, owner, failed: tasks.write(act, then, owner, failed=failed))


def _waited(qtbot: QtBot, start: Callable[[Any, QObject, Any], None]) -> Any:
    answers: list[Any] = []
    refused: list[SatchelError] = []
    owner = QObject()
    start(answers.append, owner, refused.append)
    qtbot.waitUntil(lambda: bool(answers or refused), timeout=WAIT_MS)
    if refused:
        raise refused[0]
    return answers[0]


def settled(qtbot: QtBot, tasks: Tasks) -> None:
    """Wait until nothing that was asked for is still to be done or delivered."""
    qtbot.waitUntil(lambda: tasks.waiting == 0, timeout=WAIT_MS)
    QCoreApplication.processEvents()


def window(qtbot: QtBot, tasks: Tasks, folder: Path) -> Window:
    """The main window on an open archive; locking and renewing do nothing."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look = Appearance(application, "en", Theme.LIGHT)
    shell = Window(tasks, folder, look, lambda: None, lambda: None)
    qtbot.addWidget(shell)
    shell.show()
    return shell
