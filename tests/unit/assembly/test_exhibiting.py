"""An exhibit out of a real archive: numbered, checked by its own verifier, and withheld."""

from __future__ import annotations

from pathlib import Path

import pytest

from satchel.assembly import exhibiting
from satchel.assembly.desk import Desk
from satchel.assembly.exhibiting import ExhibitWish
from satchel.catalog.notes import NoteWish
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.ids import RecordId
from satchel.export.verifying import verify_exhibit
from satchel.storage.records import ListWish


@pytest.fixture(scope="module")
def case(headquarters: Desk) -> RecordId:
    made = headquarters.records.add("case", {"title": "City v. A"}).record
    headquarters.notes.take(NoteWish(on=made, text="The judge enters", speaker="wallaby"))
    return made


def test_a_case_goes_whole_under_its_numbers_and_verifies(
    headquarters: Desk, case: RecordId, tmp_path: Path
) -> None:
    wish = ExhibitWish((), case, tmp_path / "out", prefix="K-", start=7, language="kk")
    made = exhibiting.make(headquarters, wish)
    assert [number.startswith("K-") for number in made.numbers] == [True, True]
    assert made.numbers[0].endswith("7")
    assert verify_exhibit(made.folder).items == 2


def test_a_withheld_field_is_in_no_file(headquarters: Desk, case: RecordId, tmp_path: Path) -> None:
    wish = ExhibitWish((), case, tmp_path / "out", withhold=("speaker",))
    made = exhibiting.make(headquarters, wish)
    files = [path for path in made.folder.rglob("*") if path.is_file()]
    assert [path for path in files if b"wallaby" in path.read_bytes()] == []
    assert verify_exhibit(made.folder).fingerprint == made.fingerprint


def test_a_misspelled_word_withholds_nothing_and_so_makes_nothing(
    headquarters: Desk, case: RecordId, tmp_path: Path
) -> None:
    wish = ExhibitWish((), case, tmp_path / "out", withhold=("speeker",))
    with pytest.raises(UsageError, match="speeker"):
        exhibiting.make(headquarters, wish)
    assert not wish.out.exists()


def test_each_record_that_leaves_has_its_own_custody_entry(
    headquarters: Desk, case: RecordId, tmp_path: Path
) -> None:
    before = len(headquarters.records.select(ListWish(kind="custody-entry")))
    exhibiting.make(headquarters, ExhibitWish((case,), None, tmp_path / "out"))
    entries = headquarters.records.select(ListWish(kind="custody-entry"))[before:]
    assert [(view.fields["act"], view.fields["subjects"]) for view in entries] == [
        ("exhibited", [case])
    ]


def test_what_was_withdrawn_or_chosen_by_nobody_makes_no_exhibit(
    headquarters: Desk, tmp_path: Path
) -> None:
    gone = headquarters.records.add("case", {"title": "Mistake"}).record
    headquarters.records.withdraw(gone, "entered twice")
    out = tmp_path / "out"
    with pytest.raises(RefusedByPolicy, match="withdrawn"):
        exhibiting.make(headquarters, ExhibitWish((gone,), None, out))
    with pytest.raises(NoSuchThing, match="Nothing was chosen"):
        exhibiting.make(headquarters, ExhibitWish((), None, out))
    assert not out.exists()


def test_a_folder_in_use_is_left_alone(headquarters: Desk, case: RecordId, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    with pytest.raises(RefusedByPolicy, match="something at"):
        exhibiting.make(headquarters, ExhibitWish((case,), None, tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
