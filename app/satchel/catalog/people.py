"""People: their names, and those whose names must not be known.

A protected person is known by a code. The names go into a record of kind `identity`, for
the legal class only, and nowhere else: not into the person's own record, which every
coordinator reads, nor into any index. What was once signed under a name cannot be hidden
afterwards, so a named person is not made protected: a new one is, and the old withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from satchel.catalog.records import Records
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.names.held import Sought, holds, is_same, sought, words_of
from satchel.domain.names.spelled import Spelled, require_one_choice, spelled
from satchel.domain.words import Audience
from satchel.ledger.line import Line
from satchel.storage import records as rows
from satchel.storage import settings
from satchel.storage.journal import Written
from satchel.storage.records import ListWish
from satchel.storage.transaction import Transaction

IDENTITY = "identity"
_CODE_NUMBER = "person-codes"  # in settings: a code is never given twice, sealed or not
_GIVEN = re.compile(r"W-(\d{1,9})")

Freeze = Callable[[Transaction, Sequence[Line]], None]


@dataclass(frozen=True, slots=True)
class PersonWish:
    """A person as told. `sealed`: this device forgets the protected name at once."""

    names: Sequence[Spelled] = ()
    protected: bool = False
    code: str | None = None
    roles: Sequence[str] = ()
    case: str | None = None
    summary: str | None = None
    sealed: bool = False
    audience: Audience = Audience.COORDINATION


@dataclass(frozen=True, slots=True)
class AddedPerson:
    """`identity` is the record of a protected name, `code` what the person is called by."""

    written: Written
    code: str | None = None
    identity: RecordId | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """A protected person and every name of theirs that can be read here."""

    person: str
    names: tuple[Sought, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Acts on people in one open archive."""

    records: Records
    freeze: Freeze
    _cache: dict[tuple[int, str], list[_Known]] = field(default_factory=dict)

    def add(self, wish: PersonWish) -> AddedPerson:
        """Keep a person; one with a code is protected, and without one is given the next.

        Raises RefusedByPolicy for a code that is another's, for a name that is a protected
        person's, and where the name would stand in what coordinators read.
        """
        wish = replace(wish, protected=wish.protected or wish.code is not None)
        if not wish.names and not wish.protected:
            raise UsageError("A person needs a name or a code: --name N or --code C.")
        if wish.sealed and not (wish.protected and wish.names):
            raise UsageError("Only a protected name is sealed: give --protected and --name.")
        require_one_choice(list(wish.names))
        with self.records.archive.writing() as tx:
            if not wish.protected:
                self._refuse_known(tx.db, wish.names)
                return AddedPerson(self._keep(tx, wish, {"names": _items(wish.names)}))
            code = self._code(tx, wish.code)
            _refuse_telling(wish, code)
            written = self._keep(tx, wish, {"code": code, "protected": True})
            if not wish.names:
                return AddedPerson(written, code)
            identity = self._identify(tx, written.record, wish.names, wish.sealed)
            return AddedPerson(written, code, identity.record)

    def name(
        self, person: str, name: Spelled, about: JsonObject | None = None, *, sealed: bool = False
    ) -> Written:
        """Add a spelling to a person or organisation, or choose one for its language.

        A protected person's goes into an identity. `about` says who states it: source,
        place, as_of, by.
        """
        with self.records.archive.writing() as tx:
            view = self.records.view(tx.db, person)
            if view.kind not in ("person", "organisation", IDENTITY):
                raise UsageError(f"A {view.kind} has no names; name a person or organisation.")
            item: JsonValue = _item(name)
            stated: JsonObject = {"field": "names", "value": [item], **(about or {})}
            if not _is_protected(view):
                if sealed:
                    raise UsageError("Only a protected person's name is sealed.")
                if view.kind == "person":
                    self._refuse_known(tx.db, [name])
                return self.records.edit_within(tx, view.record, {}, statements=[stated])
            known = self.identities(tx.db, view.record)
            if sealed or not known:
                return self._identify(tx, view.record, [name], sealed)
            return self.records.edit_within(tx, known[0].record, {}, statements=[stated])

    def identities(self, db: Any, person: RecordId) -> list[RecordView]:
        """The identities of a person that can be read here."""
        found = [rows.get(db, record) for record, name in rows.mentioning(db, person)
                 if name == "person"]  # fmt: skip
        return [
            view
            for view in found
            if view is not None and view.kind == IDENTITY and view.withdrawn is None
        ]

    def protected_in(self, db: Any, texts: Iterable[str]) -> list[str]:
        """The codes of the protected people whose names, as far as they can be read here,
        stand in one of the texts."""
        known = self._known(db)
        if not known:
            return []
        words = words_of(texts)
        found = [one for one in known if any(holds(words, name) for name in one.names)]
        return list(dict.fromkeys(_code_of(db, one.person) for one in found))

    def _known(self, db: Any) -> list[_Known]:
        """The protected names that can be read here; read again when any of them changed."""
        state = rows.state_of(db, IDENTITY)
        if state not in self._cache:
            self._cache.clear()
            self._cache[state] = [
                _Known(
                    str(view.fields.get("person")),
                    tuple(sought(name.text) for name in spelled(view.fields.get("names"))),
                )
                for view in rows.select(db, ListWish(kind=IDENTITY))
            ]
        return self._cache[state]

    def _keep(self, tx: Transaction, wish: PersonWish, named: JsonObject) -> Written:
        fields = dict(named)
        if wish.roles:
            fields["roles"] = list(wish.roles)
        if wish.case:
            fields["case"] = wish.case
        if wish.summary:
            fields["summary"] = wish.summary
        return self.records.add_within(tx, "person", fields, audience=wish.audience)

    def _identify(
        self, tx: Transaction, person: RecordId, names: Sequence[Spelled], sealed: bool
    ) -> Written:
        fields: JsonObject = {"person": person, "names": _items(names)}
        written = self.records.add_within(
            tx, IDENTITY, fields, audience=Audience.LEGAL, sealed=sealed
        )
        if sealed:
            self.freeze(tx, [written.line])
        return written

    def _code(self, tx: Transaction, told: str | None) -> str:
        codes = rows.values_of(tx.db, "person", "code")
        if told is None:
            kept = settings.get(tx, _CODE_NUMBER, 0)
            numbers = [int(given[1]) for code in codes if (given := _GIVEN.fullmatch(code))]
            number = max([kept if isinstance(kept, int) else 0, *numbers]) + 1
            settings.put(tx, _CODE_NUMBER, number)
            return f"W-{number}"
        code = told.strip()
        if not code:
            raise UsageError("The code is empty; leave --code out to be given the next one.")
        if code in codes:
            raise RefusedByPolicy(
                f"The code {code} is record {codes[code]}'s already; 'person name {codes[code]} "
                "NAME' adds a name there, and without --code the next free one is given.",
                code="code-taken",
            )
        return code

    def _refuse_known(self, db: Any, names: Sequence[Spelled]) -> None:
        """A protected name must not come in by the front door; a namesake may by the side."""
        for known in self._known(db):
            for name in names:
                words = words_of([name.text])
                if any(is_same(sought(name.text), one, words) for one in known.names):
                    raise RefusedByPolicy(
                        f"A name like this is {_code_of(db, known.person)}'s, who is protected, so "
                        "nothing was kept; use the code, or 'add person --field names=NAME' if "
                        "it is somebody else.",
                        code="protected-person",
                    )


def _refuse_telling(wish: PersonWish, code: str) -> None:
    words = words_of([code, wish.summary or "", *wish.roles])
    if any(holds(words, sought(name.text)) for name in wish.names):
        raise RefusedByPolicy(
            "The code, summary or role holds a part of the protected name, so nothing was kept; "
            "say it without the name.",
            code="protected-person",
        )


def _is_protected(view: RecordView) -> bool:
    return view.kind == "person" and bool(view.fields.get("protected") or view.fields.get("code"))


def _code_of(db: Any, person: str) -> str:
    view = rows.get(db, person)
    code = view.fields.get("code") if view else None
    return str(code) if code else f"record {person}"


def _items(names: Sequence[Spelled]) -> list[JsonValue]:
    return [_item(name) for name in names]


def _item(name: Spelled) -> dict[str, JsonValue]:
    if not name.text.strip():
        raise UsageError("A name is empty; give it as it is written in the source.")
    item: dict[str, JsonValue] = {"text": name.text}
    if name.language:
        item["language"] = name.language
    if name.chosen:
        item["chosen"] = True
    return item
