"""Rows that say how addresses may be captured, and which of them come first.

What a site's rule is; what a single wish may, once it was said of it; and its turn. Functions
take a database inside a transaction where they write.
"""

from __future__ import annotations

from collections.abc import Sequence

from satchel.domain.capture_policy import Policy, policy_for, site_of
from satchel.domain.errors import UsageError
from satchel.domain.ids import RecordId
from satchel.storage.database import Database

_OPEN = "state IN ('waiting', 'running', 'paused')"


def sites(db: Database) -> dict[str, Policy]:
    """The rule of each site that has one, by name."""
    rows = db.execute("SELECT site, policy FROM site_policies ORDER BY site").fetchall()
    return {str(site): Policy(str(policy)) for site, policy in rows}


def of_address(db: Database, url: str) -> Policy:
    """What was last said of an address, else of its site."""
    row = db.execute(
        f"SELECT policy FROM queue WHERE url = ? ORDER BY {_OPEN} DESC, id DESC LIMIT 1", [url]
    ).fetchone()
    return Policy(str(row[0])) if row is not None else policy_for(url, sites(db))


def put_site(db: Database, site: str, policy: Policy | None) -> int:
    """Keep a site's rule, None for none; how many open wishes it changed.

    It holds for every address of the site that was ever wanted too, whatever was said of it
    before: the last word counts.
    """
    if policy is None:
        db.execute("DELETE FROM site_policies WHERE site = ?", [site])
    else:
        db.execute("INSERT OR REPLACE INTO site_policies VALUES (?, ?)", [site, policy.value])
    rules = sites(db)
    changed = 0
    wishes = db.execute(f"SELECT id, url, policy, {_OPEN} FROM queue").fetchall()
    for wish, url, held, is_open in wishes:
        holds = policy_for(str(url), rules)
        if _is_of(str(url), site) and holds != held:
            put(db, [int(wish)], holds)
            changed += int(is_open)
    return changed


def put(db: Database, wishes: Sequence[int], policy: Policy) -> None:
    """What holds for these wishes alone."""
    for wish in wishes:
        db.execute("UPDATE queue SET policy = ? WHERE id = ?", [policy.value, wish])


def put_request(db: Database, wish: int, request: RecordId) -> None:
    """Somebody safer was asked for it, by that record."""
    db.execute("UPDATE queue SET policy = 'safer', request = ? WHERE id = ?", [request, wish])


def of_withdrawn_requests(db: Database) -> list[int]:
    """Open wishes by requests that were taken back."""
    rows = db.execute(
        "SELECT q.id FROM queue q JOIN records r ON r.record = q.request"
        f" WHERE r.withdrawn IS NOT NULL AND {_OPEN.replace('state', 'q.state')} ORDER BY q.id"
    ).fetchall()
    return [int(row[0]) for row in rows]


def first(db: Database, wishes: Sequence[int]) -> None:
    """Before all others, in the order given."""
    (least,) = db.execute(f"SELECT ifnull(min(turn), 0) FROM queue WHERE {_OPEN}").fetchone()
    for place, wish in enumerate(wishes):
        db.execute(
            "UPDATE queue SET turn = ? WHERE id = ?", [int(least) - len(wishes) + place, wish]
        )


def last(db: Database, wishes: Sequence[int]) -> None:
    """Behind all others, in the order given."""
    (most,) = db.execute(f"SELECT ifnull(max(turn), 0) FROM queue WHERE {_OPEN}").fetchone()
    for place, wish in enumerate(wishes, 1):
        db.execute("UPDATE queue SET turn = ? WHERE id = ?", [int(most) + place, wish])


def _is_of(url: str, site: str) -> bool:
    try:
        name = site_of(url)
    except UsageError:
        return False
    return name == site or name.endswith(f".{site}")
