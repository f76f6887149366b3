"""Rows of what came of comparing two captures of one address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from satchel.storage.database import Database


class Alike(StrEnum):
    """UNREADABLE: the bytes differ, and no text can be read to compare."""

    SAME = "same"
    CHANGED = "changed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many lines went and came between two captures, by their records."""

    before: str
    after: str
    state: Alike
    gone: int = 0
    came: int = 0

    @property
    def is_change(self) -> bool:
        """Whether they are known to differ."""
        return self.state is not Alike.SAME


def put(db: Database, one: Comparison) -> None:
    """Keep what came of it."""
    db.execute(
        "INSERT OR REPLACE INTO comparisons (before, after, state, gone, came)"
        " VALUES (?, ?, ?, ?, ?)",
        [one.before, one.after, one.state.value, one.gone, one.came],
    )


def get(db: Database, before: str, after: str) -> Comparison | None:
    """What came of it, None where they were not compared yet."""
    row = db.execute(
        "SELECT state, gone, came FROM comparisons WHERE before = ? AND after = ?", [before, after]
    ).fetchone()
    return Comparison(before, after, Alike(row[0]), int(row[1]), int(row[2])) if row else None


def everything(db: Database) -> dict[tuple[str, str], Comparison]:
    """All of them, by the two records."""
    rows = db.execute("SELECT before, after, state, gone, came FROM comparisons").fetchall()
    return {
        (row[0], row[1]): Comparison(row[0], row[1], Alike(row[2]), int(row[3]), int(row[4]))
        for row in rows
    }
