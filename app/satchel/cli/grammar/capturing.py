"""Commands about what waits to be captured, who may capture it, and what became of it."""

from __future__ import annotations

from satchel.cli.grammar.words import Parser, Verbs, override, verb, window

_POLICIES = ("here", "by-name", "safer", "never", "none")


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    window(verb(verbs, "queue", "queue:queue", "what waits to be captured"))
    _several(verbs, "queue pause", "queue:pause", "keep these, untried", "all that waits")
    _several(verbs, "queue resume", "queue:resume", "try these again", "all that is paused")
    retry = _several(verbs, "queue retry", "queue:retry", "try again what failed", "all failed")
    retry.add_argument(
        "--own-connection", action="store_true", help="from now on by the browser's own, unread"
    )
    cancel = _several(verbs, "queue cancel", "queue:cancel", "these are not wanted any more")
    cancel.add_argument("--why", metavar="TEXT")
    _several(verbs, "queue first", "queue:first", "these come before all others")
    _several(verbs, "queue last", "queue:last", "these come behind all others")
    policy = verb(verbs, "queue policy", "queue:policy", "who may fetch an address, or a site")
    policy.add_argument("what", nargs="?", metavar="SITE|WISH")
    policy.add_argument("policy", nargs="?", choices=_POLICIES, metavar="|".join(_POLICIES))
    ask = _several(verbs, "capture ask", "queue:ask", "ask someone safer to capture these")
    ask.add_argument("--of", default="headquarters", metavar="MEMBER")
    ask.add_argument("--why", metavar="TEXT")
    history = verb(verbs, "capture history", "looked_at:history", "every capture of an address")
    history.add_argument("what", metavar="URL|ID")
    compare = verb(verbs, "capture compare", "looked_at:compare", "what changed between two")
    compare.add_argument("before", metavar="ID")
    compare.add_argument("after", nargs="?", metavar="ID")
    _replay(verbs)
    _check(verbs)


def _several(verbs: Verbs, name: str, act: str, about: str, all_: str = "") -> Parser:
    parser = verb(verbs, name, act, about)
    parser.add_argument("wishes", nargs="*" if all_ else "+", metavar="WISH")
    if all_:
        parser.add_argument("--all", action="store_true", help=all_)
    return parser


def _replay(verbs: Verbs) -> None:
    replay = verb(verbs, "capture replay", "replaying:replay", "a captured page as it was")
    replay.add_argument("id", metavar="ID")
    replay.add_argument("--check", action="store_true", help="no window: compare, and tell")
    replay.add_argument("--rounds", type=int, default=1, metavar="N", help="check so often")
    replay.add_argument("--language", choices=("en", "ru", "kk"), default="en", metavar="L")


def _check(verbs: Verbs) -> None:
    check = verb(verbs, "cite check", "cite_check:check", "what became of each cited source")
    check.add_argument("id", nargs="?", metavar="ID")
    check.add_argument("--case", metavar="ID")
    check.add_argument("--again", action="store_true", help="capture each page once more first")
    check.add_argument(
        "--allow-address", action="append", default=[], metavar="HOST:PORT",
        help="with --again: lift the private-address rule for one origin",
    )  # fmt: skip
    check.add_argument("--print", dest="out", metavar="FILE", help="the table as PDF, too")
    check.add_argument("--language", choices=("en", "ru", "kk"), default="en", metavar="L")
    check.add_argument("--legal", action="store_true", help="print what is for legal staff too")
    override(check)
