"""`verify` names what is wrong; `rebuild` brings back what content.db and the mission can."""

from __future__ import annotations

from pathlib import Path

from satchel.assembly import checking
from satchel.assembly.desk import Desk
from satchel.catalog.attaching import AttachWish
from satchel.domain.words import Audience
from satchel.storage import content_map, records
from satchel.storage.contents import ContentState
from satchel.storage.rows import MAP_ROW, ROW


def test_a_whole_archive_is_counted_and_has_no_problems(headquarters: Desk) -> None:
    headquarters.records.add("case", {"title": "First"})
    report = checking.verify(headquarters)
    assert report.ok, report.problems
    assert report.checked["entries"] == report.checked["signatures"] >= 1
    assert "never rehearsed" in " ".join(report.notes)


def test_a_view_that_is_not_what_its_entries_say_is_named_and_made_anew(
    headquarters: Desk,
) -> None:
    made = headquarters.records.add("case", {"title": "True"})
    with headquarters.archive.writing() as tx:
        tx.db["records"].update(made.record, {"fields": '{"title":"False"}'})
    problems = checking.verify(headquarters).problems
    assert f"record {made.record}" in [problem.where for problem in problems]
    checking.rebuild(headquarters)
    assert headquarters.records.show(made.record).fields == {"title": "True"}
    places = [problem.where for problem in checking.verify(headquarters).problems]
    assert f"record {made.record}" not in places


def test_a_content_the_archive_lost_comes_back_from_its_map(
    headquarters: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "recording.bin"
    file.write_bytes(bytes(range(256)) * 2000)
    case = headquarters.records.add("case", {"title": "With a file"})
    kept = headquarters.attachments.attach(file, AttachWish(on=case.record))
    content_map.write_map(headquarters.archive, headquarters.recipients(Audience.COORDINATION))
    with headquarters.archive.writing() as tx:
        tx.db.execute("DROP TRIGGER contents_stay")
        tx.db["contents"].delete(kept.content)
    assert records.holding(headquarters.archive.reading(), kept.content) == [kept.record]
    said = checking.rebuild(headquarters)
    assert said[0] == "1 contents were brought back, 1 of them readable."
    assert headquarters.archive.contents.state(kept.content) is ContentState.HERE
    with headquarters.archive.contents.open(kept.content) as source:
        assert source.read() == file.read_bytes()


def test_a_damaged_map_is_written_anew(headquarters: Desk, tmp_path: Path) -> None:
    (tmp_path / "recording.bin").write_bytes(bytes(200_000))
    case = headquarters.records.add("case", {"title": "With a file"})
    headquarters.attachments.attach(tmp_path / "recording.bin", AttachWish(on=case.record))
    content_map.write_map(headquarters.archive, headquarters.recipients(Audience.COORDINATION))
    rows = headquarters.archive.contents.rows
    rows.replace(MAP_ROW, bytes(ROW))
    rows.commit()
    problems = checking.verify(headquarters).problems
    (said,) = [problem.what for problem in problems if problem.where == "content.db"]
    assert "verify --rebuild" in said
    assert checking.rebuild(headquarters)[-1] == (
        "The map of the contents was damaged and is written anew."
    )
    assert not any(content_map.problems(headquarters.archive))


def test_an_archive_without_mission_keys_says_that_it_cannot(observer: Desk) -> None:
    assert checking.rebuild(observer)[0].startswith("No key of the mission is here")
