"""Rows that say what became of reading each content's text."""

from __future__ import annotations

from typing import Any, Protocol

from satchel.domain.ids import ContentId
from satchel.storage.database import Database


class Outcome(Protocol):
    """What a reading of text ended with."""

    @property
    def state(self) -> str: ...
    @property
    def pages(self) -> int | None: ...
    @property
    def picture_pages(self) -> int | None: ...
    @property
    def charset(self) -> str | None: ...
    @property
    def reason(self) -> str | None: ...


def put(db: Database, content: str, outcome: Outcome) -> None:
    """Insert or replace the state of one content."""
    db.execute(
        "INSERT OR REPLACE INTO text_states"
        " (content, state, pages, picture_pages, charset, reason) VALUES (?, ?, ?, ?, ?, ?)",
        [
            content,
            str(outcome.state),
            outcome.pages,
            outcome.picture_pages,
            outcome.charset,
            outcome.reason,
        ],
    )


def get(db: Database, content: str) -> dict[str, Any] | None:
    """State, pages, picture_pages, charset and reason of one content, or None."""
    row = db.execute(
        "SELECT state, pages, picture_pages, charset, reason FROM text_states WHERE content = ?",
        [content],
    ).fetchone()
    if row is None:
        return None
    return dict(zip(("state", "pages", "picture_pages", "charset", "reason"), row, strict=True))


def unread(db: Database) -> list[ContentId]:
    """Contents that can be opened here and of whose text nothing was said yet: those that
    have just come, and those whose reading a kill cut off. Withdrawn records' are left out."""
    rows = db.execute(
        "SELECT content FROM contents WHERE state = 'here' AND file_key IS NOT NULL"
        " AND content IN (SELECT content FROM records WHERE withdrawn IS NULL)"
        " AND content NOT IN (SELECT content FROM text_states) ORDER BY content"
    ).fetchall()
    return [ContentId(content) for (content,) in rows]


def drop(db: Database, content: str) -> None:
    """Forget the state of a content that is sealed or gone."""
    db.execute("DELETE FROM text_states WHERE content = ?", [content])
