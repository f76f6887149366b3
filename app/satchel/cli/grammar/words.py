"""Small parts every command's grammar is made of."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from satchel.domain.errors import UsageError

_UNKNOWN = re.compile(r"argument COMMAND: invalid choice: '(.*?)' \(choose from", re.DOTALL)


class Parser(argparse.ArgumentParser):
    """argparse that refuses with one sentence instead of a usage dump."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("allow_abbrev", False)
        super().__init__(*args, **settings)

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print; the program's name leads to its help."""
        unknown = _UNKNOWN.match(message)
        if unknown:
            raise UsageError(f"There is no command '{unknown[1]}'; see '{self.prog} --help'.")
        said = message[:1].upper() + message[1:]
        raise UsageError(f"{said}; see '{self.prog} --help'.")


TWO_WORDS = frozenset(
    [
        "capture ask",
        "capture compare",
        "capture export",
        "capture history",
        "capture replay",
        "capture verify",
        "cite check",
        "queue cancel",
        "queue first",
        "queue last",
        "queue pause",
        "queue policy",
        "queue resume",
        "queue retry",
        "send list",
    ]
)
"""Commands of two words beside one that takes words of its own (`cite FILE`, `cite check ID`).
They are verbs by their whole name."""

Verbs = Any  # argparse._SubParsersAction[Parser]: private in the library


class OneVerb:
    """Takes the place of all verbs where only `name` will be asked for: the rest of the
    grammar is passed over, which is most of what a command waits for before it begins."""

    def __init__(self, verbs: Verbs, name: str) -> None:
        self._verbs = verbs
        self._name = name
        self.exists = False

    def add_parser(self, name: str, **settings: Any) -> Any:
        if name != self._name:
            return _PASSED_OVER
        self.exists = True
        return self._verbs.add_parser(name, **settings)


class _PassedOver:
    """A parser of a command that will not be asked for: whatever is told to it is forgotten."""

    def __getattr__(self, name: str) -> Any:
        return self._forget

    def _forget(self, *_said: Any, **_settings: Any) -> _PassedOver:
        return self


_PASSED_OVER = _PassedOver()


def verb(verbs: Verbs, name: str, act: str, about: str) -> Parser:
    """A command `name` that runs `act` ("module:function" under cli.acts)."""
    parser: Parser = verbs.add_parser(name, help=about, description=about)
    parser.set_defaults(act=act)
    return parser


def group(verbs: Verbs, name: str, about: str) -> Verbs:
    """A command that has commands of its own."""
    parser: Parser = verbs.add_parser(name, help=about, description=about)
    return parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)


def fields(parser: Parser) -> None:
    """--field NAME=VALUE and --body FILE|-."""
    parser.add_argument(
        "--field", action="append", default=[], metavar="NAME=VALUE", help="set one field"
    )
    parser.add_argument("--body", metavar="FILE|-", help="fields as one JSON object")


def stated_by(parser: Parser) -> None:
    """Whose statement the given values are: they then stand beside what others state."""
    parser.add_argument("--source", metavar="ID", help="the record these values were found in")
    parser.add_argument("--place", metavar="TEXT", help="page, line, second or row of the source")
    parser.add_argument("--as-of", metavar="DATE", help="as of when it held, EDTF")
    parser.add_argument("--by", metavar="WHO", help="who states it")


def audience(parser: Parser) -> None:
    """Who may ever read it."""
    parser.add_argument(
        "--audience",
        choices=("coordination", "legal"),
        default="coordination",
        help="who may ever read it (default: coordination)",
    )


def override(parser: Parser) -> None:
    """Whose decision it is to go beyond consent or restriction; it is kept."""
    parser.add_argument(
        "--override",
        metavar="WHO:WHY",
        help="go beyond consent or restriction; who decided and why is kept",
    )


def filters(parser: Parser) -> None:
    """What a list is limited to."""
    parser.add_argument("--case", metavar="ID")
    parser.add_argument("--person", metavar="ID")
    parser.add_argument("--since", metavar="DATE")
    parser.add_argument("--until", metavar="DATE")
    window(parser)


def window(parser: Parser) -> None:
    """--limit and --offset."""
    parser.add_argument("--limit", type=count, metavar="N", help="at most N")
    parser.add_argument(
        "--offset", type=count, default=0, metavar="N", help="leave out the first N"
    )


def count(text: str) -> int:
    """A whole number from 0."""
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return int(text)
