"""Argon2id at its least cost, for tests that unlock again and again.

The function is the real one. What Satchel asks of it is tested in `unit/crypto` and paid
by the journeys that run the installed program. Both who makes an archive and who opens it
must use it: the cost an archive says it has is not the one that was paid.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from satchel.crypto import passphrase


def _cheap(*, salt: bytes, length: int, **_: int) -> Argon2id:
    return Argon2id(salt=salt, length=length, iterations=1, lanes=1, memory_cost=8)


def make_cheap() -> None:
    """For the rest of this process."""
    passphrase.Argon2id = _cheap  # type: ignore[assignment,misc]  # called like the class


@contextmanager
def cheap_passphrases() -> Iterator[None]:
    """For a while."""
    real = passphrase.Argon2id
    make_cheap()
    try:
        yield
    finally:
        passphrase.Argon2id = real  # type: ignore[misc]  # as it was
