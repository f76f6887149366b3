"""One device's entries with fixed seeds, for the ledger's tests and those built on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from satchel.crypto.signing import Ed25519Key, MlDsa44Key
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.moments import Moment
from satchel.domain.words import Audience, Section
from satchel.ledger.entry import Draft, SignedEntry, compose

ED25519 = Ed25519Key.from_seed(bytes(range(32)))
ML_DSA = MlDsa44Key.from_seed(bytes(range(32, 64)))
RECORD = RecordId("0123456789abcdefghjk")
MOMENT = Moment(datetime(2026, 11, 22, 7, 7, 22, 1, UTC), 300, "Asia/Almaty", 2**60, "boot-1")


def counting() -> Callable[[int], bytes]:
    """Bytes that never repeat from call to call: 00…, 01…, 02…"""
    calls = iter(range(10**9))
    return lambda size: next(calls).to_bytes(8, "big").rjust(size, b"\0")[-size:]


def draft(text: str = "Хабар", previous: tuple[LeafHash, ...] = ()) -> Draft:
    return Draft(
        "note",
        RECORD,
        previous,
        MOMENT,
        Audience.COORDINATION,
        None,
        {
            Section.WHAT: {"act": "create", "set": {"text": text}, "unset": []},
            Section.WHO: {"member": "M-7K2F9Q", "device": "d-0123"},
        },
    )


def signed(text: str = "Хабар", previous: tuple[LeafHash, ...] = ()) -> SignedEntry:
    return compose(draft(text, previous), ED25519.sign, counting())
