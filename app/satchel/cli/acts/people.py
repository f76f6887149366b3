"""`person add`, `person name`, `same`: people and what they are called."""

from __future__ import annotations

from argparse import Namespace

from satchel.catalog.people import PersonWish
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.names.spelled import Spelled
from satchel.domain.words import Audience
from satchel.storage.journal import Written

_ABOUT = ("source", "place", "as_of", "by")


def add_person(session: Session, said: Namespace) -> Answer:
    """`person add`; for a protected one its code and where the name went."""
    if (said.language or said.chosen) and len(said.name) != 1:
        raise UsageError("Give one --name with --language or --chosen; add more by 'person name'.")
    desk = session.desk()
    added = desk.people.add(
        PersonWish(
            names=[Spelled(name, said.language, said.chosen) for name in said.name],
            protected=said.protected,
            code=said.code,
            roles=said.role,
            case=said.case,
            summary=said.summary,
            sealed=said.sealed,
            audience=Audience(said.audience),
        )
    )
    value = _value(added.written)
    lines = [f"Saved: {added.written.record}"]
    if added.code is not None:
        value["code"] = added.code
        lines[0] += f" as {added.code}"
    if added.identity is not None:
        value["identity"] = added.identity
        kept = "sealed for legal staff" if said.sealed else "for legal staff only"
        lines.append(f"  The name is kept {kept}, in {added.identity}.")
    return Answer(value, lines)


def name_person(session: Session, said: Namespace) -> Answer:
    """`person name ID NAME`; answers with the record that the name went into."""
    told = {name: getattr(said, name) for name in _ABOUT}
    about: JsonObject = {name: text for name, text in told.items() if text is not None}
    name = Spelled(said.name, said.language, said.chosen)
    written = session.desk().people.name(said.id, name, about, sealed=said.sealed)
    return Answer(_value(written), [f"Named: {written.record}"])


def same(session: Session, said: Namespace) -> Answer:
    """`same KEEP OTHER`."""
    written = session.desk().records.join(said.keep, said.other)
    return Answer(_value(written), [f"Joined: {written.record}"])


def _value(written: Written) -> dict[str, JsonValue]:
    return {"id": written.record, "head": written.leaf, "index": written.index}
