"""Rows of devices, mission, receipts and parcels come back as they were put."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from satchel.crypto.randomness import random_bytes
from satchel.crypto.xwing import Identity
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.ids import ContentId, DeviceId, LeafHash, MemberCode
from satchel.domain.words import Audience, Role
from satchel.ledger.merkle import Frontier
from satchel.storage import devices, migrations, mission, parcels, receipts, segments
from satchel.storage.database import Database, in_memory
from satchel.storage.parcels import KeptPiece, Recipe, RecipeMember
from satchel.storage.receipts import Receipt
from satchel.storage.segments import Segment
from satchel.storage.transaction import Transaction, transaction

NOW = "2026-11-22T08:00:00.000000Z"
LEAF = LeafHash("ab" * 32)
CONTENT = ContentId("cd" * 32)
DEVICE = DeviceId("d-" + "0" * 20)


@pytest.fixture
def tx() -> Iterator[Transaction]:
    db: Database = in_memory()
    migrations.migrate_archive(db)
    with transaction(db) as opened:
        yield opened


def test_a_device_begins_with_keys_and_a_mailbox(tx: Transaction) -> None:
    begun = devices.begin(tx, Role.COORDINATOR, MemberCode("M-000001"), random_bytes, NOW)
    own = devices.require_own(tx.db)
    assert own.row == begun.row
    assert own.keys.public == begun.keys.public
    assert own.receipt_keys is not None
    assert [box.recipient.public for box in devices.mailboxes(tx.db)] == [own.row.mailbox]


def test_observers_have_no_receipt_keys(tx: Transaction) -> None:
    begun = devices.begin(tx, Role.OBSERVER, MemberCode("M-000001"), random_bytes, NOW)
    assert begun.receipt_keys is None
    assert begun.row.receipt_keys is None


def test_a_restored_device_is_new_and_vouched_for(tx: Transaction) -> None:
    old = devices.begin(tx, Role.OBSERVER, MemberCode("M-000001"), random_bytes, NOW)
    new = devices.begin_after_restore(tx, 7, random_bytes, NOW)
    assert new.device != old.device
    assert new.row.restored is not None
    assert (new.row.restored.device, new.row.restored.size) == (old.device, 7)
    former = devices.find(tx.db, old.device)
    assert former is not None
    assert former.state == "former"
    assert devices.keys_of(tx.db, old.device).public == old.keys.public


def test_old_mailboxes_stay_until_they_are_forgotten(tx: Transaction) -> None:
    devices.begin(tx, Role.OBSERVER, MemberCode("M-000001"), random_bytes, NOW)
    newer = devices.new_mailbox(tx, random_bytes, NOW)
    assert devices.mailboxes(tx.db)[0].seed == newer.seed
    assert len(devices.mailboxes(tx.db)) == 2
    devices.forget_old_mailboxes(tx)
    assert [box.seed for box in devices.mailboxes(tx.db)] == [newer.seed]


def test_nobody_to_send_to_is_said(tx: Transaction) -> None:
    own = devices.begin(tx, Role.OBSERVER, MemberCode("M-000001"), random_bytes, NOW)
    with pytest.raises(NoSuchThing):
        devices.by_mailbox_of(tx.db, own.device)
    with pytest.raises(RefusedByPolicy, match="in no mission"):
        mission.require(tx.db)


def test_a_key_kept_to_hand_on_is_never_opened_with(tx: Transaction) -> None:
    identity = Identity.generate()
    mission.put_class_key(tx, Audience.LEGAL, 1, identity, held=False)
    assert mission.class_identities(tx.db) == []
    assert mission.forget_handed_over(tx, Audience.LEGAL, 1)
    assert mission.class_keys(tx.db) == []
    mission.put_class_key(tx, Audience.LEGAL, 1, identity, held=True)
    assert not mission.forget_handed_over(tx, Audience.LEGAL, 1)
    assert [key.seed for key in mission.class_identities(tx.db, Audience.LEGAL)] == [identity.seed]
    assert mission.class_identities(tx.db, Audience.COORDINATION) == []


RECEIPT = Receipt(DEVICE, DEVICE, 10, LEAF, b"r" * 32, "note", 1_790_000_000, ((2, 3),), (CONTENT,))


def test_a_receipt_covers_what_it_does_not_list(tx: Transaction) -> None:
    assert receipts.put(tx, RECEIPT)
    assert not receipts.put(tx, RECEIPT)
    (kept,) = receipts.of_device(tx.db, DEVICE)
    assert kept == RECEIPT
    assert [kept.covers(index) for index in (0, 1, 2, 3, 4, 9, 10)] == [
        True, True, False, False, True, True, False,
    ]  # fmt: skip


def test_the_last_word_of_a_coordinator_counts(tx: Transaction) -> None:
    receipts.put(tx, RECEIPT)
    later = replace(RECEIPT, size=12, missing_entries=(), time_s=RECEIPT.time_s + 5)
    receipts.put(tx, later)
    assert receipts.latest(tx.db, DEVICE) == [later]


@pytest.mark.parametrize(
    ("held", "missing"),
    [
        ([], ((0, 4),)),
        ([0, 1, 2, 3, 4], ()),
        ([1, 3], ((0, 0), (2, 2), (4, 4))),
        ([0, 4], ((1, 3),)),
    ],
)
def test_missing_ranges(held: list[int], missing: receipts.Ranges) -> None:
    assert receipts.ranges_missing(held, 5) == missing


def test_a_recipe_reads_back_until_it_is_forgotten(tx: Transaction) -> None:
    recipe = Recipe("0" * 20, "coordination", b"header", b"n" * 16, b"k" * 16)
    members = [
        RecipeMember("data/sender.json", 2, data=b"{}", sha256=b"s" * 32),
        RecipeMember("data/frozen/000000.age", 9, source={"bundle": 1}),
    ]
    parcels.put_recipe(tx, recipe, members, NOW)
    assert parcels.recipe(tx.db, recipe.parcel) == recipe
    assert parcels.members(tx.db, recipe.parcel) == members
    parcels.forget_recipes(tx)
    assert parcels.recipe(tx.db, recipe.parcel) is None
    assert parcels.members(tx.db, recipe.parcel) == []


def test_a_parcel_is_new_once(tx: Transaction) -> None:
    assert parcels.note_opened(tx, "p", DEVICE, NOW)
    assert not parcels.note_opened(tx, "p", DEVICE, NOW)
    assert parcels.was_opened(tx.db, "p")


def piece(part: int, parts: int = 2) -> KeptPiece:
    return KeptPiece(CONTENT, part, parts, ContentId(str(part) * 64))


def test_pieces_are_whole_only_together(tx: Transaction) -> None:
    parcels.put_part(tx, DEVICE, piece(1))
    assert parcels.whole_in_parts(tx.db) == []
    parcels.put_part(tx, DEVICE, piece(0))
    assert parcels.whole_in_parts(tx.db) == [(DEVICE, [piece(0), piece(1)])]
    parcels.drop_parts(tx, CONTENT)
    assert not parcels.has_part(tx.db, DEVICE, CONTENT, 0, 2)


def test_pieces_of_two_devices_or_of_two_cuts_do_not_meet(tx: Transaction) -> None:
    parcels.put_part(tx, "d-other", piece(0))
    parcels.put_part(tx, DEVICE, piece(0, parts=3))
    parcels.put_part(tx, DEVICE, piece(1))
    assert parcels.whole_in_parts(tx.db) == []
    parcels.put_part(tx, DEVICE, piece(0))
    assert parcels.whole_in_parts(tx.db) == [(DEVICE, [piece(0), piece(1)])]
    parcels.drop_parts(tx, CONTENT, DEVICE)
    assert parcels.has_part(tx.db, "d-other", CONTENT, 0, 2)


def segment(start: int, size: int) -> Segment:
    return Segment(DEVICE, 0, start, size, Frontier().to_bytes(), b"r" * 32, "note", False)


def test_segments_that_touch_or_overlap_make_one_run() -> None:
    listed = [segment(20, 30), segment(0, 5), segment(5, 9), segment(2, 7), segment(31, 40)]
    runs = [[(s.start, s.size) for s in run] for run in segments.runs(listed)]
    assert runs == [[(0, 5), (2, 7), (5, 9)], [(20, 30)], [(31, 40)]]


def test_a_whole_segment_outweighs_an_extract(tx: Transaction) -> None:
    segments.put(tx, replace(segment(0, 5), is_extract=True))
    segments.put(tx, segment(0, 5))
    segments.put(tx, replace(segment(0, 5), is_extract=True))
    assert [kept.is_extract for kept in segments.of_device(tx.db, DEVICE)] == [False]
