"""What a record said in its first entry, for kinds that never change afterwards.

An edit by somebody else must not turn whom we believe or what was stamped into something
else, so only the entry that made the record counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import DeviceId, RecordId
from satchel.domain.json_values import JsonObject
from satchel.domain.words import Act, Role, Section
from satchel.ledger.entry import read_header, read_section
from satchel.storage import devices, entries, records
from satchel.storage.database import Database


@dataclass(frozen=True, slots=True)
class First:
    """`fields` as the record was made with them, `device` who made it.

    `is_ours`: that device is this one or a coordinator's. `is_withdrawn`: one of those took
    it back; what others say of it changes nothing.
    """

    record: RecordId
    fields: JsonObject
    device: DeviceId
    is_ours: bool
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    device: DeviceId
    is_ours: bool
    is_first: bool
    what: JsonObject


def every(db: Database, kind: str, without: Collection[RecordId] = frozenset()) -> Iterator[First]:
    """The records of a kind that can be read here, withdrawn ones too, as they were made;
    those in `without` are not read."""
    for record in records.of_kind(db, kind):
        if record in without:
            continue
        told = [one for row in entries.entries_of(db, record) if (one := _read(db, row))]
        made = [one for one in told if one.is_first]
        if len(made) > 1:  # two that both claim to have made it
            made = [one for one in made if one.is_ours]
        fields = made[0].what.get("set") if len(made) == 1 else None
        if isinstance(fields, Mapping):
            withdrawn = any(one.is_ours and one.what.get("act") == Act.WITHDRAW for one in told)
            yield First(record, fields, made[0].device, made[0].is_ours, withdrawn)


def _read(db: Database, row: entries.EntryRow) -> _Entry | None:
    try:
        header = read_header(row.header)
        what = entries.sections_of(db, row.leaf).get(Section.WHAT)
        if what is None or what.plain is None:
            return None
        told = read_section(header, Section.WHAT, what.plain)
    except IntegrityFailure:
        return None  # named by `verify`
    return _Entry(row.device, _is_ours(db, row.device), not header.previous, told)


def _is_ours(db: Database, device: DeviceId) -> bool:
    row = devices.find(db, device)
    if row is None:
        return False
    if row.state in ("own", "former"):
        return True
    return row.role is Role.COORDINATOR and row.state == "admitted"
