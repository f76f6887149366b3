"""Which line of a translation belongs to which line of the transcript."""

from __future__ import annotations

import time

import pytest

from satchel.domain.aligning import Timed, aligned, odd_times
from satchel.domain.errors import UsageError

NUMBERS = ["0001", "0002", "0002.5", "0003"]
TIMES = [Timed(0.0, 1.0), Timed(1.0, 3.0), Timed(3.0, 4.0), Timed(4.0, 9.0)]
NONE = Timed()


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        (TIMES, NUMBERS),
        ([TIMES[3], TIMES[0]], ["0003", "0001"]),  # by time, in whatever order they stand
        ([Timed(1.2, 2.9), Timed(4.5, 8.0)], ["0002", "0003"]),
        ([Timed(4.0, 6.0), Timed(6.0, 9.0)], ["0003", "0003+01"]),  # one line made two
        ([Timed(20.0, 21.0), Timed(1.0, 3.0), Timed(30.0, 31.0), Timed(31.0, 32.0)],
         ["0000+01", "0002", "0002+01", "0002+02"]),
        ([Timed(0.4), Timed(3.0)], ["0001", "0002.5"]),  # beginnings only
        ([Timed(0.0, 1.0), NONE], ["0001", "0001+01"]),
        ([NONE, NONE, NONE, NONE], NUMBERS),
    ],
)  # fmt: skip
def test_lines_find_theirs(given: list[Timed], numbers: list[str]) -> None:
    assert aligned(NUMBERS, TIMES, given) == numbers


@pytest.mark.parametrize("given", [[NONE], [NONE] * 5, [Timed(100.0, 101.0)]])
def test_what_cannot_be_told_is_refused(given: list[Timed]) -> None:
    with pytest.raises(UsageError):
        aligned(NUMBERS, TIMES, given)


def test_a_forged_file_where_everything_overlaps_ends_soon() -> None:
    count = 5_000
    every = [Timed(number / 1000, 1e6) for number in range(count)]
    begun = time.process_time()
    numbers = [str(number) for number in range(count)]
    assert aligned(numbers, every, every) == numbers
    assert time.process_time() - begun < 10


def test_odd_times_are_named_and_stay() -> None:
    told = [Timed(1.0, 2.0), Timed(1.5, 3.0), Timed(1.4, 1.2), NONE, Timed(9.0, 9.0)]
    assert odd_times(told) == [
        [],
        ["overlaps-the-previous"],
        ["ends-before-it-begins", "begins-before-the-previous"],
        [],
        [],
    ]
