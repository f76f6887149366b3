"""Where threads are made, and nowhere else in the windows: lanes of work, and who may be alone.

A lane is one thread and the jobs that wait for it, done in order. `Gate` lets any number
read at once, or one be alone; who wants to be alone is not kept waiting by who comes later.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject

from satchel.domain.errors import SatchelError
from satchel.gui.places import Area

Failed = Callable[[SatchelError], None]


class Work:
    """A long act under way: how far it is, and the means to stop it."""

    def __init__(self, told: Callable[[int], None], between: Callable[[], None]) -> None:
        self._told = told
        self._between = between
        self._stop = threading.Event()

    def progress(self, size: int) -> None:
        """Called by the act: `size` more bytes (or things) are done."""
        self._told(size)
        self._between()

    def cancelled(self) -> bool:
        """Asked by the act: whether it is to end, keeping nothing."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask for the end; the act ends at its next progress. Any thread."""
        self._stop.set()


@dataclass(slots=True)
class Job:
    act: Callable[[], Any]
    then: Callable[[Any], None] | None
    failed: Failed | None
    owner: QObject | None
    changes: frozenset[Area] = frozenset()
    short: bool = True
    writes: bool = False
    outcome: Any = None
    refused: SatchelError | None = None


@dataclass(slots=True)
class Lane:
    """Jobs waiting for one thread."""

    name: str
    waiting: deque[Job] = field(default_factory=deque)
    wake: threading.Condition = field(default_factory=threading.Condition)
    ended: bool = False
    busy: bool = False

    def put(self, job: Job) -> None:
        with self.wake:
            if not self.ended:
                self.waiting.append(job)
                self.wake.notify()

    def take(self) -> Job | None:
        with self.wake:
            while not self.waiting and not self.ended:
                self.wake.wait()
            self.busy = bool(self.waiting)
            return self.waiting.popleft() if self.waiting else None

    def take_short(self) -> Job | None:
        """The next short job, whatever long ones wait before it."""
        with self.wake:
            for position, job in enumerate(self.waiting):
                if job.short:
                    del self.waiting[position]
                    return job
            return None

    def end(self) -> None:
        with self.wake:
            self.ended = True
            self.wake.notify_all()


class Gate:
    """Readers together, or one alone."""

    def __init__(self) -> None:
        self._wake = threading.Condition()
        self._reading = 0
        self._alone = 0  # who is alone or waits to be

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Go in beside other readers."""
        with self._wake:
            self._wake.wait_for(lambda: not self._alone)
            self._reading += 1
        try:
            yield
        finally:
            with self._wake:
                self._reading -= 1
                self._wake.notify_all()

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until nobody reads. Only the writing lane asks, so two never do at once."""
        with self._wake:
            self._alone += 1
            self._wake.wait_for(lambda: not self._reading)
        try:
            yield
        finally:
            with self._wake:
                self._alone -= 1
                self._wake.notify_all()


class Ended:
    """Set once by one thread, waited for by another."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        self._event.set()

    def wait(self, within_s: float) -> bool:
        """Whether it was set in time."""
        return self._event.wait(within_s)


def start(lane: Lane, run: Callable[[Lane], None]) -> None:
    """Begin the thread of a lane; it never keeps the process from ending."""
    threading.Thread(target=run, args=(lane,), name=lane.name, daemon=True).start()
