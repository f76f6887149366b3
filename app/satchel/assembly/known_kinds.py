"""The kinds of record this version knows: asked before any archive is open, too."""

from __future__ import annotations

from satchel.catalog.kinds import Kinds
from satchel.system.paths import schema_folder


def known_kinds() -> Kinds:
    """Kinds from the schema folder that came with the program."""
    return Kinds(schema_folder() / "kinds")
