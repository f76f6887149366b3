"""A form holds together or is refused with the place; answers fit their questions."""

from __future__ import annotations

from typing import Any

import pytest

from satchel.domain.answering import check_answer, typed
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.forms import Form, form_of, key_parts, said, version_order


def small(*questions: dict[str, Any], languages: tuple[str, ...] = ("en",)) -> dict[str, Any]:
    """A form of one group A."""
    return {
        "form": "small",
        "version": "1",
        "title": {"en": "Small"},
        "languages": list(languages),
        "groups": [{"letter": "A", "title": {"en": "Group"}, "questions": list(questions)}],
    }


def asked(number: str = "A1", asks: str = "yes-no", **more: Any) -> dict[str, Any]:
    """A question."""
    return {"number": number, "text": {"en": "Was it?"}, "per": "hearing", "asks": asks, **more}


CHOICES = [{"key": "open", "text": {"en": "Open"}}, {"key": "shut", "text": {"en": "Shut"}}]


def test_a_form_gives_its_questions_by_number() -> None:
    form = form_of(small(asked(), asked("A2", "number", repeats="cell", basis=["ICCPR art. 9(1)"])))
    assert form.question("A2").repeats == "cell"
    assert form.question("A2").basis == ("ICCPR art. 9(1)",)
    with pytest.raises(NoSuchThing, match="Version 1 of small has no question 'A3'"):
        form.question("A3")


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        (small(asked(), asked()), "two questions 'A1'"),
        (small(asked("B1")), "'B1' stands in group 'A'"),
        (small(asked("AB1")), "'AB1' stands in group 'A'"),
        (small(asked(asks="choice")), "'A1' asks choice"),
        (small(asked(choices=CHOICES)), "'A1' asks yes-no"),
        (small(asked(asks="choice", choices=[CHOICES[0]] * 2)), "'A1' has one choice twice"),
        (
            small(asked(repeats="cell"), asked("A2", repeats="cell") | {"per": "accused"}),
            "'A2' repeats 'cell', which is asked per hearing",
        ),
        (small(asked()) | {"not_reviewed": {"questions": ["A2"]}}, "no question 'A2'"),
        (small(asked(), languages=("en", "kk")), "without 'kk': its title"),
        (small(asked(text={"ru": "Было?"})), "without 'en': question A1"),
        (small(asked(help={"ru": "Пишите"})), "without 'en': the help of question A1"),
        (
            small(asked(asks="choice", choices=[{"key": "open", "text": {"ru": "Да"}}])),
            "without 'en': choice 'open' of question A1",
        ),
    ],
)
def test_what_does_not_hold_together_is_refused_with_its_place(
    fields: dict[str, Any], place: str
) -> None:
    with pytest.raises(UsageError) as refused:
        form_of(fields)
    assert place in refused.value.message
    assert refused.value.message.count(". ") == 0


def test_two_groups_of_one_letter_are_refused() -> None:
    fields = small(asked())
    fields["groups"] = fields["groups"] * 2
    with pytest.raises(UsageError, match="two groups 'A'"):
        form_of(fields)


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("D3", ("D3", 1)),
        ("I1.2", ("I1", 2)),
        ("I1.12", ("I1", 12)),
        ("AB10", ("AB10", 1)),
        *((wrong, None) for wrong in ("", "d3", "D", "D0", "D3.1", "D3.0", "D3.", "3D", "D3/2")),
    ],
)
def test_an_answer_has_one_key(key: str, parts: tuple[str, int] | None) -> None:
    assert key_parts(key) == parts


def test_versions_are_ordered_as_people_count() -> None:
    told = ["10", "2", "2026-11", "1", "2.1", "2026-09", "2a"]
    assert sorted(told, key=version_order) == ["1", "2", "2a", "2.1", "10", "2026-09", "2026-11"]


def test_a_text_is_said_in_the_nearest_language_there_is() -> None:
    texts = {"ru": "да", "en": "yes", "kk": "иә"}
    assert [said(texts, tag) for tag in ("kk", "kk-Cyrl", "de", "ru")] == ["иә", "иә", "yes", "да"]
    assert said({"fr": "oui"}, "kk") == "oui"
    assert said({}, "kk") == ""


def question(asks: str, **more: Any) -> Any:
    """The one question of a form."""
    form: Form = form_of(small(asked(asks=asks, **more)))
    return form.question("A1")


def test_any_question_can_be_unknown_or_not_applicable() -> None:
    for asks in ("yes-no", "text", "date", "time", "number", "list", "person"):
        check_answer(question(asks), {"answer": "unknown"})
        check_answer(question(asks), {"answer": "not-applicable", "text": "He was not asked."})
        with pytest.raises(UsageError, match="A1 is answered unknown and so has no value"):
            check_answer(question(asks), {"answer": "unknown", "value": "x"})


FITTING = [
    ("text", "words"), ("date", "2019-02~"), ("time", "10:05"), ("time", "10:05:30"),
    ("time", "2019-02-14T10:05:00+06:00"), ("number", 3), ("number", 1.5), ("number", 0),
    ("list", ["one", "two"]), ("person", "W-3"), ("choice", "open"),
]  # fmt: skip
WRONG = [
    ("text", 5), ("text", ""), ("text", ["a"]), ("date", "14.02.2019"), ("date", 2019),
    ("time", "25:00"), ("time", "10"), ("time", "2019-02-14T10:05:00"),
    ("time", "2019-02-31T10:05Z"),
    ("number", "3"), ("number", True), ("list", "one"), ("list", []), ("list", [1]),
    ("choice", "ajar"), ("choice", ["open"]),
]  # fmt: skip


@pytest.mark.parametrize(("asks", "value"), FITTING)
def test_a_value_that_fits_is_an_answer(asks: str, value: Any) -> None:
    one = question(asks, **({"choices": CHOICES} if asks == "choice" else {}))
    check_answer(one, {"value": value})
    check_answer(one, {"value": value, "answer": "yes"})
    for answer in ({"answer": "no", "value": value}, {"answer": "yes"}, {"text": "only words"}):
        with pytest.raises(UsageError, match="A1 asks for"):
            check_answer(one, answer)


@pytest.mark.parametrize(("asks", "value"), WRONG)
def test_a_value_that_does_not_fit_is_refused_by_its_question(asks: str, value: Any) -> None:
    one = question(asks, **({"choices": CHOICES} if asks == "choice" else {}))
    with pytest.raises(UsageError, match="A1 asks for"):
        check_answer(one, {"value": value})


def test_yes_or_no_may_say_more_but_not_by_a_value_alone() -> None:
    check_answer(question("yes-no"), {"answer": "no"})
    check_answer(question("yes-no"), {"answer": "yes", "value": "twice"})
    for answer in ({"value": "twice"}, {"answer": "yes", "value": 2}, {"how_known": "saw"}):
        with pytest.raises(UsageError, match="A1 asks yes or no"):
            check_answer(question("yes-no"), answer)


def test_typed_words_become_what_the_question_takes() -> None:
    assert typed(question("number"), ["3"]) == 3
    assert typed(question("number"), ["1,5"]) == 1.5
    assert typed(question("number"), ["9" * 99]) == "9" * 99  # and is refused as no number
    assert typed(question("list"), ["one", "two"]) == ["one", "two"]
    assert typed(question("choice", choices=CHOICES), ["OPEN"]) == "open"
    with pytest.raises(UsageError, match="A1 takes one value and was given 2"):
        typed(question("text"), ["one", "two"])
    with pytest.raises(UsageError, match=r"the next is A1\.2"):
        typed(question("text", repeats="cell"), ["one", "two"])
