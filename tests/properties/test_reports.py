"""Answers given apart: to different questions they never contradict, to the same all stay."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from satchel.catalog.answers import Asked, sections_of
from satchel.domain.folding import RecordView, Step, fold
from satchel.domain.forms import Form, Per, form_of
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.json_values import JsonObject
from satchel.system.paths import resources_folder

FORM: Form = form_of(
    json.loads((resources_folder() / "forms" / "hearing-report" / "1.json").read_text("utf-8"))
)
RECORD = RecordId("0" * 20)
ASKED = {n: q for n, q in FORM.questions.items() if q.per is Per.HEARING}
NUMBERS = st.sampled_from(sorted(ASKED)[:12])
ANSWERS = st.sampled_from(["yes", "no", "unknown", "not-applicable", None])  # None: taken back
ACTS = st.lists(st.tuples(st.sampled_from("ab"), NUMBERS, ANSWERS), max_size=12)


def steps_of(acts: list[tuple[str, str, str | None]]) -> list[Step]:
    """Two devices that each saw the beginning and then only what they did themselves."""
    first = _step("beginning", (), {"on": RECORD, "form": FORM.name, "form_version": "1"}, ())
    steps, heads = [first], {"a": first.leaf, "b": first.leaf}
    for at, (device, number, answer) in enumerate(acts):
        field = f"answers/{number}"
        changed: dict[str, JsonObject] = {field: {"answer": answer}} if answer else {}
        step = _step(f"{device}{at}", (heads[device],), changed, () if answer else (field,))
        heads[device] = step.leaf
        steps.append(step)
    return steps


def _step(
    name: str, previous: tuple[LeafHash, ...], fields: JsonObject, unset: tuple[str, ...]
) -> Step:
    what: JsonObject = {"act": "edit", "set": fields, "unset": list(unset)}
    return Step(LeafHash(name), previous, f"2026-11-22T10:00:{len(name):02}Z", "observation", what)


def last_of(acts: list[tuple[str, str, str | None]], device: str) -> dict[str, str | None]:
    """What a device said last to each question it touched."""
    return {number: answer for one, number, answer in acts if one == device}


def shown(view: RecordView) -> Mapping[str, Asked]:
    return {
        asked.question.number: asked
        for section in sections_of(FORM, view)
        for asked in section.asked
    }


@given(ACTS, st.randoms(use_true_random=False))
def test_what_each_device_said_last_stays_in_any_order_of_arrival(
    acts: list[tuple[str, str, str | None]], order: object
) -> None:
    steps = steps_of(acts)
    view = fold(RECORD, steps)
    order.shuffle(steps)  # type: ignore[attr-defined]
    assert fold(RECORD, steps) == view
    one, two = last_of(acts, "a"), last_of(acts, "b")
    for number, asked in shown(view).items():
        said = {told[number] for told in (one, two) if number in told}
        assert {answer.answer for answer in asked.answers if not answer.is_taken_back} == said - {
            None
        }
        assert asked.is_answered == bool(said - {None})
        assert asked.contradicts == (len(said) > 1)


@given(ACTS)
def test_answers_to_different_questions_do_not_contradict(
    acts: list[tuple[str, str, str | None]],
) -> None:
    """The second device keeps to the questions that the first leaves alone."""
    mine = {number for device, number, _ in acts if device == "a"}
    apart = [act for act in acts if act[0] == "a" or act[1] not in mine]
    view = fold(RECORD, steps_of(apart))
    assert view.contradictions == {}
    assert not any(asked.contradicts for asked in shown(view).values())


@given(ACTS)
def test_completeness_counts_each_question_once(acts: list[tuple[str, str, str | None]]) -> None:
    view = fold(RECORD, steps_of(acts))
    sections = sections_of(FORM, view)
    assert sum(len(section.asked) for section in sections) == len(ASKED)
    answered = [number for number, asked in shown(view).items() if asked.is_answered]
    assert sum(section.answered for section in sections) == len(answered)
    assert len(answered) == len(set(answered)) <= len({number for _, number, _ in acts})
