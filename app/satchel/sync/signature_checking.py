"""Signatures of many leaves, and many entries, checked while they are being kept.

Verifying holds the interpreter's lock, so a thread gains nothing: from a few hundred
on it is done in a worker process, which gets public keys, hashes, signatures and lines of
entries, and no key. Without an answer that all are good, none is.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Final

from satchel.domain.errors import IntegrityFailure, MachineRefused
from satchel.ledger.entry import verify_signature
from satchel.system import workers
from satchel.wire.ledger_part import Leaf

WORKER_FROM: Final = 400
_WORKER: Final = "satchel.sync.signature_worker"
_TIME_LIMIT_S: Final = 3600.0
_BATCH: Final = 500
_LINES: Final = 256 * 1024  # bytes of entries that go to the worker together
_WAITING: Final = 128


class SignatureChecks:
    """Collects leaves to check; only `finish` says that all of them verified."""

    def __init__(self) -> None:
        self._lines: queue.Queue[bytes | None] = queue.Queue(_WAITING)
        self._thread: threading.Thread | None = None
        self._answer = b""
        self._refusal: MachineRefused | None = None
        self._sent = 0
        self._entries: list[bytes] = []
        self._size = 0

    def __enter__(self) -> SignatureChecks:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def add(self, public: bytes, leaves: Sequence[Leaf], start: int) -> None:
        """`leaves` from index `start` on, all signed by the device of this Ed25519 key.

        Few are checked at once: raises IntegrityFailure naming the first that is wrong.
        """
        if self._thread is None and len(leaves) < WORKER_FROM:
            _check_here(public, leaves, start)
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="signature-checks", daemon=True)
            self._thread.start()
        for at in range(0, len(leaves), _BATCH):
            some = leaves[at : at + _BATCH]
            self._put(b"".join(_lines(public, some, start + at)))
        self._sent += len(leaves)

    @property
    def has_room(self) -> bool:
        """Whether the worker can be given entries too. Where it lags behind, or there are few,
        it is quicker to check them here."""
        return self._thread is not None and not self._lines.full()

    def add_entry(self, raw: bytes) -> None:
        """A line of entries to be checked like one that was read strictly, but for what is
        sealed in it; only while there is room."""
        self._entries.append(raw)
        self._size += len(raw)
        self._sent += 1
        if self._size >= _LINES:
            self._pass_on()

    def _pass_on(self) -> None:
        if self._entries:
            self._put(b"".join(self._entries))
            self._entries, self._size = [], 0

    def finish(self) -> None:
        """Raises IntegrityFailure naming the first entry whose signature does not verify, or
        saying what is wrong with the first that is not what it should be."""
        if self._thread is None:
            return
        self._pass_on()
        self._end()
        if self._refusal is not None:
            raise self._refusal
        if self._answer == b"good %d\n" % self._sent:
            return
        word, _, index = self._answer.decode("ascii", "replace").strip().partition(" ")
        if word == "bad" and index.isdigit():
            raise _not_verified(int(index))
        if word == "wrong" and index:
            raise IntegrityFailure(index)
        raise MachineRefused(
            "The process that checks signatures came to no end, so nothing was taken in; try again."
        )

    def _run(self) -> None:
        try:
            workers.run(_WORKER, self._feed(), self._hear, time_limit_s=_TIME_LIMIT_S)
        except MachineRefused as refusal:
            self._refusal = refusal

    def _feed(self) -> Iterator[bytes]:
        while (lines := self._lines.get()) is not None:
            yield lines

    def _hear(self, line: bytes) -> bool:
        self._answer = line
        return line.startswith(b"good ")

    def _put(self, lines: bytes | None) -> None:
        """Waits for room, but not for a worker that is gone."""
        while self._thread is not None and self._thread.is_alive():
            try:
                self._lines.put(lines, timeout=0.2)
            except queue.Full:
                continue
            return

    def _end(self) -> None:
        if self._thread is not None:
            self._put(None)
            self._thread.join()


def _check_here(public: bytes, leaves: Sequence[Leaf], start: int) -> None:
    for number, leaf in enumerate(leaves, start):
        try:
            verify_signature(leaf.leaf, leaf.signature, public)
        except IntegrityFailure as failure:
            raise _not_verified(number) from failure


def _lines(public: bytes, leaves: Sequence[Leaf], start: int) -> Iterator[bytes]:
    key = public.hex()
    for number, leaf in enumerate(leaves, start):
        yield f"{number} {key} {leaf.leaf} {leaf.signature.hex()}\n".encode("ascii")


def _not_verified(index: int) -> IntegrityFailure:
    return IntegrityFailure(
        f"The signature of entry {index} does not verify; nothing was taken in."
    )
