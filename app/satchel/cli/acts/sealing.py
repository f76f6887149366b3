"""Acts of sealing and removing."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.errors import UsageError
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.sync.sealing import WARNING

if TYPE_CHECKING:
    from satchel.assembly.desk import Desk


def seal(session: Session, said: Namespace) -> Answer:
    """`seal ID...` or `seal --all`."""
    if bool(said.ids) == said.all:
        raise UsageError("Say what to seal: ids of records, or --all.")
    desk = session.desk()
    if said.all:
        done = desk.sealing.seal_all()
    else:
        done = desk.sealing.seal(_with_identities(desk, said.ids))
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


def _with_identities(desk: Desk, ids: Sequence[str]) -> list[RecordId]:
    """The records, and with a protected person the names: nobody would think of them apart."""
    chosen = [desk.records.show(told).record for told in ids]
    db = desk.archive.reading()
    names = [one.record for record in chosen for one in desk.people.identities(db, record)]
    return list(dict.fromkeys([*chosen, *names]))


def remove(session: Session, _: Namespace) -> Answer:
    """`remove --received`."""
    desk = session.desk()
    count = desk.sealing.remove_received()
    line = f"Removed: {count} files that headquarters confirmed; they can be had from there."
    return Answer({"id": desk.archive_id, "removed": count}, [line])
