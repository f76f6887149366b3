"""Acts on correspondence."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from satchel.catalog.letters import Listing, NoReply, last_day
from satchel.catalog.mail_in import BroughtIn, MailWish
from satchel.cli.acts.shapes import record_line, record_value, statement_value
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.statements import Statement
from satchel.domain.threads import Post
from satchel.domain.words import Audience
from satchel.storage.records import ListWish

_PLAIN = (
    "subject",
    "sent",
    "received",
    "number",
    "text",
    "channel",
    "language",
    "place",
    "zone",
    "case",
    "document",
    "reply_due",
    "reply_expected",
)
_LISTS = (("to", "to"), ("copy", "copies"), ("person", "persons"), ("answers", "answers"))


def add(session: Session, said: Namespace) -> Answer:
    """`letter add`, from fields or from an `.eml` file."""
    fields = _fields(said)
    audience = Audience(said.audience)
    desk = session.desk()
    if said.eml is not None:
        if said.document is not None:
            raise UsageError("The .eml file is the document; leave out --document.")
        wish = MailWish(fields, said.received_from, said.received_how, audience)
        return _brought_in(session, desk.mail_in.add(Path(said.eml), wish))
    if said.received_from or said.received_how:
        raise UsageError("--received-from and --received-how tell of a file; give --eml FILE.")
    if not fields:
        raise UsageError("Say something of the letter, such as --from, --to or --subject.")
    done = desk.letters.add({"letter_kind": "letter", **fields}, audience)
    value: JsonValue = {
        "id": done.record,
        "head": done.leaf,
        "index": done.index,
        **_tied(*desk.letters.ties(done.record)),
    }
    return Answer(value, [f"Saved: {done.record}"])


def list_(session: Session, said: Namespace) -> Answer:
    """`letter list`."""
    desk = session.desk()
    wish = ListWish(
        case=desk.records.show(said.case).record if said.case else None,
        person=desk.records.show(said.person).record if said.person else None,
        since=said.since,
        until=said.until,
        limit=said.limit,
        offset=said.offset,
    )
    found = desk.letters.select(wish, Listing(said.from_, said.to, said.kind))
    post = desk.letters.post() if found else Post({})
    value: list[JsonValue] = [_value(session, view, post) for view in found]
    lines = [record_line(view, desk.kinds) for view in found] or ["No such letter yet."]
    return Answer(value, lines)


def thread(session: Session, said: Namespace) -> Answer:
    """`letter thread ID`."""
    letters = session.desk().letters
    post = letters.post()
    found = letters.thread(post, said.id)
    value: list[JsonValue] = [
        {**_value(session, view, post), "depth": depth} for view, depth in found
    ]
    lines = [f"{'  ' * min(depth, 20)}{_line(view)}" for view, depth in found]
    return Answer(value, lines)


def unanswered(session: Session, said: Namespace) -> Answer:
    """`letter unanswered`."""
    desk = session.desk()
    as_of = last_day(said.as_of) if said.as_of else desk.letters.today()
    case = desk.records.show(said.case).record if said.case else None
    post = desk.letters.post()
    found = desk.letters.unanswered(post, as_of, case)
    value: list[JsonValue] = [
        {
            **_value(session, one.view, post),
            "as_of": as_of.isoformat(),
            "days": one.waiting.days,
            "days_at_most": one.waiting.days_at_most,
            "due": one.waiting.letter.due,
            "overdue": one.waiting.overdue,
            "no_reply": _no_reply_value(one.no_reply),
        }
        for one in found
    ]
    lines = [_waiting_line(one) for one in found]
    lines.append(f"Unanswered as of {as_of.isoformat()}: {len(found)}.")
    return Answer(value, lines)


def no_reply(session: Session, said: Namespace) -> Answer:
    """`letter no-reply ID`: a signed statement that nobody had answered by a day."""
    letters = session.desk().letters
    done = letters.no_reply(said.id, as_of=said.as_of, searched=said.searched, by=said.by)
    answer = letters.answer_to(done.record, last_day(said.as_of))
    value: JsonValue = {
        "id": done.record,
        "head": done.leaf,
        "index": done.index,
        "statement": Statement(None, None, None, None, None, done.leaf, 0).name,
        "answered_by": answer,
    }
    asides = [f"But letter {answer} here answers it by that day."] if answer else []
    return Answer(value, [f"Stated: {done.record}"], asides)


def _fields(said: Namespace) -> JsonObject:
    fields: dict[str, JsonValue] = {
        name: value for name in _PLAIN if (value := getattr(said, name)) is not None
    }
    if said.from_ is not None:
        fields["from"] = said.from_
    if said.kind is not None:
        fields["letter_kind"] = said.kind
    for option, name in _LISTS:
        if values := getattr(said, option):
            fields[name] = list(values)
    return fields


def _brought_in(session: Session, done: BroughtIn) -> Answer:
    desk = session.desk()
    view = desk.records.show(done.record)
    value: dict[str, JsonValue] = {
        "id": done.record,
        "head": view.heads[0] if len(view.heads) == 1 else None,
        "document": done.document,
        "already": done.already,
        "text": done.text,
        "enclosures": list(done.enclosures),
        "unread": list(done.unread),
        **_tied(*desk.letters.ties(done.record)),
    }
    lines = [f"{'Here already' if done.already else 'Saved'}: {_line(view)}"]
    lines += [f"    encloses: {one.get('name', one.get('type'))}" for one in done.enclosures]
    return Answer(value, lines, done.unread)


def _value(session: Session, view: RecordView, post: Post) -> dict[str, JsonValue]:
    told = view.fields
    return {
        **record_value(view, session.desk().kinds),
        **{name: told.get(name) for name in ("letter_kind", "from", "to", "subject", "sent")},
        **_ties(post, view.record),
    }


def _ties(post: Post, record: RecordId) -> dict[str, JsonValue]:
    """Which letters here it answers or follows up, and which do so to it."""
    return _tied(post.parents.get(record, ()), post.children.get(record, ()))


def _tied(up: Sequence[RecordId], down: Sequence[RecordId]) -> dict[str, JsonValue]:
    return {"answers": list(up), "answered_by": list(down)}


def _no_reply_value(told: Statement | None) -> JsonValue:
    if told is None:
        return None
    searched = told.value.get("searched") if isinstance(told.value, dict) else None
    whole = statement_value(told)
    return {**whole, "searched": searched} if isinstance(whole, dict) else None


def _line(view: RecordView) -> str:
    told = view.fields
    when = told.get("sent") or told.get("received") or "no date"
    return f"{view.record}  {when}  {told.get('from', '?')}: {told.get('subject', '')}".rstrip()


def _waiting_line(one: NoReply) -> str:
    days = "no date" if one.waiting.days is None else f"{one.waiting.days} days"
    if one.waiting.days != one.waiting.days_at_most:
        days = f"{days} at least"
    late = f", overdue since {one.waiting.letter.due}" if one.waiting.overdue else ""
    none = f", no reply as of {one.no_reply.as_of} ({one.no_reply.by})" if one.no_reply else ""
    return f"{_line(one.view)}  ({days}{late}{none})"
