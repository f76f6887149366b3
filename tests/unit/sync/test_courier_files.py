"""A parcel as somebody carries it: cut, damaged, in another order, to the wrong person."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import IntegrityFailure, RefusedByPolicy, SatchelError
from satchel.sync.parcel_making import ParcelWish
from unit.sync.party import Party, Person


def _refusal(person: Person, *paths: Path) -> SatchelError:
    with pytest.raises(SatchelError) as refused:
        person.open(*paths)
    return refused.value


def test_each_way_to_spoil_a_courier_file_has_a_sentence_and_takes_nothing_in(
    party: Party, tmp_path: Path
) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    other = party.admitted(founder, "bota")
    observer.note("The judge came at 17:16.")
    observer.attach(random_bytes(60_000))
    whole = tmp_path / "whole"
    observer.make(whole)
    data, spoilt = whole.read_bytes(), tmp_path / "spoilt"
    for cut in range(0, len(data), len(data) // 20):
        spoilt.write_bytes(data[:cut])
        assert isinstance(_refusal(founder, spoilt), IntegrityFailure)
    for at in [*range(0, 400, 23), *range(400, len(data), len(data) // 30)]:
        spoilt.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        told = _refusal(founder, spoilt)
        assert told.exit_code in (4, 7)
        if isinstance(told, RefusedByPolicy):  # a key's line of it: it looks like another's
            assert "damaged on its way" in told.message
    assert founder.texts() == set()
    assert "addressed to others" in _refusal(other, whole).message
    spoilt.write_bytes(b"GIF89a" * 100)
    assert "This is no parcel" in _refusal(founder, spoilt).message
    assert founder.open(whole)[0].problems == []
    assert founder.texts() == {"The judge came at 17:16."}
    assert founder.open(whole)[0].entries_new == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes among files there")
def test_a_pipe_among_the_parts_is_a_missing_part(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("The judge came at 17:16.")
    made = observer.making.make(tmp_path / "out", ParcelWish(), part_size=4096)
    made.files[1].unlink()
    os.mkfifo(made.files[1])
    told = _refusal(founder, tmp_path / "out")
    assert told.code == "parts-missing"
    assert "these are missing: 2" in told.message
