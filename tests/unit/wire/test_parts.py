"""Parts of a parcel's file: which they are, and what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from satchel.domain.errors import IntegrityFailure
from satchel.wire.parts import LINE_SIZE, Part, is_part, read_part, require_all

PART = Part("0123456789abcdefghjk", 2, 7, 10**9, "ab" * 32)


def test_a_line_reads_back_and_always_has_one_length() -> None:
    assert read_part(PART.line()) == PART
    assert len(PART.line()) == LINE_SIZE == len(replace(PART, size=1, of=9999).line())
    assert is_part(PART.line())
    assert not is_part(b"age-encryption.org/v1\n")


def test_missing_parts_are_named_and_double_ones_do_no_harm() -> None:
    parts = [replace(PART, number=number) for number in (7, 1, 3, 3, 4, 6)]
    with pytest.raises(IntegrityFailure, match=r"7 parts .* missing: 2, 5"):
        require_all(parts)
    require_all([replace(PART, number=number) for number in range(7, 0, -1)])


def test_parts_of_two_parcels_do_not_mix() -> None:
    with pytest.raises(IntegrityFailure, match="different parcels"):
        require_all([PART, replace(PART, parcel="1" * 20)])


def test_a_damaged_line_is_refused() -> None:
    with pytest.raises(IntegrityFailure):
        read_part(PART.line()[:-1])
    with pytest.raises(IntegrityFailure):
        read_part(replace(PART, number=8).line())
