"""What is worth saying about a record that was kept all the same.

A warning is a whole sentence and refuses nothing. It never repeats a name: it may stand on
a screen, in a log of a terminal, or in the answer of a record that every coordinator reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from satchel.catalog import places
from satchel.catalog.people import IDENTITY, People
from satchel.domain import zones
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue
from satchel.domain.names.scripts import mixed
from satchel.domain.names.spelled import spelled
from satchel.storage import entries
from satchel.storage import records as rows


@dataclass(frozen=True, slots=True)
class Warnings:
    """Looking over the records of an open archive."""

    people: People

    def about(self, view: RecordView) -> list[str]:
        """Each as a sentence; for most records none."""
        db = self.people.records.archive.reading()
        if view.withdrawn is not None:
            left = [_left(one) for one in self.people.identities(db, view.record)]
            return [*left, *self._protected(db, view, [view.withdrawn])]
        return [
            *self._protected(db, view, _said_in(view)),
            *self._alphabets(view),
            *_code(db, view),
            *_named_and_protected(view),
            *_zone(view),
        ]

    def in_texts(self, *texts: str | None) -> list[str]:
        """What is to be said of words that cannot be read here again."""
        db = self.people.records.archive.reading()
        codes = self.people.protected_in(db, [text for text in texts if text])
        return [_names(code) for code in codes]

    def _protected(self, db: Any, view: RecordView, texts: Iterable[str]) -> list[str]:
        if view.kind == IDENTITY:
            return []
        codes = self.people.protected_in(db, texts)
        legal = bool(codes) and all(
            row.audience == "legal" for row in entries.entries_of(db, view.record)
        )
        return [] if legal else [_names(code) for code in codes]

    def _alphabets(self, view: RecordView) -> Iterator[str]:
        told = spelled(view.fields.get("names"))
        if told:
            texts = [name.text for name in told]
        else:
            texts = list(describe(view, self.people.records.kinds.words(view.kind)).names)
        for number, text in enumerate(texts, 1):
            odd = mixed(text)
            if odd and (told or odd[0].startswith("in ")):
                which = f"Name {number}" if len(texts) > 1 else "A name here"
                yield f"{which} mixes alphabets and is kept as it came: {'; '.join(odd)}."


def _left(identity: RecordView) -> str:
    return (
        f"The name is still kept: 'withdraw {identity.record} --why TEXT --content' destroys it "
        "here."
    )


def _names(code: str) -> str:
    return (
        f"This text holds the name of {code}, or a word of it; if that is who is meant, use the "
        "code and withdraw this with --content."
    )


def _code(db: Any, view: RecordView) -> Iterator[str]:
    code = view.fields.get("code")
    if view.kind != "person" or not isinstance(code, str):
        return
    wish = rows.ListWish(kind="person", only=("code", code), joined=True)
    mine = set(rows.joined_to(db, view.record))
    others = [other.record for other in rows.select(db, wish) if other.record not in mine]
    if others:
        yield f"The code {code} is also that of record {others[0]}; give one of them another."


def _named_and_protected(view: RecordView) -> Iterator[str]:
    if view.kind == "person" and view.fields.get("protected") and view.fields.get("names"):
        yield (
            "This protected person has a name in what every coordinator reads; make a new "
            "protected person and withdraw this one with --content."
        )


def _zone(view: RecordView) -> Iterator[str]:
    told, place = view.fields.get("zone"), view.fields.get("place")
    if not isinstance(told, str) or view.kind not in ("event", "proceeding", "case"):
        return
    if zones.find(told) is None:
        yield f"The zone {told!r} is not known here; zones are named like Asia/Almaty."
        return
    there = places.of_place(place) if isinstance(place, str) else None
    if there is not None and there != told:
        yield (
            f"Its zone is {told}, but its place is in {there}; 'edit {view.record} --field "
            f"zone={there}' changes it."
        )


def _said_in(view: RecordView) -> Iterator[str]:
    """Every text of a record: what it says, who says so and where, and how it is tied."""
    yield from _texts(dict(view.fields))
    for statements in view.statements.values():
        for told in statements:
            yield from (text for text in (told.by, told.place) if text)
    yield from (link.relation for link in view.links)


def _texts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
