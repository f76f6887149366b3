"""Trusted time across a mission: headquarters stamps what observers sent, exhibits tell both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from samples.time_authority import POLICY, TimeAuthority
from satchel.assembly import checking, exhibiting
from satchel.assembly.desk import Desk
from satchel.assembly.exhibiting import ExhibitWish
from satchel.assembly.proving import proof_of
from satchel.domain.ids import RecordId
from satchel.export.verifying import verify_exhibit
from satchel.storage.records import ListWish
from satchel.sync.parcel_making import ParcelWish
from satchel.sync.timestamps.asking import ask
from satchel.sync.timestamps.authorities import listed


@pytest.fixture(scope="module")
def both(
    headquarters: Desk, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[TimeAuthority]]:
    """Two authorities that headquarters pinned before the observer was invited."""
    place = tmp_path_factory.mktemp("authorities")
    with ExitStack() as stack:
        made = [
            stack.enter_context(TimeAuthority(place / name, name=name).running())
            for name in ("One", "Two")
        ]
        for one in made:
            headquarters.timestamps.pin(one.name, one.url, one.chain, POLICY)
        yield made


@pytest.fixture(scope="module")
def sent(both: list[TimeAuthority], headquarters: Desk, observer: Desk, place: Path) -> RecordId:
    """A note of the observer's, brought to headquarters and answered with a receipt."""
    case = headquarters.records.select(ListWish(kind="case"))[0].record
    note = observer.records.add("note", {"on": case, "text": "The judge enters"}).record
    observer.parcel_making.make(place / "parcel", ParcelWish())
    reports = headquarters.parcel_opening.open([place / "parcel"])
    headquarters.receipt_giving.reply(reports, place / "reply")
    return note


def test_who_is_invited_believes_the_authorities_of_headquarters(
    sent: RecordId, both: list[TimeAuthority], observer: Desk
) -> None:
    known = listed(observer.archive.reading())
    assert [(one.name, one.is_asked) for one in known] == [("One", True), ("Two", True)]
    assert {one.asked for one in both} == {0}  # nobody asked yet, so nothing left


def test_headquarters_stamps_the_observers_head_with_its_receipt_in_one(
    sent: RecordId, headquarters: Desk, observer: Desk, tmp_path: Path
) -> None:
    tried = headquarters.timestamps.get(ask)
    theirs = [one for one in tried if one.wanted.device == observer.device.device]
    assert [one.why for one in theirs] == [None, None]
    assert headquarters.timestamps.get(ask) == []
    words = proof_of(headquarters, sent).entries[0].stamped
    assert {word.checked.authority.name for word in words} == {"One", "Two"}
    made = exhibiting.make(headquarters, ExhibitWish((sent,), None, tmp_path / "out"))
    checked = verify_exhibit(made.folder)
    assert checked.timestamps >= 2
    assert checked.receipts >= 1
    index = json.loads((made.folder / "index.json").read_text("utf-8"))
    of_note = next(one for one in index["entries"] if one["kind"] == "note")
    head = index["ledgers"][of_note["ledger"]]["heads"][of_note["head"]]
    assert len(head["receipts"]) == 1
    over = [one["heads"] for one in index["timestamps"]]
    assert over.count([[of_note["ledger"], of_note["head"]]]) == 2
    assert checking.verify(headquarters).ok


def test_the_observers_own_asking_stamps_nothing_of_others(sent: RecordId, observer: Desk) -> None:
    wanted = observer.timestamps.waiting()
    assert {one.device for one in wanted} == {observer.device.device}


def test_a_kill_between_two_answers_loses_one_and_doubles_none(
    sent: RecordId, headquarters: Desk
) -> None:
    headquarters.records.add("case", {"title": "Another"})
    asked: list[str] = []

    def killed(url: str, query: bytes) -> bytes:
        asked.append(url)
        if len(asked) == 2:
            raise KeyboardInterrupt
        return ask(url, query)

    before = len(headquarters.timestamps.now().every)
    with pytest.raises(KeyboardInterrupt):
        headquarters.timestamps.get(killed)
    assert len(headquarters.timestamps.now().every) == before + 1
    later = headquarters.timestamps.get(ask)
    assert [one.wanted.authority.url for one in later] == [asked[1]]
    assert len(headquarters.timestamps.now().every) == before + 2
    assert checking.verify(headquarters).ok
