"""Observers side by side: what each said to a question; nobody is right here, no widgets."""

from __future__ import annotations

from dataclasses import dataclass

from satchel.assembly.desk import Desk
from satchel.catalog.answers import Asked
from satchel.catalog.chronology import Titles
from satchel.catalog.comparing import Comparison, compare
from satchel.domain.forms import said
from satchel.gui.language import translate
from satchel.gui.report.naming_presenter import names_of
from satchel.gui.report.presenter import words_of
from satchel.gui.report.rows_presenter import answer_words
from satchel.storage.database import Database


@dataclass(frozen=True, slots=True)
class Beside:
    """One question, and what every observer says to it; a hole is said in words."""

    number: str
    text: str
    said: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The reports of one subject side by side."""

    title: str
    observers: tuple[str, ...]
    lines: tuple[Beside, ...]

    @property
    def differing(self) -> int:
        return sum(line.differs for line in self.lines)


def read_tables(desk: Desk, hearing: str, language: str) -> list[Table]:
    """Every subject of a hearing that two or more have reported on."""
    db = desk.archive.reading()
    report = desk.reports.show(hearing)
    titles = Titles(db, desk.kinds, language=language)
    words = words_of(desk, language)
    return [
        _table(db, one, titles, words, language)
        for one in compare(db, report)
        if len(one.observed) > 1
    ]


def heading(table: Table) -> str:
    """How much differs, in a sentence."""
    return translate("Report", "{whom}: {differing} of {answered} questions differ").format(
        whom=table.title, differing=table.differing, answered=len(table.lines)
    )


def _table(
    db: Database, one: Comparison, titles: Titles, words: dict[tuple[str, str], str], language: str
) -> Table:
    names: dict[str, str] = {}
    for item in one.observed:
        names |= names_of(db, item, titles)

    def word(group: str, key: str) -> str:
        return words.get((group, key), key)

    def told(asked: Asked | None) -> str:
        if asked is None:
            return translate("Report", "not asked in this version of the form")
        lines = [
            answer_words(asked.question, answer, names, word, language) for answer in asked.answers
        ]
        return "\n".join(lines) or word("standing", "not-answered")

    who = [item.observer or translate("Report", "another observer") for item in one.observed]
    return Table(
        title=(titles.of(one.person) or one.person) if one.person else _hearing(),
        observers=tuple(
            name if who.count(name) == 1 else f"{name} ({at})"
            for at, name in enumerate(who, start=1)
        ),
        lines=tuple(
            Beside(
                line.question.number,
                said(line.question.text, language),
                tuple(told(asked) for asked in line.said),
                line.differs,
            )
            for line in one.lines
        ),
    )


def _hearing() -> str:
    return translate("Report", "The hearing")
