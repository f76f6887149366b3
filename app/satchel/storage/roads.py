"""Rows of what goes and comes by roads: relays and shared folders.

A parcel made for a road is a recipe like any other; here stands on which road it goes, what
it carries, and whether the road said it has all of it. Of what came: which parcels were
dealt with, so that none is fetched twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from satchel.domain.ids import ContentId, DeviceId
from satchel.storage import stored_json
from satchel.storage.database import Database
from satchel.storage.receipts import Ranges
from satchel.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class CarriedLedger:
    """Entries of a ledger that a parcel carries, readable or as a sealed bundle."""

    device: DeviceId
    branch: int
    ranges: Ranges


@dataclass(frozen=True, slots=True)
class CarriedContent:
    """A content, or piece `part` (from 0) of the `parts` it was cut into."""

    content: ContentId
    part: int = 0
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Carries:
    """What is in a parcel, without its words."""

    ledgers: tuple[CarriedLedger, ...] = ()
    contents: tuple[CarriedContent, ...] = ()


@dataclass(frozen=True, slots=True)
class RoadParcel:
    """A parcel on one road. `place` orders what was frozen together; `handed` is UTC text."""

    road: str
    parcel: str
    place: int
    box: str
    carries: Carries
    handed: str | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A parcel that lay in a box and was dealt with. `refused` is an error's code.

    `size` is how long the sender's ledger was known to be when it was taken in.
    """

    parcel: str
    manifest: bytes
    device: str | None
    size: int | None
    refused: str | None
    knew: int


def put(tx: Transaction, parcels: Iterable[RoadParcel]) -> None:
    """Remember that these go by a road; one that does already is left as it is."""
    tx.db.conn.executemany(
        "INSERT OR IGNORE INTO road_parcels (road, parcel, place, box, carries, handed)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (one.road, one.parcel, one.place, one.box, _carries_text(one.carries), one.handed)
            for one in parcels
        ],
    )


def on(db: Database, road: str) -> list[RoadParcel]:
    """What goes or went by one road, in the order it was made."""
    return _select(db, "road = ?", [road])


def everything(db: Database) -> list[RoadParcel]:
    """What goes or went by any road."""
    return _select(db, "1", [])


def to_box(db: Database, box: str) -> list[RoadParcel]:
    """What goes or went to one mailbox, by any road."""
    return _select(db, "box = ?", [box])


def note_handed(tx: Transaction, road: str, parcel: str, when: str | None) -> None:
    """The road says that it has all of it; or, with None, that it has not any more."""
    tx.db.execute(
        "UPDATE road_parcels SET handed = ? WHERE road = ? AND parcel = ?", [when, road, parcel]
    )


def drop(tx: Transaction, road: str, parcel: str) -> None:
    """It goes by this road no more."""
    tx.db.execute("DELETE FROM road_parcels WHERE road = ? AND parcel = ?", [road, parcel])


def note_arrival(tx: Transaction, road: str, box: str, arrival: Arrival) -> None:
    """A parcel in a box was dealt with."""
    tx.db.execute(
        "INSERT OR REPLACE INTO road_arrivals"
        " (road, box, parcel, manifest, device, size, refused, knew)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(road, box, arrival.parcel, arrival.manifest),
            *(arrival.device, arrival.size, arrival.refused, arrival.knew),
        ],
    )


def arrivals(db: Database, road: str, box: str) -> dict[str, Arrival]:
    """What was dealt with of a box, by parcel."""
    rows = db.execute(
        "SELECT parcel, manifest, device, size, refused, knew FROM road_arrivals"
        " WHERE road = ? AND box = ?",
        [road, box],
    ).fetchall()
    return {
        row[0]: Arrival(row[0], bytes(row[1]), row[2], row[3], row[4], int(row[5])) for row in rows
    }


def heard(db: Database, road: str) -> set[str]:
    """Devices of which a parcel came by this road."""
    rows = db.execute(
        "SELECT DISTINCT device FROM road_arrivals WHERE road = ? AND device IS NOT NULL", [road]
    ).fetchall()
    return {row[0] for row in rows}


def _select(db: Database, where: str, values: list[str]) -> list[RoadParcel]:
    rows = db.execute(
        "SELECT road, parcel, place, box, carries, handed FROM road_parcels"
        f" WHERE {where} ORDER BY road, place, parcel",
        values,
    ).fetchall()
    return [
        RoadParcel(
            *(row[0], row[1], int(row[2]), row[3]),
            _carries(row[4]),
            row[5],
        )
        for row in rows
    ]


def _carries_text(carries: Carries) -> str:
    return json.dumps(
        {
            "ledgers": [[one.device, one.branch, one.ranges] for one in carries.ledgers],
            "contents": [[one.content, one.part, one.parts] for one in carries.contents],
        }
    )


def _carries(text: str) -> Carries:
    told = stored_json.value(text)
    return Carries(
        tuple(
            CarriedLedger(DeviceId(device), int(branch), tuple((a, b) for a, b in ranges))
            for device, branch, ranges in told["ledgers"]
        ),
        tuple(
            CarriedContent(ContentId(content), int(part), int(parts))
            for content, part, parts in told["contents"]
        ),
    )


def opened_from(db: Database, parcel: str) -> str | None:
    """The device whose parcel of that id was opened here, by whatever road it came."""
    row = db.execute(
        "SELECT device FROM parcels WHERE parcel = ? AND direction = 'opened'", [parcel]
    ).fetchone()
    return None if row is None else str(row[0])
