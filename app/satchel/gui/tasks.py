"""Work off the window's thread: one lane writes, two read, and none is the window's.

To know first. The writing lane owns the archive: it opened it and is the only thread that
may change it. The reading lane has a connection of its own, so that search and lists go on
while a gigabyte is being attached. What a lane has done is handed to the main thread by one
queued signal and delivered in order; an answer whose owner was closed meanwhile is dropped.

A long act (`work`) tells its progress from inside; there the lane does what is short and
waiting, so that a note is kept at once while a film comes in. An act that must be alone
(sealing exchanges the database under everybody) first waits for the readers to end.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from satchel.domain.errors import SatchelError
from satchel.domain.refusing import refusal
from satchel.gui import lanes
from satchel.gui.lanes import Ended, Failed, Gate, Job, Lane, Work
from satchel.gui.places import Area

if TYPE_CHECKING:  # the unlock window must not wait for what an open archive needs
    from satchel.assembly.desk import Desk

__all__ = ["Failed", "Tasks", "Work"]
T = TypeVar("T")


class Tasks(QObject):
    """Runs acts on an open archive off the window's thread.

    `changed` carries the areas an act changed, after its answer was delivered. `refused`
    carries every refusal that nobody else took. `counted` tells how many acts wait.
    """

    changed = Signal(object)
    refused = Signal(object)
    counted = Signal(int)
    _done = Signal(object)
    _told = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._open = 0
        self._to_write = 0
        self._gate = Gate()
        self._writing = Lane("writing")
        self._reading = Lane("reading")
        self._looking = Lane("looking")
        self._hearers = itertools.count()
        self._progress: dict[int, tuple[QObject | None, Callable[[int], None]]] = {}
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        for lane in (self._writing, self._reading, self._looking):
            lanes.start(lane, self._run)

    def prepare(self, act: Callable[[], None]) -> None:
        """Do on the writing lane what the opening will need, before it is asked for."""
        self._start(self._writing, Job(act, None, None, self))

    def open(
        self, opener: Callable[[], Desk], then: Callable[[None], None], failed: Failed
    ) -> None:
        """Unlock on the writing lane; afterwards every other act has the desk."""

        def act() -> None:
            self._desk = opener()

        self._start(self._writing, Job(act, then, failed, self))

    def read(
        self,
        act: Callable[[Desk], T],
        then: Callable[[T], None],
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Run `act` on the reading lane, then `then` here, unless `owner` was closed."""
        self._start(self._reading, Job(lambda: self._read(act), then, failed, owner))

    def look(
        self,
        act: Callable[[Desk], T],
        then: Callable[[T], None],
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """`read` for what may take seconds: a page drawn, a file hashed. Lists do not wait for
        it. What one such act opened, only others of this lane may use."""
        self._start(self._looking, Job(lambda: self._read(act), then, failed, owner))

    def write(
        self,
        act: Callable[[Desk], T],
        then: Callable[[T], None] | None,
        owner: QObject | None,
        changes: Iterable[Area] = (),
        failed: Failed | None = None,
    ) -> None:
        """Run a short `act` on the writing lane. When `then` is called, it is on the disk."""
        job = Job(lambda: act(self._opened()), then, failed, owner, frozenset(changes))
        self._start(self._writing, job)

    def work(
        self,
        act: Callable[[Desk, Work], T],
        then: Callable[[T], None] | None,
        owner: QObject | None,
        changes: Iterable[Area] = (),
        failed: Failed | None = None,
        progress: Callable[[int], None] | None = None,
        alone: bool = False,
    ) -> Work:
        """Run a long `act`, which is handed its `Work`; `progress` is told sums of sizes.

        `alone`: nothing reads the archive meanwhile, and nothing short goes in between.
        """
        number = next(self._hearers)
        if progress is not None:
            self._progress[number] = (owner, progress)
        work = Work(
            lambda size: self._told.emit(number, size),
            (lambda: None) if alone else self._between,
        )

        def whole() -> T:
            try:
                if not alone:
                    return act(self._opened(), work)
                with self._gate.alone():
                    return act(self._opened(), work)
            finally:
                self._told.emit(number, -1)

        job = Job(whole, then, failed, owner, frozenset(changes), short=False)
        self._start(self._writing, job)
        return work

    def close(self, deadline_s: float) -> bool:
        """Do what is short and waiting, close the archive; False if time ran out. Final."""
        closed = Ended()

        def act() -> None:
            try:
                with self._gate.alone():
                    if self._desk is not None:
                        self._desk.close()
                    self._desk = None
            finally:
                closed.set()

        self._writing.put(Job(act, None, None, None))
        self._reading.end()
        self._looking.end()
        return closed.wait(deadline_s)

    @property
    def waiting(self) -> int:
        """How many acts were asked for and are not done."""
        return self._open

    @property
    def writing(self) -> int:
        """How many of those may change something."""
        return self._to_write

    def _run(self, lane: Lane) -> None:
        while (job := lane.take()) is not None:
            self._do(job)
            lane.busy = False

    def _do(self, job: Job) -> None:
        try:
            job.outcome = job.act()
        except Exception as wrong:
            job.refused = refusal(wrong)
        if isValid(self):
            self._done.emit(job)

    def _between(self) -> None:
        """What is short and waits is done inside a long act, where it writes nothing itself."""
        if self._desk is None or self._desk.archive.is_writing:
            return
        while (job := self._writing.take_short()) is not None:
            self._do(job)

    def _read(self, act: Callable[[Desk], T]) -> T:
        with self._gate.reading():
            return act(self._opened())

    def _opened(self) -> Desk:
        if self._desk is None:
            raise SatchelError("The archive is locked; nothing was changed.", code="locked")
        return self._desk

    def _start(self, lane: Lane, job: Job) -> None:
        self._open += 1
        job.writes = lane is self._writing
        self._to_write += job.writes
        self.counted.emit(self._open)
        lane.put(job)

    @Slot(object)
    def _deliver(self, job: Job) -> None:
        self._open -= 1
        self._to_write -= job.writes
        there = job.owner is None or isValid(job.owner)
        if job.refused is not None:
            if job.failed is not None and there:
                job.failed(job.refused)
            else:
                self.refused.emit(job.refused)
        else:
            if job.then is not None and there:
                job.then(job.outcome)
            if job.changes:
                self.changed.emit(job.changes)
        self.counted.emit(self._open)

    @Slot(object, int)
    def _tell(self, number: object, size: int) -> None:
        assert isinstance(number, int)
        owner, hear = self._progress.get(number, (None, None))
        if hear is None:
            return
        if size < 0:
            del self._progress[number]
        elif owner is None or isValid(owner):
            hear(size)
