"""Commands that write papers."""

from __future__ import annotations

from satchel.cli.grammar.words import Parser, Verbs, count, group, override, verb

_OF_A_RECORD = {
    "record": "one record, whole",
    "chronology": "what happened, in order, with its sources",
    "page": "all that is known of a person or case",
    "report": "a hearing report as it was answered",
}


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    papers = group(verbs, "print", "papers as PDF, in English, Russian or Kazakh")
    for name, about in _OF_A_RECORD.items():
        parser = verb(papers, name, f"printing:{name}", about)
        parser.add_argument("id", metavar="ID")
        _common(parser)
        override(parser)
        if name != "record":
            _legal(parser)
    people = verb(papers, "register", "printing:register", "people, charges, outcomes, custody")
    people.add_argument("--case", metavar="ID")
    _common(people)
    override(people)
    _legal(people)
    form = verb(papers, "form", "printing:form", "a form to be filled in by hand")
    form.add_argument("name", nargs="?", metavar="NAME")
    form.add_argument("--version", metavar="V")
    _common(form)
    sheets = verb(papers, "sheets", "printing:sheets", "numbered sheets for notes by hand")
    sheets.add_argument("--count", type=count, default=10, metavar="N")
    _common(sheets)


def _legal(parser: Parser) -> None:
    parser.add_argument("--legal", action="store_true", help="also what is for legal staff alone")


def _common(parser: Parser) -> None:
    parser.add_argument("--out", required=True, metavar="FILE")
    parser.add_argument("--language", choices=("en", "ru", "kk"), default="en", metavar="L")
