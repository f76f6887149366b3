"""Sealing on the device: nothing readable stays, everything still arrives."""

from __future__ import annotations

from pathlib import Path

import pytest

from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.words import Audience, Role
from satchel.storage.contents import ContentState
from satchel.sync.granting import Granting
from satchel.sync.recipes import produce
from satchel.sync.sealing import Sealing
from unit.sync.party import Party, Person


def sealing(person: Person) -> Sealing:
    return Sealing(person.archive, person.journal, person.clock)


def pages(person: Person) -> bytes:
    """Every value of every table, as bytes: what someone with the key could read."""
    db = person.archive.reading()
    found = b""
    for table in db.table_names():
        if table.startswith("search_words_") or table == "search_words":
            continue
        for row in db.execute(f'SELECT * FROM "{table}"').fetchall():
            found += b"\0".join(str(v).encode() if not isinstance(v, bytes) else v for v in row)
    return found


def test_sealed_before_any_parcel_it_still_arrives(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("The witness CANARY spoke.")
    _, content = observer.attach(b"CANARY" * 40_000)
    done = sealing(observer).seal_all()
    assert done.contents == 1
    assert observer.texts() == set()
    assert b"CANARY" not in pages(observer)
    assert observer.archive.contents.state(content) is ContentState.SEALED
    observer.make(tmp_path / "p")
    (report,) = founder.open(tmp_path / "p")
    assert report.gaps == []
    assert report.contents_new == [content]
    assert "The witness CANARY spoke." in founder.texts()
    assert founder.archive.contents.open(content).read() == b"CANARY" * 40_000


def test_one_record_goes_and_the_others_stay(party: Party) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    gone = observer.note("goes")
    observer.note("stays")
    assert sealing(observer).seal([gone.record]).entries == 1
    assert observer.texts() == {"stays"}
    with pytest.raises(NoSuchThing):
        sealing(observer).seal([gone.record])


def test_born_sealed_leaves_no_word_and_arrives(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("BORNSEALED", sealed=True)
    _, content = observer.attach(b"BORNSEALED" * 30_000, sealed=True)
    assert b"BORNSEALED" not in pages(observer)
    assert observer.texts() == set()
    observer.make(tmp_path / "p")
    founder.open(tmp_path / "p")
    assert "BORNSEALED" in founder.texts()
    assert founder.archive.contents.open(content).read() == b"BORNSEALED" * 30_000


def test_without_a_mission_there_is_nobody_to_seal_to(party: Party) -> None:
    alone = party.alone("alone")
    alone.note("mine")
    with pytest.raises(RefusedByPolicy, match="in no mission"):
        sealing(alone).seal_all()
    with pytest.raises(RefusedByPolicy):
        alone.note("sealed", sealed=True)
    assert alone.texts() == {"mine"}


def test_after_a_receipt_frozen_bundles_and_ciphertext_may_go(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    _, content = observer.attach(b"x" * 100_000)
    sealing(observer).seal_all()
    assert sealing(observer).remove_received() == 0
    observer.make(tmp_path / "p")
    founder.reply(founder.open(tmp_path / "p"), tmp_path / "r")
    (report,) = observer.open(tmp_path / "r")
    assert report.receipts_new == 1
    assert observer.archive.reading().execute("SELECT count(*) FROM frozen").fetchone()[0] == 0
    assert sealing(observer).remove_received() == 1
    assert observer.archive.contents.state(content) is ContentState.ELSEWHERE
    state = sealing(observer).state()
    assert state.entries > 0
    assert state.last_receipt is not None


def test_a_parcel_made_before_cannot_be_made_again_after(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("old")
    made = observer.make(tmp_path / "p")
    again = (tmp_path / "again").open("wb")
    with again:
        produce(observer.archive, made.parcels[0], again.write)
    assert (tmp_path / "again").read_bytes() == (tmp_path / "p").read_bytes()
    sealing(observer).seal_all()
    with pytest.raises(RefusedByPolicy, match="cannot be made again"):
        produce(observer.archive, made.parcels[0], lambda data: None)


def test_a_sealed_content_takes_its_grants_along(party: Party, tmp_path: Path) -> None:
    """The grant is an entry of its own: kept, it would give the key back."""
    founder = party.founder()
    lawyer = party.admitted(founder, "dana", Role.LEGAL)
    observer = party.admitted(founder, "assel")
    written, content = observer.attach(b"granted" * 30_000, Audience.LEGAL)
    observer.make(tmp_path / "p")
    founder.open(tmp_path / "p")
    founder.make(tmp_path / "on", to=lawyer.device)
    lawyer.open(tmp_path / "on")
    Granting(lawyer.archive, lawyer.journal).grant(content, Audience.COORDINATION)
    lawyer.make(tmp_path / "grant")
    founder.open(tmp_path / "grant")
    assert founder.archive.contents.open(content).read() == b"granted" * 30_000
    assert sealing(founder).seal([written.record]).contents == 1
    observer.note("anything")
    observer.make(tmp_path / "later")
    founder.open(tmp_path / "later")
    assert founder.archive.contents.state(content) is ContentState.SEALED


def test_what_headquarters_seals_still_goes_on_to_the_lawyer(party: Party, tmp_path: Path) -> None:
    """The observer has a receipt and may have removed her copy: here is the last one."""
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    _, content = observer.attach(b"the only copy" * 30_000, Audience.LEGAL)
    observer.note("said in court")
    observer.make(tmp_path / "p")
    founder.reply(founder.open(tmp_path / "p"), tmp_path / "receipt")
    observer.open(tmp_path / "receipt")
    sealing(observer).seal_all()
    assert sealing(observer).remove_received() == 1
    sealing(founder).seal_all()
    assert founder.texts() == set()
    lawyer = party.admitted(founder, "dana", Role.LEGAL)
    founder.make(tmp_path / "on", to=lawyer.device)
    lawyer.open(tmp_path / "on")
    assert "said in court" in lawyer.texts()
    assert lawyer.archive.contents.open(content).read() == b"the only copy" * 30_000
    # A later receipt takes nothing of it away: a second lawyer gets it too.
    observer.note("later")
    observer.make(tmp_path / "later")
    founder.open(tmp_path / "later")
    other = party.admitted(founder, "erlan", Role.LEGAL)
    founder.make(tmp_path / "on-2", to=other.device)
    other.open(tmp_path / "on-2")
    assert {"said in court", "later"} <= other.texts()


def test_a_seal_that_was_cut_off_is_ended_by_the_next_opening(
    party: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("gone")

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("satchel.storage.rewrite.write_next_generation", stop)
        with pytest.raises(KeyboardInterrupt):
            sealing(observer).seal_all()
    assert observer.texts() == {"gone"}
    assert sealing(observer).finish()
    assert observer.texts() == set()
    assert not sealing(observer).finish()
