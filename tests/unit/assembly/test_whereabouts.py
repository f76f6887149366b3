"""Where things are and who could read them, as one item goes from here to headquarters."""

from __future__ import annotations

from pathlib import Path

from satchel.assembly import exposure
from satchel.assembly.desk import Desk
from satchel.catalog.attaching import AttachWish
from satchel.domain.words import Audience
from satchel.storage import outside
from satchel.sync.parcel_making import ParcelWish
from satchel.sync.whereabouts import Amount, Where, Whereabouts


def _confirmed(observer: Desk, headquarters: Desk, folder: Path, name: str) -> None:
    out, back = folder / name, folder / f"{name}-back"
    observer.parcel_making.make(out, ParcelWish())
    reports = headquarters.parcel_opening.open([out])
    headquarters.receipt_giving.reply(reports, back)
    observer.parcel_opening.open([back])


def test_an_item_goes_from_here_to_headquarters(
    observer: Desk, headquarters: Desk, tmp_path: Path
) -> None:
    places = Whereabouts(observer.archive)
    before = places.places()
    assert before.in_mission
    assert not before.is_headquarters
    assert not before.has_relay
    case = observer.records.add("case", {"title": "Case"}).record
    paper = tmp_path / "paper.txt"
    paper.write_bytes(b"x" * 1000)
    kept = observer.attachments.attach(paper, AttachWish(case))
    new = places.places()
    assert new.at[Where.HERE_ONLY].records == before.at[Where.HERE_ONLY].records + 2
    assert (new.at[Where.HERE_ONLY].files, new.at[Where.HERE_ONLY].size) == (1, 1000)
    assert places.of_record(kept.record) is Where.HERE_ONLY

    observer.parcel_making.make(tmp_path / "stick", ParcelWish())
    assert places.of_record(kept.record) is Where.ON_ITS_WAY
    assert places.places().at[Where.HERE_ONLY] == Amount()
    assert [one.sort for one in outside.everything(observer.archive.reading())] == ["parcel"]

    later = observer.records.add("case", {"title": "Later"}).record
    assert places.of_record(later) is Where.HERE_ONLY
    headquarters.receipt_giving.reply(
        headquarters.parcel_opening.open([tmp_path / "stick"]), tmp_path / "receipt"
    )
    observer.parcel_opening.open([tmp_path / "receipt"])
    assert places.of_record(kept.record) is Where.AT_HEADQUARTERS
    assert places.of_record(later) is Where.HERE_ONLY
    arrived = places.places()
    assert arrived.at[Where.AT_HEADQUARTERS].files == 1
    assert arrived.last_receipt is not None

    _confirmed(observer, headquarters, tmp_path, "second")
    told = exposure.of(observer)
    assert (told.records["attachment"], told.files, told.size) == (1, 1, 1000)
    observer.drafts.keep("note", "half")
    assert exposure.of(observer).drafts == 1
    observer.sealing.seal_all()
    sealed = exposure.of(observer)
    assert sealed.is_nothing
    assert sealed.sealed > 0
    assert places.places().at[Where.AT_HEADQUARTERS].sealed > 0
    assert observer.archive.reading().execute("SELECT count(*) FROM drafts").fetchone()[0] == 0


def test_headquarters_keys_are_told(headquarters: Desk) -> None:
    told = exposure.of(headquarters)
    assert Audience.COORDINATION in told.classes
    assert told.has_root
    assert not told.is_nothing
    assert Whereabouts(headquarters.archive).places().is_headquarters
