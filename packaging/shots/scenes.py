"""Which place is pictured of each screen: a screen nobody thought of here fails a test.

A screen that can be opened by its name needs no line; one that shows a record does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from satchel.gui.places import Place
from satchel.gui.shell.screens import Entry

# The screen's name in the shell's table, and the story's name for the record it shows.
OF_RECORDS: dict[str, str] = {
    "hearing": "hearing",
    "attach": "hearing",
    "viewer": "ruling",
    "report": "observation",
    "case": "case",
    "person": "accused",
    "letter": "letter",
    "page": "capture",
    "record": "line",
    "exhibit": "case",
}
SPOTS = {"search": "суд"}
# The same screens with another record on them, or with none; named for the picture.
OTHERS: dict[str, tuple[str, str | None]] = {
    "giving-case": ("giving", "case"),
    "hearing-new": ("hearing", None),
    "hearing-sealed": ("hearing", "sealed"),
    "report-new": ("report", "hearing1"),
    "viewer-text": ("viewer", "report"),
    "viewer-mail": ("viewer", "mail"),
    "viewer-table": ("viewer", "register"),
}


def place(name: str, entry: Entry, ids: Mapping[str, str]) -> Place | None:
    """Where to go for a picture of this screen, or None when nobody said."""
    if name in OF_RECORDS:
        return Place(name, ids.get(OF_RECORDS[name]), SPOTS.get(name))
    return Place(name, None, SPOTS.get(name)) if entry.words is not None else None


def others(ids: Mapping[str, str]) -> Iterator[tuple[str, Place]]:
    """Each picture of `OTHERS`, and where it is taken."""
    for name, (screen, record) in OTHERS.items():
        yield name, Place(screen, ids[record] if record is not None else None)


def is_asked_for(picture: str, only: Sequence[str]) -> bool:
    """Nothing asked for is everything; a screen's name asks for what lies in it, too."""
    return not only or any(picture == name or picture.startswith(f"{name}-") for name in only)
