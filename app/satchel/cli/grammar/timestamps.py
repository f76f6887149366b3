"""Commands about trusted time: authorities, what they stamped, and what waits."""

from __future__ import annotations

from satchel.cli.grammar.words import Verbs, group, verb


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    timestamp = group(verbs, "timestamp", "trusted time by RFC 3161, from authorities you pin")
    _authority(timestamp)
    get = verb(timestamp, "get", "timestamps:get", "ask the pinned authorities for all that waits")
    get.add_argument(
        "--from-here", action="store_true", help="on an observer's device: ask all the same"
    )
    get.add_argument("--proxy", metavar="URL", help="such as socks5h://127.0.0.1:9050")
    list_ = verb(timestamp, "list", "timestamps:list_", "every timestamp, and what it is worth now")
    list_.add_argument("--waiting", action="store_true", help="what is not stamped yet, and why")
    show = verb(timestamp, "show", "timestamps:show", "by when a record existed, as it is proven")
    show.add_argument("id", metavar="ID")


def _authority(timestamp: Verbs) -> None:
    authority = group(timestamp, "authority", "whose timestamps are believed")
    verb(authority, "list", "timestamps:authorities", "authorities, and how long they hold")
    add = verb(authority, "add", "timestamps:add", "pin an authority by its certificate")
    add.add_argument("--name", required=True, metavar="NAME")
    add.add_argument("--url", required=True, metavar="URL", help="where it takes requests")
    add.add_argument(
        "--certificate",
        required=True,
        metavar="FILE",
        help="its certificate and every issuer up to the root, PEM",
    )
    add.add_argument("--policy", metavar="OID", help="the policy its timestamps must name")
    add.add_argument("--replaces", metavar="ID", help="the same authority's older certificate")
    drop = verb(authority, "drop", "timestamps:drop", "believe an authority no more")
    drop.add_argument("id", metavar="ID")
    drop.add_argument("--why", required=True, metavar="TEXT")
