"""Sealing files in the age v1 format, to `mlkem768x25519` recipients only.

What it is for: the doors of this room that others use: whole files (`seal`, `unseal`),
small ones in memory, and the parts, for storage which keeps header, nonce and payload
in different places. What it is not for: deciding who may read. To know first: opening
proves that a file is whole and that its maker had a file key; any of its recipients
could have been the maker, so what must be believed is signed as well.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from satchel.crypto.age_header import (
    FILE_KEY_SIZE,
    MAX_HEADER,
    make_header,
    open_header,
    read_header,
)
from satchel.crypto.age_payload import (
    CHUNK,
    NONCE_SIZE,
    SEALED_CHUNK,
    PayloadSealer,
    PayloadStream,
    payload_size,
    plaintext_size,
    read_fully,
)
from satchel.crypto.age_seek import PayloadReader
from satchel.crypto.digest import Bytes
from satchel.crypto.randomness import Random, random_bytes
from satchel.crypto.xwing import Identity, Recipient
from satchel.domain.errors import Bug, IntegrityFailure, RefusedByPolicy

__all__ = [
    "CHUNK",
    "FILE_KEY_SIZE",
    "MAX_HEADER",
    "NONCE_SIZE",
    "SEALED_CHUNK",
    "PayloadReader",
    "Sealer",
    "make_header",
    "open_header",
    "payload_size",
    "plaintext_size",
    "read_fully",
    "read_header",
    "seal",
    "seal_bytes",
    "unseal",
    "unseal_bytes",
]

_BLOCK = 16 * CHUNK


class Sealer:
    """One file being sealed: `header` and `nonce` first, then what `update` and `finish` give.

    `header` is None when there are no recipients (yet): then whoever keeps `file_key`
    can make one later with `make_header`. A given `file_key` and `nonce` must be fresh,
    or the very same plaintext as before must follow.
    """

    def __init__(
        self,
        recipients: Sequence[Recipient],
        *,
        file_key: bytes | None = None,
        nonce: bytes | None = None,
        random: Random = random_bytes,
    ) -> None:
        self.file_key = random(FILE_KEY_SIZE) if file_key is None else file_key
        self.nonce = random(NONCE_SIZE) if nonce is None else nonce
        self.header = make_header(self.file_key, recipients) if recipients else None
        self._payload = PayloadSealer(self.file_key, self.nonce)

    def update(self, data: Bytes) -> bytes:
        """Payload chunks that are complete now (whole sealed chunks, maybe none)."""
        return self._payload.update(data)

    def runs(self, data: Bytes) -> Iterator[memoryview]:
        """What `update` gives, in memory that is used again: see PayloadSealer."""
        return self._payload.runs(data)

    def seal_into(self, data: memoryview, sealed: memoryview, *, last: bool) -> int:
        """Instead of `update` and `finish`: see PayloadSealer. The room: `payload_size`."""
        return self._payload.seal_into(data, sealed, last=last)

    def finish(self) -> bytes:
        """The last payload chunk. Exactly once."""
        return self._payload.finish()


def seal(
    source: BinaryIO,
    sink: BinaryIO,
    recipients: Sequence[Recipient],
    *,
    random: Random = random_bytes,
) -> None:
    """Writes `source`, read to its end, to `sink` as one age file for all `recipients`."""
    sealer = Sealer(recipients, random=random)
    if sealer.header is None:
        raise Bug("a file was to be sealed to nobody")
    sink.write(sealer.header + sealer.nonce)
    while block := source.read(_BLOCK):
        sink.write(sealer.update(block))
    sink.write(sealer.finish())


def unseal(source: BinaryIO, identities: Sequence[Identity]) -> BinaryIO:
    """The plaintext as a stream; every byte it gives has been verified in its place.

    It raises IntegrityFailure while being read; only reading to the end proves that the
    file is whole. `source` must hold nothing after the file, and stays the caller's to
    close. Raises as `open_header` does before anything is read of the payload.
    """
    file_key = open_header(read_header(source), identities)
    nonce = read_fully(source, NONCE_SIZE)
    if len(nonce) != NONCE_SIZE:
        raise IntegrityFailure("A sealed file is cut off after its header.", code="age-header")
    return io.BufferedReader(PayloadStream(file_key, nonce, source), CHUNK)


def seal_bytes(
    data: bytes, recipients: Sequence[Recipient], *, random: Random = random_bytes
) -> bytes:
    """One age file around `data`, in memory."""
    sink = io.BytesIO()
    seal(io.BytesIO(data), sink, recipients, random=random)
    return sink.getvalue()


def unseal_bytes(data: bytes, identities: Sequence[Identity], *, limit: int) -> bytes:
    """What `seal_bytes` was given. Raises RefusedByPolicy above `limit` bytes of plaintext."""
    plaintext = unseal(io.BytesIO(data), identities).read(limit + 1)
    if len(plaintext) > limit:
        raise RefusedByPolicy(
            "A sealed message is larger than such messages may be; it was not read.",
            code="too-large",
        )
    return plaintext
