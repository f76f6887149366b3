"""Parcels between an observer and headquarters, brought by hand."""

from __future__ import annotations

from pathlib import Path

from unit.sync.party import Party


def test_what_the_observer_wrote_arrives_and_is_confirmed(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("The judge came at 17:16.")
    _, content = observer.attach(b"recording" * 50_000)
    made = observer.make(tmp_path / "p1")
    assert made.contents == 1
    (report,) = founder.open(tmp_path / "p1")
    assert report.contents_new == [content]
    assert report.gaps == []
    assert report.problems == []
    assert "The judge came at 17:16." in founder.texts()
    assert founder.archive.contents.open(content).read() == b"recording" * 50_000


def test_the_same_parcel_twice_changes_nothing(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("once")
    observer.make(tmp_path / "p1")
    founder.open(tmp_path / "p1")
    before = [dict(row) for row in founder.archive.reading().query("SELECT * FROM entries")]
    (again,) = founder.open(tmp_path / "p1")
    after = [dict(row) for row in founder.archive.reading().query("SELECT * FROM entries")]
    assert again.entries_new == 0
    assert before == after
