"""Signatures of many leaves: all good, or the first bad one is named, in one process or two."""

from __future__ import annotations

import io
import threading

import pytest

from satchel.crypto.signing import Ed25519Key
from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import LeafHash
from satchel.ledger.entry import entry_message
from satchel.sync.signature_checking import WORKER_FROM, SignatureChecks
from satchel.sync.signature_worker import check
from satchel.wire.ledger_part import Leaf

KEY = Ed25519Key.generate()


def leaves(count: int, bad: int | None = None) -> list[Leaf]:
    found = []
    for number in range(count):
        leaf = LeafHash(f"{number:064x}")
        signature = KEY.sign(entry_message(leaf))
        found.append(Leaf(leaf, signature if number != bad else signature[::-1]))
    return found


@pytest.mark.parametrize("count", [0, 5, WORKER_FROM + 600])
def test_good_signatures_pass(count: int) -> None:
    check_all(leaves(count))


def check_all(found: list[Leaf]) -> None:
    with SignatureChecks() as checks:
        checks.add(KEY.public, found, 10)
        checks.finish()


@pytest.mark.parametrize("count", [5, WORKER_FROM + 600])
def test_the_first_bad_one_is_named(count: int) -> None:
    with pytest.raises(IntegrityFailure, match="entry 13 "):
        check_all(leaves(count, bad=3))


def test_leaving_early_ends_the_worker() -> None:
    checks = SignatureChecks()
    with checks:
        checks.add(KEY.public, leaves(WORKER_FROM), 0)
    assert "signature-checks" not in {thread.name for thread in threading.enumerate()}


def test_the_worker_counts_what_it_checked() -> None:
    lines = [
        f"{number} {KEY.public.hex()} {leaf.leaf} {leaf.signature.hex()}\n"
        for number, leaf in enumerate(leaves(3))
    ]
    sink = io.BytesIO()
    check(io.BytesIO("".join(lines).encode()), sink)
    assert sink.getvalue() == b"good 3\n"
