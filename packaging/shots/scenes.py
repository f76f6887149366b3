"""Which place is pictured of each screen: a screen nobody thought of here fails a test.

A screen that can be opened by its name needs no line; one that shows a record does.
"""

from __future__ import annotations

from collections.abc import Mapping

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
# Pictures that are of no screen: what lies over them, and what comes before.
BESIDES = ("first-run", "unlock", "palette", "hearing-new")


def place(name: str, entry: Entry, ids: Mapping[str, str]) -> Place | None:
    """Where to go for a picture of this screen, or None when nobody said."""
    if name in OF_RECORDS:
        return Place(name, ids[OF_RECORDS[name]], SPOTS.get(name))
    return Place(name, None, SPOTS.get(name)) if entry.words is not None else None
