"""Contents: in once, out unchanged, forgotten when asked, and nothing half done."""

from __future__ import annotations

import hashlib
import io
import os
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from satchel.crypto import age
from satchel.crypto.xwing import Identity
from satchel.domain.errors import IntegrityFailure, MachineRefused, NoSuchThing, RefusedByPolicy
from satchel.domain.ids import ContentId
from satchel.storage import check, content_table
from satchel.storage.archive import Archive
from satchel.storage.contents import ContentState, TakenIn
from satchel.storage.rows import ROW, Extent

from .conftest import PASSPHRASE

CHUNK = 65536
ABSENT = ContentId("0" * 64)


def keep(archive: Archive, data: bytes, to: Identity, *, keep_key: bool = True) -> TakenIn:
    taken = archive.contents.take_in(io.BytesIO(data), [to.recipient], keep_key=keep_key)
    with archive.writing() as tx:
        archive.contents.adopt(tx, taken)
    return taken


@pytest.mark.parametrize(
    "size",
    [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 4 * CHUNK, 4 * CHUNK + 1, (1 << 20) + 1, 3_333_333],
)
def test_every_size_comes_back_unchanged(
    archive: Archive, folder: Path, headquarters: Identity, size: int
) -> None:
    data = os.urandom(size)
    taken = keep(archive, data, headquarters)
    assert (taken.size, taken.sha256, taken.sha512) == (
        size,
        hashlib.sha256(data).hexdigest(),
        hashlib.sha512(data).hexdigest(),
    )
    archive.close()
    with Archive.open(folder, PASSPHRASE) as again:
        with again.contents.open(taken.content) as reader:
            assert reader.read() == data
            assert reader.seek(size // 2) == size // 2
            assert reader.read() == data[size // 2 :]
        file, length = again.contents.sealed_file(taken.content)
        sealed = file.read()
        assert len(sealed) == length
        assert age.unseal_bytes(sealed, [headquarters], limit=size) == data
        payload = sealed[len(taken.header or b"") :]
        assert hashlib.sha256(payload).hexdigest() == taken.content
        assert list(check.run(again)) == []


def test_small_content_lies_in_the_encrypted_database(
    archive: Archive, headquarters: Identity
) -> None:
    small = keep(archive, bytes(CHUNK), headquarters)
    large = keep(archive, bytes(CHUNK + 1), headquarters)
    assert isinstance(small.kept, int)
    assert large.kept == Extent(2, 1)


def test_rows_are_equal_and_their_numbers_have_no_gaps(
    archive: Archive, headquarters: Identity
) -> None:
    sizes = [100_000, 700_000, 70_000, 2_000_000]
    kept = [keep(archive, bytes(size), headquarters).kept for size in sizes]
    assert kept == [Extent(2, 1), Extent(3, 3), Extent(6, 1), Extent(7, 8)]
    lengths = archive.contents.rows.db.execute("SELECT DISTINCT length(bytes) FROM rows")
    assert lengths.fetchall() == [(ROW,)]


def test_padding_does_not_show_where_a_content_ends(
    archive: Archive, headquarters: Identity
) -> None:
    keep(archive, bytes(70_000), headquarters)
    (row,) = archive.contents.rows.db.execute("SELECT bytes FROM rows WHERE id = 2").fetchone()
    assert bytes(64) not in row


def test_what_is_not_adopted_does_not_exist_and_is_collected(
    archive: Archive, folder: Path, headquarters: Identity
) -> None:
    taken = archive.contents.take_in(io.BytesIO(bytes(500_000)), [headquarters.recipient])
    assert archive.contents.state(taken.content) is ContentState.ELSEWHERE
    archive.contents.rows.commit()  # as a kill just before the entry's own commit leaves it
    archive.close()
    with Archive.open(folder, PASSPHRASE) as again:
        assert list(check.run(again)) == []
        assert not again.contents.rows.holds(Extent(2, 2))
        assert keep(again, bytes(500_000), headquarters).kept == Extent(4, 2)


def test_a_rolled_back_adoption_can_be_repeated(archive: Archive, headquarters: Identity) -> None:
    store = archive.contents
    taken = [
        store.take_in(io.BytesIO(os.urandom(size)), [headquarters.recipient])
        for size in (10, 300_000)
    ]

    def adopt_then_fail() -> None:
        with archive.writing() as tx:
            for one in taken:
                store.adopt(tx, one)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        adopt_then_fail()
    assert {store.state(one.content) for one in taken} == {ContentState.ELSEWHERE}
    with archive.writing() as tx:
        for one in taken:
            store.adopt(tx, one)
    assert {store.state(one.content) for one in taken} == {ContentState.HERE}
    assert list(check.run(archive)) == []


def test_thousands_of_small_contents_are_adopted_at_once(
    archive: Archive, folder: Path, headquarters: Identity
) -> None:
    store = archive.contents
    blocks = [os.urandom(60_000) for _ in range(200)]  # three times what is held in memory
    taken = [store.take_in(io.BytesIO(block), [headquarters.recipient]) for block in blocks]
    with archive.writing() as tx:
        for one in taken:
            store.adopt(tx, one)
    for one, block in zip(taken, blocks, strict=True):
        assert store.open(one.content).read() == block
    (left,) = archive.reading().execute("SELECT count(*) FROM staged_payloads").fetchone()
    assert left == 0


def test_set_aside_payloads_of_a_killed_import_are_collected(
    archive: Archive, folder: Path, headquarters: Identity
) -> None:
    for _ in range(100):
        archive.contents.take_in(io.BytesIO(bytes(60_000)), [headquarters.recipient])
    (left,) = archive.reading().execute("SELECT count(*) FROM staged_payloads").fetchone()
    assert left > 0
    archive.close()
    with Archive.open(folder, PASSPHRASE) as again:
        (left,) = again.reading().execute("SELECT count(*) FROM staged_payloads").fetchone()
        assert left == 0


def test_discarded_bytes_leave_nothing(archive: Archive, headquarters: Identity) -> None:
    store = archive.contents
    for size in (10, 600_000):
        store.discard(store.take_in(io.BytesIO(bytes(size)), [headquarters.recipient]))
    first = store.take_in(io.BytesIO(bytes(600_000)), [headquarters.recipient])
    second = keep(archive, bytes(300_000), headquarters)
    store.discard(first)
    assert list(check.run(archive)) == []
    assert store.state(second.content) is ContentState.HERE


def test_without_a_mission_the_key_is_kept_and_a_header_comes_later(
    archive: Archive, headquarters: Identity
) -> None:
    store = archive.contents
    taken = store.take_in(io.BytesIO(b"before"), [])
    with archive.writing() as tx:
        store.adopt(tx, taken)
    assert store.open(taken.content).read() == b"before"
    with pytest.raises(RefusedByPolicy):
        store.sealed_file(taken.content)
    with archive.writing() as tx:
        store.readdress(tx, taken.content, [headquarters.recipient])
    file, _ = store.sealed_file(taken.content)
    assert age.unseal_bytes(file.read(), [headquarters], limit=10) == b"before"
    with pytest.raises(RefusedByPolicy):
        store.take_in(io.BytesIO(b"lost"), [], keep_key=False)


def test_sealed_at_intake_leaves_no_key_and_no_hash(
    archive: Archive, headquarters: Identity
) -> None:
    taken = keep(archive, b"secret recording", headquarters, keep_key=False)
    assert archive.contents.state(taken.content) is ContentState.SEALED
    stored = archive.contents.find(taken.content)
    assert stored is not None
    assert (stored.file_key, stored.size, stored.sha256, stored.sha512) == (None,) * 4
    with pytest.raises(RefusedByPolicy) as refusal:
        archive.contents.open(taken.content)
    assert refusal.value.code == "sealed"
    file, _ = archive.contents.sealed_file(taken.content)
    assert age.unseal_bytes(file.read(), [headquarters], limit=99) == b"secret recording"


def test_forgetting_a_key_forgets_the_hashes_too(archive: Archive, headquarters: Identity) -> None:
    taken = keep(archive, b"x" * 100_000, headquarters)
    assert taken.sha256 is not None
    assert content_table.find_by_sha256(archive.reading(), taken.sha256) == (taken.content,)
    with archive.writing() as tx:
        archive.contents.forget_key(tx, taken.content)
    assert content_table.find_by_sha256(archive.reading(), taken.sha256) == ()
    assert archive.contents.state(taken.content) is ContentState.SEALED
    reader = archive.contents.open(taken.content, file_key=taken.file_key)
    assert reader.read() == b"x" * 100_000


@pytest.mark.parametrize("size", [100, 400_000])
def test_removed_bytes_are_gone_and_can_come_back(
    archive: Archive, headquarters: Identity, size: int
) -> None:
    store = archive.contents
    taken = keep(archive, os.urandom(size), headquarters)
    payload = store.payload(taken.content)[0].read()
    with archive.writing() as tx:
        store.remove(tx, taken.content)
    assert store.state(taken.content) is ContentState.ELSEWHERE
    with pytest.raises(NoSuchThing):
        store.open(taken.content)
    assert payload[-64:] not in (archive.folder / "content.db").read_bytes()
    again = store.take_in_sealed(taken.header, io.BytesIO(payload), expected=taken.content)
    with archive.writing() as tx:
        store.adopt(tx, again)
    assert store.state(taken.content) is ContentState.SEALED
    assert list(check.run(archive)) == []


def test_destroyed_bytes_never_come_back(archive: Archive, headquarters: Identity) -> None:
    store = archive.contents
    taken = keep(archive, bytes(400_000), headquarters)
    payload = store.payload(taken.content)[0].read()
    with archive.writing() as tx:
        store.destroy(tx, taken.content)
    again = store.take_in_sealed(taken.header, io.BytesIO(payload), expected=taken.content)
    with archive.writing() as tx:
        store.adopt(tx, again)
    assert store.state(taken.content) is ContentState.DESTROYED
    assert list(check.run(archive)) == []
    with pytest.raises(NoSuchThing), archive.writing() as tx:
        store.destroy(tx, ABSENT)


@pytest.mark.parametrize("size", [50_000, 700_000])
def test_imported_ciphertext_is_kept_as_it_is(
    archive: Archive, headquarters: Identity, size: int
) -> None:
    data = os.urandom(size)
    sent = keep(archive, data, headquarters)
    payload = archive.contents.payload(sent.content)[0].read()
    with archive.writing() as tx:
        archive.contents.remove(tx, sent.content)
    store = archive.contents
    with pytest.raises(IntegrityFailure):
        store.take_in_sealed(sent.header, io.BytesIO(payload), expected=ABSENT)
    with pytest.raises(IntegrityFailure):
        store.take_in_sealed(sent.header, io.BytesIO(payload[:-1]), expected=sent.content)
    with pytest.raises(IntegrityFailure):
        store.take_in_sealed(sent.header, io.BytesIO(payload[:10]))
    got = store.take_in_sealed(sent.header, io.BytesIO(payload), expected=sent.content)
    known = replace(
        got, file_key=sent.file_key, size=sent.size, sha256=sent.sha256, sha512=sent.sha512
    )
    with archive.writing() as tx:
        store.adopt(tx, known)
    assert store.open(sent.content).read() == data
    assert list(check.run(archive)) == []


def test_taking_in_the_same_content_twice_changes_nothing(
    archive: Archive, headquarters: Identity
) -> None:
    sent = keep(archive, os.urandom(300_000), headquarters)
    payload = archive.contents.payload(sent.content)[0].read()
    again = archive.contents.take_in_sealed(None, io.BytesIO(payload))
    with archive.writing() as tx:
        archive.contents.adopt(tx, again)
    assert archive.contents.state(sent.content) is ContentState.HERE
    assert list(check.run(archive)) == []


class _Failing(io.RawIOBase):
    """A stick pulled out after so many bytes."""

    def __init__(self, whole: int) -> None:
        self._left = whole

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        if self._left <= 0:
            raise OSError(5, "Input/output error")
        self._left -= len(buffer)
        return len(buffer)


def test_a_source_that_fails_is_said_and_nothing_kept(
    archive: Archive, headquarters: Identity
) -> None:
    source: BinaryIO = _Failing(5 << 20)  # type: ignore[assignment]  # what it needs of one
    with pytest.raises(MachineRefused, match="could not be read"):
        archive.contents.take_in(source, [headquarters.recipient])
    assert keep(archive, bytes(70_000), headquarters).kept == Extent(2, 1)
    assert list(check.run(archive)) == []


def test_cancelling_keeps_nothing_and_progress_grows(
    archive: Archive, headquarters: Identity
) -> None:
    seen: list[int] = []
    with pytest.raises(RefusedByPolicy) as refusal:
        archive.contents.take_in(
            io.BytesIO(bytes(20 << 20)),
            [headquarters.recipient],
            progress=seen.append,
            cancelled=lambda: len(seen) >= 3,
        )
    assert refusal.value.code == "cancelled"
    assert len(seen) == 3
    assert seen == sorted(set(seen))
    assert list(check.run(archive)) == []


def test_one_flipped_bit_names_its_content_and_spares_the_others(
    archive: Archive, folder: Path, headquarters: Identity
) -> None:
    kept = [keep(archive, os.urandom(400_000), headquarters) for _ in range(3)]
    extent = kept[1].kept
    assert isinstance(extent, Extent)
    db = archive.contents.rows.db
    (row,) = db.execute("SELECT bytes FROM rows WHERE id = ?", [extent.first]).fetchone()
    flipped = bytearray(row)
    flipped[70_000] ^= 8
    db.execute("UPDATE rows SET bytes = ? WHERE id = ?", [bytes(flipped), extent.first])
    archive.close()
    with Archive.open(folder, PASSPHRASE) as again:
        assert [problem.where for problem in check.run(again)] == [kept[1].content]
        with pytest.raises(IntegrityFailure):
            again.contents.open(kept[1].content).read()
        assert len(again.contents.open(kept[2].content).read()) == 400_000


def test_a_row_missing_in_the_middle_is_not_called_saved(
    archive: Archive, headquarters: Identity
) -> None:
    taken = archive.contents.take_in(io.BytesIO(bytes(3 * ROW)), [headquarters.recipient])
    assert isinstance(taken.kept, Extent)
    rows = archive.contents.rows
    rows.db.execute("DELETE FROM rows WHERE id = ?", [taken.kept.first + 1])
    with pytest.raises(MachineRefused), archive.writing() as tx:
        archive.contents.adopt(tx, taken)
    assert archive.contents.state(taken.content) is ContentState.ELSEWHERE


def test_rows_that_nothing_names_are_told_and_kept(
    archive: Archive, folder: Path, headquarters: Identity
) -> None:
    keep(archive, bytes(300_000), headquarters)
    archive.contents.rows.append(900, [bytes(ROW), bytes(ROW)])
    archive.contents.rows.commit()
    archive.close()
    for _ in range(2):
        with Archive.open(folder, PASSPHRASE) as again:
            (problem,) = check.run(again)
            assert "Rows 900 to 901" in problem.sentence


def test_an_older_database_beside_newer_rows_deletes_none_of_them(
    archive: Archive, folder: Path, headquarters: Identity
) -> None:
    store = archive.contents
    store.take_in(io.BytesIO(bytes(300_000)), [headquarters.recipient])
    archive.idle()
    older = (folder / "archive-1.db").read_bytes()  # with a reservation in it
    for _ in range(90):
        keep(archive, bytes(300_000), headquarters)
    archive.close()
    (folder / "archive-1.db").write_bytes(older)
    with Archive.open(folder, PASSPHRASE) as again:
        (problem,) = check.run(again)
        assert "they were kept" in problem.sentence
