"""One process of the pictures: a variant of every screen, drawn without a screen.

`python -m shots.taking VARIANT ARCHIVE IDS OUT [ONLY...]`. Qt reads scale and direction
once, so that each variant has a process of its own.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from satchel.assembly.opening import open_desk
from satchel.domain.errors import SatchelError, WrongPassphrase
from satchel.gui.appearance import Appearance
from satchel.gui.entering.first_run import FirstRun
from satchel.gui.entering.unlock import Unlock
from satchel.gui.look.tokens import Theme
from satchel.gui.parts import choosing
from satchel.gui.places import Place
from satchel.gui.shell.screens import screens
from satchel.gui.shell.window import Window
from satchel.gui.tasks import Tasks
from shots import scenes
from shots.archive import PASSPHRASE
from shots.variants import Variant, variants
from shots.within import FIRST_RUN, WITHIN, Step

_QUIET_S = 0.6
_LONG_S = 0.05
_LONGEST_S = 8.0


class Longer(QTranslator):
    """Every sentence two fifths longer, so that a language yet to come finds room."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return text + (" ẍẍẍẍẍ" * len(text))[: max(2, round(len(text) * 0.4))]

    def isEmpty(self) -> bool:  # noqa: N802  # Qt asks by this name
        return False


class Camera:
    """Shows what it is told, waits until nothing moves, and keeps the picture."""

    def __init__(self, variant: Variant, out: Path, only: Sequence[str]) -> None:
        self._variant, self._out, self._only = variant, out, only
        self.tasks = Tasks()
        self.tasks.refused.connect(self._complain)

    def wants(self, name: str) -> bool:
        """Whether a picture of this name was asked for."""
        return scenes.is_asked_for(name, self._only)

    def take(self, widget: QWidget, name: str) -> None:
        """`name` is the file's, before the variant's."""
        self.settle()
        picture: QPixmap = widget.grab()
        picture.save(str(self._out / f"{name}.{self._variant.name}.png"))

    def settle(self) -> None:
        """Until no act waits and some moments passed."""
        end = time.monotonic() + _LONGEST_S
        quiet = time.monotonic() + _QUIET_S
        while time.monotonic() < min(end, quiet):
            began = time.monotonic()
            QCoreApplication.processEvents()
            # What took long has changed much, which is laid out only in the next turns.
            if self.tasks.waiting or time.monotonic() - began > _LONG_S:
                quiet = time.monotonic() + _QUIET_S
            time.sleep(0.005)

    def wait(self, until: Callable[[], bool]) -> None:
        while not until():
            QCoreApplication.processEvents()
            time.sleep(0.005)

    def _complain(self, refused: object) -> None:
        assert isinstance(refused, SatchelError)
        print(f"{self._variant.name}: {refused.message}", file=sys.stderr)


def _nothing(*_: object) -> None:
    """What is pictured does nothing."""


def _before(camera: Camera, variant: Variant, folder: Path) -> None:
    """The windows that come before an archive is open."""
    unlock = Unlock(_nothing, variant.language, _nothing)
    _shown_alone(camera, variant, unlock, {"unlock": _nothing, "unlock-failed": _fail})
    first = FirstRun(camera.tasks, folder / "none", variant.language, _nothing, _nothing)
    _shown_alone(camera, variant, first, {"first-run": _nothing, **FIRST_RUN})


def _fail(unlock: Unlock) -> None:
    unlock.failed(WrongPassphrase("as the picture wants it"))


def _shown_alone(
    camera: Camera, variant: Variant, window: QWidget, steps: Mapping[str, Step]
) -> None:
    if not any(map(camera.wants, steps)):
        return
    window.resize(*variant.size)
    window.show()
    for name, step in steps.items():
        step(window)
        if camera.wants(name):
            camera.take(window, name)
    window.hide()


def _inside(camera: Camera, variant: Variant, look: Appearance, folder: Path, ids: Path) -> None:
    opened: list[None] = []
    camera.tasks.open(
        lambda: open_desk(folder, PASSPHRASE.encode), opened.append, lambda one: sys.exit(str(one))
    )
    camera.wait(lambda: bool(opened))
    window = Window(camera.tasks, folder, look, _nothing, _nothing)
    window.resize(*variant.size)
    window.show()
    named = json.loads(ids.read_text(encoding="utf-8"))
    for name, entry in screens().items():
        place = scenes.place(name, entry, named)
        if place is not None:
            _sights(camera, window, place)
    for name, place in scenes.others(named):
        if camera.wants(name):
            window.go(place)
            camera.take(window, name)
    _over(camera, window)


def _sights(camera: Camera, window: Window, place: Place) -> None:
    """A screen, and what lies in it."""
    if camera.wants(place.screen):
        window.go(place)
        camera.take(window, place.screen)
    for word, step in WITHIN.get(place.screen, {}).items():
        if camera.wants(f"{place.screen}-{word}"):
            window.go(place)
            camera.settle()
            step(window._made[place.screen])
            camera.take(window, f"{place.screen}-{word}")


def _over(camera: Camera, window: Window) -> None:
    """What lies over a screen."""
    window.go(Place("home"))
    over: dict[str, Callable[[], object]] = {
        "palette": window.palette_.open,
        "choosing": lambda: choosing.ask_files(window, _nothing),
        "cover": window.cover.toggle,
    }
    for name, show in over.items():
        if camera.wants(name):
            show()
            camera.take(window, name)
            window.palette_.hide()


def main() -> None:
    name, folder, ids, out, *only = sys.argv[1:]
    variant = next(one for one in variants() if one.name == name)
    words = ["Satchel", "-reverse"] if variant.reverse else ["Satchel"]
    application = QApplication(words)
    look = Appearance(application, variant.language, Theme(variant.theme))
    longer = Longer(application)
    if variant.longer:
        application.installTranslator(longer)
    camera = Camera(variant, Path(out), only)
    _before(camera, variant, Path(folder))
    _inside(camera, variant, look, Path(folder), Path(ids))
    camera.tasks.close(5)
    sys.stdout.flush()
    os._exit(0)  # as the program itself ends: nothing is to be saved any more


if __name__ == "__main__":
    main()
