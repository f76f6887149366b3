"""Acts of sealing and removing."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from satchel.assembly import leaving
from satchel.catalog.importing.log import ACT
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.storage import record_ids
from satchel.storage import records as rows
from satchel.storage.records import ListWish
from satchel.sync.sealing import WARNING

if TYPE_CHECKING:
    from satchel.assembly.desk import Desk

_READ_FROM_A_FILE = ("correspondence", "transcript", "translation")


def seal(session: Session, said: Namespace) -> Answer:
    """`seal ID...` or `seal --all`."""
    if bool(said.ids) == said.all:
        raise UsageError("Say what to seal: ids of records, or --all.")
    desk = session.desk()
    done = leaving.finish(desk) if said.all else desk.sealing.seal(_with_their_own(desk, said.ids))
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


def _with_their_own(desk: Desk, ids: Sequence[str]) -> list[RecordId]:
    """The records, and what holds the same words: nobody would think of them apart.

    Those are the names of a protected person, the file that a letter or transcript was
    read from, and what an import of a table notes of its rows: their keys may be names.
    """
    views = [desk.records.show(told) for told in ids]
    db = desk.archive.reading()
    chosen = [view.record for view in views]
    names = [one.record for view in views for one in desk.people.identities(db, view.record)]
    files = [view.fields.get("document") for view in views if view.kind in _READ_FROM_A_FILE]
    read = [RecordId(one) for one in files if isinstance(one, str) and record_ids.exists(db, one)]
    tables = {view.record for view in views if view.kind == "attachment"}
    imports = ListWish(kind="custody-entry", only=("act", ACT))
    noted = [
        one.record
        for one in (rows.select(db, imports) if tables else ())
        if tables.intersection(_subjects(one))
    ]
    return list(dict.fromkeys([*chosen, *names, *read, *noted]))


def _subjects(view: RecordView) -> list[JsonValue]:
    told = view.fields.get("subjects")
    return list(told) if isinstance(told, list | tuple) else []


def remove(session: Session, _: Namespace) -> Answer:
    """`remove --received`."""
    desk = session.desk()
    count = desk.sealing.remove_received()
    line = f"Removed: {count} files that headquarters confirmed; they can be had from there."
    return Answer({"id": desk.archive_id, "removed": count}, [line])
