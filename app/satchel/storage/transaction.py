"""One write to the archive: all of it durable, or none of it happened.

Every change of a table is made inside one of these. Not for `content.db`, whose rows
become part of the archive only by what is committed here.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from satchel.domain.errors import Bug
from satchel.storage.database import Database


@dataclass(slots=True)
class Transaction:
    """An open transaction; `db` is the archive's only writing connection.

    `before_commit` are run in order just before the commit, `after_commit` just after
    it and never after a rollback.
    """

    db: Database
    before_commit: list[Callable[[], None]] = field(default_factory=list)
    after_commit: list[Callable[[], None]] = field(default_factory=list)


@contextlib.contextmanager
def transaction(db: Database) -> Iterator[Transaction]:
    """BEGIN IMMEDIATE; commits at the end, rolls back on any exception.

    Raises Bug when one is open already; MachineRefused when the disk refuses, and then
    nothing of it is kept.
    """
    if db.conn.in_transaction:
        raise Bug("a transaction was begun inside another")
    db.execute("BEGIN IMMEDIATE")
    tx = Transaction(db)
    try:
        yield tx
        for act in tx.before_commit:
            act()
        db.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:  # a full disk has rolled it back already
            db.execute("ROLLBACK")
        raise
    for act in tx.after_commit:
        act()
