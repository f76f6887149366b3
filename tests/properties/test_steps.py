"""A record that grows is folded from steps read before: the same as from all its bytes anew."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samples.passphrases import cheap_passphrases
from satchel.crypto.passphrase import Cost
from satchel.crypto.randomness import random_bytes
from satchel.crypto.signing import Ed25519Key
from satchel.domain.folding import RecordView, fold
from satchel.domain.ids import DeviceId, LeafHash, RecordId, new_record_id
from satchel.domain.json_values import JsonObject
from satchel.domain.words import Act
from satchel.storage import entries, records
from satchel.storage.archive import Archive
from satchel.storage.database import Database
from satchel.storage.journal import Author, Journal
from satchel.storage.steps import Steps
from satchel.system import clock

# (what happens, which of the entries so far it follows or touches, the answer it gives)
ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["answer", "answer", "rolled back", "destroyed", "not destroyed after all"]
        ),
        st.integers(0, 5),
        st.sampled_from(["answers/A1", "answers/A2"]),
    ),
    max_size=10,
)


class _RolledBackError(Exception):
    pass


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    with cheap_passphrases(), tempfile.TemporaryDirectory() as name:
        cost = Cost(64 * 1024, 3, 4)
        with Archive.create(Path(name) / "a", b"words", cost=cost, clock=clock.now) as archive:
            yield archive


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(ACTS)
def test_what_was_read_before_changes_nothing(
    archive: Archive, acts: list[tuple[str, int, str]]
) -> None:
    author = Author(DeviceId("d-" + "0" * 20), Ed25519Key.generate().sign, {"member": "M-000000"})
    journal = Journal(author, clock.now, random_bytes, lambda kind: None, lambda db: None)
    record = new_record_id(random_bytes)
    leaves: list[LeafHash] = []
    for act, at, field in [("answer", 0, "answers/A1"), *acts]:
        with suppress(_RolledBackError), archive.writing() as tx:
            if act in ("answer", "rolled back"):
                what: JsonObject = {"act": Act.EDIT.value, "set": {field: f"{len(leaves)}"}}
                previous = leaves[at : at + 1] or leaves[-1:]
                done = journal.append(
                    tx, "observation", what=what, record=record, previous=previous
                )
                if act == "answer":
                    leaves.append(done.leaf)
            else:
                entries.withdraw_sections(tx.db, record, leaves[at % len(leaves)])
                journal.refold(tx, [record])
            assert records.get(tx.db, record) == _anew(tx.db, record)
            if act in ("rolled back", "not destroyed after all"):
                raise _RolledBackError
        assert records.get(archive.reading(), record) == _anew(archive.reading(), record)


def _anew(db: Database, record: RecordId) -> RecordView:
    return fold(record, Steps().of(db, record))
