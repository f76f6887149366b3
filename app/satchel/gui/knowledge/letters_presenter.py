"""Letters in and out, who answers whom, and who never answered; no Qt here.

Days are counted by the same feature that the command line asks, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from satchel.assembly.desk import Desk
from satchel.catalog.letters import NoReply
from satchel.domain import dates
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.showing import one_line, visible
from satchel.domain.threads import Post
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.table import Line
from satchel.gui.language import translate
from satchel.gui.ordering import in_order
from satchel.gui.places import Place
from satchel.storage import records as rows
from satchel.storage.records import ListWish

KIND = "correspondence"


class Shown(Enum):
    """Which letters a list holds."""

    ALL = "all"
    WAITING = "waiting"
    RECEIVED = "received"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Mail:
    """A list of letters: `waiting` counts those that nobody has answered, `case` its title."""

    lines: tuple[Line, ...]
    waiting: int
    case: str = ""


@dataclass(frozen=True, slots=True)
class InThread:
    """One letter of a thread; `depth` is how many answers it is away from the first."""

    record: str
    words: str
    depth: int
    is_this: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter as its screen shows it."""

    record: str
    title: str
    facts: tuple[tuple[str, str], ...]
    text: str
    state: str
    waits: bool
    statements: tuple[str, ...]
    thread: tuple[InThread, ...]
    document: Place | None
    case: str | None


def mail(desk: Desk, case: str | None, shown: Shown, saying: Saying) -> Mail:
    """Letters, the newest first, each with what is known of its answer today."""
    letters = desk.letters
    under = desk.records.show(case).record if case else None
    post = letters.post()
    waiting = {one.view.record: one for one in letters.unanswered(post, letters.today(), under)}
    views = desk.records.select(ListWish(kind=KIND, case=under))
    lines = [_line(view, post, waiting, saying) for view in views if _fits(view, waiting, shown)]
    lines.sort(key=lambda line: line.keys[0], reverse=True)
    return Mail(tuple(lines), len(waiting), _title(desk, under, saying) if under else "")


def opened(desk: Desk, record: str, saying: Saying) -> Opened:
    """One letter with its thread. Raises NoSuchThing."""
    letters = desk.letters
    view = desk.records.show(record)
    post = letters.post()
    today = letters.today()
    waiting = {one.view.record: one for one in letters.unanswered(post, today)}
    document, case = view.fields.get("document"), view.fields.get("case")
    threaded = letters.thread(post, view.record) if view.record in post.letters else []
    return Opened(
        record=view.record,
        title=_subject(view),
        facts=tuple(_facts(desk, view, saying)),
        text=visible(str(view.fields.get("text") or "")),
        state=_state(view, post, waiting, saying),
        waits=view.record in waiting,
        statements=tuple(_denials(view, saying)),
        thread=tuple(
            InThread(one.record, _told(one, saying), depth, one.record == view.record)
            for one, depth in threaded
        ),
        document=Place("viewer", document) if isinstance(document, str) else None,
        case=case if isinstance(case, str) else None,
    )


def waited(one: NoReply, saying: Saying) -> str:
    """How long nobody has answered, as exactly as the date allows."""
    days = one.waiting.days
    if days is None:
        said = translate("Knowledge", "no reply; no date recorded")
    elif one.waiting.days != one.waiting.days_at_most:
        said = translate("Knowledge", "no reply after at least %n days", None, days)
    else:
        said = translate("Knowledge", "no reply after %n days", None, days)
    if one.waiting.overdue:
        due = translate("Knowledge", "due {date}")
        said += "; " + due.format(date=saying.date(one.waiting.letter.due))
    return said


def _line(
    view: RecordView, post: Post, waiting: Mapping[RecordId, NoReply], saying: Saying
) -> Line:
    told = view.fields
    to = told.get("to")
    cells = (
        _when(view, saying),
        one_line(str(told.get("from") or "")),
        ", ".join(one_line(str(one)) for one in to) if isinstance(to, list) else "",
        _subject(view),
        _state(view, post, waiting, saying),
    )
    at = dates.order(str(told.get("sent") or told.get("received") or view.created[:10]))
    days = waiting[view.record].waiting.days or 0 if view.record in waiting else -1
    keys = (at, *(in_order(cell) for cell in cells[1:4]), days)
    return Line(cells, Place("letter", view.record), view.record, (), keys)


def _when(view: RecordView, saying: Saying) -> str:
    sent, received = view.fields.get("sent"), view.fields.get("received")
    if isinstance(sent, str):
        return saying.date(sent)
    if isinstance(received, str):
        came = translate("Knowledge", "came {date}")
        return came.format(date=saying.date(received))
    return saying.date(None)


def _state(
    view: RecordView, post: Post, waiting: Mapping[RecordId, NoReply], saying: Saying
) -> str:
    if view.record in waiting:
        one = waiting[view.record]
        said = waited(one, saying)
        if one.no_reply is not None:
            stated = translate("Knowledge", "stated as of {date}")
            said += "; " + stated.format(date=saying.date(one.no_reply.as_of))
        return said
    if post.children.get(view.record):
        return translate("Knowledge", "answered")
    if post.parents.get(view.record):
        return translate("Knowledge", "an answer")
    return translate("Knowledge", "no answer expected")


def _fits(view: RecordView, waiting: Mapping[RecordId, NoReply], shown: Shown) -> bool:
    came = view.fields.get("received") is not None
    return {
        Shown.ALL: True,
        Shown.WAITING: view.record in waiting,
        Shown.RECEIVED: came,
        Shown.SENT: not came,
    }[shown]


def _facts(desk: Desk, view: RecordView, saying: Saying) -> Iterable[tuple[str, str]]:
    schema = desk.kinds.get(KIND).fields
    language = saying.language

    def title(record: str) -> str:
        other = rows.get(desk.archive.reading(), record)
        words = describe(other, desk.kinds.words(other.kind), language) if other else None
        return words.title if words else ""

    said = Saying(saying.words, title)
    for name in ("letter_kind", "from", "to", "copies", "sent", "received", "number", "case",
                 "persons", "channel", "reply_due"):  # fmt: skip
        value = view.fields.get(name)
        if value is not None:
            is_date = schema.get(name, {}).get("format") == "edtf"
            yield saying.field(name, KIND), said.value(value, is_date=is_date)


def _denials(view: RecordView, saying: Saying) -> Iterable[str]:
    """Each time somebody stated that nobody had answered."""
    for one in view.statements.get("no_reply", ()):
        value = one.value if isinstance(one.value, dict) else {}
        yield translate(
            "Knowledge", "No reply as of {date}, states {name}; searched: {where}."
        ).format(
            date=saying.date(one.as_of),
            name=one_line(one.by or "?"),
            where=one_line(str(value.get("searched", ""))),
        )


def _told(view: RecordView, saying: Saying) -> str:
    writer = one_line(str(view.fields.get("from") or "?"))
    return f"{_when(view, saying)}  {writer}: {_subject(view)}"


def _subject(view: RecordView) -> str:
    subject = view.fields.get("subject")
    return one_line(str(subject)) if subject else translate("Knowledge", "without a subject")


def _title(desk: Desk, record: RecordId, saying: Saying) -> str:
    view = desk.records.show(record)
    return one_line(describe(view, desk.kinds.words(view.kind), saying.language).title)
