"""Letters that wait for an answer, counted in calendar days of the place.

A day is a date there: a letter of 23:50 waits one day ten minutes later. Where a date is
known only to the month, the days are those it has waited at least. An answer whose date may
be within the time counts, because to say that nobody answered is to accuse somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from satchel.domain import dates
from satchel.domain.ids import RecordId
from satchel.domain.threads import Letter, Post

_INSTANT = timedelta(microseconds=1)  # a span of time ends where the next one begins


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter nobody answered by a day. `days` it waited at least, and `days_at_most`; None
    without a date. `overdue` tells that a date set for the answer has gone by."""

    letter: Letter
    days: int | None
    days_at_most: int | None
    overdue: bool


def unanswered(post: Post, as_of: date) -> list[Waiting]:
    """Letters sent before that day whose answer is expected and had not come by then; the
    longest waiting first, those without a date last."""
    found = list(_unanswered(post, as_of))
    return sorted(found, key=lambda one: (one.days is None, -(one.days or 0), one.letter.made))


def answered_by(post: Post, letter: Letter, as_of: date) -> RecordId | None:
    """The letter that answers it by that day: by another writer than its own, be it in answer
    to a reminder, and by no answering machine."""
    seen = {letter.record}
    waiting = list(post.children[letter.record])
    while waiting:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.add(one)
        answer = post.letters[one]
        if answer.automatic:
            continue
        if answer.follows_up(letter):
            waiting += post.children[one]
        elif _came_by(answer, as_of):
            return one
    return None


def is_expected(post: Post, letter: Letter) -> bool:
    """Whether an answer is due: as its record says, else for what answers nobody itself."""
    if letter.expected is not None or letter.due is not None:
        return letter.expected is not False
    if letter.automatic:
        return False
    answered = [post.letters[one] for one in post.parents[letter.record]]
    if not answered:
        return letter.replies_to is None and not letter.answers
    return all(letter.follows_up(one) for one in answered)


def days_of(text: str, zone: tzinfo | None) -> tuple[date, date] | None:
    """First and last day a date may mean, in the place's calendar; None for what is no date."""
    known = dates.span(text)
    if known is None:
        return None
    return _day(known.start, zone), _day(known.end - _INSTANT, zone)


def _unanswered(post: Post, as_of: date) -> Iterator[Waiting]:
    for letter in post.letters.values():
        if not is_expected(post, letter):
            continue
        days = days_of(letter.sent or letter.received or "", letter.zone)
        if days is not None and days[0] >= as_of:
            continue
        if answered_by(post, letter, as_of) is not None:
            continue
        due = days_of(letter.due, letter.zone) if letter.due else None
        overdue = due is not None and due[1] < as_of
        if days is None:
            yield Waiting(letter, None, None, overdue)
        else:
            least = max((as_of - days[1]).days, 0)
            yield Waiting(letter, least, (as_of - days[0]).days, overdue)


def _came_by(answer: Letter, as_of: date) -> bool:
    came = days_of(answer.received or answer.sent or "", answer.zone)
    return came is None or came[0] <= as_of


def _day(moment: datetime, zone: tzinfo | None) -> date:
    try:
        there = moment.astimezone(zone) if moment.tzinfo and zone else moment
    except OverflowError:
        there = moment
    return there.date()
