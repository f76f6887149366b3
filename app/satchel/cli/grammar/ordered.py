"""Commands that show what is known in order: chronologies and pages."""

from __future__ import annotations

from satchel.cli.grammar.words import Verbs, verb, window


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    chronology = verb(
        verbs, "chronology", "chronology:chronology", "what happened, in order, with its sources"
    )
    chronology.add_argument("id", metavar="ID", help="a case, a person, a hearing, any record")
    chronology.add_argument("--since", metavar="DATE")
    chronology.add_argument("--until", metavar="DATE")
    chronology.add_argument("--all", action="store_true", help="notes and documents too")
    window(chronology)
    page = verb(verbs, "page", "chronology:page", "all that is known of a person or case")
    page.add_argument("id", metavar="ID")
    page.add_argument("--all", action="store_true", help="notes and documents too")
