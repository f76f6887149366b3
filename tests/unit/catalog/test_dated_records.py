"""Records are dated in EDTF, and listed by it."""

from __future__ import annotations

import pytest

from satchel.catalog.records import Records
from satchel.domain.errors import UsageError
from satchel.storage.records import ListWish


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
