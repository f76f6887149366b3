"""Files kept byte for byte, their text made findable, and both destroyed when withdrawn."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import pytest

from satchel.catalog.attaching import Attached, Attachments, AttachWish, open_plain
from satchel.catalog.citing import Citations, cited_by
from satchel.catalog.notes import SEALED_NOTES
from satchel.catalog.permission import Permission
from satchel.catalog.records import Records
from satchel.catalog.taking_out import TakingOut
from satchel.catalog.texts import Texts, told
from satchel.crypto.xwing import Identity
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.ids import RecordId
from satchel.formats.documents.text import ExtractedText, State
from satchel.ledger.line import Line
from satchel.storage import content_table, text_states
from satchel.storage.contents import ContentState
from satchel.storage.records import ListWish
from satchel.storage.transaction import Transaction


def _extract(source: BinaryIO, size: int, media_type: str | None) -> ExtractedText:
    """A worker that knows plain text only."""
    raw = source.read(size)
    if media_type != "text/plain":
        return ExtractedText(state=State.BROKEN, reason="it is damaged")
    return ExtractedText((("text", raw.decode()),), state=State.COMPLETE)


@pytest.fixture
def attachments(records: Records) -> Attachments:
    return Attachments(records, Texts(records.archive, _extract), lambda _: [], lambda *_: None)


@pytest.fixture
def case(records: Records) -> RecordId:
    return records.add("case", {"title": "First"}).record


@pytest.fixture
def kept(attachments: Attachments, case: RecordId, tmp_path: Path) -> Attached:
    file = tmp_path / "statement.txt"
    file.write_text("A quokka was seen, https://site.example/a", encoding="utf-8")
    return attachments.attach(file, AttachWish(on=case, received_from="the clerk"))


def test_what_came_is_recorded_as_received_with_its_name(records: Records, kept: Attached) -> None:
    source = records.history(kept.record)[0].source or {}
    assert (source["name"], source["received_from"]) == ("statement.txt", "the clerk")
    assert "received_how" not in source  # not told, so not recorded
    assert records.show(kept.record).fields["media_kind"] == "document"
    assert kept.text == "searchable"


@pytest.mark.skipif(os.name == "nt", reason="Windows names are always text")
def test_a_name_that_is_no_text_is_kept_as_its_bytes(
    records: Records, attachments: Attachments, case: RecordId, tmp_path: Path
) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    file.write_bytes(b"text")
    done = attachments.attach(file, AttachWish(on=case))
    source = records.history(done.record)[0].source or {}
    assert source["name_b64"] == "/y50eHQ="  # ff 2e 74 78 74
    assert "name" not in source


def test_the_same_bytes_are_stored_once_and_stay_while_one_record_holds_them(
    records: Records, attachments: Attachments, case: RecordId, kept: Attached, tmp_path: Path
) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_bytes((tmp_path / "statement.txt").read_bytes())
    again = attachments.attach(twin, AttachWish(on=case))
    assert (again.content, again.same_bytes_as) == (kept.content, kept.record)
    records.withdraw(kept.record, "twice", content=True)
    assert records.archive.contents.state(kept.content) is ContentState.HERE
    records.withdraw(again.record, "named a witness", content=True)
    db = records.archive.reading()
    gone = content_table.find(db, kept.content)
    assert gone is None or records.archive.contents.state(kept.content) is not ContentState.HERE
    assert text_states.get(db, kept.content) is None
    with pytest.raises(NoSuchThing, match="destroyed"):
        TakingOut(records, Permission(records)).extract(again.record, tmp_path / "out")


def test_bytes_that_are_here_are_known_before_they_are_taken_in(
    attachments: Attachments, kept: Attached
) -> None:
    same = io.BytesIO(b"A quokka was seen, https://site.example/a")
    assert attachments.held_already(same) == [kept.record]
    assert attachments.held_already(io.BytesIO(b"other")) == []


def test_what_is_stopped_midway_leaves_nothing(
    records: Records, attachments: Attachments, case: RecordId
) -> None:
    pasted = io.BytesIO(bytes(3 << 20))
    with pytest.raises(RefusedByPolicy) as refused:
        attachments.attach_open(pasted, "", {}, AttachWish(on=case), cancelled=lambda: True)
    assert refused.value.code == "cancelled"
    assert records.select(ListWish(kind="attachment")) == []


def test_a_broken_file_is_kept_and_flagged(
    attachments: Attachments, case: RecordId, tmp_path: Path
) -> None:
    file = tmp_path / "broken.pdf"
    file.write_bytes(b"%PDF-1.7 and then nothing")
    done = attachments.attach(file, AttachWish(on=case))
    assert done.text == "stored; its text could not be read (it is damaged)"


def test_pages_that_are_pictures_are_said_not_to_be_searchable() -> None:
    read = ExtractedText((("page 1", "x"),), 3, 2, State.COMPLETE)
    assert told(read) == "searchable; 2 of 3 pages are pictures and not searchable"


@pytest.mark.parametrize(
    ("name", "refused"), [("none", NoSuchThing), ("folder", UsageError), ("x" * 300, Exception)]
)
def test_what_is_no_file_is_refused_by_its_path(
    tmp_path: Path, name: str, refused: type[Exception]
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(refused, match=name[:40]):
        open_plain(tmp_path / name)


def test_nothing_is_sealed_for_nobody(
    records: Records, attachments: Attachments, case: RecordId, tmp_path: Path
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x")
    with pytest.raises(RefusedByPolicy, match="in no mission"):
        attachments.attach(file, AttachWish(on=case, sealed=True))
    assert records.select(ListWish(kind="attachment")) == []


def test_what_is_attached_to_a_sealed_hearing_is_sealed(
    records: Records, frozen: list[Line], case: RecordId, tmp_path: Path
) -> None:
    readers = [Identity.generate().recipient]
    texts = Texts(records.archive, _extract)
    attachments = Attachments(
        records, texts, lambda _: readers, lambda _, lines: _keep(frozen, lines)
    )
    hearing = records.add(
        "event", {"event_kind": "hearing", "case": case, SEALED_NOTES: True}
    ).record
    file = tmp_path / "statement.txt"
    file.write_text("A quokka was seen", encoding="utf-8")

    done = attachments.attach(file, AttachWish(on=hearing))
    assert (done.sealed, done.text, len(frozen)) == (True, "sealed", 1)
    assert records.archive.contents.state(done.content) is ContentState.SEALED
    # Only her own word makes it otherwise.
    assert not attachments.attach(file, AttachWish(on=hearing, sealed=False)).sealed


def _keep(frozen: list[Line], lines: Sequence[Line]) -> None:
    frozen.extend(lines)


def test_an_extraction_writes_the_bytes_and_a_custody_entry(
    records: Records, kept: Attached, tmp_path: Path
) -> None:
    done = TakingOut(records, Permission(records)).extract(kept.record, tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes() == (tmp_path / "statement.txt").read_bytes()
    fields = records.show(done.custody).fields
    assert (fields["act"], fields["subjects"]) == ("extracted", [kept.record])


def test_an_extraction_that_cannot_begin_leaves_no_custody_entry(
    records: Records, case: RecordId, kept: Attached, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_bytes(b"mine")
    with pytest.raises(RefusedByPolicy, match="left alone"):
        TakingOut(records, Permission(records)).extract(kept.record, tmp_path / "taken")
    with pytest.raises(NoSuchThing, match="is not a file"):
        TakingOut(records, Permission(records)).extract(case, tmp_path / "out")
    with records.archive.writing() as tx:
        records.archive.contents.destroy(tx, kept.content)
    with pytest.raises(NoSuchThing):
        TakingOut(records, Permission(records)).extract(kept.record, tmp_path / "out")
    assert records.select(ListWish(kind="custody-entry")) == []
    assert (tmp_path / "taken").read_bytes() == b"mine"


def test_citations_of_an_attachment_are_kept_and_wait_for_capture(
    records: Records, kept: Attached
) -> None:
    waiting: list[str] = []

    def enqueue(tx: Transaction, record: RecordId, url: str) -> None:
        waiting.append(url)

    citations = Citations(records, _extract, enqueue)
    document = citations.of_record(kept.record)
    ids = citations.keep(document, cited_by(document), kept.record, None)
    fields = records.show(ids[0]).fields
    assert waiting == [fields["url"]] == ["https://site.example/a"]
    assert (fields["document"], fields["marker"]) == (kept.record, None)


def test_what_is_withdrawn_takes_nothing_more(
    records: Records, attachments: Attachments, case: RecordId, tmp_path: Path
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x")
    other = records.add("case", {"title": "Other"})
    records.withdraw(case, "entered twice")
    acts = (
        lambda: records.edit(case, {"title": "T"}),
        lambda: records.link(case, "concerns", other.record),
        lambda: attachments.attach(file, AttachWish(on=case)),
    )
    for act in acts:
        with pytest.raises(RefusedByPolicy, match="withdrawn"):
            act()
