"""From content.db and the mission's key alone, every content comes back."""

from __future__ import annotations

import io
import json
import os
import shutil
from pathlib import Path

import pytest

from satchel.crypto import age
from satchel.crypto.xwing import Identity
from satchel.domain.errors import Bug, IntegrityFailure, SatchelError
from satchel.domain.ids import ContentId
from satchel.storage import check, content_map, migrations, recovery
from satchel.storage.archive import Archive
from satchel.storage.content_map import MapPlace
from satchel.storage.contents import ContentState
from satchel.storage.rows import MAP_ROW, ROW, Extent, Rows
from satchel.system.paths import schema_folder

from .conftest import PASSPHRASE


def keep(archive: Archive, data: bytes, to: Identity) -> ContentId:
    taken = archive.contents.take_in(io.BytesIO(data), [to.recipient], keep_key=False)
    with archive.writing() as tx:
        archive.contents.adopt(tx, taken)
    return taken.content


def test_every_content_comes_back_from_the_rows_alone(
    archive: Archive, folder: Path, headquarters: Identity, tmp_path: Path
) -> None:
    to = [headquarters.recipient]
    kept = {}
    for size in (0, 9_000, 70_000, 2_000_000):
        data = os.urandom(size)
        kept[keep(archive, data, headquarters)] = data
        assert content_map.write_map(archive, to) == 1
    assert content_map.write_map(archive, to) == 0
    assert list(check.run(archive)) == []
    archive.close()
    alone = tmp_path / "content.db"
    shutil.copy(folder / "content.db", alone)
    found = list(recovery.recover_from_map(alone, [headquarters]))
    assert {one.content for one in found} == set(kept)
    rows = Rows(alone)
    for one in found:
        sealed = one.header + recovery.payload(rows, one).read()
        assert age.unseal_bytes(sealed, [headquarters], limit=1 << 22) == kept[one.content]
    rows.close()


def test_nobody_else_can_read_the_map(
    archive: Archive, folder: Path, headquarters: Identity
) -> None:
    keep(archive, bytes(100_000), headquarters)
    with pytest.raises(SatchelError):
        list(recovery.listed(archive.contents.rows, [headquarters]))  # none was written yet
    content_map.write_map(archive, [headquarters.recipient])
    with pytest.raises(SatchelError):
        list(recovery.listed(archive.contents.rows, [Identity.generate()]))
    with pytest.raises(Bug):
        content_map.write_map(archive, [])


def test_an_archive_that_lost_its_table_knows_its_contents_again(
    archive: Archive, folder: Path, headquarters: Identity
) -> None:
    archive.idle()
    empty = (folder / "archive-1.db").read_bytes()
    kept = [keep(archive, os.urandom(size), headquarters) for size in (500, 400_000)]
    content_map.write_map(archive, [headquarters.recipient])
    archive.close()
    (folder / "archive-1.db").write_bytes(empty)
    with Archive.open(folder, PASSPHRASE) as again:
        assert set(recovery.bring_back(again, [headquarters])) == set(kept)
        assert {again.contents.state(one) for one in kept} == {ContentState.SEALED}
        assert recovery.bring_back(again, [headquarters]) == ()


def test_removed_contents_are_passed_over(archive: Archive, headquarters: Identity) -> None:
    gone, stays = (keep(archive, os.urandom(300_000), headquarters) for _ in range(2))
    content_map.write_map(archive, [headquarters.recipient])
    with archive.writing() as tx:
        archive.contents.remove(tx, gone)
    rows = archive.contents.rows
    whole = [one.content for one in recovery.listed(rows, [headquarters])]
    assert set(whole) == {gone, stays}
    intact = [one for one in recovery.listed(rows, [headquarters]) if recovery.is_whole(rows, one)]
    assert [one.content for one in intact] == [stays]


def test_many_small_contents_need_several_maps(archive: Archive, headquarters: Identity) -> None:
    kept = {keep(archive, os.urandom(60_000), headquarters) for _ in range(90)}
    assert content_map.write_map(archive, [headquarters.recipient]) == 90
    (maps,) = archive.reading().execute("SELECT count(*) FROM maps").fetchone()
    assert maps == 2
    rows = archive.contents.rows
    assert {one.content for one in recovery.listed(rows, [headquarters])} == kept


def test_a_pointer_left_behind_by_a_kill_is_put_right(
    archive: Archive, headquarters: Identity
) -> None:
    to = [headquarters.recipient]
    first = keep(archive, bytes(100_000), headquarters)
    content_map.write_map(archive, to)
    rows = archive.contents.rows
    before = rows.read(Extent(MAP_ROW, 1), 0, ROW)
    second = keep(archive, os.urandom(100_000), headquarters)
    content_map.write_map(archive, to)
    rows.replace(MAP_ROW, before)  # as a kill before the pointer's own commit leaves it
    rows.commit()
    with archive.writing() as tx:
        tx.db.execute("DELETE FROM settings WHERE name = 'map_pointed_to'")
    assert [one.content for one in recovery.listed(rows, [headquarters])] == [first]
    assert content_map.write_map(archive, to) == 0
    assert {one.content for one in recovery.listed(rows, [headquarters])} == {first, second}


@pytest.mark.parametrize("which", ["pointer", "first map", "second map", "missing"])
def test_a_damaged_map_is_named_and_can_be_written_anew(
    archive: Archive, headquarters: Identity, which: str
) -> None:
    to = [headquarters.recipient]
    kept = set()
    for _ in range(2):
        kept.add(keep(archive, os.urandom(100_000), headquarters))
        content_map.write_map(archive, to)
    assert list(check.run(archive)) == []
    rows, places = archive.contents.rows, [MAP_ROW]
    places += [first for (first,) in archive.reading().execute("SELECT first_row FROM maps")]
    row = places[{"pointer": 0, "first map": 1}.get(which, 2)]
    if which == "missing":
        rows.delete([Extent(row, 1)])
    else:
        held = bytearray(rows.read(Extent(row, 1), 0, ROW))
        held[1000] ^= 1
        rows.replace(row, bytes(held))
        rows.commit()
    (problem,) = check.run(archive)
    assert problem.where == "content.db"
    assert f"ow {row}" in problem.sentence
    content_map.begin_anew(archive)
    content_map.write_map(archive, to)
    assert list(check.run(archive)) == []
    assert {one.content for one in recovery.listed(rows, [headquarters])} == kept


def test_maps_of_an_archive_without_digests_are_written_anew(
    archive: Archive, folder: Path, headquarters: Identity
) -> None:
    """What 0008 finds: a map, and contents that it lists."""
    kept = keep(archive, os.urandom(100_000), headquarters)
    content_map.write_map(archive, [headquarters.recipient])
    with archive.writing() as tx:
        for statement in migrations.statements(
            (schema_folder() / "archive" / "0008_map_digests.sql").read_text("utf-8")
        ):
            tx.db.execute(statement)
    archive.close()
    archive = Archive.open(folder, PASSPHRASE)
    assert content_map.write_map(archive, [headquarters.recipient]) == 1
    assert list(check.run(archive)) == []
    rows = archive.contents.rows
    assert [one.content for one in recovery.listed(rows, [headquarters])] == [kept]
    archive.close()


@pytest.mark.parametrize("recipients", range(1, 9))
def test_row_one_is_as_long_as_any_row(recipients: int, headquarters: Identity) -> None:
    place = MapPlace(Extent(2, 1), 100, bytes(16), bytes(2000))
    assert len(content_map.pointer(place, [headquarters.recipient] * recipients)) == ROW


def point(rows: Rows, body: bytes, to: Identity) -> None:
    """Row 1 with this inside, sealed to headquarters: anybody can."""
    sealer = age.Sealer([to.recipient])
    head = (sealer.header or b"") + sealer.nonce
    space = age.plaintext_size(ROW - len(head))
    rows.replace(MAP_ROW, head + sealer.update(body.ljust(space)) + sealer.finish())
    rows.commit()


def test_a_map_that_names_itself_ends(archive: Archive, headquarters: Identity) -> None:
    place = MapPlace(Extent(2, 1), 0, bytes(16), b"")
    for _ in range(2):  # a map's place holds its size, which the second round knows
        head = {"format": 1, "previous": place.to_json()}
        sealer = age.Sealer([headquarters.recipient], file_key=bytes(16), nonce=bytes(16))
        payload = sealer.update(json.dumps(head).ljust(9_000).encode()) + sealer.finish()
        header = place.header or sealer.header or b""
        place = MapPlace(Extent(2, 1), len(payload), bytes(16), header)
    rows = archive.contents.rows
    rows.append(2, [payload.ljust(ROW, b"x")])
    rows.replace(MAP_ROW, content_map.pointer(place, [headquarters.recipient]))
    rows.commit()
    with pytest.raises(IntegrityFailure, match="map of the contents"):
        list(recovery.listed(rows, [headquarters]))


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"[" * 100_000, b"{}", b'{"newest":[]}', b'{"newest":{"first":1}}',
     b'{"newest":{"count":1,"first":"x","header":"","nonce":"","size":1}}',
     b'{"newest":{"count":1,"first":9223372036854775808,"header":"","nonce":"","size":1}}'],
)  # fmt: skip
def test_a_pointer_of_any_shape_is_a_damaged_map(
    archive: Archive, headquarters: Identity, body: bytes
) -> None:
    point(archive.contents.rows, body, headquarters)
    with pytest.raises(IntegrityFailure):
        list(recovery.listed(archive.contents.rows, [headquarters]))
