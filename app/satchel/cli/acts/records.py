"""Acts on records."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from satchel.catalog import filtering
from satchel.catalog.chronology import Titles
from satchel.cli.acts.shapes import record_value, records_answer, statement_line, value_text
from satchel.cli.acts.told import told
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain import zones
from satchel.domain.errors import UsageError
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.words import Audience
from satchel.storage import records as rows
from satchel.storage.journal import Written
from satchel.storage.records import ListWish


def add(session: Session, said: Namespace) -> Answer:
    """`add KIND`."""
    desk = session.desk()
    kind = desk.kinds.get(said.kind)
    fields, statements = told(said, kind)
    audience = Audience(said.audience)
    return _written(desk.records.add(said.kind, fields, statements=statements, audience=audience))


def edit(session: Session, said: Namespace) -> Answer:
    """`edit ID`."""
    desk = session.desk()
    view = desk.records.show(said.id)
    fields, statements = told(said, desk.kinds.get(view.kind))
    if not fields and not statements and not said.unset and not said.retract:
        raise UsageError(
            "Say what to change: --field NAME=VALUE, --body FILE, --unset NAME or "
            "--retract STATEMENT."
        )
    done = desk.records.edit(
        view.record,
        fields,
        unset=said.unset,
        statements=statements,
        retract=said.retract,
        expect=said.expect,
    )
    return _written(done, "Changed")


def list_(session: Session, said: Namespace) -> Answer:
    """`list KIND`; a hearing is an event of that sort."""
    if said.kind == "hearing":
        return list_hearing(session, said)
    return _list(session, said, said.kind)


def list_case(session: Session, said: Namespace) -> Answer:
    """`case list`."""
    return _list(session, said, "case")


def list_person(session: Session, said: Namespace) -> Answer:
    """`person list`."""
    return _list(session, said, "person")


def list_hearing(session: Session, said: Namespace) -> Answer:
    """`hearing list`."""
    return _list(session, said, "event", ("event_kind", "hearing"))


def add_case(session: Session, said: Namespace) -> Answer:
    """`case add`."""
    names = ("title", "number", "court", "place", "zone", "country", "summary", "language")
    if said.zone is not None:
        zones.named(said.zone)
    return _add(session, said, "case", _present(said, *names))


def link(session: Session, said: Namespace) -> Answer:
    """`link A RELATION B`; to say that two are the same is to join them, with its rules."""
    if said.relation.strip() == rows.SAME_AS:
        return _written(session.desk().records.join(said.b, said.a), "Joined")
    return _written(session.desk().records.link(said.a, said.relation, said.b), "Linked")


def unlink(session: Session, said: Namespace) -> Answer:
    """`unlink A RELATION B`."""
    done = session.desk().records.link(said.a, said.relation, said.b, undo=True)
    return _written(done, "Unlinked")


def withdraw(session: Session, said: Namespace) -> Answer:
    """`withdraw ID --why TEXT`."""
    done = session.desk().records.withdraw(said.id, said.why, content=said.content)
    return _written(done, "Withdrawn")


def show(session: Session, said: Namespace) -> Answer:
    """`show ID`."""
    desk = session.desk()
    view = desk.records.show(said.id)
    value = record_value(view, desk.kinds)
    lines = [f"{view.kind} {view.record}"]
    if view.withdrawn is not None:
        lines.append(f"  withdrawn: {view.withdrawn}")
    for name, shown in view.fields.items():
        lines.append(f"  {name}: {value_text(shown)}")
        if name not in view.statements:
            others = view.contradictions.get(name, [])[:-1]
            lines += [f"    also: {value_text(other)}" for other in others]
        if view.statements.get(name):
            lines += [f"    {statement_line(one)}" for one in view.statements[name]]
    lines += [f"  {link.relation}: {link.to}" for link in view.links]
    if len(view.heads) > 1:
        lines.append(f"  edited apart: {len(view.heads)} heads, all kept")
    if view.unread:
        lines.append(f"  {view.unread} of its entries cannot be read here")
    return Answer(value, lines)


def history(session: Session, said: Namespace) -> Answer:
    """`history ID`."""
    lines = session.desk().records.history(said.id)
    value: list[JsonValue] = [
        {
            "id": line.leaf,
            "device": line.device,
            "index": line.index,
            "utc": line.utc,
            "local": line.local,
            "act": line.act,
            "what": line.what,
            "who": line.who,
            "source": line.source,
            "where": line.where,
            "previous": list(line.previous),
            "standing": line.standing,
            "audience": line.audience,
        }
        for line in lines
    ]
    shown = [
        f"{line.local}  entry {line.index} of {line.device}  {line.act}  {value_text(line.what)}"
        + (f"  ({line.standing})" if line.standing in ("pending", "disputed") else "")
        for line in lines
    ]
    return Answer(value, shown)


def _list(
    session: Session, said: Namespace, kind: str, only: tuple[str, str] | None = None
) -> Answer:
    desk = session.desk()
    db = desk.archive.reading()
    wish = ListWish(
        kind=kind,
        case=_whole(session, db, said.case),
        person=_whole(session, db, said.person),
        since=said.since,
        until=said.until,
        limit=said.limit,
        offset=said.offset,
        only=only,
    )
    where, of = getattr(said, "where", []), getattr(said, "of", None)  # not in the short forms
    if where or of:
        found = filtering.select_where(desk.records, wish, filtering.conditions_of(where), of)
    else:
        found = desk.records.select(wish)
    return records_answer(found, desk.kinds, Titles(db, desk.kinds))


def _whole(session: Session, db: Any, told: str | None) -> RecordId | None:
    return session.desk().records.view(db, told).record if told else None


def _add(session: Session, said: Namespace, kind: str, fields: JsonObject) -> Answer:
    return _written(session.desk().records.add(kind, fields, audience=Audience(said.audience)))


def _written(done: Written, word: str = "Saved") -> Answer:
    value: JsonValue = {"id": done.record, "head": done.leaf, "index": done.index}
    return Answer(value, [f"{word}: {done.record}"])


def _present(said: Namespace, *names: str) -> dict[str, JsonValue]:
    return {name: value for name in names if (value := getattr(said, name)) is not None}
