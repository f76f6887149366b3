"""What is being typed outlives the process, and is nobody's statement."""

from __future__ import annotations

import time

import pytest

from satchel.catalog.drafts import Drafts
from satchel.catalog.notes import Notes, NoteWish
from satchel.catalog.records import Records
from satchel.domain.errors import Bug
from satchel.system import clock


@pytest.fixture
def drafts(records: Records) -> Drafts:
    return Drafts(records.archive, clock.now)


def test_the_last_thing_typed_is_there_in_the_next_process(
    records: Records, drafts: Drafts
) -> None:
    drafts.keep("note", "half a li")
    drafts.keep("note", "half a line")
    drafts.keep("form:report", {"D3": ["ә", None]})
    records.archive.close()
    with type(records.archive).open(records.archive.folder, b"passphrase") as again:
        kept = Drafts(again, clock.now)
        assert kept.get("note") == "half a line"
        assert [(one.key, one.value) for one in kept.all()] == [
            ("note", "half a line"),
            ("form:report", {"D3": ["ә", None]}),
        ]


def test_a_kept_line_takes_its_draft_with_it(
    records: Records, notes: Notes, drafts: Drafts
) -> None:
    case = records.add("case", {"title": "Case"}).record
    key = f"note:{case}"
    drafts.keep(key, "The judge enters.")
    notes.take(NoteWish(case, "The judge enters.", draft=key))
    assert drafts.all() == []


def test_a_withdrawn_record_leaves_no_draft(records: Records, drafts: Drafts) -> None:
    case = records.add("case", {"title": "Case"}).record
    drafts.keep(f"form:{case}:D3", "answer")
    drafts.keep("note", "other")
    records.withdraw(case, "made by mistake")
    assert [one.key for one in drafts.all()] == ["note"]


def test_emptied_is_dropped_and_a_key_is_a_key(drafts: Drafts) -> None:
    drafts.keep("note:a", "text")
    drafts.keep("note:a", "")
    drafts.drop("note:never")
    assert drafts.get("note:a") is None
    with pytest.raises(Bug):
        drafts.keep("note with spaces", "text")


def test_a_draft_costs_less_than_a_pause_of_the_keys(drafts: Drafts) -> None:
    took = []
    for number in range(20):
        began = time.monotonic()
        drafts.keep("note", "x" * 500 + str(number))
        took.append(time.monotonic() - began)
    assert sorted(took)[10] < 0.05
