"""A list from one date to another holds what may have been then, as a person expects."""

from __future__ import annotations

import pytest

from satchel.domain.dates import required, span, window
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
        ("2019-0X", *FEBRUARY, False),  # no date: EDTF leaves whole months open as XX
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
     "2019-05/2019-01", "XXXX", "2019-02-14 10:00", "[2019,,2020]"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_the_forms_that_are(wrong: str) -> None:
    assert span(wrong) is None
    with pytest.raises(UsageError, match="like 2019-02-14"):
        required(wrong)
