"""What is loaded before it is wanted, so that the first screen does not wait for it."""

from __future__ import annotations

import gc

from PySide6 import QtWidgets


def name_widgets() -> None:
    """Have every class of widgets made. Qt for Python makes a class, with all its enums, when
    it is first met; the first list of the first screen would meet most of them at once."""
    for name in dir(QtWidgets):
        getattr(QtWidgets, name)


def keep_what_is_loaded() -> None:
    """Have the collector of garbage leave alone what is there now: modules and classes stay
    for good. Looking through them again took all threads 100 ms each time somebody else made
    some ten thousand rows."""
    gc.freeze()
