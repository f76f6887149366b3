"""Entries gathered and settled together leave what entries kept one by one leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from satchel.catalog.kinds import Kinds
from satchel.catalog.records import Records
from satchel.crypto.passphrase import Cost
from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import NoSuchThing
from satchel.domain.ids import MemberCode
from satchel.domain.words import Role
from satchel.storage import devices, entries
from satchel.storage.archive import Archive
from satchel.storage.journal import Author, Journal
from satchel.system import clock
from satchel.system.paths import schema_folder


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    cost = Cost(64 * 1024, 3, 4)
    with Archive.create(tmp_path / "a", b"passphrase", cost=cost, clock=clock.now) as archive:
        with archive.writing() as tx:
            own = devices.begin(tx, Role.OBSERVER, MemberCode("M-TEST00"), random_bytes, "now")
        kinds = Kinds(schema_folder() / "kinds")
        author = Author(own.device, own.keys.ed25519.sign, {"device": own.device})
        journal = Journal(author, clock.now, random_bytes, kinds.words, lambda db: None)
        yield Records(archive, journal, kinds)


def test_gathered_entries_stand_in_the_ledger_in_the_order_they_were_appended(
    records: Records,
) -> None:
    records.add("case", {"title": "before"})
    gathered = replace(records, journal=records.journal.gathering())
    with records.archive.writing() as tx:
        made = [gathered.add_within(tx, "case", {"title": str(number)}) for number in range(5)]
        gathered.journal.settle(tx)
        made.append(gathered.add_within(tx, "case", {"title": "after a first settling"}))
        gathered.journal.settle(tx)
    last = records.add("case", {"title": "last"})
    device = records.journal.author.device
    places = entries.positions(records.archive.reading(), device, 0)
    assert [place.index for place in places] == list(range(8))
    assert [place.leaf for place in places[1:]] == [*(one.leaf for one in made), last.leaf]
    assert [records.show(one.record).fields["title"] for one in made[:2]] == ["0", "1"]


def test_what_was_gathered_and_not_settled_is_not_there(records: Records) -> None:
    gathered = replace(records, journal=records.journal.gathering())
    with records.archive.writing() as tx:
        lost = gathered.add_within(tx, "case", {"title": "lost"})
    with pytest.raises(NoSuchThing):
        records.show(lost.record)
    assert records.add("case", {"title": "first"}).index == 0
