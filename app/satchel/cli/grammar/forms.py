"""Commands about forms and the reports that are filled in by them."""

from __future__ import annotations

from satchel.cli.grammar.words import Parser, Verbs, audience, group, verb, window

_ANSWERS = ("yes", "no", "not-applicable", "unknown")


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    _form(verbs)
    report = group(verbs, "report", "hearing reports: what observers answered")
    start = verb(report, "start", "reports:start", "begin a report of a hearing or of one accused")
    start.add_argument("hearing", metavar="HEARING")
    start.add_argument("--form", metavar="F", help="which form (default: hearing-report)")
    start.add_argument("--version", metavar="V", help="which version of it (default: the newest)")
    start.add_argument("--person", metavar="ACCUSED", help="the accused it is about")
    start.add_argument("--another", action="store_true", help="a second one beside your first")
    audience(start)
    _answer(report)
    show = verb(report, "show", "reports:show", "a whole report, with what is not answered")
    show.add_argument("record", metavar="OBSERVATION|HEARING")
    _language(show)
    list_ = verb(report, "list", "reports:list_", "reports, and how far each is answered")
    list_.add_argument("--case", metavar="ID")
    window(list_)
    compare = verb(report, "compare", "reports:compare", "observers of one hearing side by side")
    compare.add_argument("hearing", metavar="HEARING")
    _language(compare)


def _form(verbs: Verbs) -> None:
    form = group(verbs, "form", "forms: questions as data")
    verb(form, "list", "forms:list_", "the forms there are, every version")
    show = verb(form, "show", "forms:show", "the groups and questions of a form")
    show.add_argument("form", metavar="FORM")
    show.add_argument("--version", metavar="V", help="which version (default: the newest)")
    _language(show)
    add = verb(form, "add", "forms:add", "send a form of the mission's own")
    add.add_argument("file", metavar="FILE")


def _answer(report: Verbs) -> None:
    answer = verb(report, "answer", "reports:answer", "answer a question, or many by --body")
    answer.add_argument("observation", metavar="OBSERVATION")
    answer.add_argument("question", nargs="?", metavar="QUESTION", help="its number, like D3")
    answer.add_argument("answer", nargs="?", choices=_ANSWERS)
    answer.add_argument("--value", action="append", default=[], metavar="V", help="what was told")
    answer.add_argument("--how", choices=("saw", "heard", "told", "document"), help="how known")
    answer.add_argument("--told-by", metavar="WHO")
    answer.add_argument("--confidence", choices=("high", "medium", "low"))
    answer.add_argument("--at", metavar="TIME", help="HH:MM or RFC 3339")
    answer.add_argument("--text", metavar="T", help="in your own words")
    answer.add_argument(
        "--link", action="append", default=[], metavar="RECORD[:PLACE]", help="what it rests on"
    )
    answer.add_argument("--another", action="store_true", help="one more of a repeated question")
    answer.add_argument("--clear", action="store_true", help="not answered again")
    answer.add_argument("--body", metavar="FILE|-", help="answers by question as one JSON object")


def _language(parser: Parser) -> None:
    parser.add_argument("--language", default="en", metavar="L", help="en, ru, kk or the form's")
