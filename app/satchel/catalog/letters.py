"""Correspondence: letters kept, threads followed, and who never answered.

What an e-mail's file says becomes statements with the file as their source; who answers
whom follows from the letters that are here at the time of asking (`domain.threads`). Only
where both letters are at hand when one is added is the answer also written down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from typing import Any

from satchel.catalog import places
from satchel.catalog.records import Records
from satchel.domain import dates, zones
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.statements import Statement
from satchel.domain.threads import Letter, Post
from satchel.domain.waiting import Waiting, answered_by, unanswered
from satchel.domain.words import Audience
from satchel.domain.zones import Zone
from satchel.storage import records as rows
from satchel.storage.journal import Written
from satchel.storage.transaction import Transaction

KIND = "correspondence"
ANSWERS = "answers"
_WHERE = ("zone", "place", "case")  # whose calendar counts the days


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list of letters is limited to, besides what every list is; texts in any case."""

    written_by: str | None = None
    written_to: str | None = None
    letter_kind: str | None = None


@dataclass(frozen=True, slots=True)
class NoReply:
    """A letter that waits, and the newest statement that a mailbox was searched in vain."""

    view: RecordView
    waiting: Waiting
    no_reply: Statement | None


@dataclass(frozen=True, slots=True)
class Letters:
    """Acts on the letters of an open archive."""

    records: Records

    def add(self, fields: JsonObject, audience: Audience = Audience.COORDINATION) -> Written:
        """Keep a letter. Raises UsageError where its fields do not fit."""
        require_zone(fields)
        with self.records.archive.writing() as tx:
            answers = fields.get(ANSWERS)
            for told in answers if isinstance(answers, list | tuple) else ():
                _require_letter(self.records.view(tx.db, str(told)))
            written = self.records.add_within(tx, KIND, fields, audience=audience)
            self.tie(tx, written.record)
        return written

    def tie(self, tx: Transaction, record: RecordId) -> None:
        """Write down what a new letter answers, and which letters here answer it."""
        view = self.records.view(tx.db, record)
        message = view.fields.get("message_id")
        for parent in self._named(tx.db, "message_id", _replies_to(view)):
            self._state_answer(tx, view, parent)
        for child in self._named(tx.db, "in_reply_to", message):
            self._state_answer(tx, child, view)

    def no_reply(self, record: str, *, as_of: str, searched: str, by: str) -> Written:
        """State that by a day nobody had answered: who says so, and where they looked."""
        dates.required(as_of)
        if not searched.strip() or not by.strip():
            raise UsageError("Say which mailbox was searched and by whom: --searched, --by.")
        view = self.records.show(record)
        _require_letter(view)
        told: JsonObject = {
            "field": "no_reply",
            "value": {"searched": searched},
            "as_of": as_of,
            "by": by,
        }
        return self.records.edit(view.record, {}, statements=[told])

    def select(self, wish: rows.ListWish, listing: Listing) -> list[RecordView]:
        """Letters in the order they were made."""
        whole = rows.ListWish(
            kind=KIND, case=wish.case, person=wish.person, since=wish.since, until=wish.until
        )
        found = [view for view in self.records.select(whole) if _fits(view, listing)]
        return found[wish.offset :][: wish.limit]

    def post(self) -> Post:
        """All letters here, ready to be followed."""
        return Post.of(self._letters(self.records.archive.reading()))

    def ties(self, record: RecordId) -> tuple[list[RecordId], list[RecordId]]:
        """The letters here that one answers, and those that answer it, without reading all."""
        db = self.records.archive.reading()
        view = self.records.view(db, record)
        up = [RecordId(one) for one in _texts(view, ANSWERS)]
        up += [one.record for one in self._named(db, "message_id", _replies_to(view))]
        down = [one for one, relation in rows.mentioning(db, record) if relation == ANSWERS]
        told = view.fields.get("message_id")
        down += [one.record for one in self._named(db, "in_reply_to", told)]
        return _others(view, up), _others(view, down)

    def thread(self, post: Post, record: str) -> list[tuple[RecordView, int]]:
        """The whole thread of a letter, in order, each with its depth."""
        view = self.records.show(record)
        _require_letter(view)
        if view.record not in post.letters:
            raise NoSuchThing(f"Letter {view.record} was withdrawn, so it is in no thread.")
        return [
            (self.records.show(letter.record), depth) for letter, depth in post.thread(view.record)
        ]

    def unanswered(self, post: Post, as_of: date, case: RecordId | None = None) -> list[NoReply]:
        """Letters that nobody had answered by a day, the longest waiting first."""
        wish = rows.ListWish(kind=KIND, case=case)
        views = {view.record: view for view in self.records.select(wish)}
        return [
            NoReply(view, waiting, _newest(view, as_of))
            for waiting in unanswered(post, as_of)
            if (view := views.get(waiting.letter.record)) is not None
        ]

    def answer_to(self, record: RecordId, as_of: date) -> RecordId | None:
        """The letter here that answers one by a day."""
        post = self.post()
        return answered_by(post, post.letters[record], as_of)

    def today(self) -> date:
        """The calendar day here and now, as this device's clock shows it."""
        return date.fromisoformat(self.records.journal.clock().rfc3339()[:10])

    def _letters(self, db: Any) -> Iterator[Letter]:
        zoned: dict[tuple[str, ...], Zone | None] = {}
        for view in rows.select(db, rows.ListWish(kind=KIND, joined=True)):
            where = {name: text for name in _WHERE if (text := _text(view, name)) is not None}
            key = tuple(where.get(name, "") for name in _WHERE)
            if key not in zoned:
                found = places.found(db, where, view.record)
                zoned[key] = zones.find(found.name) if found else None
            yield _letter(view, zoned[key])

    def _named(self, db: Any, field: str, message: JsonValue) -> list[RecordView]:
        if not isinstance(message, str) or not message:
            return []
        return rows.select(db, rows.ListWish(kind=KIND, only=(field, message)))

    def _state_answer(self, tx: Transaction, answer: RecordView, answered: RecordView) -> None:
        if answer.record == answered.record or answered.record in _texts(answer, ANSWERS):
            return
        told: dict[str, JsonValue] = {"field": ANSWERS, "value": [answered.record]}
        document = answer.fields.get("document")
        if isinstance(document, str):
            told |= {"source": document, "place": "header In-Reply-To"}
        self.records.edit_within(tx, answer.record, {}, statements=[told])


def require_zone(fields: JsonObject) -> None:
    """Refuse a zone that nobody knows: its calendar counts the days."""
    zone = fields.get("zone")
    if isinstance(zone, str):
        zones.named(zone)


def last_day(told: str) -> date:
    """The last day of an EDTF date. Raises UsageError for what is none."""
    return dates.required(told).end.date()


def _require_letter(view: RecordView) -> None:
    if view.kind != KIND:
        raise NoSuchThing(f"Record {view.record} is no letter; it is a record of {view.kind}.")


def _letter(view: RecordView, zone: Zone | None) -> Letter:
    linked = [link.to for link in view.links if link.relation == ANSWERS]
    expected = view.fields.get("reply_expected")
    return Letter(
        record=view.record,
        made=view.created,
        writers=frozenset(_folded(text) for text in _texts(view, "from")),
        sent=_text(view, "sent"),
        received=_text(view, "received"),
        due=_text(view, "reply_due"),
        zone=zone,
        answers=tuple(RecordId(one) for one in [*_texts(view, ANSWERS), *linked]),
        message_id=_text(view, "message_id"),
        in_reply_to=_text(view, "in_reply_to"),
        references=tuple(_texts(view, "references")),
        automatic=view.fields.get("automatic") is True,
        expected=expected if isinstance(expected, bool) else None,
    )


def _newest(view: RecordView, as_of: date) -> Statement | None:
    """The newest *no reply* that speaks of that day or one before it."""
    known = [
        (span.end.date(), one)
        for one in view.statements.get("no_reply", ())
        if one.as_of and (span := dates.span(one.as_of)) is not None
    ]
    told = [(day, one) for day, one in known if day <= as_of]
    return max(told, key=lambda item: item[0])[1] if told else None


def _fits(view: RecordView, listing: Listing) -> bool:
    if listing.letter_kind not in (None, view.fields.get("letter_kind")):
        return False
    for name, wanted in (("from", listing.written_by), ("to", listing.written_to)):
        if wanted and not any(wanted.casefold() in one.casefold() for one in _texts(view, name)):
            return False
    return True


def _others(view: RecordView, found: list[RecordId]) -> list[RecordId]:
    return [one for one in dict.fromkeys(found) if one != view.record]


def _replies_to(view: RecordView) -> str | None:
    return _text(view, "in_reply_to") or next(reversed(_texts(view, "references")), None)


def _text(view: RecordView, name: str) -> str | None:
    value = view.fields.get(name)
    return value if isinstance(value, str) and value else None


def _texts(view: RecordView, name: str) -> list[str]:
    """Every text of a field, contradicting ones too."""
    found: list[str] = []
    for value in view.contradictions.get(name, [view.fields.get(name)]):
        values = value if isinstance(value, list | tuple) else [value]
        found += [one for one in values if isinstance(one, str)]
    return found


def _folded(writer: str) -> str:
    """The address where there is one, for names are written in many ways; else the name."""
    address = parseaddr(writer)[1]
    return (address if "@" in address else " ".join(writer.split())).casefold()
