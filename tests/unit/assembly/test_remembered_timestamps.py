"""Asking what waits checks a token once; showing and proving one checks it each time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from samples.time_authority import POLICY, TimeAuthority
from satchel.assembly import beginning, checking
from satchel.assembly.desk import Desk
from satchel.assembly.proving import proof_of
from satchel.domain.words import Role
from satchel.sync.timestamps import stamps
from satchel.sync.timestamps.asking import ask
from unit.assembly.conftest import PASSPHRASE


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Headquarters with two authorities, asked three times, each time over something new."""
    with beginning.beginning(tmp_path / "hq", PASSPHRASE) as made:
        desk = beginning.begin_device(made, Role.COORDINATOR, "hq", None)
        beginning.found_mission(desk, "Open Bench")
    with ExitStack() as stack:
        stack.callback(desk.close)
        for name in ("One", "Two"):
            one = stack.enter_context(TimeAuthority(tmp_path / name, name=name).running())
            desk.timestamps.pin(name, one.url, one.chain, POLICY)
        for at in range(3):
            desk.records.add("case", {"title": f"City v. {at}"})
            assert len(desk.timestamps.get(ask)) == 2
        yield desk


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The answers of authorities that are checked from now on."""
    seen: list[bytes] = []
    real = stamps.open_token

    def counted(reply: bytes, *rest: object, **more: object) -> object:
        seen.append(reply)
        return real(reply, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(stamps, "open_token", counted)
    return seen


def test_what_was_checked_is_not_checked_again_to_know_what_waits(
    desk: Desk, checked: list[bytes]
) -> None:
    assert desk.timestamps.waiting() == []
    assert checked == []
    record = desk.records.add("case", {"title": "City v. B"}).record
    assert len(desk.timestamps.waiting()) == 2
    assert checked == []
    assert len(desk.timestamps.get(ask)) == 2
    assert len(checked) <= 4, "only what came just now"
    checked.clear()
    assert desk.timestamps.waiting() == []
    assert checked == []
    assert len(proof_of(desk, record).entries[0].stamped) == 2
    assert len(checked) >= 2, "what is shown is checked there and then"
    assert checking.verify(desk).ok


def test_one_that_is_withdrawn_or_whose_authority_is_dropped_counts_no_more(desk: Desk) -> None:
    newest = max(desk.timestamps.now().every, key=lambda one: one.size)  # of the longest ledger
    desk.records.withdraw(newest.record, "kept by mistake")
    waits = desk.timestamps.waiting()
    assert [one.authority.record for one in waits] == [newest.authority]
    desk.timestamps.unpin("One", "its key was stolen")
    assert {one.authority.name for one in desk.timestamps.waiting()} <= {"Two"}
