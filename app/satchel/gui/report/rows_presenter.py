"""The rows of a report: sections, questions and what is said to each, in words.

No widgets, no archive: rows are made of one observation as it was read. What repeats is a
table: its questions stand together, once for each row of it, and then "another one".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from satchel.catalog.answers import Answer, Asked, Section
from satchel.catalog.reports import Observed
from satchel.domain.forms import Question, said
from satchel.domain.json_values import JsonValue
from satchel.gui.language import translate
from satchel.gui.report.pending_presenter import clock_of

_ASSESSMENT = "P"
_LONGEST = 60
Word = Callable[[str, str], str]  # (group, key) to a word of the form's language


class Kind(StrEnum):
    """What a row of the page is."""

    SECTION = auto()
    QUESTION = auto()
    ANOTHER = auto()  # asks for one more of what repeats


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a section's head, a question (in one row of its table), or "another one"."""

    kind: Kind
    letter: str
    text: str
    key: str = ""
    shown: str = ""  # the number as it is shown
    question: Question | None = None
    answers: tuple[Answer, ...] = ()
    said: str = ""  # its answer in words
    note: str = ""
    is_several: bool = False

    @property
    def is_answered(self) -> bool:
        return any(not one.is_taken_back for one in self.answers)

    @property
    def answer(self) -> Answer | None:
        """The answer to go on with; of several the last."""
        live = [one for one in self.answers if not one.is_taken_back]
        return live[-1] if live else None


def rows_of(
    observed: Observed, opened: Mapping[str, int], names: Mapping[str, str], word: Word, lang: str
) -> list[Row]:
    """The page's rows; `opened` says how many rows a repeated thing has on the screen."""
    rows: list[Row] = []
    for section in observed.sections:
        if section.asked:
            rows.append(_head(section, lang))
            rows += _section(section, opened, names, word, lang)
    return rows


def counts_of(observed: Observed) -> dict[str, tuple[int, int]]:
    """By letter: answered, and asked of this subject."""
    return {one.group.letter: (one.answered, len(one.asked)) for one in observed.sections}


def in_all(answered: int, asked: int) -> str:
    return translate("Report", "{answered} of {asked}").format(answered=answered, asked=asked)


def answer_words(
    question: Question, one: Answer, names: Mapping[str, str], word: Word, lang: str
) -> str:
    """An answer in one line: what, how it is known, when, how sure."""
    if not one.is_readable:
        return translate("Report", "Written by a newer version; it is kept as it came")
    if one.is_taken_back:
        return word("standing", "taken-back")
    parts = [word("answer", one.answer)] if one.answer else []
    if one.value is not None:
        parts.append(_value_words(question, one.value, names, lang))
    if one.how_known:
        by = f" ({one.told_by})" if one.told_by else ""
        parts.append(word("how_known", one.how_known) + by)
    parts += [clock_of(one.at)] if one.at else []
    parts += [word("confidence", one.confidence)] if one.confidence else []
    parts += [_shortened(one.text)] if one.text else []
    if one.links:
        parts.append(translate("Report", "evidence: %n", None, len(one.links)))
    return " · ".join(parts)


def is_assessment(letter: str) -> bool:
    """Whether a section judges, and so stands apart from what was seen."""
    return letter == _ASSESSMENT


def _head(section: Section, lang: str) -> Row:
    group = section.group
    return Row(
        Kind.SECTION,
        group.letter,
        said(group.title, lang),
        said=in_all(section.answered, len(section.asked)),
        note=said(group.help, lang) if group.help else "",
    )


def _section(
    section: Section, opened: Mapping[str, int], names: Mapping[str, str], word: Word, lang: str
) -> list[Row]:
    rows: list[Row] = []
    table: list[Asked] = []

    def flush() -> None:
        if not table:
            return
        thing = table[0].question.repeats or ""
        held = max((a.row for asked in table for a in asked.answers), default=1)
        count = max(held, opened.get(thing, 1))
        for number in range(1, count + 1):
            rows.extend(_question(section, asked, number, names, word, lang) for asked in table)
        first = table[0].question.number
        rows.append(
            Row(
                Kind.ANOTHER,
                section.group.letter,
                translate("Report", "Another one of these, as number {number}").format(
                    number=count + 1
                ),
                key=f"{first}.{count + 1}",
                question=table[0].question,
            )
        )
        table.clear()

    for asked in section.asked:
        if table and asked.question.repeats != table[0].question.repeats:
            flush()
        if asked.question.repeats:
            table.append(asked)
        else:
            rows.append(_question(section, asked, 1, names, word, lang))
    flush()
    return rows


def _question(
    section: Section, asked: Asked, number: int, names: Mapping[str, str], word: Word, lang: str
) -> Row:
    question = asked.question
    mine = tuple(one for one in asked.answers if one.row == number)
    told = [answer_words(question, one, names, word, lang) for one in mine]
    return Row(
        Kind.QUESTION,
        section.group.letter,
        said(question.text, lang),
        key=question.number if number == 1 else f"{question.number}.{number}",
        shown=f"{question.number}·{number}" if question.repeats else question.number,
        question=question,
        answers=mine,
        said="  ≠  ".join(told),
        is_several=len(mine) > 1,
    )


def _value_words(question: Question, value: JsonValue, names: Mapping[str, str], lang: str) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value)
    if isinstance(value, str):
        for choice in question.choices:
            if choice.key == value:
                return said(choice.text, lang)
        return names.get(value) or value
    return str(value)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
