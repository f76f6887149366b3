"""A list from one date to another holds what may have been then, as a person expects."""

from __future__ import annotations

import pytest

from satchel.domain.dates import between, by_instant, order, required, span, window
from satchel.domain.errors import UsageError

FEBRUARY = ("2019-02", "2019-02")


@pytest.mark.parametrize(
    ("date", "since", "until", "held"),
    [
        ("2019-02", *FEBRUARY, True),
        ("2019-02-01", *FEBRUARY, True),
        ("2019-02-28", *FEBRUARY, True),
        ("2019-03-01", *FEBRUARY, False),
        ("2019-01-31", *FEBRUARY, False),
        ("2019", *FEBRUARY, True),  # some day of 2019: it may have been then
        ("2019-02-14~", *FEBRUARY, True),
        ("2019-0X", *FEBRUARY, True),  # January to September
        ("2019-1X", *FEBRUARY, False),  # October to December
        ("2019-02-1X", *FEBRUARY, True),
        ("2019-XX-31", *FEBRUARY, True),
        ("2019-33", *FEBRUARY, True),  # the first quarter
        ("2019-34", *FEBRUARY, False),
        ("2019-02-14T00:00~", *FEBRUARY, True),  # around midnight
        ("2019-02-13T23:30/2019-02-14T01:10", *FEBRUARY, True),
        ("[2019-05,2019-01]", *FEBRUARY, True),  # a set has no order
        ("~2019-02-?14", *FEBRUARY, True),
        ("2019-XX", *FEBRUARY, True),
        ("201X", *FEBRUARY, True),
        ("2017-11/2017-12", *FEBRUARY, False),
        ("2017-11/2019-05", *FEBRUARY, True),
        ("2017-11/..", *FEBRUARY, True),
        ("../2018", *FEBRUARY, False),
        ("[2019-01,2019-02]", *FEBRUARY, True),
        ("2019-22", *FEBRUARY, True),
        ("around midnight", *FEBRUARY, False),
        ("2019-02-28T23:30:00+06:00", None, "2019-02-28", True),
        # Past midnight in Almaty: its own calendar says March, whatever UTC says.
        ("2019-03-01T00:30:00+06:00", *FEBRUARY, False),
        ("2019-03-01T00:30:00+06:00", None, "2019-02-28T18:30:00Z", True),
        ("2019-03-01T00:30:00+06:00", "2019-02-28T18:31:00Z", None, False),
        ("2019-02-14T10:02:00Z", "2019-02-14", "2019-02-14", True),
        ("9999-12-31", "9999", None, True),
    ],
)
def test_both_ends_of_a_window_are_included(
    date: str, since: str | None, until: str | None, held: bool
) -> None:
    assert window(since, until).holds(date) is held


@pytest.mark.parametrize(
    "wrong",
    ["", "14/02/2019", "2019-13", "2019-02-30", "soon", "19", "2019-2", "/", "[]", "0000",
     "2019-05/2019-01", "XXXX", "2019-02-14 10:00", "[2019,,2020]",
     "20~19", "~", "2019~~~", "2019-42", "2019-21-01", "2019-XX-32", "2019-02-3X", "[2019/2020]",
     "2019-02-14T24:00", "2019-2X"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_the_forms_that_are(wrong: str) -> None:
    assert span(wrong) is None
    with pytest.raises(UsageError, match="like 2019-02-14"):
        required(wrong)


def test_a_chronology_is_by_beginning_then_the_more_exact_first_and_undated_last() -> None:
    sorted_as_meant = [
        "2017-11/2017-12",  # two months, of which the next is open
        "2017-11/..",
        "2017-12",
        "../2017-12",  # what has only an end stands where it ends
        "2019-01",
        "2019",
        "2019-21",  # a spring stands before a summer
        "2019-22",
        "2019-07",
        "2019-07~",
        "2019-07-17T00:00:00+06:00",
        "2019-07-17T00:00",
        "2019-07-17T00:00~",
        "2019-07-17",
        "2019-07-17T23:30/2019-07-18T01:10",
        "2019-07-18",
        "",
        "soon",
    ]
    found = sorted(sorted_as_meant, key=lambda date: date[::-1])
    assert sorted(found, key=order) == sorted_as_meant
    assert order(None) > order("9999")
    assert order("2019-02-30")[0] == order("soon")[0] == 1


def test_times_of_one_place_sort_as_its_clock_showed_them() -> None:
    # The courtroom is at +06:00; 23:50 there is before midnight whatever UTC says.
    told = ["2019-07-18", "2019-07-17T23:50:00+06:00", "2019-07-18T00:10:00+06:00"]
    assert sorted(told, key=order)[0] == "2019-07-17T23:50:00+06:00"


@pytest.mark.parametrize(
    ("since", "until", "whole"),
    [
        ("2015", "2021-03", "2015/2021-03"),
        ("2015", None, "2015/.."),
        (None, "2021", "../2021"),
        ("2016~", None, "2016~/.."),
        ("2017-11/2017-12", "2018", "2017-11/2018"),
        ("[2016,2017]", "[2018,2019]", "2016/2019"),
        ("2019", "2018", "2019"),
        ("soon", "2019", "../2019"),
        (None, None, None),
    ],
)
def test_a_beginning_and_an_end_are_one_date(
    since: str | None, until: str | None, whole: str | None
) -> None:
    assert between(since, until) == whole


def test_times_that_say_their_zone_stand_as_they_happened() -> None:
    """In UTC it is 19:30 in Astana, 19:45 in Brest, 20:00 in Almaty. The rest says no zone."""
    astana, brest = "2026-01-02T00:30+05:00", "2026-01-01T22:45+03:00"
    almaty = "2026-01-02T01:00+05:00"
    told = ["2026-01-01", brest, "2026-01-02", astana, almaty, "2027-01"]
    assert sorted(told, key=order) == told
    assert by_instant(told, lambda date: date) == [
        "2026-01-01", astana, "2026-01-02", brest, almaty, "2027-01",
    ]  # fmt: skip
