"""Acts of sealing and removing."""

from __future__ import annotations

from argparse import Namespace

from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonValue
from satchel.sync.sealing import WARNING


def seal(session: Session, said: Namespace) -> Answer:
    """`seal ID...` or `seal --all`."""
    if bool(said.ids) == said.all:
        raise UsageError("Say what to seal: ids of records, or --all.")
    desk = session.desk()
    if said.all:
        done = desk.sealing.seal_all()
    else:
        done = desk.sealing.seal([desk.records.show(told).record for told in said.ids])
    state = desk.sealing.state()
    value: JsonValue = {
        "id": desk.archive_id,
        "entries": done.entries,
        "contents": done.contents,
        "sealed": state.entries,
        "last_receipt": state.last_receipt,
    }
    lines = [
        f"Sealed: {done.entries} entries and {done.contents} files can no longer be read here.",
        f"This device holds {state.entries} sealed entries; last receipt: "
        f"{state.last_receipt or 'none yet'}.",
        WARNING,
    ]
    return Answer(value, lines)


def remove(session: Session, _: Namespace) -> Answer:
    """`remove --received`."""
    desk = session.desk()
    count = desk.sealing.remove_received()
    line = f"Removed: {count} files that headquarters confirmed; they can be had from there."
    return Answer({"id": desk.archive_id, "removed": count}, [line])
