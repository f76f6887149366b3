"""Passphrases: the cost is judged first, and a wrap opens only as it was made."""

from __future__ import annotations

import itertools

import pytest

from satchel.crypto.passphrase import CEILING, FLOOR, Cost, calibrate, derive, unwrap, wrap
from satchel.domain.errors import Bug, RefusedByPolicy, WrongPassphrase

SALT = b"somesaltsomesalt"
# From argon2-cffi 25.1 (the reference implementation): 64 MiB, 3 passes, 4 lanes.
KNOWN_KEY = "3e368e04d784333c74376f5e4855b9f23a9ae6c495968e64037656c715d7f58b"


def test_the_reference_implementation_derives_the_same_key() -> None:
    assert derive(b"six spoken words", SALT, FLOOR).hex() == KNOWN_KEY


@pytest.mark.parametrize(
    "cost",
    [
        Cost(FLOOR.memory_kib - 1, 3, 4),
        Cost(FLOOR.memory_kib, 2, 4),
        Cost(FLOOR.memory_kib, 3, 3),
        Cost(CEILING.memory_kib + 1, 3, 4),
        Cost(FLOOR.memory_kib, CEILING.passes + 1, 4),
        Cost(FLOOR.memory_kib, 3, CEILING.lanes + 1),
        Cost(-1, -1, -1),
    ],
)
def test_weak_or_huge_settings_are_refused(cost: Cost) -> None:
    with pytest.raises(RefusedByPolicy) as refused:
        derive(b"passphrase", SALT, cost)
    assert refused.value.code == "passphrase-cost"


def test_a_short_salt_is_refused() -> None:
    with pytest.raises(RefusedByPolicy):
        derive(b"passphrase", SALT[:-1], FLOOR)


def clock_of(took_s: float) -> itertools.count[float]:
    return itertools.count(0.0, took_s)


def test_calibration_meets_its_target_within_half_the_free_memory() -> None:
    gib = 1024 * 1024
    quick = clock_of(0.25)
    assert calibrate(free_kib=8 * gib, clock=lambda: next(quick)) == Cost(256 * 1024, 3, 4)
    fast = clock_of(0.02)
    assert calibrate(free_kib=8 * gib, clock=lambda: next(fast)) == Cost(gib, 9, 4)
    crowded = clock_of(0.1)
    assert calibrate(free_kib=gib // 4, clock=lambda: next(crowded)) == Cost(128 * 1024, 15, 4)


def test_calibration_never_goes_below_the_floor() -> None:
    slow = clock_of(60.0)
    assert calibrate(free_kib=0, clock=lambda: next(slow)) == FLOOR


def test_a_wrap_opens_with_its_key_and_context_only() -> None:
    key, other = b"k" * 32, b"o" * 32
    wrapped = wrap(key, b"identity", b"slot 1")
    assert unwrap(key, wrapped, b"slot 1") == b"identity"
    for with_key, what, aad in [
        (other, wrapped, b"slot 1"),
        (key, wrapped, b"slot 2"),
        (key, wrapped[:-1], b"slot 1"),
        (key, wrapped + b"\0", b"slot 1"),
        (key, b"", b"slot 1"),
        (key, bytes([wrapped[0] ^ 1]) + wrapped[1:], b"slot 1"),
    ]:
        with pytest.raises(WrongPassphrase):
            unwrap(with_key, what, aad)


def test_two_wraps_of_the_same_differ() -> None:
    assert wrap(b"k" * 32, b"x", b"") != wrap(b"k" * 32, b"x", b"")


def test_a_wrapping_key_of_another_size_is_our_own_mistake() -> None:
    with pytest.raises(Bug):
        wrap(b"short", b"identity", b"")
