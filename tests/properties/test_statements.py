"""Any edits on any devices, received in any order, give the same record; nothing is lost."""

from __future__ import annotations

import hashlib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from satchel.domain.folding import RecordView, Step, fold
from satchel.domain.ids import LeafHash, RecordId

RECORD = RecordId("0" * 20)
FIELDS = ("release", "sentence", "names")

Act = tuple[str, str, str, int]  # (what is done, field, value, which statement seen before)

ACTS = st.tuples(
    st.sampled_from(["set", "state", "state", "state", "retract", "unset", "look"]),
    st.sampled_from(FIELDS),
    st.sampled_from(["2019-08-09", "2019-08-10", "7 years"]),
    st.integers(0, 5),
)
EDITS = st.lists(st.tuples(st.integers(0, 1), ACTS), min_size=1, max_size=14)


class Devices:
    """Two devices that edit one record apart and look at each other's entries at times."""

    def __init__(self) -> None:
        self.first = self._step((), {"act": "create", "set": {"title": "t"}})
        self.known: list[dict[LeafHash, Step]] = [{self.first.leaf: self.first} for _ in range(2)]
        self.made = [self.first]
        self.expected: dict[tuple[LeafHash, int], str] = {}  # every statement ever made: field

    def _step(self, previous: tuple[LeafHash, ...], what: dict[str, Any]) -> Step:
        number = len(getattr(self, "made", []))
        leaf = LeafHash(hashlib.sha256(f"{number}{previous}{what}".encode()).hexdigest())
        # Clocks that run backwards: they must decide nothing.
        return Step(leaf, previous, f"2026-01-01T00:00:{59 - number:02}.000000Z", "outcome", what)

    def view(self, device: int) -> RecordView:
        return fold(RECORD, self.known[device].values())

    def act(self, device: int, act: Act) -> None:
        sort, field, value, number = act
        view = self.view(device)
        what: dict[str, Any] = {"act": "edit"}
        if sort == "look":
            self.known[device] |= self.known[1 - device]
            return
        if sort == "set":
            what["set"] = {field: value}
        elif sort == "state":
            what["state"] = [{"field": field, "value": value, "source": "1" * 20, "place": "p. 4"}]
        elif sort == "unset":
            what["unset"] = [field]
            for told in view.statements.get(field, ()):
                self.expected.pop((told.leaf, told.number), None)
        else:
            seen = [one for one in view.statements.get(field, ()) if one.number >= 0]
            if not seen:
                return
            chosen = seen[number % len(seen)]
            what["retract"] = [{"leaf": chosen.leaf, "number": chosen.number}]
            self.expected.pop((chosen.leaf, chosen.number), None)
        step = self._step(view.heads, what)
        self.made.append(step)
        self.known[device][step.leaf] = step
        if sort == "state":
            self.expected[step.leaf, 0] = field


@settings(max_examples=150, deadline=None)
@given(edits=EDITS, order=st.randoms(use_true_random=False))
def test_statements_and_heads_do_not_depend_on_the_order_of_import(edits: Any, order: Any) -> None:
    devices = Devices()
    for device, act in edits:
        devices.act(device, act)
    whole = fold(RECORD, devices.made)
    shuffled = list(devices.made)
    order.shuffle(shuffled)
    assert fold(RECORD, shuffled) == whole
    # One entry after the other, as parcels bring them: folded again each time, the same comes out.
    by_parcels = [fold(RECORD, shuffled[: size + 1]) for size in range(len(shuffled))]
    assert by_parcels[-1] == whole


@settings(max_examples=150, deadline=None)
@given(edits=EDITS)
def test_a_statement_goes_only_when_it_is_taken_back(edits: Any) -> None:
    devices = Devices()
    for device, act in edits:
        devices.act(device, act)
    whole = fold(RECORD, devices.made)
    standing = {
        (one.leaf, one.number): field
        for field, told in whole.statements.items()
        for one in told
        if one.number >= 0
    }
    assert standing == devices.expected
    for field, told in whole.statements.items():
        values = [one.value for one in told]
        assert whole.fields[field] in values
        differing = whole.contradictions.get(field, values[:1])
        assert {str(value) for value in differing} == {str(value) for value in values}
