"""A question about one line, and its answer.

A question is a record under what it is about, put to a member: usually whoever wrote the
line. It reaches her in a parcel like any other entry, and so does the answer come back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from satchel.catalog.authors import author_of
from satchel.catalog.records import Records, refuse_withdrawn
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Audience, Role
from satchel.storage import devices, records
from satchel.storage.database import Database
from satchel.storage.journal import Written
from satchel.storage.records import ListWish

KIND = "question"
HEADQUARTERS = "headquarters"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `by` asked it and `to` is asked: codes of members, or headquarters; `by`
    is None where that cannot be read here. `answers` are several where two were given apart."""

    record: RecordId
    on: str
    text: str
    place: str | None
    to: str
    by: str | None
    answers: tuple[str, ...]
    is_ours: bool  # we asked it
    is_for_us: bool


@dataclass(frozen=True, slots=True)
class Questions:
    """Asking and answering in an open archive."""

    records: Records

    def ask(
        self,
        on: str,
        text: str,
        *,
        to: str | None = None,
        place: str | None = None,
        language: str | None = None,
    ) -> Written:
        """Put a question about a record to a member, else to whoever wrote the record; what an
        observer asks about her own goes to headquarters. Raises NoSuchThing, UsageError."""
        if not text.strip():
            raise UsageError("A question needs words; give its text.")
        view = self.records.show(on)
        refuse_withdrawn(view)
        whom = to or self.whom(view.record)
        if not whom:
            raise RefusedByPolicy(
                "This was written here, or its author cannot be read; say whom to ask: --to MEMBER."
            )
        fields: dict[str, JsonValue] = {"on": view.record, "text": text, "to": whom}
        fields |= {
            name: value for name, value in (("place", place), ("language", language)) if value
        }
        audience = self.records.audience_of(KIND, view, Audience.COORDINATION)
        return self.records.add(KIND, fields, audience=audience)

    def answer(self, question: str, text: str) -> Written:
        """Answer a question; a later answer replaces an earlier one, which stays in the history.
        Raises NoSuchThing, UsageError."""
        view = self.records.show(question)
        if view.kind != KIND:
            raise UsageError(f"Record {view.record} is no question; it is a record of {view.kind}.")
        if not text.strip():
            raise UsageError("An answer needs words; give its text.")
        refuse_withdrawn(view)
        return self.records.edit(view.record, {"answer": text})

    def listed(
        self, *, on: str | None = None, case: str | None = None, waiting: bool = False
    ) -> list[Asked]:
        """Questions in the order they were made; `waiting` are those without an answer."""
        db = self.records.archive.reading()
        about = self.records.show(on).record if on else None
        under = self.records.show(case).record if case else None
        wish = ListWish(kind=KIND, on=about, case=under)
        found = [self._asked(db, view) for view in records.select(db, wish)]
        return [one for one in found if not (waiting and one.answers)]

    def for_member(self, member: str, db: Database) -> list[RecordId]:
        """What a parcel to a member should carry: questions to her, and hers once answered."""
        return [
            one.record
            for one in (self._asked(db, view) for view in _all(db))
            if one.to == member or (one.by == member and one.answers)
        ]

    def whom(self, record: RecordId) -> str:
        """Who is asked about a record where nobody is named; empty where that is not known."""
        db = self.records.archive.reading()
        own = devices.require_own(db).row
        author = author_of(db, record).get("member")
        if isinstance(author, str) and author != own.member:
            return author
        return "" if own.role is Role.COORDINATOR else HEADQUARTERS

    def _asked(self, db: Database, view: RecordView) -> Asked:
        own = devices.require_own(db).row
        by = author_of(db, view.record).get("member")
        told = view.fields
        to = str(told.get("to") or "")
        is_for_headquarters = to == HEADQUARTERS and own.role is Role.COORDINATOR
        return Asked(
            record=view.record,
            on=str(told.get("on") or ""),
            text=str(told.get("text") or ""),
            place=str(told["place"]) if told.get("place") else None,
            to=to,
            by=by if isinstance(by, str) else None,
            answers=_answers(view),
            is_ours=by == own.member,
            is_for_us=to == own.member or is_for_headquarters,
        )


def _answers(view: RecordView) -> tuple[str, ...]:
    apart: Sequence[JsonValue] = view.contradictions.get("answer", ())
    told = apart or ([view.fields["answer"]] if "answer" in view.fields else [])
    return tuple(str(one) for one in told)


def _all(db: Database) -> Iterator[RecordView]:
    wish = ListWish(kind=KIND, limit=_AT_ONCE)
    while views := records.select(db, wish):
        yield from views
        if len(views) < _AT_ONCE:
            return
        wish = ListWish(kind=KIND, limit=_AT_ONCE, after=views[-1].record)
