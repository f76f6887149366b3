"""`note` and `hearing add`: what an observer does in a courtroom."""

from __future__ import annotations

from argparse import Namespace

from satchel.catalog import places
from satchel.catalog.notes import NoteWish
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain import zones
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Audience

_FIELDS = ("court", "date", "title", "room", "place", "language")


def note(session: Session, said: Namespace) -> Answer:
    """`note RECORD TEXT`; `at` is the time it was kept with, where one is known."""
    wish = NoteWish(
        on=said.record,
        text=said.text,
        at=said.at,
        speaker=said.speaker,
        tags=said.tag,
        typed_up_from=said.typed_up_from,
        language=said.language,
        sealed=said.sealed,
        audience=Audience(said.audience),
    )
    taken = session.desk().notes.take(wish)
    written = taken.written
    value: dict[str, JsonValue] = {
        "id": written.record,
        "head": written.leaf,
        "index": written.index,
        "at": taken.at,
    }
    if taken.warnings:
        value["warnings"] = list(taken.warnings)
    word = "Sealed" if said.sealed else "Saved"
    return Answer(value, [f"{word}: {written.record}"], taken.warnings)


def add_hearing(session: Session, said: Namespace) -> Answer:
    """`hearing add`; its zone is the one told, else that of its place, court or case."""
    desk = session.desk()
    db = desk.archive.reading()
    told_fields = {name: getattr(said, name) for name in _FIELDS}
    fields: dict[str, JsonValue] = {
        name: text for name, text in told_fields.items() if text is not None
    }
    fields["event_kind"] = "hearing"
    fields["case"] = desk.records.view(db, said.case).record
    if said.participant:
        fields["participants"] = list(said.participant)
    if said.zone is not None:
        zones.named(said.zone)
        fields["zone"] = said.zone
    told = places.found(db, fields)
    if told is not None and zones.find(told.name) is not None:
        fields["zone"] = told.name
    written = desk.records.add("event", fields, audience=Audience(said.audience))
    value: JsonValue = {
        "id": written.record,
        "head": written.leaf,
        "index": written.index,
        "zone": fields.get("zone"),
    }
    return Answer(value, [f"Saved: {written.record}", *_zone_line(told, said.zone)])


def _zone_line(told: places.Zoned | None, said: str | None) -> list[str]:
    if said is not None:
        return []
    if told is None:
        return [
            "  No time zone is known for it, so times of its notes have none: add one with "
            "'edit ID --field zone=Asia/Almaty', or a place."
        ]
    of = f"the {told.because}" if not told.record else f"record {told.record}"
    return [f"  Time zone: {told.name}, by {of}."]
