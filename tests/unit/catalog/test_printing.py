"""Papers say what the records say, as tagged PDF, and nothing that may not be printed."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from satchel.catalog.forms import Forms
from satchel.catalog.permission import Override, Permission
from satchel.catalog.printing.printing import Printing, PrintWish
from satchel.catalog.records import Records
from satchel.catalog.reporting import Reporting, ReportWish
from satchel.catalog.taking_out import TakingOut
from satchel.catalog.words import LANGUAGES
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.json_values import JsonObject
from satchel.storage.journal import Written
from satchel.system.paths import resources_folder, schema_folder


@pytest.fixture
def printing(records: Records) -> Printing:
    permission = Permission(records)
    forms = Forms(records.archive, records.kinds, resources_folder() / "forms")
    taking_out = TakingOut(records, permission)
    return Printing(taking_out, permission, forms, resources_folder(), "Satchel")


@pytest.fixture
def case(records: Records) -> Written:
    return records.add("case", {"title": "Іс № 4: Қоғам"})


def pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as paper:
        return [page.get_textpage().get_text_range() for page in paper]


def text(path: Path) -> str:
    return " ".join(" ".join(pages(path)).split())


def _sentence(records: Records, case: Written, **more: object) -> Written:
    person = records.add("person", {"names": [{"text": "Ерлан Балтабай"}]})
    source = records.add("note", {"on": case.record, "text": "the register"})
    fields: JsonObject = {"case": case.record, "person": person.record}
    told = {"outcome_kind": "sentence", "term": "7 years", "date": "2019-07", **more}
    statements = [
        {"field": name, "value": value, "source": source.record, "place": "p. 12"}
        for name, value in told.items()
    ]
    return records.add("outcome", fields, statements=statements)  # type: ignore[arg-type]


def test_a_record_is_printed_whole_with_its_sources(
    records: Records, printing: Printing, case: Written, tmp_path: Path
) -> None:
    made = _sentence(records, case)
    other = records.add("note", {"on": case.record, "text": "a relative"})
    statement = {"field": "date", "value": "2019-08-01", "source": other.record}
    records.edit(made.record, {}, statements=[statement])
    done = printing.record(made.record, PrintWish(tmp_path / "a.pdf"))
    said = text(tmp_path / "a.pdf")
    assert "Term 7 years the register, p. 12" in said
    assert "sources disagree July 2019: the register, p. 12 1 August 2019: a relative" in said
    assert "Ерлан Балтабай" in said
    assert done.custody is not None
    custody = records.show(done.custody).fields
    assert (custody["act"], custody["subjects"]) == ("printed", [made.record])


def test_the_page_of_a_withdrawn_person_says_so(
    records: Records, printing: Printing, tmp_path: Path
) -> None:
    person = records.add("person", {"names": [{"text": "Ерлан Балтабай"}]}).record
    printing.page(person, PrintWish(tmp_path / "a.pdf"))
    records.withdraw(person, "taken for another man")
    printing.page(person, PrintWish(tmp_path / "b.pdf"))
    assert "taken for another man" in text(tmp_path / "b.pdf")
    assert "withdrawn" not in text(tmp_path / "a.pdf").lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_is_tagged_and_names_its_language(
    records: Records, printing: Printing, case: Written, tmp_path: Path, language: str
) -> None:
    printing.chronology(case.record, PrintWish(tmp_path / "a.pdf", language))
    raw = (tmp_path / "a.pdf").read_bytes()
    with pypdfium2.PdfDocument(raw) as paper:
        assert pypdfium2.raw.FPDFCatalog_IsTagged(paper)
        assert paper.get_metadata_dict()["Title"].endswith("Іс № 4: Қоғам")
    assert f"/Lang ({language})".encode() in raw or f"/Lang({language})".encode() in raw


def test_a_chronology_is_in_order_in_the_readers_language(
    records: Records, printing: Printing, case: Written, tmp_path: Path
) -> None:
    _sentence(records, case, date="2019-07-17")
    hearing = {"event_kind": "hearing", "case": case.record, "date": "2019-06", "title": "Первое"}
    records.add("event", hearing)
    printing.chronology(case.record, PrintWish(tmp_path / "a.pdf", "ru"))
    said = text(tmp_path / "a.pdf")
    assert said.index("июнь 2019") < said.index("Первое") < said.index("17 июля 2019")
    assert "the register, p. 12" in said


def test_a_register_has_a_row_for_each_person(
    records: Records, printing: Printing, case: Written, tmp_path: Path
) -> None:
    _sentence(records, case)
    records.add("person", {"names": [{"text": "Another"}]})
    printing.register(None, PrintWish(tmp_path / "all.pdf"))
    printing.register(case.record, PrintWish(tmp_path / "case.pdf"))
    assert "Another" in text(tmp_path / "all.pdf")
    said = text(tmp_path / "case.pdf")
    assert "Another" not in said
    assert "sentence 7 years, July 2019" in said


def test_a_report_shows_what_was_answered_and_what_was_not(
    records: Records, printing: Printing, case: Written, tmp_path: Path
) -> None:
    hearing = records.add("event", {"event_kind": "hearing", "case": case.record})
    reporting = Reporting(records, printing.forms)
    begun = reporting.start(ReportWish(hearing.record))
    told = {"answer": "no", "how_known": "saw", "text": "Бәрі кірді"}
    reporting.answer(begun.record, {"D2": told})
    printing.report(hearing.record, PrintWish(tmp_path / "a.pdf", "kk"))
    said = text(tmp_path / "a.pdf")
    assert "жоқ Бәрі кірді" in said
    assert said.count("жауап берілмеген") > 100


def test_a_blank_form_asks_every_question(printing: Printing, tmp_path: Path) -> None:
    printing.form(None, None, PrintWish(tmp_path / "a.pdf"))
    said = text(tmp_path / "a.pdf")
    form = json.loads((resources_folder() / "forms/hearing-report/1.json").read_text("utf-8"))
    asked = [question for group in form["groups"] for question in group["questions"]]
    missing = [one["number"] for one in asked if one["text"]["en"] not in said]
    assert missing == []
    assert "☐ yes ☐ no ☐ not applicable ☐ unknown" in said


def test_sheets_are_numbered_through(printing: Printing, tmp_path: Path) -> None:
    done = printing.sheets(3, PrintWish(tmp_path / "a.pdf", "kk"))
    assert done.custody is None
    told = pages(tmp_path / "a.pdf")
    assert len(told) == 3
    assert ["53" in page.split() for page in told] == [False, False, True]
    with pytest.raises(UsageError, match="200 sheets"):
        printing.sheets(0, PrintWish(tmp_path / "b.pdf"))


def test_other_peoples_words_are_no_commands(
    records: Records, printing: Printing, tmp_path: Path
) -> None:
    hostile = '#panic("x") *a* $b$ \\ [c] <d> @e `f` \u202eevil #read("/etc/passwd")'
    made = records.add("case", {"title": hostile, "summary": hostile})
    printing.record(made.record, PrintWish(tmp_path / "a.pdf"))
    said = text(tmp_path / "a.pdf")
    assert hostile.replace("\u202e", "<U+202E>") in said
    assert "root:" not in said


def test_a_long_word_stays_on_the_page_and_is_copied_whole(
    records: Records, printing: Printing, tmp_path: Path
) -> None:
    digest = "0123456789abcdef" * 7  # not so long that a title would shorten it
    made = records.add("case", {"title": digest, "summary": digest})
    records.add("event", {"event_kind": digest, "case": made.record, "date": "2019"})
    for what, name in ((printing.record, "a.pdf"), (printing.chronology, "b.pdf")):
        what(made.record, PrintWish(tmp_path / name))
        with pypdfium2.PdfDocument(tmp_path / name) as paper:
            layer = paper[0].get_textpage()
            right = max(layer.get_charbox(at)[2] for at in range(layer.count_chars()))
            assert right < paper[0].get_width() - 40
            assert digest in "".join(layer.get_text_range().split())


def test_what_is_restricted_is_not_printed(
    records: Records, printing: Printing, case: Written, tmp_path: Path
) -> None:
    made = _sentence(records, case)
    records.edit(made.record, {"restriction": [{"uses": ["print"]}]})
    with pytest.raises(RefusedByPolicy, match="Nothing was written"):
        printing.record(made.record, PrintWish(tmp_path / "a.pdf"))
    assert not (tmp_path / "a.pdf").exists()
    done = printing.chronology(case.record, PrintWish(tmp_path / "b.pdf"))
    assert done.left_out == 1
    assert "7 years" not in text(tmp_path / "b.pdf")
    assert "1 not printed" in text(tmp_path / "b.pdf")
    override = Override("M. K.", "the court asks")
    done = printing.chronology(case.record, PrintWish(tmp_path / "c.pdf", override=override))
    assert "7 years" in text(tmp_path / "c.pdf")


def test_an_override_of_a_record_is_kept(
    records: Records, printing: Printing, case: Written, tmp_path: Path
) -> None:
    made = _sentence(records, case, restriction=[{"uses": ["print"]}])
    override = Override("M. K.", "the court asks")
    done = printing.record(made.record, PrintWish(tmp_path / "a.pdf", override=override))
    assert done.custody is not None
    detail = records.show(done.custody).fields["detail"]
    assert detail["override_by"] == "M. K."  # type: ignore[index, call-overload]


def test_a_file_that_is_there_stays(records: Records, printing: Printing, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"mine")
    with pytest.raises(RefusedByPolicy) as refused:
        printing.sheets(1, PrintWish(tmp_path / "a.pdf"))
    assert refused.value.code == "exists"
    assert (tmp_path / "a.pdf").read_bytes() == b"mine"
    with pytest.raises(NoSuchThing):
        printing.sheets(1, PrintWish(tmp_path / "no" / "a.pdf"))


def test_every_kind_and_field_has_its_words() -> None:
    kinds = [path.stem for path in (schema_folder() / "kinds").glob("*.json")]
    words = {
        name: json.loads((resources_folder() / "words" / f"{name}.json").read_text("utf-8"))
        for name in ("fields", "kinds", "paper")
    }
    assert set(words["kinds"]) == set(kinds)
    fields = set()
    for path in [*(schema_folder() / "kinds").glob("*.json"), schema_folder() / "every-kind.json"]:
        fields |= set(json.loads(path.read_text("utf-8"))["properties"])
    assert fields - set(words["fields"]) == set()
    for table in (words["fields"], words["paper"]):
        assert all(set(told) == set(LANGUAGES) and all(told.values()) for told in table.values())
