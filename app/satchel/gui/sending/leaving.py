"""The one chord: save, seal everything, lock; no question, and the process ends in two seconds.

To know first. The window is hidden at once. What was being typed is kept, a promise is
written (some milliseconds), everything is sealed, the process ends. Whatever stops it on
the way, the next opening seals before anything can be read (`assembly.leaving`). Outside a
mission there is nobody to seal to: then it saves and locks. The promise goes between the
steps of a long act, so that a film that is being brought in does not hold it up.

The keys: F12 covers the window, and the same key with both hands down seals. It stands at
the same place on every layout, and no text field uses it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from satchel.assembly import leaving
from satchel.assembly.desk import Desk
from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.language import translate
from satchel.system.ending import end_at_latest
from satchel.system.programs import LOCKED

KEYS = "Ctrl+Shift+F12"
LATEST_S = 1.6
Ends = Callable[[], None]


def act(context: Context, window: QWidget) -> Act:
    """The chord as an act of the main window."""
    words = translate("Sending", "Save, seal everything and lock")
    return Act("leave", words, lambda: leave(context, window), KEYS)


def leave(context: Context, window: QWidget, ends: Ends | None = None) -> None:
    """Do it. `ends` is for tests: what is called instead of ending this process."""
    if ends is None:
        end_at_latest(LATEST_S, LOCKED)
        _tell_look(context)
    window.hide()
    for screen in window.findChildren(Screen):
        screen.leave()

    def finish(_promised: None) -> None:
        context.tasks.work(
            lambda desk, _work: _seal_and_end(desk, ends or _end), None, None, alone=True
        )

    # Refused means that there is nobody to seal to: then what can be done is to lock.
    context.tasks.write(leaving.promise, finish, window, failed=lambda _refused: context.lock())


def _seal_and_end(desk: Desk, ends: Ends) -> None:
    """On the writing lane, which ends the process itself: no window has to answer first."""
    try:
        leaving.finish(desk)
        desk.close()
    finally:
        ends()


def _end() -> None:
    os._exit(LOCKED)


def _tell_look(context: Context) -> None:
    """For the next window, as every lock does: neither bright nor in another language."""
    look = context.appearance
    with contextlib.suppress(OSError):
        os.write(1, f"--language {look.language} --theme {look.theme}\n".encode())
