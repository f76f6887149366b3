"""From a passphrase to a key (Argon2id, RFC 9106), and wrapping a secret under that key.

What it is for: keyslots and invitations. What it is not for: secrets that are strong
already (`digest.hkdf_sha256`). To know first: the cost is written beside what it
protects, by whoever last held the disk; so it is judged before any work is done.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from satchel.crypto.randomness import Random, random_bytes
from satchel.domain.errors import Bug, MachineRefused, RefusedByPolicy, WrongPassphrase

KEY_SIZE = 32
SALT_SIZE = 16
_MIB = 1024
_NONCE = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """What one derivation costs: `memory_kib` of memory, passed over `passes` times."""

    memory_kib: int
    passes: int
    lanes: int


# Two derivations at once in one process were seen to hang in the library's lanes.
_ONE_AT_A_TIME = threading.Lock()
FLOOR = Cost(64 * _MIB, 3, 4)
CEILING = Cost(2048 * _MIB, 16, 16)
# Above this an archive might not open on the next, smaller laptop.
_MOST_CALIBRATED = 1024 * _MIB


def calibrate(
    target_s: float = 1.0,
    *,
    free_kib: int | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Cost:
    """The cost that takes about `target_s` here, in at most half the free memory.

    Never below FLOOR, however slow or small the machine is.
    """
    room = (_free_kib() if free_kib is None else free_kib) // 2
    most = max(FLOOR.memory_kib, min(room, _MOST_CALIBRATED))
    took_s = _time_of(FLOOR, clock)
    memory = min(most, int(FLOOR.memory_kib * target_s / took_s))
    memory = max(FLOOR.memory_kib, memory // (16 * _MIB) * (16 * _MIB))
    expected_s = took_s * memory / FLOOR.memory_kib
    passes = min(CEILING.passes, int(FLOOR.passes * target_s / expected_s))
    return Cost(memory, max(FLOOR.passes, passes), FLOOR.lanes)


def derive(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    """32 bytes. Raises RefusedByPolicy (code "passphrase-cost") before any work when the
    cost is below FLOOR or above CEILING, MachineRefused when memory does not suffice."""
    _require_bounds(salt, cost)
    try:
        with _ONE_AT_A_TIME:
            return Argon2id(
                salt=salt,
                length=KEY_SIZE,
                iterations=cost.passes,
                lanes=cost.lanes,
                memory_cost=cost.memory_kib,
            ).derive(passphrase)
    except MemoryError as error:
        raise MachineRefused(
            f"Unlocking needs {cost.memory_kib // _MIB} MiB of free memory; close other programs "
            "and try again. Nothing was changed.",
            code="memory",
        ) from error


def wrap(key: bytes, plaintext: bytes, aad: bytes, *, random: Random = random_bytes) -> bytes:
    """Nonce (12 bytes), then ChaCha20-Poly1305 (RFC 8439) of `plaintext` bound to `aad`."""
    if len(key) != KEY_SIZE:
        raise Bug("a wrapping key has 32 bytes")
    nonce = random(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plaintext, aad)


def unwrap(key: bytes, wrapped: bytes, aad: bytes) -> bytes:
    """What `wrap` was given. Raises WrongPassphrase; damage looks the same as a wrong key."""
    try:
        return ChaCha20Poly1305(key).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], aad)
    except (InvalidTag, ValueError) as error:
        raise WrongPassphrase("The passphrase is wrong. Nothing was changed; try again.") from error


def _require_bounds(salt: bytes, cost: Cost) -> None:
    if len(salt) < SALT_SIZE or not (
        FLOOR.memory_kib <= cost.memory_kib <= CEILING.memory_kib
        and FLOOR.passes <= cost.passes <= CEILING.passes
        and FLOOR.lanes <= cost.lanes <= CEILING.lanes
    ):
        raise RefusedByPolicy(
            "The stored passphrase settings are too weak or too large to be Satchel's own; "
            "no key was derived with them. Use the other copy of the keyslots or a backup.",
            code="passphrase-cost",
        )


def _time_of(cost: Cost, clock: Callable[[], float]) -> float:
    started = clock()
    derive(b"calibration", bytes(SALT_SIZE), cost)
    return max(clock() - started, 0.001)


def _free_kib() -> int:
    """Free memory, where the system tells; otherwise what a small old laptop has free."""
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024
    except (AttributeError, ValueError, OSError):
        return 1024 * _MIB
