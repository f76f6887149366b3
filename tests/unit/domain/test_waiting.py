"""Who answers whom, in what order, and how long a letter has waited, by the calendar."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from satchel.domain import zones
from satchel.domain.ids import RecordId
from satchel.domain.threads import Letter, Post
from satchel.domain.waiting import answered_by, unanswered

ALMATY = zones.named("Asia/Almaty")
AUGUST = date(2019, 8, 1)


def letter(name: str, **told: Any) -> Letter:
    writer = told.pop("by", "us")
    return Letter(RecordId(name), f"2026-{name}", frozenset([writer]), **told)


def asked(**told: Any) -> Letter:
    return letter("a", sent="2019-07-01", message_id="a@x", **told)


def waits(*letters: Letter, as_of: date = AUGUST) -> dict[str, int | None]:
    return {one.letter.record: one.days for one in unanswered(Post.of(letters), as_of)}


@pytest.mark.parametrize(
    ("sent", "days", "at_most"),
    [
        ("2019-07-01", 31, 31),
        ("2019-07", 1, 31),
        ("2019-07-31T23:59:30+06:00", 1, 1),  # a minute by the clock, a day by the calendar
        ("2019-07-31T18:10:00Z", None, None),  # 1 August in Almaty: not before that day
        ("2019-07-31T17:10:00Z", 1, 1),
        ("2019-08-01", None, None),
        ("2019-07/2019-09", 0, 31),
    ],
)
def test_days_are_dates_of_the_place(sent: str, days: int | None, at_most: int | None) -> None:
    found = unanswered(Post.of([letter("a", sent=sent, zone=ALMATY)]), AUGUST)
    assert [(one.days, one.days_at_most) for one in found] == (
        [] if days is None else [(days, at_most)]
    )


def test_a_day_is_that_of_the_offset_the_place_had_then() -> None:
    # Almaty put its clocks back from +06:00 to +05:00 as 1 March 2024 began.
    before = letter("a", sent="2024-02-28T18:30:00Z", zone=ALMATY)  # 00:30 on the 29th
    after = letter("b", sent="2024-02-29T18:30:00Z", zone=ALMATY)  # 23:30 on the 29th
    assert waits(before, after, as_of=date(2024, 3, 2)) == {"a": 2, "b": 2}


def test_an_answer_counts_from_the_day_it_came() -> None:
    answer = letter("b", by="them", sent="2019-07-20", received="2019-08-02", answers=("a",))
    assert waits(asked(), answer) == {"a": 31}
    assert waits(asked(), answer, as_of=date(2019, 8, 2)) == {}
    assert waits(asked(), letter("b", by="them", in_reply_to="a@x")) == {}  # without a date


def test_a_reminder_and_a_machine_answer_nothing_but_an_answer_to_the_reminder_does() -> None:
    reminder = letter("b", sent="2019-07-10", message_id="b@x", in_reply_to="a@x")
    machine = letter("c", by="them", sent="2019-07-10", in_reply_to="a@x", automatic=True)
    assert waits(asked(), reminder, machine) == {"a": 31, "b": 22}
    answer = letter("d", by="them", sent="2019-07-30", references=("a@x", "b@x"))
    assert waits(asked(), reminder, machine, answer) == {}
    post = Post.of([asked(), reminder, machine, answer])
    assert answered_by(post, post.letters[RecordId("a")], AUGUST) == "d"


def test_an_answer_waits_for_nothing_unless_it_says_so() -> None:
    answer = {"by": "them", "sent": "2019-07-20", "in_reply_to": "a@x"}
    assert waits(asked(), letter("b", **answer)) == {}
    assert waits(asked(), letter("b", **answer, expected=True)) == {"b": 12}
    assert waits(asked(), letter("b", **answer, due="2019-07-30")) == {"b": 12}
    assert waits(letter("b", **answer)) == {}  # what it answers is not here
    assert waits(asked(expected=False)) == {}


def test_overdue_begins_the_day_after_the_date_that_was_set() -> None:
    def overdue(due: str) -> bool:
        return unanswered(Post.of([asked(due=due)]), AUGUST)[0].overdue

    assert [overdue(due) for due in ("2019-07-31", "2019-08-01", "2019-08")] == [
        True, False, False,
    ]  # fmt: skip


def test_letters_without_a_date_are_not_forgotten() -> None:
    assert waits(letter("a"), letter("b", sent="2019-07-31")) == {"b": 1, "a": None}


def test_a_thread_is_the_same_in_whatever_order_its_letters_came() -> None:
    letters = [
        letter("a", sent="2019-07-02", message_id="1"),
        letter("b", sent="2019-07-01", in_reply_to="1", message_id="2"),  # a clock set wrong
        letter("c", sent="2019-07-03", references=("gone", "2")),
        letter("d", sent="2019-07-04", references=("gone",)),
        letter("e", sent="2019-07-05", answers=("d",)),
    ]
    others = [letter("z", sent="2019-01-01", message_id="other")]
    for order in permutations(letters):
        thread = Post.of([*order, *others]).thread(RecordId("e"))
        assert [(one.record, depth) for one, depth in thread] == [
            ("a", 0), ("b", 1), ("c", 2), ("d", 0), ("e", 1),
        ]  # fmt: skip


def test_messages_of_one_evening_stand_by_the_second_and_across_zones() -> None:
    letters = [
        letter("a", sent="2019-07-21T17:16:05+06:00", message_id="1"),
        letter("b", sent="2019-07-21T11:16:04Z", in_reply_to="0", references=("1",)),
        letter("c", sent="2019-07-21T17:16:07", zone=ALMATY, references=("0", "1")),
    ]
    post = Post.of(letters)
    assert [one.record for one, _ in post.thread(RecordId("b"))] == ["b", "a", "c"]


def test_headers_that_chase_each_other_end() -> None:
    ring = [
        letter("a", sent="2019-07-02", message_id="1", in_reply_to="2"),
        letter("b", by="them", sent="2019-07-01", message_id="2", in_reply_to="1"),
        letter("c", message_id="3", in_reply_to="3", answers=("c",)),
    ]
    post = Post.of(ring)
    assert [one.record for one, _ in post.thread(RecordId("a"))] == ["b", "a"]
    assert waits(*ring, as_of=date(2019, 8, 1)) == {}
