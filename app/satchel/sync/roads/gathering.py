"""One parcel's parts on their way into its file, while the archive's owner does other things.

Each errand that ends one part takes the next, so that a parcel comes on while the one before
it is being opened. To know first: errands come to an end later than the sync that began them,
so nothing is written once `end` has returned.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import BinaryIO

from satchel.crypto.digest import sha256
from satchel.sync.roads.errands import Errands, stopped
from satchel.sync.roads.pace import Pace
from satchel.system.files import machine_refusals
from satchel.wire.relay_names import PartName
from satchel.wire.relay_parcels import Manifest


class Gathering:
    """A parcel that is being fetched. `bring` gives the verified bytes of a part; it is called
    in errands. `spared` hears of bytes that lay in the file already."""

    def __init__(
        self,
        path: Path,
        manifest: Manifest,
        bring: Callable[[PartName], bytes],
        errands: Errands,
        pace: Pace,
        spared: Callable[[int], None],
    ) -> None:
        self._path = path
        self._manifest = manifest
        self._bring = bring
        self._errands = errands
        self._pace = pace
        self._spared = spared
        self._lock = threading.Lock()
        self._file: BinaryIO | None = None
        self._lacking: deque[PartName] = deque()
        self._missing = 0
        self._under_way: list[int] = []
        self._is_over = False
        self._whole: Future[Path] = Future()
        errands.begin(self._guarded(self._look_at_what_is_here))

    def whole(self) -> Path:
        """Wait until all of it is in the file. Raises what kept a part from coming."""
        return self._errands.wait_for(self._whole)

    def end(self) -> None:
        """Let go of the file; what is in it stays for another time."""
        # What a full disk refuses to the last part is fetched again, as its digest tells.
        with self._lock, contextlib.suppress(OSError):
            if not self._whole.done():
                self._whole.set_exception(stopped())
            self._close()

    def _look_at_what_is_here(self) -> None:
        with self._lock, machine_refusals():
            if self._is_over:
                return
            self._file = self._path.open("r+b")
        for part in self._manifest.parts:
            if self._has(part):
                self._spared(part.size)
            else:
                self._lacking.append(part)
        self._missing = len(self._lacking)
        self._end_if_whole()
        self._begin_more()

    def _begin_more(self) -> None:
        """An errand for each part that the line bears now, beside those under way."""
        with self._lock:
            fresh: list[PartName] = []
            while self._may_begin():
                fresh.append(self._lacking.popleft())
                self._under_way.append(fresh[-1].size)
        for part in fresh:
            self._errands.begin(self._guarded(partial(self._take, part)))

    def _may_begin(self) -> bool:
        if self._is_over or not self._lacking:
            return False
        return self._pace.bears(self._under_way, self._lacking[0].size)

    def _take(self, part: PartName) -> None:
        """Have this part come, and the next ones when it is here."""
        self._keep(part, self._bring(part))
        with self._lock:
            self._under_way.remove(part.size)
        self._begin_more()

    def _has(self, part: PartName) -> bool:
        with self._lock, machine_refusals():
            if self._file is None:
                return False
            self._file.seek(part.offset)
            data = self._file.read(part.size)
        return len(data) == part.size and sha256(data).hex() == part.sha256

    def _keep(self, part: PartName, data: bytes) -> None:
        with self._lock, machine_refusals():
            if self._file is None:
                return
            self._file.seek(part.offset)
            self._file.write(data)
            self._missing -= 1
        self._end_if_whole()

    def _end_if_whole(self) -> None:
        with self._lock, machine_refusals():
            if self._missing or self._file is None:
                return
            self._file.truncate(self._manifest.size)
            self._close()
            self._whole.set_result(self._path)

    def _close(self) -> None:
        self._is_over = True
        self._lacking.clear()
        if self._file is not None:
            file, self._file = self._file, None
            file.close()

    def _guarded(self, work: Callable[[], None]) -> Callable[[], None]:
        """The first failure is the parcel's; afterwards nothing more of it is asked for."""

        def guarded() -> None:
            try:
                work()
            except BaseException as wrong:
                with self._lock, contextlib.suppress(OSError):
                    if not self._whole.done():
                        self._whole.set_exception(wrong)
                    self._close()

        return guarded


class OneAhead:
    """Parcels coming in turn: while one that came whole is opened, the next is on its way."""

    def __init__(self, begun: Iterator[Gathering]) -> None:
        """Each parcel begins to come when it is taken from `begun`."""
        self._begun = begun
        self._ahead: Gathering | None = None

    def next(self) -> Path:
        """The next one once it is whole. Raises what kept it from coming; then the one after
        it may be asked for all the same."""
        now = self._ahead or next(self._begun)
        self._ahead = None
        try:
            path = now.whole()
        finally:
            now.end()
        self._ahead = next(self._begun, None)
        return path

    def close(self) -> None:
        """Let go of the one that is on its way."""
        if self._ahead is not None:
            self._ahead.end()
