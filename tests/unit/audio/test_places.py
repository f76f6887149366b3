"""From a moment to its place in the sound, over gaps, and back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from satchel.audio.marks import Missing, clocked
from satchel.audio.places import Places

_NS = 1_000_000_000
_RATE = 48_000
_WALL = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
_TOLD = "2026-11-22T05:00:00.000000Z"


def _places(boot: str | None = "b") -> Places:
    """Ten seconds, a pause of five, ten seconds more."""
    return Places((0.0, 10.0, 10.0, 20.0), (100 * _NS, 110 * _NS, 115 * _NS, 125 * _NS), 20.0,
                  boot, _WALL, 100 * _NS)  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "place"),
    [
        (99, None),
        (100, 0),
        (104, 4),
        (112, 10),
        (115, 10),
        (116.5, 11.5),
        (125, 20),
        (126, 20),
        (128, None),
    ],
)
def test_a_moment_has_its_place_and_one_in_a_gap_that_where_sound_goes_on(
    moment: float, place: float | None
) -> None:
    assert _places().position(round(moment * _NS), "b", _TOLD) == place


@pytest.mark.parametrize("place", [0, 4, 9.99, 10, 11.5, 20])
def test_a_place_has_its_moment(place: float) -> None:
    again = _places().position(_places().moment(place), "b", _TOLD)
    assert again == pytest.approx(place, abs=1e-6)


def test_a_clock_of_another_run_of_the_system_says_nothing() -> None:
    assert _places().position(104 * _NS, "another", _TOLD) is None
    assert _places().position(104 * _NS, None, _TOLD) is None


def test_without_boot_ids_the_clock_of_the_wall_must_do() -> None:
    assert _places(None).position(7, None, "2026-11-22T05:00:04.000000Z") == 4


def test_marks_become_few_and_a_pause_is_a_gap() -> None:
    told = [(0, 50 * _NS)] + [(n * _RATE, (50 + n) * _NS) for n in range(1, 100)]
    told += [(99 * _RATE, 160 * _NS), (100 * _RATE, 161 * _NS), (200 * _RATE, 261 * _NS)]
    known = clocked(told, [])
    assert known.marks == [
        (0, 50 * _NS), (99 * _RATE, 149 * _NS), (99 * _RATE, 160 * _NS), (200 * _RATE, 261 * _NS)
    ]  # fmt: skip
    ((gap),) = known.gaps
    assert (gap.at, gap.lost_ns, gap.is_missing) == (99 * _RATE, 11 * _NS, False)


def test_what_cannot_be_read_is_cut_out_and_time_goes_on() -> None:
    told = [(n * _RATE, n * _NS) for n in range(11)]
    known = clocked(told, [Missing(4 * _RATE, 2 * _RATE)])
    assert known.marks == [
        (0, 0), (4 * _RATE, 4 * _NS), (4 * _RATE, 6 * _NS), (8 * _RATE, 10 * _NS)
    ]  # fmt: skip
    ((gap),) = known.gaps
    assert (gap.at, gap.lost_ns, gap.is_missing) == (4 * _RATE, 2 * _NS, True)


def test_a_later_mark_of_the_beginning_is_the_better_one() -> None:
    told = [(0, 52 * _NS), (0, 51 * _NS), (0, 50 * _NS), (3 * _RATE, 53 * _NS)]
    assert clocked(told, []).marks == [(0, 50 * _NS), (3 * _RATE, 53 * _NS)]
