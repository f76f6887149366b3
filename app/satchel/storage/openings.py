"""Rows that tell which parcels were opened where, and which were sent: what devices signed.

An entry counts for the device that wrote it and for no other, so each is read by itself, not
as its record shows it after somebody's edits.
"""

from __future__ import annotations

from satchel.domain.ids import DeviceId
from satchel.storage import stored_json
from satchel.storage.database import Database

_SAID = "json_extract(CAST(s.plain AS TEXT), '$.body.set.{}')"
_ACT, _DETAIL = _SAID.format("act"), _SAID.format("detail")
_ENTRIES = (
    " FROM records r JOIN entries e ON e.record = r.record"
    " JOIN sections s ON s.leaf = e.leaf AND s.name = 'what' AND s.plain IS NOT NULL"
    " WHERE r.kind = 'custody-entry' AND e.kind = 'custody-entry'"
)


def by_device(db: Database) -> dict[str, set[str]]:
    """The parcels that each device says, in entries of its own, to have opened."""
    rows = db.execute(
        f"SELECT e.device, json_extract({_DETAIL}, '$.parcel'){_ENTRIES}"
        f" AND json_extract(r.fields, '$.act') = 'parcel-opened' AND {_ACT} = 'parcel-opened'"
    ).fetchall()
    found: dict[str, set[str]] = {}
    for device, parcel in rows:
        if isinstance(parcel, str):
            found.setdefault(device, set()).add(parcel)
    return found


def of_device(db: Database, device: str) -> set[str]:
    """The same for one device; only its own ledger is read."""
    rows = db.execute(
        f"SELECT json_extract({_DETAIL}, '$.parcel') FROM positions p"
        " JOIN entries e ON e.leaf = p.leaf AND e.device = p.device AND e.kind = 'custody-entry'"
        " JOIN sections s ON s.leaf = e.leaf AND s.name = 'what' AND s.plain IS NOT NULL"
        f" WHERE p.device = ? AND {_ACT} = 'parcel-opened'",
        [device],
    ).fetchall()
    return {row[0] for row in rows if isinstance(row[0], str)}


def opened_here(db: Database) -> set[str]:
    """The parcels that were opened here."""
    rows = db.execute("SELECT parcel FROM parcels WHERE direction = 'opened'").fetchall()
    return {row[0] for row in rows}


def last_opening(db: Database, device: str) -> int | None:
    """Where in its ledger a device last said that it opened a parcel."""
    (index,) = db.execute(
        f"SELECT max(p.idx) FROM (SELECT e.leaf, e.device{_ENTRIES} AND e.device = ?"
        f" AND {_ACT} = 'parcel-opened') o"
        " JOIN positions p ON p.leaf = o.leaf AND p.device = o.device AND p.branch = 0",
        [device],
    ).fetchone()
    return None if index is None else int(index)


def last_words(db: Database, receiver: str) -> dict[DeviceId, dict[str, list[str]]]:
    """What each device last said, in an entry of its own, to have given relays for `receiver`
    and not to know as opened there, by relay: in a receipt for it, or with a parcel for it."""
    rows = db.execute(
        f"SELECT e.device, json_extract({_DETAIL}, '$.sent'){_ENTRIES}"
        f" AND (({_ACT} = 'receipt-given' AND json_extract({_DETAIL}, '$.device') = ?)"
        f" OR ({_ACT} = 'parcel-made' AND json_extract({_DETAIL}, '$.to') = ?"
        f" AND json_type({_DETAIL}, '$.sent') = 'object'))"
        " ORDER BY (SELECT max(p.idx) FROM positions p"
        " WHERE p.leaf = e.leaf AND p.device = e.device)",
        [receiver, receiver],
    ).fetchall()
    found: dict[DeviceId, dict[str, list[str]]] = {}
    for device, sent in rows:
        told = stored_json.value(sent) if isinstance(sent, str) else {}
        found[DeviceId(device)] = _by_relay(told) if isinstance(told, dict) else {}
    return found


def _by_relay(told: dict[str, object]) -> dict[str, list[str]]:
    return {
        relay: [one for one in parcels if isinstance(one, str)]
        for relay, parcels in told.items()
        if isinstance(parcels, list)
    }
