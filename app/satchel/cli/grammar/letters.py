"""Commands about correspondence."""

from __future__ import annotations

from satchel.cli.grammar.words import Verbs, audience, group, verb, window

_KINDS = ("letter", "e-mail", "sms", "messenger", "fax", "form", "other")


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    letter = group(verbs, "letter", "correspondence: letters, e-mails, messages")
    _add(letter)
    _list(letter)
    thread = verb(letter, "thread", "letters:thread", "all letters that belong together, in order")
    thread.add_argument("id", metavar="ID")
    waiting = verb(letter, "unanswered", "letters:unanswered", "letters that nobody answered")
    waiting.add_argument("--as-of", metavar="DATE", help="by that day (default: today)")
    waiting.add_argument("--case", metavar="ID")
    none = verb(letter, "no-reply", "letters:no_reply", "state that no answer had come by a day")
    none.add_argument("id", metavar="ID")
    none.add_argument("--as-of", required=True, metavar="DATE", help="by that day, EDTF")
    none.add_argument("--searched", required=True, metavar="MAILBOX", help="where one looked")
    none.add_argument("--by", required=True, metavar="WHO", help="who looked")


def _add(letter: Verbs) -> None:
    add = verb(letter, "add", "letters:add", "add a letter, from fields or from an .eml file")
    audience(add)
    add.add_argument("--eml", metavar="FILE", help="an e-mail; its file is kept as the document")
    add.add_argument("--kind", choices=_KINDS, help="how it went (default: letter)")
    add.add_argument("--from", dest="from_", metavar="WHO")
    add.add_argument("--to", action="append", default=[], metavar="WHO", help="may be repeated")
    add.add_argument("--copy", action="append", default=[], metavar="WHO", help="may be repeated")
    for name in ("subject", "number", "text", "channel", "language"):
        add.add_argument(f"--{name}", metavar="T")
    for name in ("sent", "received"):
        add.add_argument(f"--{name}", metavar="DATE", help="EDTF, no more exact than known")
    add.add_argument("--place", metavar="T", help="whose calendar counts the days")
    add.add_argument("--zone", metavar="ZONE", help="like Asia/Almaty")
    add.add_argument("--case", metavar="ID")
    add.add_argument("--person", action="append", default=[], metavar="ID", help="whom it concerns")
    add.add_argument("--answers", action="append", default=[], metavar="ID", help="may be repeated")
    add.add_argument("--document", metavar="ID", help="the letter itself, kept as an attachment")
    add.add_argument("--reply-due", metavar="DATE")
    expected = add.add_mutually_exclusive_group()
    expected.add_argument("--reply-expected", action="store_const", const=True)
    expected.add_argument(
        "--no-reply-expected", action="store_const", const=False, dest="reply_expected"
    )
    add.add_argument("--received-from", metavar="WHO", help="who gave the file")
    add.add_argument("--received-how", metavar="HOW")


def _list(letter: Verbs) -> None:
    list_ = verb(letter, "list", "letters:list_", "list every letter")
    for name in ("case", "person"):
        list_.add_argument(f"--{name}", metavar="ID")
    for name in ("since", "until"):
        list_.add_argument(f"--{name}", metavar="DATE")
    list_.add_argument("--from", dest="from_", metavar="WHO", help="a part of who wrote it")
    list_.add_argument("--to", metavar="WHO", help="a part of to whom")
    list_.add_argument("--kind", choices=_KINDS)
    window(list_)
