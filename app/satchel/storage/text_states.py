"""Rows that say what became of reading each content's text."""

from __future__ import annotations

from typing import Any, Protocol

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


def drop(db: Database, content: str) -> None:
    """Forget the state of a content that is sealed or gone."""
    db.execute("DELETE FROM text_states WHERE content = ?", [content])
