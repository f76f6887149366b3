"""What may be answered to a question of a form.

An answer holds any of `answer` (yes, no, not-applicable, unknown), `value`, `how_known`,
`told_by`, `confidence`, `at`, `text` and `links`. Not for how answers are kept; that they
have these names and types, the schema of an observation says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from satchel.domain import dates
from satchel.domain.errors import UsageError
from satchel.domain.forms import Asks, Question
from satchel.domain.json_values import JsonObject, JsonValue

YES, NO = "yes", "no"
_OPEN = ("unknown", "not-applicable")  # answers to any question, and never a value beside them
ANSWERS = (YES, NO, *reversed(_OPEN))
_CLOCK = re.compile(r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?")
_WHOLE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)")
_WANTED = {
    Asks.TEXT: "a text",
    Asks.DATE: "a date",
    Asks.TIME: "a time like 10:05",
    Asks.NUMBER: "a number",
    Asks.LIST: "one or several texts",
    Asks.PERSON: "a person: a name, a code or the id of a record",
    Asks.CHOICE: "one of its choices",
}


def check_answer(question: Question, told: JsonObject) -> None:
    """Raise UsageError, naming the question, unless `told` can be an answer to it."""
    answer, value = told.get("answer"), told.get("value")
    number = question.number
    if answer in _OPEN:
        if value is not None:
            raise UsageError(f"{number} is answered {answer} and so has no value; say one of both.")
        return
    if question.asks is Asks.YES_NO:
        if answer is None:
            raise UsageError(f"{number} asks yes or no; answer {', '.join(ANSWERS)}.")
        if value is not None and not isinstance(value, str):
            raise UsageError(f"{number} asks yes or no; its value is a text that says more.")
        return
    if value is None or answer == NO:
        raise UsageError(
            f"{number} asks for {wanted(question)}; give its value, or answer {' or '.join(_OPEN)}."
        )
    _check_value(question, value)


def typed(question: Question, given: Sequence[str]) -> JsonValue:
    """A value as its question takes it, from words as they were typed (at least one).

    Raises UsageError for several where one is asked. What the value may be is judged by
    `check_answer`.
    """
    if question.asks is Asks.LIST:
        return list(given)
    if len(given) > 1:
        more = f"; the next is {question.number}.2" if question.repeats else ""
        raise UsageError(f"{question.number} takes one value and was given {len(given)}{more}.")
    text = given[0].strip()
    if question.asks is Asks.NUMBER:
        return _number(text)
    if question.asks is Asks.CHOICE:
        return _chosen(question, text)
    return text


def wanted(question: Question) -> str:
    """What a question asks for, in words; the keys of its choices too."""
    if question.asks is Asks.CHOICE:
        return "one of " + ", ".join(choice.key for choice in question.choices)
    return _WANTED.get(question.asks, "yes or no")


def is_time(text: str) -> bool:
    """Whether `text` is HH:MM, with seconds or not, or RFC 3339 with a zone."""
    if _CLOCK.fullmatch(text):
        return True
    return _WHOLE.fullmatch(text) is not None and dates.span(text) is not None


def _check_value(question: Question, value: JsonValue) -> None:
    if not _fits(question, value):
        raise UsageError(f"{question.number} asks for {wanted(question)}.")


def _fits(question: Question, value: JsonValue) -> bool:
    if question.asks is Asks.NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if question.asks is Asks.LIST:
        told = value if isinstance(value, list | tuple) else []
        return bool(told) and all(isinstance(item, str) and item for item in told)
    if not isinstance(value, str) or not value.strip():
        return False
    if question.asks is Asks.DATE:
        return dates.span(value) is not None
    if question.asks is Asks.TIME:
        return is_time(value)
    if question.asks is Asks.CHOICE:
        return value in [choice.key for choice in question.choices]
    return True


def _number(text: str) -> JsonValue:
    if re.fullmatch(r"-?[0-9]{1,15}", text):
        return int(text)
    if re.fullmatch(r"-?[0-9]{1,15}[.,][0-9]{1,6}", text):
        return float(text.replace(",", "."))
    return text


def _chosen(question: Question, text: str) -> str:
    """The key of a choice named by its key, or by what it is called in any language."""
    for choice in question.choices:
        called = (choice.key, *choice.text.values())
        if text.casefold() in (name.casefold() for name in called):
            return choice.key
    return text
