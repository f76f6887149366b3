"""What search answers, in the reader's words, and where each hit opens; no Qt here.

A hit in a document opens at its page, in a transcript at its second, in a hearing at its
line. Reasons that stand in the index in English are said anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from satchel.assembly.desk import Desk
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.showing import one_line
from satchel.gui.knowledge.opening import place_of_view
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate
from satchel.gui.places import Place
from satchel.search.finding import Filters, Hit, Where, find
from satchel.search.snippets import Reason
from satchel.storage import records as rows

PAGE = 30
_NEWEST = re.compile(r"Very common words: only the newest ([\d,]+) places are ranked\.")
_FIRST = re.compile(r"Only the first (\d+) characters of the query were read\.")
_SAID_LONG = ("transcript", "translation")
# Kinds that have a word of a closed list in the text that is searched.
_LISTED = frozenset(
    {
        "attachment",
        "capture",
        "decision",
        "event",
        "organisation",
        "outcome",
        "proceeding",
        "review",
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: words, a kind or all, and whether as they are spelled only."""

    words: str
    kind: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One hit. `words` are those found, as they are spelled in the snippet."""

    record: str
    title: str
    about: str
    snippet: str
    words: tuple[str, ...]
    why: str
    place: Place


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits from `offset` on; `total` is exact, `closed` cannot be opened here."""

    question: Question
    found: tuple[Found, ...]
    offset: int
    total: int
    closed: int
    notes: tuple[str, ...]


def ask(desk: Desk, question: Question, offset: int, saying: Saying) -> Answer:
    """One page of hits. Any words are answered."""
    db = desk.archive.reading()
    told = find(
        db,
        question.words,
        Filters(kind=question.kind),
        exact=question.exact,
        limit=PAGE,
        offset=offset,
        instead=rows.shown_instead(db),
        views=desk.records.in_parts,
        say=lambda kind, line: saying.choice(line) if kind in _LISTED else line,
    )
    found = tuple(
        _found(desk, hit, where, saying) for hit, where in zip(told.hits, told.where, strict=True)
    )
    notes = tuple(map(_note, told.notes))
    return Answer(question, found, offset, told.total, desk.closed_records(), notes)


def _found(desk: Desk, hit: Hit, where: Where, saying: Saying) -> Found:
    view = desk.records.show(hit["id"])
    by = hit["by"] or desk.records.author(RecordId(hit["id"]))
    when = hit["when"]
    title = describe(view, desk.kinds.words(view.kind), saying.language).title
    about = [saying.kind(hit["kind"])]
    if when:
        about.append(saying.date(when if len(when) <= 10 or "/" in when else when[:10]))
    if by:
        about.append(one_line(by))
    return Found(
        record=hit["id"],
        title=one_line(title) or translate("Search", "without a title"),
        about=" · ".join(about),
        snippet=one_line(hit["snippet"]),
        words=tuple(dict.fromkeys(reason.word for reason in where.reasons)),
        why=why(where.reasons),
        place=_place(view, where),
    )


def why(reasons: tuple[Reason, ...]) -> str:
    """Where each word was found, and where it is spelled otherwise."""
    return "; ".join(_reasons(reasons)) or translate("Search", "in the text")


def _reasons(reasons: tuple[Reason, ...]) -> Iterator[str]:
    for one in reasons:
        place = _in_words(one.place)
        if one.by_name:
            said = translate("Search", "{place}: {word} (a spelling of the name)")
        else:
            said = translate("Search", "{place}: {word}")
        yield said.format(place=place, word=one_line(one.word))


def _in_words(place: str) -> str:
    told = {
        "title": translate("Search", "title"),
        "name": translate("Search", "name"),
        "text": translate("Search", "text"),
    }.get(place)
    if told is not None:
        return told
    kind, _, number = place.partition(" ")
    numbered = {
        "page": translate("Search", "page {n}"),
        "line": translate("Search", "line {n}"),
        "answer": translate("Search", "answer {n}"),
    }.get(kind)
    number = number.partition(",")[0]
    return numbered.format(n=number.lstrip("0") or "0") if numbered and number else one_line(place)


def _place(view: RecordView, where: Where) -> Place:
    """Where a hit opens: at the page with the word, at the second, at the line."""
    word = where.reasons[0].word if where.reasons else ""
    if view.kind == "attachment":
        spot = f"{where.label}|{word}" if where.label else None
        return Place("viewer", view.record, spot)
    if view.kind == "capture" and where.label:
        return Place("page", view.record, "text")
    if view.kind in _SAID_LONG:
        recording = view.fields.get("derived_from")
        second = _second(view, where.reasons)
        if isinstance(recording, str) and second is not None:
            return Place("viewer", recording, f"second {second}")
        return Place("record", view.record)
    return place_of_view(view)


def _second(view: RecordView, reasons: tuple[Reason, ...]) -> int | None:
    for one in reasons:
        if one.place.startswith("line "):
            line = view.fields.get(f"lines/{one.place.removeprefix('line ')}")
            begins = line.get("from") if isinstance(line, dict) else None
            if isinstance(begins, int | float):
                return int(begins)
    return None


def _note(sentence: str) -> str:
    """A sentence of search in the reader's language."""
    plain = {
        "There is no word to look for.": translate("Search", "There is no word to look for."),
        "Say also what to look for; only words to leave out were given.": translate(
            "Search", "Say also what to look for; only words to leave out were given."
        ),
        "Initials and patronymics were not required.": translate(
            "Search", "Initials and patronymics were not required."
        ),
    }
    if sentence in plain:
        return plain[sentence]
    if told := _NEWEST.fullmatch(sentence):
        said = translate("Search", "Very common words: only the newest {n} places are ranked.")
        return said.format(n=told[1])
    if told := _FIRST.fullmatch(sentence):
        said = translate("Search", "Only the first {n} characters were read.")
        return said.format(n=told[1])
    return sentence
