"""Recovery shares and spoken words: what people type comes back, or is refused whole."""

from __future__ import annotations

import itertools
import re

import pytest

from satchel.crypto import shares, spoken
from satchel.domain.errors import Bug, UsageError

SECRET = bytes(range(32))

# A well-formed share of another secret, from SLIP-39's own test vectors.
FOREIGN_SHARE = (
    "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist "
    "rescue view short owner flip making coding armed"
)


def test_any_three_of_five_recover_in_any_order_and_more_are_welcome() -> None:
    split = shares.split(SECRET, 3, 5)
    for chosen in itertools.permutations(split, 3):
        assert shares.combine(chosen) == SECRET
    assert shares.combine(split) == SECRET
    assert shares.combine([*split[:3], split[0]]) == SECRET


def test_shares_are_read_in_any_case_and_spacing() -> None:
    split = shares.split(SECRET, 2, 3)
    assert shares.combine(["  " + split[0].upper(), split[1].replace(" ", "\n")]) == SECRET


def test_too_few_mistyped_or_foreign_shares_are_refused_without_a_word_of_them() -> None:
    split, other = shares.split(SECRET, 3, 5), shares.split(SECRET, 3, 5)
    mistyped = re.sub(r"\w+$", "academic", split[2])
    for bad in [
        [],
        [""],
        split[:2],
        [split[0]] * 3,
        [*split[:2], mistyped],
        [*split[:2], split[2] + " zero"],
        [*split[:2], "not words at all"],
        [*split[:2], other[2]],
        [*split[:2], FOREIGN_SHARE],
    ]:
        with pytest.raises(UsageError) as refused:
            shares.combine(bad)
        assert refused.value.code == "recovery-shares"
        assert refused.value.__cause__ is None
        assert refused.value.__suppress_context__


def test_a_secret_that_cannot_be_split_is_our_own_mistake() -> None:
    for secret, threshold, count in [(b"short", 2, 3), (SECRET, 4, 3), (bytes(17), 2, 3)]:
        with pytest.raises(Bug):
            shares.split(secret, threshold, count)


def test_ten_bits_make_a_word() -> None:
    assert spoken.words(b"\x00\x00", 1) == "academic"
    assert spoken.words(b"\xff\xff", 1) == "zero"
    assert spoken.words(bytes([0b00000000, 0b01_111111, 0b1111_0000]), 2) == "acid zero"
    with pytest.raises(Bug):
        spoken.words(b"\x00", 1)


def test_random_words_come_from_the_randomness_given() -> None:
    asked = []

    def ones(size: int) -> bytes:
        asked.append(size)
        return b"\xff" * size

    assert spoken.random_words(6, ones) == " ".join(["zero"] * 6)
    assert asked == [8]
    assert spoken.random_words(6) != spoken.random_words(6)


def test_what_was_heard_is_written_as_it_was_spoken() -> None:
    assert spoken.heard(" Acad-ACID,\nzero.") == "academic acid zero"
    assert spoken.heard('1) "academic" 2) ａｃｉｄ\u00a0zero') == "academic acid zero"
    assert spoken.heard("ФСФВУЬШС фсшв яукщ") == "academic acid zero"  # a keyboard not switched
    for wrong in ("acadx acid", "acid zzz", "aca", "academicc"):
        with pytest.raises(UsageError) as refused:
            spoken.heard(wrong)
        assert wrong not in refused.value.message
