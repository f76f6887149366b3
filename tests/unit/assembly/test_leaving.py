"""The chord: whatever ends the process, nothing is readable at the next opening."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from satchel.assembly import beginning, leaving
from satchel.assembly.desk import Desk
from satchel.assembly.opening import open_desk
from satchel.catalog.attaching import AttachWish
from satchel.domain.errors import RefusedByPolicy
from satchel.domain.words import Role
from satchel.storage import entries
from satchel.storage.content_table import every
from satchel.storage.records import ListWish
from satchel.sync.parcel_making import ParcelWish

PASSPHRASE = b"one two three"


def readable(desk: Desk) -> Iterator[bytes]:
    """The plain bytes of every section here."""
    db = desk.archive.reading()
    for device, branch, _ in entries.ledgers(db):
        for line in entries.lines(db, device, branch):
            yield from line.plain.values()


def test_killed_right_after_the_promise_the_next_opening_seals_first(
    observer: Desk, headquarters: Desk, tmp_path: Path
) -> None:
    case = observer.records.add("case", {"title": "CANARY"}).record
    attached = tmp_path / "paper.txt"
    attached.write_bytes(b"CANARY paper")
    observer.attachments.attach(attached, AttachWish(case))
    observer.drafts.keep(f"note:{case}", "CANARY half a li")
    observer.drafts.keep("person", {"name": "CANARY name", "case": None, "year": 1970})
    leaving.promise(observer)
    assert leaving.is_promised(observer)
    killed = tmp_path / "killed"  # the disk as a kill leaves it: nothing was sealed yet
    shutil.copytree(observer.archive.folder, killed)
    out = tmp_path / "parcel"
    again = open_desk(killed, lambda: PASSPHRASE)
    try:
        assert not leaving.is_promised(again)
        assert not [raw for raw in readable(again) if b"CANARY" in raw]
        assert not [one for one in every(again.archive.reading()) if one.file_key is not None]
        assert again.drafts.all() == []
        again.parcel_making.make(out, ParcelWish())
    finally:
        again.close()
    headquarters.parcel_opening.open([out])
    (told,) = headquarters.records.select(
        ListWish(kind="custody-entry", only=("act", leaving.UNFINISHED))
    )
    assert told.fields["detail"] == {"screen": "person", "text": "name: CANARY name\nyear: 1970"}
    (note,) = headquarters.records.select(ListWish(kind="note"))
    assert (note.fields["text"], note.fields["tags"]) == ("CANARY half a li", ["unfinished"])


def test_outside_a_mission_the_promise_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    with beginning.beginning(tmp_path / "alone", PASSPHRASE) as made:
        desk = beginning.begin_device(made, Role.OBSERVER, "alone", None)
    with pytest.raises(RefusedByPolicy, match="no mission"):
        leaving.promise(desk)
    assert not leaving.is_promised(desk)
    desk.close()
