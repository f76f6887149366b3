"""Commands about what headquarters gives its observers to work with."""

from __future__ import annotations

from satchel.cli.grammar.words import Verbs, verb


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    send = verb(verbs, "send", "sendings:send", "give an observer a case file or a working copy")
    send.add_argument("id", metavar="ID", help="a case, or any other record")
    send.add_argument("--to", required=True, metavar="MEMBER")
    send.add_argument("--why", metavar="TEXT")
    list_ = verb(verbs, "send list", "sendings:list_", "who was given what, when, and got it")
    list_.add_argument("--on", metavar="ID", help="about this case or record only")
    list_.add_argument("--to", metavar="MEMBER")
