"""What was read from the store a moment ago: a few thousand things, for a few seconds."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import Final, Generic, TypeVar

_MOST: Final = 4096
Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembering(Generic[Key, Value]):
    """Forgets what is older than `seconds`, and the oldest when there is too much."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._things: OrderedDict[Key, tuple[float, Value]] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """None when it is not remembered (any more)."""
        found = self._things.get(key)
        if found is None or time.monotonic() - found[0] >= self._seconds:
            return None
        return found[1]

    def put(self, key: Key, value: Value) -> None:
        self._things[key] = (time.monotonic(), value)
        self._things.move_to_end(key)
        while len(self._things) > _MOST:
            self._things.popitem(last=False)

    def forget(self, key: Key) -> None:
        self._things.pop(key, None)

    def clear(self) -> None:
        self._things.clear()
