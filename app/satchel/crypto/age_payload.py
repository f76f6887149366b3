"""The payload of an age v1 file: 64 KiB chunks, each sealed in its place (STREAM).

What it is for: sealing and opening in one pass, in flat memory. What it is not for:
opening anywhere (`age_seek`), headers and recipients (`age_header`). To know first:
a chunk's nonce is its number and whether it is the last, so cut, swapped, repeated and
added chunks all fail to open; one key and nonce must never seal two payloads.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from satchel.crypto.digest import Bytes, hkdf_sha256
from satchel.domain.errors import Bug, IntegrityFailure

CHUNK = 64 * 1024
NONCE_SIZE = 16
TAG = 16
SEALED_CHUNK = CHUNK + TAG
# Chunks sealed before they are handed on as one piece of bytes.
_RUN = 16


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
        raise damaged("its size is one that no sealed file has")
    return payload_size - chunks * TAG


class PayloadSealer:
    """Turns plaintext into payload chunks; `update` as often as needed, `finish` once."""

    def __init__(self, file_key: bytes, nonce: bytes) -> None:
        self._cipher = payload_cipher(file_key, nonce)
        self._waiting = bytearray()
        self._number = 0
        self._finished = False
        self._run = memoryview(b"")
        self._filled = 0

    def update(self, data: Bytes) -> bytes:
        """The chunks that are complete now. One byte at least is held back, because the
        last chunk may be full but must be sealed as the last."""
        return b"".join(map(bytes, self.runs(data)))

    def runs(self, data: Bytes) -> Iterator[memoryview]:
        """What `update` gives, run by run, each in the memory of the one before. To be read
        to its end before anything else is asked of the sealer."""
        if self._finished:
            raise Bug("a sealer was used after finish")
        view = memoryview(data).cast("B")
        if self._waiting:
            wanted = CHUNK - len(self._waiting)
            self._waiting += view[:wanted]
            view = view[wanted:]
            if not view:
                return
            self._seal(self._waiting)
            self._waiting = bytearray()
        full = max(0, len(view) - 1) // CHUNK * CHUNK
        for start in range(0, full, CHUNK):
            if self._filled == _RUN * SEALED_CHUNK:
                yield self._take()
            self._seal(view[start : start + CHUNK])
        self._waiting += view[full:]
        if self._filled:
            yield self._take()

    def seal_into(self, data: memoryview, sealed: memoryview, *, last: bool) -> int:
        """Seals `data`, whole chunks but for the last call, into `sealed` without copying.

        How many bytes that made. For who has buffers; not to be mixed with `update`.
        """
        if self._finished or self._waiting or (len(data) % CHUNK and not last):
            raise Bug("a sealer was used after finish, in two ways, or for a part of a chunk")
        self._finished = last
        size = 0
        for start in range(0, len(data) or int(last), CHUNK):
            chunk = data[start : start + CHUNK]
            nonce = _chunk_nonce(self._number, last=last and start + CHUNK >= len(data))
            end = size + len(chunk) + TAG
            self._cipher.encrypt_into(nonce, chunk, None, sealed[size:end])
            self._number += 1
            size = end
        return size

    def finish(self) -> bytes:
        """The last chunk; also for an empty plaintext."""
        if self._finished:
            raise Bug("a sealer was finished twice")
        self._finished = True
        return self._cipher.encrypt(_chunk_nonce(self._number, last=True), self._waiting, None)

    def _seal(self, chunk: bytearray | memoryview) -> None:
        # Chunks are sealed into one buffer that stays: with an allocation for each, the C
        # library gave the memory back and fetched it again, at a third of the speed.
        if not self._run:
            self._run = memoryview(bytearray(_RUN * SEALED_CHUNK))
        nonce, end = _chunk_nonce(self._number, last=False), self._filled + SEALED_CHUNK
        self._cipher.encrypt_into(nonce, chunk, None, self._run[self._filled : end])
        self._filled = end
        self._number += 1

    def _take(self) -> memoryview:
        run = self._run[: self._filled]
        self._filled = 0
        return run


class PayloadStream(io.RawIOBase):
    """Opens a payload from a source that can only be read forwards.

    A byte is given only when its chunk has been verified; the end only when the last
    chunk was. After a failure every further read fails as well.
    """

    def __init__(self, file_key: bytes, nonce: bytes, source: BinaryIO) -> None:
        self._cipher = payload_cipher(file_key, nonce)
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
            raise damaged("it was changed or cut off")
        self._failed = True
        sealed = read_fully(self._source, SEALED_CHUNK)
        if len(sealed) < SEALED_CHUNK:
            opened = open_chunk(self._cipher, sealed, self._number, last=True)
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
            return open_chunk(self._cipher, sealed, self._number, last=False)
        except IntegrityFailure:
            opened = open_chunk(self._cipher, sealed, self._number, last=True)
            self._at_end = True
            return opened


def fill(source: BinaryIO, buffer: memoryview) -> int:
    """Reads until the buffer is full, less only at the end; how many bytes. As `read_fully`,
    into memory that is there already."""
    filled = 0
    raw = cast(io.RawIOBase, source)  # every stream has readinto, though BinaryIO hides it
    while filled < len(buffer) and (more := raw.readinto(buffer[filled:])):
        filled += more
    return filled


def read_fully(source: BinaryIO, size: int) -> bytes:
    """`size` bytes, fewer only at the end; a pipe may give them in pieces."""
    data = source.read(size)
    while len(data) < size and (more := source.read(size - len(data))):
        data += more
    return data


def open_chunk(
    cipher: ChaCha20Poly1305, sealed: bytes | memoryview, number: int, *, last: bool
) -> bytes:
    """One chunk, verified to be number `number` and the last or not. Raises IntegrityFailure."""
    if len(sealed) < TAG or (len(sealed) == TAG and number > 0):
        raise damaged("it was cut off")
    try:
        return cipher.decrypt(_chunk_nonce(number, last=last), sealed, None)
    except InvalidTag as error:
        raise damaged("it was changed or cut off") from error


def _chunk_nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def payload_cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    """The cipher of one payload: its key follows from file key and nonce."""
    if len(file_key) != 16 or len(nonce) != NONCE_SIZE:
        raise Bug("a payload needs a file key and a nonce of 16 bytes each")
    return ChaCha20Poly1305(hkdf_sha256(file_key, info=b"payload", salt=nonce))


def damaged(what: str) -> IntegrityFailure:
    """The one refusal of a payload that is not what was sealed (code "age-payload")."""
    return IntegrityFailure(f"A sealed file is damaged: {what}.", code="age-payload")
