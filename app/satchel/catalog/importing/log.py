"""Which row of a table made which records: told by the custody entries of its imports.

Every import signs what it made, by the key of each row, so that the next one finds it on
any device that has received the entries. Rows do not carry a mark of their own: a record
that leaves in an exhibit must not tell which key it had in a register.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from satchel.catalog.records import Records
from satchel.domain.errors import RefusedByPolicy
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId, is_record_id
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.words import Audience
from satchel.storage.database import Database
from satchel.storage.records import ListWish, select
from satchel.storage.transaction import Transaction

ACT = "imported"
SHARED = " "  # before the text by which rows share a record; a row's key never begins so
_ROWS_OF_A_PART = 500

Made = dict[str, dict[str, list[RecordId]]]  # key of a row, label, records


@dataclass(slots=True)
class Earlier:
    """What earlier imports of a register left: the files they read, and what each row made."""

    files: set[RecordId] = field(default_factory=set)
    newest: RecordId | None = None
    made: Made = field(default_factory=dict)


def earlier_imports(db: Database, register: str) -> Earlier:
    """Everything earlier imports of that register made, in the order they were signed.

    Raises RefusedByPolicy ("not-all-here") where a part of one has not arrived yet: its
    rows would be made a second time.
    """
    found = Earlier()
    parts: dict[RecordId, int] = {}
    arrived: dict[RecordId, int] = {}
    for view in select(db, ListWish(kind="custody-entry", only=("act", ACT))):
        detail = view.fields.get("detail")
        if not isinstance(detail, Mapping) or detail.get("register") != register:
            continue
        run = detail.get("run")
        first = RecordId(run) if isinstance(run, str) else view.record
        arrived[first] = arrived.get(first, 0) + 1
        if run is None and isinstance(detail.get("parts"), int):
            parts[first] = int(str(detail["parts"]))
        _take(found, view, detail)
    if any(parts.get(first) != number for first, number in arrived.items()):
        raise RefusedByPolicy(
            f"An earlier import of {register!r} has not arrived here whole, so its rows would be "
            "made twice; open the missing parcels first.",
            code="not-all-here",
        )
    return found


def _take(found: Earlier, view: RecordView, detail: Mapping[str, JsonValue]) -> None:
    file = detail.get("file")
    if isinstance(file, str) and is_record_id(file):
        found.newest = RecordId(file)
        found.files.add(found.newest)
    rows = detail.get("rows")
    for key, made in rows.items() if isinstance(rows, Mapping) else ():
        labels = found.made.setdefault(key, {})
        for label, ids in made.items() if isinstance(made, Mapping) else ():
            known = labels.setdefault(label, [])
            for one in ids if isinstance(ids, list) else ():
                if isinstance(one, str) and is_record_id(one) and one not in known:
                    known.append(RecordId(one))


def sign_import(
    tx: Transaction,
    records: Records,
    register: str,
    file: RecordId,
    made: Made,
    audience: Audience,
) -> None:
    """Sign what an import made, in entries of a bounded size, within its transaction."""
    pieces = list(_pieces(made)) or [{}]
    first: RecordId | None = None
    for piece in pieces:
        detail: dict[str, JsonValue] = {"register": register, "file": file, "rows": piece}
        if first is None:
            detail["parts"] = len(pieces)
        else:
            detail["run"] = first
        fields: JsonObject = {"act": ACT, "subjects": [file], "detail": detail}
        signed = records.add_within(tx, "custody-entry", fields, audience=audience)
        first = first or signed.record


def _pieces(made: Made) -> Iterator[dict[str, JsonValue]]:
    keys = list(made)
    for start in range(0, len(keys), _ROWS_OF_A_PART):
        yield {
            key: {label: list(ids) for label, ids in made[key].items()}
            for key in keys[start : start + _ROWS_OF_A_PART]
        }
