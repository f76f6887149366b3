"""Digests, their keyed forms, and comparison that takes the same time whatever differs.

The only door to `hashlib` and `hmac`. Not for signatures (`signing`) and not for
passphrases (`passphrase`): what is derived here must already be a strong key.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, Protocol

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

Bytes = bytes | bytearray | memoryview
_BESIDE: Final = 256 * 1024  # from here on two threads take less time than handing over costs


class Hasher(Protocol):
    """A digest being taken; `copy` branches it without reading anything again."""

    def update(self, data: Bytes, /) -> None: ...
    def digest(self) -> bytes: ...
    def hexdigest(self) -> str: ...
    def copy(self) -> Hasher: ...


def new_sha256() -> Hasher:
    """A SHA-256 that has read nothing yet."""
    return hashlib.sha256()


def new_sha512() -> Hasher:
    """A SHA-512 that has read nothing yet."""
    return hashlib.sha512()


def sha256(data: Bytes) -> bytes:
    """32 bytes."""
    return hashlib.sha256(data).digest()


def sha512(data: Bytes) -> bytes:
    """64 bytes."""
    return hashlib.sha512(data).digest()


def sha3_256(data: Bytes) -> bytes:
    """FIPS 202; 32 bytes. For names that others made of it, such as onion addresses."""
    return hashlib.sha3_256(data).digest()


def hmac_sha256(key: bytes, message: Bytes) -> bytes:
    """RFC 2104 over SHA-256; 32 bytes."""
    return hmac.digest(key, bytes(message), "sha256")


def hkdf_sha256(key: bytes, *, info: bytes, salt: bytes = b"", length: int = 32) -> bytes:
    """RFC 5869 over SHA-256. `key` must have the full strength wanted already."""
    return HKDF(hashes.SHA256(), length, salt or None, info).derive(key)


def constant_time_equal(one: bytes, other: bytes) -> bool:
    """Whether both are the same; how long it takes does not tell where they differ."""
    return hmac.compare_digest(one, other)


class Digests:
    """SHA-256, SHA-512 and the number of bytes of one reading, in one pass.

    `sha256` and `sha512` are lowercase hexadecimal and may be asked at any time. Of long
    pieces SHA-512, which takes twice as long, is taken beside whatever the caller does next.
    """

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self._sha512 = hashlib.sha512()
        self._beside: Future[None] | None = None
        self.size = 0

    def update(self, data: Bytes) -> None:
        self._wait()
        # Only bytes cannot be changed by the caller before the thread has read them.
        if isinstance(data, bytes) and len(data) >= _BESIDE:
            self._beside = _threads().submit(self._sha512.update, data)
        else:
            self._sha512.update(data)
        self._sha256.update(data)
        self.size += memoryview(data).nbytes

    @property
    def sha256(self) -> str:
        return self._sha256.hexdigest()

    @property
    def sha512(self) -> str:
        self._wait()
        return self._sha512.hexdigest()

    def _wait(self) -> None:
        """A digest is one chain: each piece after the one before."""
        if self._beside is not None:
            self._beside.result()
            self._beside = None


@functools.cache
def _threads() -> ThreadPoolExecutor:
    """For all digests of the process; begun with the first long piece."""
    return ThreadPoolExecutor(2, thread_name_prefix="digest")
