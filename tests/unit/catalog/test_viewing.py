"""Looking at what is kept: a trace first, then pages, words or a sentence, nothing on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples.documents import papers, photos
from satchel.assembly.reading import extract
from satchel.catalog.attaching import Attachments, AttachWish
from satchel.catalog.permission import Permission
from satchel.catalog.records import Records
from satchel.catalog.taking_out import TakingOut
from satchel.catalog.texts import Texts
from satchel.catalog.viewing import Drawn, NotShown, Previews, Sound, Words
from satchel.domain.errors import NoSuchThing
from satchel.domain.ids import RecordId
from satchel.formats.previews.told import Trouble
from satchel.storage.records import ListWish
from satchel.system import workers


@pytest.fixture
def previews(records: Records) -> Previews:
    texts = Texts(records.archive, extract)
    return Previews(records, texts, TakingOut(records, Permission(records)), workers.start)


@pytest.fixture
def case(records: Records) -> RecordId:
    return records.add("case", {"title": "First"}).record


def keep(previews: Previews, case: RecordId, file: Path, data: bytes) -> RecordId:
    file.write_bytes(data)
    attachments = Attachments(previews.records, previews.texts, lambda _: [], lambda *_: None)
    return attachments.attach(file, AttachWish(on=case)).record


def test_what_is_looked_at_leaves_a_trace_before_it_opens(
    records: Records, previews: Previews, case: RecordId, tmp_path: Path
) -> None:
    kept = keep(previews, case, tmp_path / "verdict.pdf", papers.pdf(["one", "two"]))
    viewing = previews.begin(kept)
    told = records.show(viewing.custody).fields
    assert (told["act"], told["subjects"]) == ("viewed", [kept])
    assert (viewing.name, viewing.on) == ("verdict.pdf", case)
    shown = previews.open(viewing)
    assert isinstance(shown, Drawn)
    assert shown.opened.pages == 2
    assert shown.draw(1, 0.2).width > 0
    shown.close()
    assert len(records.select(ListWish("custody-entry"))) == 1


def test_each_kind_is_shown_as_what_its_bytes_are(
    previews: Previews, case: RecordId, tmp_path: Path
) -> None:
    files = {
        "letter.eml": papers.letter("Reply: <b>no</b>").as_bytes(),
        "photo.txt": photos.saved(photos.image()),
        "sound.bin": b"OggS" + bytes(100),
        "vector.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "locked.odt": papers.locked_odt(),
        "database": b"SQLite format 3\0" + bytes(100),
    }
    shown = {
        name: previews.open(previews.begin(keep(previews, case, tmp_path / name, data)))
        for name, data in files.items()
    }
    letter, photo = shown["letter.eml"], shown["photo.txt"]
    assert isinstance(letter, Words)
    assert [label for label, _ in letter.parts] == ["headers", "text"]
    assert "<b>no</b>" in letter.parts[1][1]  # as it was written, never as markup
    assert isinstance(photo, Drawn)
    photo.close()
    assert shown["sound.bin"] == Sound("audio/ogg")
    assert shown["vector.png"] == NotShown(Trouble.KIND, "image/svg+xml")
    assert shown["database"] == NotShown(Trouble.KIND, "application/vnd.sqlite3")
    locked = shown["locked.odt"]
    assert isinstance(locked, NotShown)
    assert locked.trouble is Trouble.LOCKED


def test_beside_it_stands_what_came_to_the_same_record(
    records: Records, previews: Previews, case: RecordId, tmp_path: Path
) -> None:
    kept = [keep(previews, case, tmp_path / name, name.encode()) for name in ("a", "b")]
    assert {one.record for one in previews.neighbours(previews.begin(kept[0]))} == set(kept)
    with pytest.raises(NoSuchThing):
        previews.begin(case)
    assert len(records.select(ListWish("custody-entry"))) == 1
