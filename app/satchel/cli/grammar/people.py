"""Commands about people: add, name, join."""

from __future__ import annotations

from satchel.cli.grammar.words import Parser, Verbs, audience, filters, group, stated_by, verb


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    person = group(verbs, "person", "people, under every name we know")
    filters(verb(person, "list", "records:list_person", "list every person"))
    add = verb(person, "add", "people:add_person", "add a person")
    audience(add)
    add.add_argument("--name", action="append", default=[], metavar="N", help="may be repeated")
    _spelled(add)
    add.add_argument("--protected", action="store_true", help="known by a code only")
    add.add_argument("--code", metavar="C", help="the code (default: the next of W-1, W-2 …)")
    add.add_argument("--sealed", action="store_true", help="the name unreadable here at once")
    add.add_argument("--role", action="append", default=[], metavar="R")
    add.add_argument("--case", metavar="ID")
    add.add_argument("--summary", metavar="T")
    name = verb(person, "name", "people:name_person", "add a name, or choose one for a language")
    name.add_argument("id", metavar="ID")
    name.add_argument("name", metavar="NAME")
    _spelled(name)
    name.add_argument("--sealed", action="store_true", help="a protected name unreadable here")
    stated_by(name)
    same = verb(verbs, "same", "people:same", "join two records of the same thing; unlink undoes")
    same.add_argument("keep", metavar="KEEP")
    same.add_argument("other", metavar="OTHER")


def _spelled(parser: Parser) -> None:
    parser.add_argument("--language", metavar="L", help="language of the name, like ru")
    parser.add_argument("--chosen", action="store_true", help="the name to use in its language")
