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
from satchel.domain.errors import SatchelError
from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.language import translate
from satchel.system.ending import end_at_latest
from satchel.system.programs import LOCKED

KEYS = "Ctrl+Shift+F12"
LATEST_S = 1.6
Ends = Callable[[], None]
Failed = Callable[[SatchelError], None]


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
    # Refused means that there is nobody to seal to: then what can be done is to lock.
    _seal(context, window, ends or _end, lambda _refused: context.lock())


def seal_and_lock(
    context: Context, window: QWidget, refused: Failed, ends: Ends | None = None
) -> None:
    """The same with the window open and all the time it takes; `refused` is told why not.

    The process ends here too, and not by the window's own lock: that would keep anew, as
    drafts that can be read, what still stands in the fields.
    """
    _tell_look(context)
    _seal(context, window, ends or _end, refused)


def _seal(context: Context, window: QWidget, ends: Ends, refused: Failed) -> None:
    """The promise goes first: what screens do as they are left may take its time."""

    def finish(_promised: None) -> None:
        context.tasks.work(
            lambda desk, _work: _seal_and_end(desk, ends), None, window, failed=refused, alone=True
        )

    context.tasks.write(leaving.promise, finish, window, failed=refused)
    for screen in window.findChildren(Screen):
        screen.leave()


def _seal_and_end(desk: Desk, ends: Ends) -> None:
    """On the writing lane, which ends the process itself: no window has to answer first."""
    leaving.finish(desk)
    desk.close()
    ends()


def _end() -> None:
    os._exit(LOCKED)


def _tell_look(context: Context) -> None:
    """For the next window, as every lock does: neither bright nor in another language."""
    look = context.appearance
    with contextlib.suppress(OSError):
        os.write(1, f"--language {look.language} --theme {look.theme}\n".encode())
