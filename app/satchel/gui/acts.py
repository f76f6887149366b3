"""An act: one thing a person can do, by control, by key, and by its name in the palette."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """`name` never changes (keys are kept by it), `words` are in her language.

    `keys` is the key it has unless she chose another, as Qt writes it ("Ctrl+R"), or "".
    `possible` answers whether it can be done now; the palette leaves out what cannot.
    """

    name: str
    words: str
    run: Callable[[], None]
    keys: str = ""
    possible: Callable[[], bool] = lambda: True
