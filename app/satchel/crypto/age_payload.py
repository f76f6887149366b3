"""The payload of an age v1 file: 64 KiB chunks, each sealed in its place (STREAM).

What it is for: sealing in one pass, opening in one pass, and opening anywhere, all in
flat memory. What it is not for: headers and recipients (`age_header`). To know first:
a chunk's nonce is its number and whether it is the last, so cut, swapped, repeated and
added chunks all fail to open; one key and nonce must never seal two payloads.
"""

from __future__ import annotations

import errno
import io
from collections.abc import Callable
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from satchel.crypto.digest import Bytes, hkdf_sha256
from satchel.domain.errors import Bug, IntegrityFailure

CHUNK = 64 * 1024
NONCE_SIZE = 16
TAG = 16
SEALED_CHUNK = CHUNK + TAG
# Chunks fetched by one read_at of a long read; more gains nothing, less costs calls.
_RUN = 16

ReadAt = Callable[[int, int], bytes]


def payload_size(plaintext_size: int) -> int:
    """Bytes of payload, without the nonce, for so many bytes of plaintext."""
    chunks = max(1, -(-plaintext_size // CHUNK))
    return plaintext_size + chunks * TAG


def plaintext_size(payload_size: int) -> int:
    """The inverse of `payload_size`. Raises IntegrityFailure for a size no payload has."""
    chunks = -(-payload_size // SEALED_CHUNK)
    tail = payload_size - (chunks - 1) * SEALED_CHUNK
    # Only an only chunk may be empty; none may be shorter than its tag.
    if chunks < 1 or tail < (TAG if chunks == 1 else TAG + 1):
        raise _broken("its size is one that no sealed file has")
    return payload_size - chunks * TAG


class PayloadSealer:
    """Turns plaintext into payload chunks; `update` as often as needed, `finish` once."""

    def __init__(self, file_key: bytes, nonce: bytes) -> None:
        self._cipher = _cipher(file_key, nonce)
        self._waiting = bytearray()
        self._number = 0
        self._finished = False
        self._run = memoryview(b"")
        self._filled = 0

    def update(self, data: Bytes) -> bytes:
        """The chunks that are complete now. One byte at least is held back, because the
        last chunk may be full but must be sealed as the last."""
        if self._finished:
            raise Bug("a sealer was used after finish")
        view = memoryview(data).cast("B")
        runs: list[bytes] = []
        if self._waiting:
            wanted = CHUNK - len(self._waiting)
            self._waiting += view[:wanted]
            view = view[wanted:]
            if not view:
                return b""
            self._seal(self._waiting, runs)
            self._waiting = bytearray()
        full = max(0, len(view) - 1) // CHUNK * CHUNK
        for start in range(0, full, CHUNK):
            self._seal(view[start : start + CHUNK], runs)
        self._waiting += view[full:]
        return self._take(runs)

    def finish(self) -> bytes:
        """The last chunk; also for an empty plaintext."""
        if self._finished:
            raise Bug("a sealer was finished twice")
        self._finished = True
        return self._cipher.encrypt(_chunk_nonce(self._number, last=True), self._waiting, None)

    def _seal(self, chunk: bytearray | memoryview, runs: list[bytes]) -> None:
        # Chunks are sealed into one buffer that stays: with an allocation for each, the C
        # library gave the memory back and fetched it again, at a third of the speed.
        if not self._run:
            self._run = memoryview(bytearray(_RUN * SEALED_CHUNK))
        if self._filled == len(self._run):
            runs.append(bytes(self._run))
            self._filled = 0
        nonce, end = _chunk_nonce(self._number, last=False), self._filled + SEALED_CHUNK
        self._cipher.encrypt_into(nonce, chunk, None, self._run[self._filled : end])
        self._filled = end
        self._number += 1

    def _take(self, runs: list[bytes]) -> bytes:
        rest = bytes(self._run[: self._filled])
        self._filled = 0
        return b"".join([*runs, rest]) if runs else rest


class PayloadStream(io.RawIOBase):
    """Opens a payload from a source that can only be read forwards.

    A byte is given only when its chunk has been verified; the end only when the last
    chunk was. After a failure every further read fails as well.
    """

    def __init__(self, file_key: bytes, nonce: bytes, source: BinaryIO) -> None:
        self._cipher = _cipher(file_key, nonce)
        self._source = source
        self._number = 0
        self._opened = memoryview(b"")
        self._at_end = False
        self._failed = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Bytes, /) -> int:  # type: ignore[override]  # typeshed's is private
        if not self._opened and not self._at_end:
            self._opened = memoryview(self._open_next())
        taken = self._opened[: memoryview(buffer).nbytes]
        memoryview(buffer).cast("B")[: len(taken)] = taken
        self._opened = self._opened[len(taken) :]
        return len(taken)

    def _open_next(self) -> bytes:
        if self._failed:
            raise _broken("it was changed or cut off")
        self._failed = True
        sealed = read_fully(self._source, SEALED_CHUNK)
        if len(sealed) < SEALED_CHUNK:
            opened = _open(self._cipher, sealed, self._number, last=True)
            self._at_end = True
        else:
            opened = self._open_full(sealed)
        self._number += 1
        # Bytes after the last chunk: what is verified is given, the next read fails.
        self._failed = self._at_end and bool(self._source.read(1))
        self._at_end = self._at_end and not self._failed
        return opened

    def _open_full(self, sealed: bytes) -> bytes:
        """A full chunk says itself whether it is the last; only one of the two can be true."""
        try:
            return _open(self._cipher, sealed, self._number, last=False)
        except IntegrityFailure:
            opened = _open(self._cipher, sealed, self._number, last=True)
            self._at_end = True
            return opened


class PayloadReader(io.RawIOBase):
    """Plaintext at any position, over `read_at(offset, size)` of the payload chunks.

    `payload_size` is the size of the chunks without the nonce. The last chunk is opened
    before the first byte is given, so that the size is a verified one. A read gives all
    that was asked for unless the end comes first. Not for two threads at once.
    """

    def __init__(self, file_key: bytes, nonce: bytes, read_at: ReadAt, payload_size: int) -> None:
        """Raises IntegrityFailure (code "age-payload") when the size or last chunk is wrong."""
        self.size = plaintext_size(payload_size)
        self._cipher = _cipher(file_key, nonce)
        self._read_at = read_at
        self._payload_size = payload_size
        self._chunks = -(-payload_size // SEALED_CHUNK)
        self._position = 0
        self._held_number = self._chunks - 1
        self._held = self._open_run(self._held_number, 1)[0]

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        if base + offset < 0:
            # As a file on disk does: readers of ZIP and PDF seek so to learn that it is short.
            raise OSError(errno.EINVAL, "seek before the beginning")
        self._position = base + offset
        return self._position

    def readinto(self, buffer: Bytes, /) -> int:  # type: ignore[override]  # typeshed's is private
        view = memoryview(buffer).cast("B")
        view = view[: max(0, self.size - self._position)]
        filled = 0
        while filled < len(view):
            for piece in self._pieces(len(view) - filled):
                part = piece[: len(view) - filled]
                view[filled : filled + len(part)] = part
                filled += len(part)
                self._position += len(part)
        return filled

    def readall(self) -> bytes:
        return self.read(max(0, self.size - self._position)) or b""

    def _pieces(self, wanted: int) -> list[memoryview]:
        """Opened bytes from the position on: some chunks of a long read, one of a short."""
        number, inside = divmod(self._position, CHUNK)
        if number == self._held_number:
            return [memoryview(self._held)[inside:]]
        count = min(_RUN, -(-(inside + wanted) // CHUNK), self._chunks - number)
        opened = self._open_run(number, count)
        self._held_number, self._held = number + count - 1, opened[-1]
        return [memoryview(opened[0])[inside:], *(memoryview(piece) for piece in opened[1:])]

    def _open_run(self, first: int, count: int) -> list[bytes]:
        start = first * SEALED_CHUNK
        end = min(start + count * SEALED_CHUNK, self._payload_size)
        sealed = memoryview(self._read_at(start, end - start))
        if len(sealed) != end - start:
            raise _broken("a part of it is missing")
        return [
            _open(
                self._cipher,
                sealed[place * SEALED_CHUNK : (place + 1) * SEALED_CHUNK],
                first + place,
                last=first + place == self._chunks - 1,
            )
            for place in range(count)
        ]


def read_fully(source: BinaryIO, size: int) -> bytes:
    """`size` bytes, fewer only at the end; a pipe may give them in pieces."""
    data = source.read(size)
    while len(data) < size and (more := source.read(size - len(data))):
        data += more
    return data


def _open(
    cipher: ChaCha20Poly1305, sealed: bytes | memoryview, number: int, *, last: bool
) -> bytes:
    if len(sealed) < TAG or (len(sealed) == TAG and number > 0):
        raise _broken("it was cut off")
    try:
        return cipher.decrypt(_chunk_nonce(number, last=last), sealed, None)
    except InvalidTag as error:
        raise _broken("it was changed or cut off") from error


def _chunk_nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    if len(file_key) != 16 or len(nonce) != NONCE_SIZE:
        raise Bug("a payload needs a file key and a nonce of 16 bytes each")
    return ChaCha20Poly1305(hkdf_sha256(file_key, info=b"payload", salt=nonce))


def _broken(what: str) -> IntegrityFailure:
    return IntegrityFailure(f"A sealed file is damaged: {what}.", code="age-payload")
