"""Signatures of many leaves: all good, or the first bad one is named, in one process or two."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from satchel.crypto.signing import Ed25519Key
from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import LeafHash
from satchel.domain.words import Act
from satchel.ledger.entry import entry_message
from satchel.ledger.line import Line, encode_line
from satchel.storage import content_table
from satchel.sync import packing, recipes, signature_checking
from satchel.sync.signature_checking import WORKER_FROM, SignatureChecks
from satchel.sync.signature_worker import check
from satchel.wire.ledger_part import Leaf
from unit.sync.party import Party

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


def test_one_false_signature_and_nothing_of_the_parcel_is_kept(
    party: Party, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process still checks while rows are written: they must go again."""
    monkeypatch.setattr(signature_checking, "WORKER_FROM", 1)
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    _, content = observer.attach(b"recording" * 50_000)
    author = replace(observer.journal.author, sign=lambda message: bytes(64))
    with observer.archive.writing() as tx:
        what = {"act": Act.CREATE.value, "set": {"text": "not signed"}}
        replace(observer.journal, author=author).append(tx, "note", what=what)
    observer.make(tmp_path / "p")
    reading = founder.archive.reading()
    before = list(reading.query("SELECT leaf FROM positions ORDER BY leaf"))
    with pytest.raises(IntegrityFailure, match="signature of entry"):
        founder.open(tmp_path / "p")
    assert list(reading.query("SELECT leaf FROM positions ORDER BY leaf")) == before
    assert founder.texts() == set()
    assert content_table.find(reading, content) is None


def test_one_entry_that_is_not_what_was_signed_and_nothing_of_the_parcel_is_kept(
    party: Party, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read early, it is kept for a moment: until the other process has seen its line."""
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("heard in the courtroom")

    def changed(line: Line) -> bytes:
        told = {name: raw.replace(b"heard", b"wrote") for name, raw in line.plain.items()}
        return encode_line(replace(line, plain=told))

    for module in (packing, recipes):
        monkeypatch.setattr(module, "encode_line", changed)
    monkeypatch.setattr(signature_checking, "WORKER_FROM", 1)
    observer.make(tmp_path / "p")
    reading = founder.archive.reading()
    before = list(reading.query("SELECT leaf FROM positions ORDER BY leaf"))
    with pytest.raises(IntegrityFailure, match="differs from what was signed"):
        founder.open(tmp_path / "p")
    assert list(reading.query("SELECT leaf FROM positions ORDER BY leaf")) == before
    assert founder.texts() == set()
