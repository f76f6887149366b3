"""Everything an archive gives back, read in full, so that two archives can be compared.

Every row of every table (those of the search index too) and every byte of every content
that can be opened here. What is left out is what nobody can ask for: free pages, and the
random bytes that fill up the last row of a content.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from satchel.domain.ids import ContentId
from satchel.storage.archive import Archive
from satchel.storage.contents import ContentState


@dataclass(frozen=True, slots=True)
class Holdings:
    """`tables`: one digest for each table, over all its rows; `contents`: one for each content."""

    tables: dict[str, str]
    contents: dict[str, str]


def holdings(archive: Archive) -> Holdings:
    """Raises what reading raises."""
    db = archive.reading()
    names = [
        name
        for (name,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
    ]
    ids = [ContentId(i) for (i,) in db.execute("SELECT content FROM contents").fetchall()]
    return Holdings(
        {
            name: _digest(sorted(db.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr))
            for name in names
        },
        {content: _content(archive, content) for content in sorted(ids)},
    )


def _digest(rows: list[object]) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _content(archive: Archive, content: ContentId) -> str:
    state = archive.contents.state(content)
    if state is not ContentState.HERE:
        return state.value
    with archive.contents.open(content) as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
