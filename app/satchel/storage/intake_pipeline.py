"""From a stream to digests and sealed blocks, on five threads.

What it is for: reading, SHA-256, SHA-512, sealing and the caller's writing at the same
time; each lets go of the interpreter while it works, so two cores are used fully. What
it is not for: where the blocks go. To know first: blocks lie in a few buffers used in
turn, so memory is flat whatever the size and a block is gone once `write` returns; the
first failure anywhere stops all and is raised in the caller's thread, in which alone
`write` and `progress` are called.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO

from satchel.crypto import age
from satchel.crypto.age import Sealer
from satchel.crypto.age_payload import fill
from satchel.crypto.digest import Hasher, new_sha256, new_sha512
from satchel.domain.errors import MachineRefused, RefusedByPolicy

BLOCK = 1 << 20
_BLOCKS_WAITING = 3
_RUN = 4 * age.CHUNK  # sealed, then hashed while it is still in the processor's cache
_LOOK_S = 0.2

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]
Write = Callable[[memoryview], None]  # the memory is used again when it returns


@dataclass(frozen=True, slots=True)
class Sums:
    """Of the plaintext (None where it was not seen), and of nonce and payload."""

    size: int | None
    sha256: str | None
    sha512: str | None
    payload_sha256: str
    payload_size: int


def seal_through(
    source: BinaryIO,
    sealer: Sealer,
    write: Write,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Sums:
    """Reads `source` to its end and hands the payload to `write`, block by block.

    `progress` gets the bytes of payload done so far. Raises MachineRefused when the
    source cannot be read, RefusedByPolicy (code "cancelled") when `cancelled` says so.
    """
    line = _Line()
    to_sha256, to_sha512, to_seal, sealed = (line.channel() for _ in range(4))
    sha256, sha512, whole = new_sha256(), new_sha512(), new_sha256()
    whole.update(sealer.nonce)
    line.run(lambda: line.copy(_blocks(source, BLOCK), to_sha256, to_sha512, to_seal))
    line.run(lambda: _hash(to_sha256, sha256))
    line.run(lambda: _hash(to_sha512, sha512))
    line.run(lambda: line.copy(_sealed(to_seal, sealer, whole), sealed))
    payload_size = _write_all(line, sealed, write, progress, cancelled)
    return Sums(
        size=age.plaintext_size(payload_size),
        sha256=sha256.hexdigest(),
        sha512=sha512.hexdigest(),
        payload_sha256=whole.hexdigest(),
        payload_size=payload_size,
    )


def pass_through(
    source: BinaryIO,
    nonce: bytes,
    write: Write,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Sums:
    """Hands a payload that is sealed already to `write` as it is, hashing it beside."""
    line = _Line()
    to_hash, to_write = line.channel(), line.channel()
    whole = new_sha256()
    whole.update(nonce)
    blocks = _blocks(source, age.payload_size(BLOCK))  # whole rows, which need no copying
    line.run(lambda: line.copy(blocks, to_hash, to_write))
    line.run(lambda: _hash(to_hash, whole))
    size = _write_all(line, to_write, write, progress, cancelled)
    return Sums(None, None, None, whole.hexdigest(), size)


class _Stopped(Exception):
    """Another thread of the line failed; its error is the one to tell."""


class _Channel:
    """A short queue of blocks that ends; it raises _Stopped when the line was stopped."""

    def __init__(self, stopped: threading.Event) -> None:
        self._queue: queue.Queue[memoryview | None] = queue.Queue(_BLOCKS_WAITING)
        self._stopped = stopped

    def put(self, block: memoryview | None) -> None:
        while not self._stopped.is_set():
            try:
                return self._queue.put(block, timeout=_LOOK_S)
            except queue.Full:
                continue
        raise _Stopped

    def __iter__(self) -> Iterator[memoryview]:
        while not self._stopped.is_set():
            try:
                block = self._queue.get(timeout=_LOOK_S)
            except queue.Empty:
                continue
            if block is None:
                return
            yield block
        raise _Stopped


class _Line:
    """The threads of one intake. As a context manager it ends them and raises their error."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._threads: list[threading.Thread] = []
        self._failures: list[BaseException] = []

    def channel(self) -> _Channel:
        return _Channel(self._stopped)

    def run(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=self._guarded, args=(work,), name="intake", daemon=True)
        self._threads.append(thread)
        thread.start()

    def copy(self, blocks: Iterable[memoryview], *channels: _Channel) -> None:
        """Every block into every channel, then the end."""
        for block in blocks:
            for channel in channels:
                channel.put(block)
        for channel in channels:
            channel.put(None)

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except _Stopped:
            return
        except BaseException as error:  # raised again in the caller's thread
            self._failures.append(error)
            self._stopped.set()

    def __enter__(self) -> _Line:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self._stopped.set()
        for thread in self._threads:
            thread.join()
        if self._failures and (error is None or isinstance(error, _Stopped)):
            raise self._failures[0] from None


def _write_all(
    line: _Line,
    blocks: _Channel,
    write: Write,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> int:
    size = 0
    with line:
        for block in blocks:
            if cancelled is not None and cancelled():
                raise RefusedByPolicy(
                    "Stopped as you asked; nothing of this file was kept.", code="cancelled"
                )
            write(block)
            size += len(block)
            if progress is not None:
                progress(size)
    return size


def _buffers(size: int) -> Iterator[memoryview]:
    """The same few buffers in turn, made when first needed.

    Once a block is in its channels, their readers can still be at those that wait there
    and at the two before them. Whatever is older may be overwritten.
    """
    made: list[memoryview] = []
    for _ in range(_BLOCKS_WAITING + 3):
        made.append(memoryview(bytearray(size)))
        yield made[-1]
    yield from itertools.cycle(made)


def _blocks(source: BinaryIO, size: int) -> Iterator[memoryview]:
    try:
        for buffer in _buffers(size):
            filled = fill(source, buffer)
            if not filled:
                return
            yield buffer[:filled]
    except OSError as error:
        raise MachineRefused(
            "The file could not be read to its end, so nothing of it was kept; "
            "check the disk or stick it is on and try again.",
            code="unreadable",
        ) from error


def _hash(blocks: Iterable[memoryview], hasher: Hasher) -> None:
    for block in blocks:
        hasher.update(block)


def _sealed(blocks: Iterable[memoryview], sealer: Sealer, whole: Hasher) -> Iterator[memoryview]:
    """One block behind, as the last must be sealed as the last."""
    buffers = _buffers(age.payload_size(BLOCK))
    waiting = memoryview(b"")
    for block in blocks:
        if waiting:
            yield _seal(waiting, sealer, whole, next(buffers), last=False)
        waiting = block
    yield _seal(waiting, sealer, whole, next(buffers), last=True)


def _seal(
    block: memoryview, sealer: Sealer, whole: Hasher, sealed: memoryview, *, last: bool
) -> memoryview:
    size = 0
    for start in range(0, len(block) or 1, _RUN):
        run, at_end = block[start : start + _RUN], start + _RUN >= len(block)
        end = size + sealer.seal_into(run, sealed[size:], last=last and at_end)
        whole.update(sealed[size:end])
        size = end
    return sealed[:size]
