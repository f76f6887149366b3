"""Forms: groups and questions as data, and what may be answered to them.

A form is a value like any other record's fields: it comes with Satchel or from a mission,
and a version of it never changes. Not for where forms lie, nor for what was answered. To
know first: nothing is forced. A question without an answer is not answered, which is not
"no"; `unknown` and `not-applicable` are answers to any question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from satchel.domain.errors import NoSuchThing, UsageError

Texts = Mapping[str, str]  # language tag to text
_KEY = re.compile(r"([A-Z]{1,2}[1-9][0-9]{0,2})(?:\.([2-9]|[1-9][0-9]{1,2}))?")


class Per(StrEnum):
    """Whom a question is asked of."""

    HEARING = "hearing"
    ACCUSED = "accused"


class Asks(StrEnum):
    """Which answer a question takes, beside unknown and not-applicable."""

    YES_NO = "yes-no"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    LIST = "list"
    PERSON = "person"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen; `key` is what an answer holds."""

    key: str
    text: Texts


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `number` never changes its meaning from version to version.

    `repeats` names what it is asked of again and again (`evidence`): questions of one such
    word are the columns of one table. `is_draft`: no lawyer of the trade has checked it.
    """

    number: str
    text: Texts
    per: Per
    asks: Asks
    choices: tuple[Choice, ...]
    repeats: str | None
    takes_confidence: bool
    help: Texts
    basis: tuple[str, ...]
    is_draft: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of one subject, under one letter."""

    letter: str
    title: Texts
    help: Texts
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Form:
    """One version of a form. `unchecked` are languages no native speaker has read."""

    name: str
    version: str
    title: Texts
    languages: tuple[str, ...]
    unchecked: tuple[str, ...]
    groups: tuple[Group, ...]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its number."""
        return {question.number: question for group in self.groups for question in group.questions}

    def question(self, number: str) -> Question:
        """The question of that number. Raises NoSuchThing."""
        found = self.questions.get(number)
        if found is None:
            raise NoSuchThing(
                f"Version {self.version} of {self.name} has no question {number!r}; "
                f"'form show {self.name}' lists its questions."
            )
        return found


def said(texts: Texts, language: str) -> str:
    """A text in `language`; else in a language near it, in English, or in any."""
    near = language.partition("-")[0]
    for tag in (language, near, "en", *texts):
        if tag in texts:
            return texts[tag]
    return ""


def key_parts(key: str) -> tuple[str, int] | None:
    """(question number, row from 1) of an answer's key `I1` or `I1.2`; None for no key."""
    told = _KEY.fullmatch(key)
    return (told[1], int(told[2] or 1)) if told else None


def version_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts versions as people count: 2 before 10, 2026-09 before 2026-11."""
    parts = re.findall(r"[0-9]+|[A-Za-z]+", version)
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts)


def form_of(fields: Mapping[str, Any]) -> Form:
    """The form that a record's fields, or a file of ours, describe; their shape is that of
    `archive_schema/kinds/form.json`. Raises UsageError naming the place of what does not
    hold together: a number twice, a missing language."""
    drafts = fields.get("not_reviewed", {})
    form = Form(
        name=fields["form"],
        version=fields["version"],
        title=fields["title"],
        languages=tuple(fields["languages"]),
        unchecked=tuple(drafts.get("languages", ())),
        groups=tuple(
            _group(told, frozenset(drafts.get("questions", ()))) for told in fields["groups"]
        ),
    )
    _check_numbers(form)
    _check_tables(form)
    for number in drafts.get("questions", ()):
        if number not in form.questions:
            raise UsageError(f"The form has no question {number!r} that could be not reviewed.")
    for place, texts in _all_texts(form):
        for language in form.languages:
            if language not in texts:
                raise UsageError(f"The form has a text without {language!r}: {place}.")
    return form


def _group(told: Mapping[str, Any], drafts: frozenset[str]) -> Group:
    return Group(
        told["letter"],
        told["title"],
        told.get("help", {}),
        tuple(_question(item, drafts) for item in told["questions"]),
    )


def _question(told: Mapping[str, Any], drafts: frozenset[str]) -> Question:
    return Question(
        number=told["number"],
        text=told["text"],
        per=Per(told["per"]),
        asks=Asks(told["asks"]),
        choices=tuple(Choice(item["key"], item["text"]) for item in told.get("choices", ())),
        repeats=told.get("repeats"),
        takes_confidence=told.get("confidence", False),
        help=told.get("help", {}),
        basis=tuple(told.get("basis", ())),
        is_draft=told["number"] in drafts,
    )


def _check_numbers(form: Form) -> None:
    letters: set[str] = set()
    numbers: set[str] = set()
    for group in form.groups:
        if group.letter in letters:
            raise UsageError(f"The form has two groups {group.letter!r}.")
        letters.add(group.letter)
        for question in group.questions:
            if question.number in numbers:
                raise UsageError(f"The form has two questions {question.number!r}.")
            if question.number.rstrip("0123456789") != group.letter:
                raise UsageError(
                    f"The question {question.number!r} stands in group {group.letter!r}; its "
                    "number begins with the letter of its group."
                )
            numbers.add(question.number)


def _check_tables(form: Form) -> None:
    asked_of: dict[str, Per] = {}
    for question in form.questions.values():
        keys = [choice.key for choice in question.choices]
        if bool(keys) != (question.asks is Asks.CHOICE):
            raise UsageError(
                f"The question {question.number!r} asks {question.asks}; 'choices' belong to "
                "'choice', and to nothing else."
            )
        if len(keys) > len(set(keys)):
            raise UsageError(f"The question {question.number!r} has one choice twice.")
        if question.repeats is not None:
            per = asked_of.setdefault(question.repeats, question.per)
            if per is not question.per:
                raise UsageError(
                    f"The question {question.number!r} repeats {question.repeats!r}, which is "
                    f"asked per {per} elsewhere."
                )


def _all_texts(form: Form) -> Iterator[tuple[str, Texts]]:
    yield "its title", form.title
    for group in form.groups:
        yield f"the title of group {group.letter}", group.title
        if group.help:
            yield f"the help of group {group.letter}", group.help
        for question in group.questions:
            yield f"question {question.number}", question.text
            if question.help:
                yield f"the help of question {question.number}", question.help
            for choice in question.choices:
                yield f"choice {choice.key!r} of question {question.number}", choice.text
