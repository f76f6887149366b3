"""`note`, `hearing add` and `hearing clock`: what an observer does in a courtroom."""

from __future__ import annotations

from argparse import Namespace

from satchel.catalog import places
from satchel.catalog.hearings import HearingWish
from satchel.catalog.notes import NoteWish
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Audience


def note(session: Session, said: Namespace) -> Answer:
    """`note RECORD TEXT`, `moment RECORD`; `at` is the time it was kept with, if one is known."""
    desk = session.desk()
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
        moment=said.moment,
        document=desk.records.show(said.document).record if said.document else None,
        spoken_by=desk.records.show(said.spoken_by).record if said.spoken_by else None,
    )
    taken = desk.notes.take(wish)
    written = taken.written
    value: dict[str, JsonValue] = {
        "id": written.record,
        "head": written.leaf,
        "index": written.index,
        "at": taken.at,
    }
    if taken.warnings:
        value["warnings"] = list(taken.warnings)
    word = "Sealed" if taken.sealed else "Saved"
    return Answer(value, [f"{word}: {written.record}"], taken.warnings)


def add_hearing(session: Session, said: Namespace) -> Answer:
    """`hearing add`; its zone is the one told, else that of its place, court or case."""
    wish = HearingWish(
        case=said.case,
        court=said.court,
        room=said.room,
        place=said.place,
        date=said.date,
        zone=said.zone,
        title=said.title,
        language=said.language,
        participants=said.participant,
        sealed=said.sealed,
        audience=Audience(said.audience),
    )
    begun = session.desk().hearings.begin(wish)
    value: JsonValue = {
        "id": begun.written.record,
        "head": begun.written.leaf,
        "index": begun.written.index,
        "zone": begun.zone,
    }
    lines = [f"Saved: {begun.written.record}", *_zone_line(begun.because, said.zone)]
    return Answer(value, lines)


def read_clock(session: Session, said: Namespace) -> Answer:
    """`hearing clock ID --shows HH:MM`: the courtroom clock beside this device's."""
    read = session.desk().hearings.read_clock(said.id, said.shows)
    written, reading = read.taken.written, read.reading
    value: dict[str, JsonValue] = {
        "id": written.record,
        "head": written.leaf,
        "index": written.index,
        "at": read.taken.at,
        "ahead_s": reading.ahead_s,
        "within_s": reading.within_s,
    }
    if read.warnings:
        value["warnings"] = list(read.warnings)
    exact = f"{reading.ahead_s:+d} s" + (
        f", within {reading.within_s} s" if reading.within_s else ""
    )
    lines = [f"Saved: {written.record}", f"  The courtroom clock beside this device's: {exact}."]
    return Answer(value, lines, read.warnings)


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
