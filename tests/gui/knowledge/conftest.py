"""A screen over a real archive, with what it said and where it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from samples.windows import asked, done, opened, settled
from satchel.assembly.desk import Desk
from satchel.gui.appearance import Appearance
from satchel.gui.context import Context, Screen
from satchel.gui.look.tokens import Theme
from satchel.gui.places import Place
from satchel.gui.tasks import Tasks

S = TypeVar("S", bound=Screen)


class Office:
    """One archive, and the screens over it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.tasks: Tasks = opened(qtbot, folder)
        self.said: list[str] = []
        self.gone: list[Place] = []
        self.refused: list[str] = []
        self.tasks.refused.connect(lambda refused: self.refused.append(refused.message))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        look = Appearance(application, "en", Theme.LIGHT)

        def nothing() -> None:
            raise AssertionError("nobody asked for this")

        self.context = Context(
            self.tasks, self.gone.append, nothing, self.said.append, nothing, nothing, folder, look
        )

    def screen(self, make: Callable[[Context], S], name: str, record: str | None = None) -> S:
        """A screen, shown and arrived at `record`."""
        made = make(self.context)
        made.resize(900, 640)
        self.qtbot.addWidget(made)
        with self.qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.arrive(Place(name, record))
        self.settle()
        return made

    def settle(self) -> None:
        settled(self.qtbot, self.tasks)

    def ask(self, act: Callable[[Desk], Any]) -> Any:
        return asked(self.qtbot, self.tasks, act)

    def do(self, act: Callable[[Desk], Any]) -> Any:
        return done(self.qtbot, self.tasks, act)

    def until(self, claim: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(claim, timeout=10_000)
        self.settle()


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Office:
    return Office(qtbot, tmp_path / "window")
