"""Lists limited by what records say: a field, or a field of what they name.

`charges.article=405` holds for an outcome that names a charge of that article;
`charge.article=405` for a person whom such a charge names. Every live value counts: what
only one of two contradicting sources says is found too. Conditions that begin alike are
asked of the same record, so that article and part are of one charge. Not for searching
words: that is `search`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from satchel.catalog.kinds import Kind
from satchel.catalog.records import Records
from satchel.domain import dates
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.keyed import belongs
from satchel.storage import records as stored
from satchel.storage.database import Database
from satchel.storage.records import ListWish

Condition = tuple[tuple[str, ...], str]
_YES_NO = {True: ("true", "yes", "1"), False: ("false", "no", "0")}


def conditions_of(told: Sequence[str]) -> list[Condition]:
    """From `FIELD=VALUE` texts, a field of another record after a dot. Raises UsageError."""
    found: list[Condition] = []
    for text in told:
        path, equals, value = text.partition("=")
        steps = tuple(step.strip() for step in path.split("."))
        if not equals or not all(steps) or not value.strip():
            raise UsageError(
                f"A condition is FIELD=VALUE, like article=405 or person.names=A, not {text!r}."
            )
        found.append((steps, value.strip()))
    return found


def select_where(
    records: Records, wish: ListWish, conditions: Sequence[Condition], of: str | None = None
) -> list[RecordView]:
    """The records of `wish` for which all conditions hold; with `of`, the records that
    they name in that field instead, each once.

    Raises UsageError for a field that the kind has not.
    """
    every = records.select(replace(wish, limit=None, offset=0))
    asked = _Asked(records, records.archive.reading())
    if wish.kind is not None:
        asked.check(wish.kind, conditions)
    found = [view for view in every if asked.holds(view, conditions)]
    if of is not None:
        asked.check(str(wish.kind), [((of, ""), "")])
        named = (one for view in found for one in asked.named(view, of))
        found = list({view.record: view for view in map(asked.shown, named)}.values())
    return found[wish.offset :][: wish.limit]


@dataclass(slots=True)
class _Asked:
    records: Records
    db: Database
    known: dict[str, RecordView | None] = field(default_factory=dict)
    instead: dict[RecordId, RecordId] | None = None

    def check(self, kind_name: str, conditions: Sequence[Condition]) -> None:
        """What a misspelled field would find is nothing, which reads like an answer."""
        kind = self.records.kinds.find(kind_name)
        if kind is None:
            return
        known = self.records.kinds.names()
        for steps, _ in conditions:
            if not steps[0]:
                continue  # the record itself, whatever it says
            if steps[0] in kind.fields:
                if len(steps) > 1 and steps[0] not in kind.references:
                    raise UsageError(f"{steps[0]} of a {kind.name} names no record.")
                named = next((one for one in (steps[0], steps[0][:-1]) if one in known), None)
                if len(steps) > 1 and named is not None:  # person, persons: of that kind
                    self.check(named, [(steps[1:], "")])
            elif len(steps) > 1 and steps[0] in known:
                self.check(steps[0], [(steps[1:], "")])
            else:
                there = ", ".join(kind.fields)
                raise UsageError(f"A {kind.name} has no field {steps[0]!r}; it has: {there}.")

    def holds(self, view: RecordView, conditions: Sequence[Condition]) -> bool:
        groups: dict[str, list[Condition]] = {}
        kind = self.records.kinds.find(view.kind)
        for steps, value in conditions:
            if len(steps) > 1:
                groups.setdefault(steps[0], []).append((steps[1:], value))
            elif not any(_fits(one, value, kind, steps[0]) for one in _values(view, steps[0])):
                return False
        return all(
            any(self.holds(other, rest) for other in self.named(view, step))
            for step, rest in groups.items()
        )

    def named(self, view: RecordView, step: str) -> Iterator[RecordView]:
        """The records a field names, or those of a kind that name the record."""
        kind = self.records.kinds.find(view.kind)
        if kind is None or step in kind.fields:
            ids = [one for one in _values(view, step) if isinstance(one, str)]
        else:
            same = stored.joined_to(self.db, view.record)
            ids = [one for record in same for one, _ in stored.mentioning(self.db, record)]
        for one in dict.fromkeys(ids):
            other = self._get(one)
            right = step in (kind.fields if kind else ()) or (other and other.kind == step)
            if other is not None and other.withdrawn is None and right:
                yield other

    def shown(self, view: RecordView) -> RecordView:
        """The record itself, or the one it was joined to as the same."""
        if self.instead is None:
            self.instead = stored.shown_instead(self.db)
        kept = self._get(self.instead.get(view.record, view.record))
        return kept or view

    def _get(self, record: str) -> RecordView | None:
        if record not in self.known:
            self.known[record] = stored.get(self.db, RecordId(record))
        return self.known[record]


def _values(view: RecordView, name: str) -> Iterator[JsonValue]:
    for key, value in view.fields.items():
        if belongs(key, name):
            for one in view.contradictions.get(key, [value]):
                yield from one if isinstance(one, list | tuple) else [one]


def _fits(value: JsonValue, wanted: str, kind: Kind | None, name: str) -> bool:
    if isinstance(value, dict):
        return _fits(value.get("text"), wanted, None, name)
    if isinstance(value, bool):
        return wanted.casefold() in _YES_NO[value]
    if isinstance(value, int | float):
        return _number(wanted) == value
    if not isinstance(value, str):
        return False
    schema: Any = kind.fields.get(name, {}) if kind else {}
    if schema.get("format") == "edtf":
        return dates.window(wanted, wanted).holds(value)
    return value.casefold() == wanted.casefold()


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
