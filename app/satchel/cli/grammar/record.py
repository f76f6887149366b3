"""Commands about records: add, edit, list, link, note, history."""

from __future__ import annotations

from satchel.cli.grammar.words import (
    Parser,
    Verbs,
    audience,
    fields,
    filters,
    group,
    stated_by,
    verb,
)

_ADDED_BY = {"hearing": "noting"}


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    _generic(verbs)
    _case(verbs)
    _hearing(verbs)
    _note(verbs)
    kind = group(verbs, "kind", "which kinds of record there are")
    verb(kind, "list", "kinds:list_", "every kind and what it is for")
    show = verb(kind, "show", "kinds:show", "the fields of a kind")
    show.add_argument("kind", metavar="KIND")


def _generic(verbs: Verbs) -> None:
    add = verb(verbs, "add", "records:add", "add a record of any kind")
    add.add_argument("kind", metavar="KIND")
    fields(add)
    stated_by(add)
    audience(add)
    edit = verb(verbs, "edit", "records:edit", "change fields of a record")
    edit.add_argument("id", metavar="ID")
    fields(edit)
    stated_by(edit)
    edit.add_argument(
        "--retract", action="append", default=[], metavar="STATEMENT", help="take a statement back"
    )
    edit.add_argument("--unset", action="append", default=[], metavar="NAME", help="empty a field")
    edit.add_argument("--expect", metavar="HEAD", help="refuse if it was changed since")
    list_ = verb(verbs, "list", "records:list_", "list records of a kind")
    list_.add_argument("kind", metavar="KIND")
    filters(list_)
    list_.add_argument(
        "--where", action="append", default=[], metavar="FIELD=VALUE", help="of what is so"
    )
    list_.add_argument("--of", metavar="FIELD", help="list what they name there instead")
    link = verb(verbs, "link", "records:link", "say how two records belong together")
    unlink = verb(verbs, "unlink", "records:unlink", "take back a link")
    for parser in (link, unlink):
        parser.add_argument("a", metavar="A")
        parser.add_argument("relation", metavar="RELATION")
        parser.add_argument("b", metavar="B")
    withdraw = verb(verbs, "withdraw", "records:withdraw", "mark a mistake withdrawn")
    withdraw.add_argument("id", metavar="ID")
    withdraw.add_argument("--why", required=True, metavar="TEXT")
    withdraw.add_argument("--content", action="store_true", help="destroy its words and bytes too")
    for name, about in (("history", "every entry of a record"), ("show", "one record, whole")):
        parser = verb(verbs, name, f"records:{name}", about)
        parser.add_argument("id", metavar="ID")


def _short(verbs: Verbs, name: str, about: str) -> tuple[Verbs, Parser]:
    kind = group(verbs, name, about)
    list_ = verb(kind, "list", f"records:list_{name}", f"list every {name}")
    filters(list_)
    add = verb(kind, "add", f"{_ADDED_BY.get(name, 'records')}:add_{name}", f"add a {name}")
    audience(add)
    return kind, add


def _case(verbs: Verbs) -> None:
    _, add = _short(verbs, "case", "cases that are followed")
    add.add_argument("--title", required=True, metavar="T")
    for name in ("number", "court", "place", "country", "summary", "language"):
        add.add_argument(f"--{name}", metavar="T")
    add.add_argument("--zone", metavar="ZONE", help="like Asia/Almaty (default: by the place)")


def _hearing(verbs: Verbs) -> None:
    hearings, add = _short(verbs, "hearing", "hearings of a case")
    add.add_argument("--case", required=True, metavar="ID")
    add.add_argument("--court", metavar="T")
    add.add_argument("--date", metavar="DATE", help="EDTF, no more exact than known")
    add.add_argument("--zone", metavar="ZONE", help="like Asia/Almaty (default: by the place)")
    for name in ("title", "room", "place", "language"):
        add.add_argument(f"--{name}", metavar="T")
    add.add_argument("--participant", action="append", default=[], metavar="WHO")
    add.add_argument("--sealed", action="store_true", help="all its lines unreadable here")
    clock = verb(hearings, "clock", "noting:read_clock", "keep what the courtroom clock shows now")
    clock.add_argument("id", metavar="ID")
    clock.add_argument("--shows", required=True, metavar="HH:MM", help="or HH:MM:SS")


def _note(verbs: Verbs) -> None:
    note = verb(verbs, "note", "noting:note", "keep one stamped line under a record")
    note.add_argument("record", metavar="RECORD")
    note.add_argument("text", metavar="TEXT")
    note.set_defaults(moment=False)
    _line(note)
    # Not an option of `note`: a text that may be missing is not found after an option.
    moment = verb(verbs, "moment", "noting:note", "stamp a moment under a record, without text")
    moment.add_argument("record", metavar="RECORD")
    moment.set_defaults(moment=True, text="")
    _line(moment)


def _line(one: Parser) -> None:
    one.add_argument("--at", metavar="HH:MM|RFC3339")
    one.add_argument("--speaker", metavar="WHO")
    one.add_argument("--tag", action="append", default=[], metavar="T")
    one.add_argument("--typed-up-from", choices=("paper", "memory", "phone"))
    one.add_argument("--document", metavar="ID", help="the photo of the page it is typed up from")
    one.add_argument("--spoken-by", metavar="ID", help="who spoke, as a person kept here")
    one.add_argument("--language", metavar="L")
    one.add_argument("--sealed", action="store_true", help="unreadable here from the start")
    audience(one)
