"""Entries of one record fold to the same view in any order, and lose nothing."""

from __future__ import annotations

import hashlib
import random

from hypothesis import given
from hypothesis import strategies as st

from satchel.domain.folding import Link, RecordView, Step, fold
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.json_values import JsonObject

RECORD = RecordId("0123456789abcdefghjk")


def step(name: str, after: str = "", utc: int = 0, **what: object) -> Step:
    """An entry called `name` that follows the entries named in `after`."""
    body: JsonObject = {"act": "edit", **what}  # type: ignore[dict-item]
    return Step(_leaf(name), tuple(_leaf(parent) for parent in after), f"{utc:04d}", "case", body)


def _leaf(name: str) -> LeafHash:
    return LeafHash(hashlib.sha256(name.encode()).hexdigest())


def test_a_later_edit_replaces_the_value_it_followed() -> None:
    view = fold(RECORD, [step("a", set={"title": "One"}), step("b", "a", 1, set={"title": "Two"})])
    assert view.fields == {"title": "Two"}
    assert view.contradictions == {}
    assert view.heads == (_leaf("b"),)


def test_a_field_emptied_and_set_by_one_entry_holds_what_was_set() -> None:
    steps = [
        step("a", set={"title": "One"}),
        step("b", "a", 1, set={"title": "Two"}, unset=["title"]),
    ]
    view = fold(RECORD, steps)
    assert (view.fields, view.contradictions) == ({"title": "Two"}, {})


def test_edits_made_apart_are_both_kept_as_two_heads() -> None:
    view = fold(
        RECORD,
        [
            step("a", set={"title": "One", "court": "City"}),
            step("b", "a", 1, set={"title": "Two"}),
            step("c", "a", 2, set={"title": "Three"}),
        ],
    )
    assert view.contradictions == {"title": ["Two", "Three"]}
    assert view.fields == {"title": "Three", "court": "City"}
    assert set(view.heads) == {_leaf("b"), _leaf("c")}


def test_an_edit_that_saw_both_heads_settles_the_contradiction() -> None:
    view = fold(
        RECORD,
        [
            step("a", set={"title": "One"}),
            step("b", "a", 1, set={"title": "Two"}),
            step("c", "a", 2, set={"title": "Three"}),
            step("d", "bc", 3, set={"title": "Four"}),
        ],
    )
    assert (view.fields, view.contradictions) == ({"title": "Four"}, {})
    assert view.heads == (_leaf("d"),)


def test_a_clock_set_back_does_not_undo_an_edit() -> None:
    first = step("a", utc=9000, set={"title": "Old"})
    view = fold(RECORD, [first, step("b", "a", 1, set={"title": "New"})])
    assert view.fields == {"title": "New"}


def test_emptying_a_field_against_a_change_of_it_shows_both() -> None:
    view = fold(
        RECORD,
        [
            step("a", set={"court": "City"}),
            step("b", "a", 1, set={"court": "Region"}),
            step("c", "a", 2, unset=["court"]),
        ],
    )
    assert view.fields == {"court": "Region"}
    assert view.contradictions == {"court": ["Region", None]}


def test_an_unlink_removes_only_the_link_it_saw() -> None:
    link = [{"relation": "concerns", "to": "x" * 20}]
    view = fold(
        RECORD,
        [
            step("a", link=link),
            step("b", "a", 1, unlink=link),
            step("c", "a", 2, link=link),
        ],
    )
    assert view.links == (Link("concerns", RecordId("x" * 20)),)


def test_a_withdrawn_record_says_why_and_keeps_its_fields() -> None:
    view = fold(
        RECORD, [step("a", set={"title": "One"}), step("b", "a", 1, act="withdraw", why="X")]
    )
    assert view.withdrawn == "X"
    assert view.fields == {"title": "One"}


def test_what_cannot_be_read_is_counted() -> None:
    sealed = Step(_leaf("a"), (), "0000", "note", None)
    view = fold(RECORD, [sealed])
    assert (view.unread, view.fields) == (1, {})


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """Histories in which each entry follows any set of earlier ones."""
    steps: list[Step] = []
    for number in range(draw(st.integers(1, 9))):
        parents = draw(st.sets(st.integers(0, number - 1), max_size=3)) if number else set()
        name = draw(st.sampled_from(["title", "court"]))
        value = draw(st.integers(0, 3))
        what: JsonObject = draw(
            st.sampled_from([{"set": {name: value}}, {"unset": [name]}, {"set": {}}])
        )
        leaves = tuple(_leaf(str(parent)) for parent in parents)
        utc = f"{draw(st.integers(0, 5)):04d}"
        steps.append(Step(_leaf(str(number)), leaves, utc, "case", what))
    return steps


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(steps: list[Step], chance: random.Random) -> None:
    shuffled = list(steps)
    chance.shuffle(shuffled)
    assert fold(RECORD, shuffled) == fold(RECORD, steps)


@given(histories())
def test_every_value_nobody_overtook_is_still_shown(steps: list[Step]) -> None:
    view: RecordView = fold(RECORD, steps)
    for step_ in steps:
        changed = step_.what.get("set", {}) if step_.what else {}
        assert isinstance(changed, dict)
        for name, value in changed.items():
            if not _overtaken(step_, name, steps):
                shown = view.contradictions.get(name, [view.fields.get(name)])
                assert value in shown


def _overtaken(step_: Step, name: str, steps: list[Step]) -> bool:
    """Whether a descendant touches the same field: found by walking, not by bit sets."""
    descendants = {step_.leaf}
    for other in steps:  # parents are always earlier in the list
        if descendants & set(other.previous):
            descendants.add(other.leaf)
    return any(
        other.leaf in descendants
        and other is not step_
        and other.what is not None
        and (name in other.what.get("set", {}) or name in other.what.get("unset", []))  # type: ignore[operator]
        for other in steps
    )
