"""The command that opens the windows."""

from __future__ import annotations

from satchel.cli.grammar.words import Verbs, verb


def register(verbs: Verbs) -> None:
    """Add it to the grammar."""
    verb(verbs, "gui", "windows:gui", "open the windows")
