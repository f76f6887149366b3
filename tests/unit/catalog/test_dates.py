"""A list from one date to another holds what may have been then, as a person expects."""

from __future__ import annotations

import pytest

from satchel.catalog.dates import required, span, window
from satchel.catalog.records import Records
from satchel.domain.errors import UsageError
from satchel.storage.records import ListWish

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


def test_a_record_with_a_date_nobody_can_place_is_not_kept(records: Records) -> None:
    with pytest.raises(UsageError, match="14/02/2019"):
        records.add("event", {"event_kind": "hearing", "date": "14/02/2019"})
    event = records.add("event", {"event_kind": "hearing", "date": "2019-02"})
    with pytest.raises(UsageError, match="soon"):
        records.edit(event.record, {"date": "soon"})
    assert records.show(event.record).fields["date"] == "2019-02"


def test_limit_and_offset_count_what_the_dates_leave(records: Records) -> None:
    for day in (1, 2, 3, 4):
        records.add("event", {"event_kind": "hearing", "date": f"2019-02-0{day}"})
    wish = ListWish(kind="event", since="2019-02-02", until="2019-02", limit=1, offset=1)
    assert [view.fields["date"] for view in records.select(wish)] == ["2019-02-03"]


def test_what_has_no_date_of_its_own_is_listed_by_when_it_was_made(records: Records) -> None:
    made = records.add("case", {"title": "First"})
    today = records.show(made.record).created[:10]
    assert len(records.select(ListWish(kind="case", since=today, until=today))) == 1
    assert records.select(ListWish(kind="case", until="2019")) == []
