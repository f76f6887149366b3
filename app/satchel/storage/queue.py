"""Rows of what waits to be captured: asked for once, tried until it is settled, never lost.

Functions take a database inside a transaction where they write. When and how often to
try is decided by the caller; here is only what is so. After a kill, `revive` makes what
was running wait again: settling a row and the entry of its capture are one transaction,
so nothing is captured twice and nothing is forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from satchel.domain.capture_policy import Policy
from satchel.domain.ids import RecordId
from satchel.storage import queue_policy
from satchel.storage.database import Database

_COLUMNS = (
    "id, citation, url, requested_at, requested_by, tier, state, tries, next_try, reason, capture,"
    " policy, turn, request"
)
_OPEN = "state IN ('waiting', 'running', 'paused')"


class Standing(StrEnum):
    """Where a wish stands. The last three are settled; asking again makes a new row."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Wish:
    """One address somebody wants captured. `reason` says why it is not done yet.

    `citation` is the record that cites it, None for an address typed by hand; `capture`
    the last capture record made for it; `request` the record that asks somebody safer, or by
    which somebody asked here. Times are `moments.utc_text`; what is ahead has the smaller `turn`.
    `tier` is T2 where the browser's own connection is wanted; anything else is as well as can be.
    """

    id: int
    citation: RecordId | None
    url: str
    requested_at: str
    requested_by: str
    tier: str
    state: Standing
    tries: int
    next_try: str
    reason: str | None
    capture: RecordId | None
    policy: Policy = Policy.HERE
    turn: int = 0
    request: RecordId | None = None


def ask(
    db: Database,
    url: str,
    *,
    citation: RecordId | None,
    by: str,
    tier: str,
    now: str,
    policy: Policy | None = None,
    request: RecordId | None = None,
) -> int:
    """Want `url`; the id of the row. Asking again while it is open changes nothing.

    Without a `policy` the one that was said of the address holds, else that of its site.
    """
    held = policy or queue_policy.of_address(db, url)
    db.execute(
        "INSERT INTO queue (citation, url, requested_at, requested_by, tier, next_try, policy,"
        " request) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (url, ifnull(citation, ''))"
        " WHERE state IN ('waiting', 'running', 'paused') DO NOTHING",
        [citation, url, now, by, tier, now, held.value, request],
    )
    row = db.execute(
        "SELECT id FROM queue WHERE url = ? AND ifnull(citation, '') = ifnull(?, '')"
        " AND state IN ('waiting', 'running', 'paused')",
        [url, citation],
    ).fetchone()
    return int(row[0])


def revive(db: Database) -> int:
    """What ran in a process that is gone waits again; how many. Only when nothing runs."""
    cursor = db.execute("UPDATE queue SET state = 'waiting' WHERE state = 'running'")
    return int(cursor.rowcount)


def open_wishes(db: Database, *, until: str | None = None) -> list[Wish]:
    """What waits to be captured here, in turn, then the longest due first; with `until` only
    what is due by then. What waits for its name or for somebody safer is not among it."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM queue WHERE state = 'waiting' AND policy = 'here'"
        " AND next_try <= ? ORDER BY turn, next_try, id",
        [until or "9999"],
    )
    return [_wish(row) for row in rows.fetchall()]


def waiting_for(db: Database, url: str) -> list[int]:
    """Ids of the rows that want `url` and are still open, whoever asked."""
    rows = db.execute(
        "SELECT id FROM queue WHERE url = ? AND state IN ('waiting', 'paused') ORDER BY turn, id",
        [url],
    )
    return [int(row[0]) for row in rows.fetchall()]


def wishes(db: Database, ids: Sequence[int]) -> list[Wish]:
    """Rows by id, in the order of ids; unknown ones are left out."""
    found = (
        db.execute(f"SELECT {_COLUMNS} FROM queue WHERE id = ?", [one]).fetchone() for one in ids
    )
    return [_wish(row) for row in found if row is not None]


def listed(db: Database, *, settled: bool = False, limit: int = -1, offset: int = 0) -> list[Wish]:
    """Newest first: what is not done, or with `settled` everything."""
    states = "" if settled else " WHERE state <> 'done'"
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM queue{states} ORDER BY id DESC LIMIT ? OFFSET ?", [limit, offset]
    )
    return [_wish(row) for row in rows.fetchall()]


def begin(db: Database, ids: Sequence[int]) -> None:
    """These are being tried now. The try counts even if the process is killed in it."""
    for one in ids:
        db.execute("UPDATE queue SET state = 'running', tries = tries + 1 WHERE id = ?", [one])


def settle(
    db: Database,
    wish: int,
    state: Standing,
    *,
    reason: str | None,
    next_try: str | None = None,
    capture: RecordId | None = None,
    uncount: bool = False,
) -> None:
    """What came of a try. `next_try` and `capture` stay as they were when None.

    `uncount` takes the try back: it was no fault of the site's.
    """
    db.execute(
        "UPDATE queue SET state = ?, reason = ?, next_try = ifnull(?, next_try),"
        " capture = ifnull(?, capture), tries = max(0, tries - ?) WHERE id = ?",
        [state, reason, next_try, capture, int(uncount), wish],
    )


def in_turn(db: Database, *, limit: int = -1, offset: int = 0) -> list[Wish]:
    """What is not done, as it stands in the queue: what runs, what waits in its turn, what is
    paused, then what failed and what was taken back, the newest first."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM queue WHERE state <> 'done' ORDER BY CASE state"
        " WHEN 'running' THEN 0 WHEN 'waiting' THEN 1 WHEN 'paused' THEN 2 ELSE 3 END,"
        f" CASE WHEN {_OPEN} THEN turn ELSE 0 END, CASE WHEN {_OPEN} THEN next_try END,"
        f" CASE WHEN {_OPEN} THEN id ELSE -id END LIMIT ? OFFSET ?",
        [limit, offset],
    )
    return [_wish(row) for row in rows]


def of_url(db: Database, url: str) -> list[Wish]:
    """Every wish for an address, the newest first."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM queue WHERE url = ? ORDER BY id DESC", [url])
    return [_wish(row) for row in rows]


def of_record(db: Database, record: str) -> list[Wish]:
    """Wishes of a citation, by a request or that made a capture, the newest first; `record`
    may be the beginning of an id."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM queue WHERE substr(citation, 1, :size) = :record"
        " OR substr(request, 1, :size) = :record OR substr(capture, 1, :size) = :record"
        " ORDER BY id DESC",
        {"record": record, "size": len(record)},
    )
    return [_wish(row) for row in rows]


def pause(db: Database, wish: int) -> bool:
    """Keep it, but do not try it; whether it was waiting."""
    cursor = db.execute(
        "UPDATE queue SET state = 'paused' WHERE id = ? AND state = 'waiting'", [wish]
    )
    return bool(cursor.rowcount)


def resume(db: Database, wish: int) -> bool:
    """Let it be tried again; whether it was paused."""
    cursor = db.execute(
        "UPDATE queue SET state = 'waiting' WHERE id = ? AND state = 'paused'", [wish]
    )
    return bool(cursor.rowcount)


def cancel(db: Database, wish: int, why: str | None) -> bool:
    """It is not wanted any more; whether it was still open."""
    cursor = db.execute(
        f"UPDATE queue SET state = 'cancelled', reason = ? WHERE id = ? AND {_OPEN}", [why, wish]
    )
    return bool(cursor.rowcount)


def retry(db: Database, wish: int, now: str) -> bool:
    """Let what failed or was taken back wait again from now on, its tries uncounted; whether
    it could. Where the same is wanted by a newer row already, that one waits and this stays."""
    cursor = db.execute(
        "UPDATE OR IGNORE queue SET state = 'waiting', tries = 0, reason = NULL, next_try = ?"
        " WHERE id = ? AND state IN ('failed', 'cancelled', 'waiting')",
        [now, wish],
    )
    return bool(cursor.rowcount)


def put_tier(db: Database, wishes: Sequence[int], tier: str) -> None:
    """In which manner these are to be captured, from now on."""
    for wish in wishes:
        db.execute("UPDATE queue SET tier = ? WHERE id = ?", [tier, wish])


def drop_record(db: Database, record: RecordId) -> None:
    """Forget what cites or captured this record, and that it asked: it was withdrawn."""
    db.execute("DELETE FROM queue WHERE citation = ? OR capture = ?", [record, record])
    db.execute("UPDATE queue SET request = NULL WHERE request = ?", [record])


def _wish(row: Sequence[object]) -> Wish:
    (
        id_, citation, url, requested_at, requested_by, tier, state, tries, next_try, reason,
        capture, policy, turn, request,
    ) = row  # fmt: skip
    return Wish(
        id=int(str(id_)),
        citation=None if citation is None else RecordId(str(citation)),
        url=str(url),
        requested_at=str(requested_at),
        requested_by=str(requested_by),
        tier=str(tier),
        state=Standing(str(state)),
        tries=int(str(tries)),
        next_try=str(next_try),
        reason=None if reason is None else str(reason),
        capture=None if capture is None else RecordId(str(capture)),
        policy=Policy(str(policy)),
        turn=int(str(turn)),
        request=None if request is None else RecordId(str(request)),
    )
