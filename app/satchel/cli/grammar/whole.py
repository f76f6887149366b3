"""The whole grammar of `satchel`, put together from its families of commands."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import cache, lru_cache

from satchel import __version__
from satchel.cli.grammar import (
    archive,
    capturing,
    evidence,
    forms,
    letters,
    mission,
    ordered,
    people,
    printing,
    questions,
    record,
    recording,
    relays,
    sendings,
    tables,
    timestamps,
    transcripts,
    windows,
)
from satchel.cli.grammar.words import TWO_WORDS, OneVerb, Parser, Verbs
from satchel.domain.errors import UsageError

# In the order of the help.
_FAMILIES = (
    windows,
    archive,
    mission,
    record,
    questions,
    sendings,
    people,
    letters,
    ordered,
    forms,
    printing,
    recording,
    transcripts,
    evidence,
    capturing,
    timestamps,
    tables,
    relays,
)
_ABOUT = "Keeps notes, recordings, documents and cited pages in an encrypted archive, offline."


@cache
def build() -> Parser:
    """The parser of every command line. Made once: for each line of a `batch` anew it
    costs more than saving a note."""
    parser, verbs = _begun()
    for family in _FAMILIES:
        family.register(verbs)
    return parser


@lru_cache(maxsize=128)
def build_for(name: str) -> Parser:
    """The parser of one command, in a tenth of the time; of every command where none has
    that name."""
    parser, verbs = _begun()
    one = OneVerb(verbs, name)
    for family in _FAMILIES:
        family.register(one)
    return parser if one.exists else build()


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Arguments of one command line. Raises UsageError; SystemExit(0) after --help.

    The global options may stand before or after the command.
    """
    front, rest = _global_options(list(words))
    _require_values(rest)
    if " ".join(rest[:2]) in TWO_WORDS:
        rest = [" ".join(rest[:2]), *rest[2:]]
    return build_for(rest[0] if rest else "").parse_args([*front, *rest])


def asks_for_json(words: Sequence[str]) -> bool:
    """Whether the answer is to be JSON, known before the words are understood."""
    return "--json" in _global_options(list(words))[0]


def _begun() -> tuple[Parser, Verbs]:
    parser = Parser(prog="satchel", description=_ABOUT)
    parser.add_argument("--version", action="version", version=f"satchel {__version__}")
    _common(parser)
    verbs = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    return parser, verbs


def _common(parser: Parser) -> None:
    parser.add_argument("--archive", metavar="DIR", help="the archive's folder")
    parser.add_argument("--passphrase-file", metavar="FILE|-", help="where the passphrase is")
    parser.add_argument("--json", action="store_true", help="answer with one JSON value")


def _require_values(words: Sequence[str]) -> None:
    """argparse takes a lone `--` out of `--option=--` and hands on a list in place of text."""
    for word in words:
        if word == "--":
            return
        if word.startswith("--") and word.endswith("=--"):
            raise UsageError(f"'{word[:-3]}' cannot be given as '--'; write another value.")


def _global_options(words: list[str]) -> tuple[list[str], list[str]]:
    """Global options moved to the front, up to a lone `--`."""
    front: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word == "--":
            rest += words[at:]
            break
        if word == "--json":
            front.append(word)
        elif word in ("--archive", "--passphrase-file") and at + 1 < len(words):
            front += [word, words[at + 1]]
            at += 1
        elif word.startswith(("--archive=", "--passphrase-file=")):
            front.append(word)
        else:
            rest.append(word)
        at += 1
    return front, rest
