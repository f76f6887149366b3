"""Calls of a road made in threads, while the thread that owns the archive stays awake.

A part may take a minute on a bad line. The owner of the archive waits here in short steps:
it tells how far things are, does what others ask of the archive meanwhile, and hears that
it is to stop. Errands never touch the archive, and nobody waits for one at the end: a name
that is looked up, or a connection that nobody answers, would keep a stopped program for half
a minute.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Final, TypeVar

from satchel.domain.errors import OutOfReach, RefusedByPolicy

T = TypeVar("T")
_STEP_S: Final = 0.05
_THREADS: Final = 4
TRIES: Final = 5


def stopped() -> RefusedByPolicy:
    """The end that was asked for."""
    return RefusedByPolicy(
        "Stopped as asked. What went so far need not go again, and everything is still here.",
        code="cancelled",
    )


def may_pass(cut: OutOfReach) -> bool:
    """Whether trying again in a moment may help: not against a login page or another relay."""
    return cut.code in (OutOfReach.default_code, "onion-away")


class Errands:
    """A few threads. `tick` is called often while waiting; it raises to stop everything."""

    def __init__(self, tick: Callable[[], None], pause_s: float = 1.0) -> None:
        self._tick = tick
        self._pause_s = pause_s
        self._gate = threading.Semaphore(_THREADS)
        self._ending = threading.Event()

    def look(self) -> None:
        """What waiting does between its steps, for long work of the owner itself."""
        self._tick()

    def run(self, act: Callable[[], T]) -> T:
        """Do `act` in a thread and wait for it."""
        return self.wait_for(self.begin(act))

    def begin(self, act: Callable[[], T]) -> Future[T]:
        """Have `act` done; the caller waits later."""
        future: Future[T] = Future()
        threading.Thread(target=self._do, args=(act, future), name="road", daemon=True).start()
        return future

    def wait_for(self, future: Future[T]) -> T:
        """Wait in short steps."""
        while not wait([future], timeout=_STEP_S, return_when=FIRST_COMPLETED).done:
            self._tick()
        self._tick()
        return future.result()

    def _do(self, act: Callable[[], T], future: Future[T]) -> None:
        with self._gate:
            if self._ending.is_set():
                future.cancel()
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(act())
            except BaseException as wrong:  # raised where it is waited for
                future.set_exception(wrong)

    def pause(self, attempt: int) -> None:
        """Called inside an errand that failed: wait longer each time. Raises when all ends."""
        if self._ending.wait(self._pause_s * 2**attempt):
            raise stopped()

    def patiently(self, act: Callable[[], T], failed: Callable[[], None] = lambda: None) -> T:
        """Called inside an errand: `act` again after a moment while the line is cut."""
        for attempt in range(TRIES - 1):
            try:
                return act()
            except OutOfReach as cut:
                if not may_pass(cut):
                    raise
                failed()
                self.pause(attempt)
        return act()

    def end(self) -> None:
        """No errand begins any more; those under way end by themselves, the road being closed."""
        self._ending.set()
