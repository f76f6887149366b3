"""One record, whole: what it says and from where, what may leave, what speaks of it; no Qt.

Values that contradict each other stand side by side, each with its source; nobody's is
chosen over another's. What happened to it stands in `record_history_presenter`, what can be
shown of it in `record_proof_presenter`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from satchel.assembly.desk import Desk
from satchel.catalog.chronology import Titles
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.keyed import SLASH
from satchel.domain.names.spelled import NAMES, settled
from satchel.domain.permitting import Use
from satchel.domain.showing import one_line
from satchel.domain.statements import Statement
from satchel.gui.finding.exhibit_presenter import why_closed
from satchel.gui.knowledge.dossier_presenter import Known, Said, field_order
from satchel.gui.knowledge.opening import place_of_view
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.table import Line
from satchel.gui.language import translate
from satchel.gui.places import Place
from satchel.storage import records as rows
from satchel.storage.database import Database

_MOST_KEYS = 60  # of a transcript's lines or a form's answers, which have screens of their own
_MOST_SPEAKING = 300
_HIDDEN = "subject"  # custody entries: they stand in the history


@dataclass(frozen=True, slots=True)
class Whole:
    """A record as its screen shows it. `place` is the screen it has of its own, if any."""

    record: RecordId
    kind: str
    title: str
    place: Place | None
    withdrawn: str | None
    has_content: bool
    told: tuple[str, ...]
    known: tuple[Known, ...]
    links: tuple[Line, ...]


def read(desk: Desk, record: str, saying: Saying) -> Whole:
    """All that a record says. Raises NoSuchThing."""
    db = desk.archive.reading()
    view = desk.records.show(record)
    titles = Titles(db, desk.kinds, language=saying.language)
    said = replace(saying, title_of=titles.of)
    own = place_of_view(view)
    return Whole(
        record=view.record,
        kind=view.kind,
        title=f"{saying.kind(view.kind)} · {said.title(view.record)}",
        place=own if own.screen != "record" else None,
        withdrawn=view.withdrawn,
        has_content="content" in view.fields,
        told=tuple(_told(desk, view)),
        known=tuple(_known(desk, db, view, said)),
        links=tuple(_links(db, view, said)),
    )


def _told(desk: Desk, view: RecordView) -> Iterator[str]:
    """What is to be known before anything else: sentences."""
    if view.withdrawn is not None:
        yield translate("Finding", "Withdrawn: {why}").format(why=one_line(view.withdrawn))
    if len(view.heads) > 1:
        yield translate("Finding", "It was changed apart by several people; all of it is kept.")
    if view.unread:
        yield translate("Finding", "%n of its entries cannot be read here.", None, view.unread)
    closed = [(use, desk.permission.closed(view.record, use)) for use in Use]
    for use, why in closed:
        if why is not None:
            yield translate("Finding", "May not go {where}: {why}.").format(
                where=_where(use), why=why_closed(why.why)
            )
    if all(why is None for _, why in closed):
        yield translate("Finding", "Nothing forbids that it leaves: no restriction is recorded.")


def _where(use: Use) -> str:
    return {
        Use.EXHIBIT: translate("Finding", "into an exhibit"),
        Use.EXTRACT: translate("Finding", "out as a file"),
        Use.PRINT: translate("Finding", "on paper"),
        Use.EXPORT: translate("Finding", "into an export"),
    }[use]


def _known(desk: Desk, db: Database, view: RecordView, saying: Saying) -> Iterator[Known]:
    schema = desk.kinds.get(view.kind).fields if desk.kinds.find(view.kind) else {}
    count: dict[str, int] = {}
    for name in sorted(view.fields, key=lambda one: field_order(one, schema)):
        field, slash, _key = name.partition(SLASH)
        count[field] = count.get(field, 0) + 1
        if slash and count[field] > _MOST_KEYS:
            continue
        is_date = schema.get(field, {}).get("format") == "edtf"
        words = field_words(name, saying, view.kind)
        said = tuple(_said(db, view, name, saying, is_date=is_date))
        yield Known(name, words, said, disputed=name in view.contradictions)
    for field, many in count.items():
        if many > _MOST_KEYS:
            more = translate("Finding", "and %n more", None, many - _MOST_KEYS)
            yield Known(field, saying.field(field), (Said(more, ""),))


def _said(
    db: Database, view: RecordView, name: str, saying: Saying, *, is_date: bool
) -> Iterator[Said]:
    for one in view.statements.get(name, ()):
        yield _stated(db, one, saying, is_date=is_date)
    if name in view.statements:
        return
    for value in view.contradictions.get(name, [view.fields[name]]):
        whole = settled(value) if name == NAMES else value
        yield Said(saying.value(whole, is_date=is_date) or _nothing(value), "")


def _stated(db: Database, one: Statement, saying: Saying, *, is_date: bool) -> Said:
    title = saying.title(one.source) if one.source else ""
    source = rows.get(db, one.source) if one.source else None
    place = replace(place_of_view(source), spot=one.place) if source is not None else None
    return Said(
        value=saying.value(one.value, is_date=is_date),
        source=saying.cited(title, one.place, one.as_of, one.by)
        or translate("Finding", "without a source"),
        place=place,
        name=one.name if one.number >= 0 else "",
    )


def _nothing(value: JsonValue) -> str:
    return translate("Finding", "taken back") if value is None else translate("Finding", "none")


def _links(db: Database, view: RecordView, saying: Saying) -> Iterator[Line]:
    """What it is linked to, and what speaks of it."""
    for link in view.links:
        yield _line(db, link.to, _relation(link.relation, saying), saying)
    speaking = [one for one in rows.mentioning(db, view.record) if one[1] != _HIDDEN]
    for record, relation in speaking[:_MOST_SPEAKING]:
        told = translate("Finding", "named by, as {field}").format(
            field=_relation(relation, saying)
        )
        yield _line(db, record, told, saying)


def _line(db: Database, record: str, relation: str, saying: Saying) -> Line:
    view = rows.get(db, record)
    kind = saying.kind(view.kind) if view is not None else translate("Finding", "not here")
    place = place_of_view(view) if view is not None else None
    return Line((relation, kind, saying.title(record)), place, str(record))


def field_words(name: str, saying: Saying, kind: str = "") -> str:
    """What a field is called, with its key; an answer of a form is no answer to a letter."""
    field, slash, key = name.partition(SLASH)
    if slash and field == "answers":
        return translate("Finding", "Answer {number}").format(number=key)
    words = saying.field(field, kind)
    return f"{words} {key}" if slash else words


def _relation(name: str, saying: Saying) -> str:
    if name == rows.SAME_AS:
        return translate("Finding", "the same as")
    return saying.field(name)
