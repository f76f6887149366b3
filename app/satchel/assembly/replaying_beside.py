"""A captured page shown as it was while work goes on: its bytes put aside, heard in a thread.

A replay lasts until its window is closed, and reads all the while. So what it reads is put
aside first (in memory, and beyond that as ciphertext under a key of its own): the archive
can be sealed and locked meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import cast

from satchel.assembly.desk import Desk
from satchel.capture.replaying.opening import Replaying
from satchel.capture.replaying.wishes import Counts
from satchel.capture.spool import Spool
from satchel.domain.described import content_of
from satchel.domain.errors import SatchelError
from satchel.domain.refusing import refusal

Ended = Callable[[Counts | SatchelError], None]
_PIECE = 1024 * 1024


class Beside:
    """One replay beside everything else. `start` it; `stop` closes its window."""

    def __init__(self, replaying: Replaying, spool: Spool) -> None:
        self._replaying, self._spool = replaying, spool

    def start(self, ended: Ended) -> None:
        """Show it. `ended` is called once, in a thread of its own, when it is over."""
        threading.Thread(target=self._run, args=(ended,), name="replaying", daemon=True).start()

    def stop(self) -> None:
        """Close the window at once. Any thread."""
        self._replaying.stop()

    def _run(self, ended: Ended) -> None:
        try:
            came: Counts | SatchelError = cast(Counts, self._replaying.run())
        except Exception as wrong:
            came = refusal(wrong)
        finally:
            self._replaying.close()
            self._spool.close()
        ended(came)


def prepare(desk: Desk, record: str, language: str) -> Beside:
    """Put the bytes aside and begin the process; `start` shows it.

    Raises as `Replays.begin` does, and MachineRefused where there is no room.
    """
    view = desk.records.show(record)
    spool = Spool(desk.archive.random, folder=desk.archive.folder)
    try:
        with desk.archive.contents.open(content_of(view).content) as source:
            while piece := source.read(_PIECE):
                spool.write(piece)
        return Beside(desk.replays.begin(view, language=language, source=spool.open()), spool)
    except BaseException:
        spool.close()
        raise
