"""Forms and reports by the command line: their shapes, and the words people use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from satchel.crypto.passphrase import FLOOR
from satchel.storage import archive
from unit.catalog.reporting_party import mission_form
from unit.cli.conftest import Shell


@pytest.fixture(scope="module")
def court(shell: Shell) -> tuple[str, str]:
    """A hearing and an accused."""
    (case,) = shell.must(["case", "add", "--title", "Case"])
    hearing, person = shell.must(
        ["hearing", "add", "--case", case["id"], "--date", "2019-02-14", "--zone", "Asia/Almaty"],
        ["person", "add", "--name", "A. B.", "--role", "accused"],
    )
    return hearing["id"], person["id"]


def begun(shell: Shell, hearing: str, *more: str) -> str:
    (made,) = shell.must(["report", "start", hearing, "--another", *more])
    return str(made["id"])


def test_a_report_is_filled_in_by_words_and_shown_whole(
    shell: Shell, court: tuple[str, str]
) -> None:
    hearing, _ = court
    report = begun(shell, hearing)
    (note,) = shell.must(["note", hearing, "Two men film.", "--at", "10:03"])
    shell.must(
        ["report", "answer", report, "M8", "yes", "--how", "saw", "--at", "10:03", "--text", "Two",
         "--link", f"{note['id']}:00:03:12"],
        ["report", "answer", report, "M3", "no", "--told-by", "the guard"],
        ["report", "answer", report, "A8", "--value", "Criminal"],
        ["report", "answer", report, "A10", "--value", "3"],
        ["report", "answer", report, "A14", "--value", "11:00-11:15", "--value", "13:00-14:00"],
        ["report", "answer", report, "I1", "--value", "phone"],
        ["report", "answer", report, "I1", "--value", "knife", "--another"],
    )  # fmt: skip
    shown = shell("report", "show", report).value
    assert (shown["id"], shown["hearing"], shown["answered"]) == (report, hearing, 6)
    groups = {g["letter"]: g for g in shown["observations"][0]["groups"]}
    answers = {q["number"]: q["answers"] for g in groups.values() for q in g["questions"]}
    who = shown["observations"][0]["observer"]
    assert answers["M8"] == [
        {
            "row": 1, "answer": "yes", "value": None, "how_known": "saw", "told_by": None,
            "confidence": None, "at": "2019-02-14T10:03:00+06:00", "text": "Two",
            "links": [{"record": note["id"], "place": "00:03:12"}], "by": who,
        }
    ]  # fmt: skip
    assert answers["M3"][0] | {"row": 0} == {
        "row": 0, "answer": "no", "value": None, "how_known": "told", "told_by": "the guard",
        "confidence": None, "at": None, "text": None, "links": [], "by": who,
    }  # fmt: skip
    assert [answers[n][0]["value"] for n in ("A8", "A10")] == ["criminal", 3]
    assert answers["A14"][0]["value"] == ["11:00-11:15", "13:00-14:00"]
    assert [(a["row"], a["value"]) for a in answers["I1"]] == [(1, "phone"), (2, "knife")]
    assert answers["D1"] == []
    assert {"letter": "M", "answered": 2, "questions": 14} in shown["groups"]
    said = shell("report", "show", report, "--language", "kk", as_json=False).out.decode()
    assert "жауап жоқ" in said
    assert "Беймәлім адамдар түсірілім жасады ма?" in said


def test_many_answers_at_once_from_a_body(shell: Shell, court: tuple[str, str]) -> None:
    report = begun(shell, court[0])
    body: dict[str, Any] = {"D1": "no", "A1": "7599-19", "A8": "criminal", "A10": 3}
    body["D2"] = {"answer": "yes", "how_known": "saw"}
    told = json.dumps({"answers": body}).encode()
    ran = shell("report", "answer", report, "--body", "-", told=told)
    assert (ran.code, ran.value["questions"]) == (0, ["D1", "A1", "A8", "A10", "D2"])
    fields = shell("show", report).value["fields"]["answers"]
    assert fields["D1"] == {"answer": "no"}
    assert (fields["A1"], fields["A10"]) == ({"value": "7599-19"}, {"value": 3})
    assert shell("report", "answer", report, "--body", "-", told=b"{}").code == 2
    assert shell("report", "answer", report, "D1", "--body", "-", told=told).code == 2


def test_what_was_answered_is_found_in_any_script(shell: Shell, court: tuple[str, str]) -> None:
    report = begun(shell, court[0])
    shell.must(
        ["report", "answer", report, "C4", "--value", "Кенжалиев"],
        ["report", "answer", report, "K11", "yes", "--text", "a remark about herdsmen"],
    )
    for query in ("Kenzhaliyev", "herdsmen"):
        assert report in {hit["id"] for hit in shell("search", query).value}


def test_what_does_not_fit_is_one_sentence_that_names_the_question(
    shell: Shell, court: tuple[str, str]
) -> None:
    report = begun(shell, court[0])
    lines = {
        ("D1",): (2, "D1 asks for yes or no"),
        ("A1", "yes"): (2, "A1 asks for a text"),
        ("A11", "--value", "14.02.2019"): (2, "A11 asks for a date"),
        ("A10", "--value", "three"): (2, "A10 asks for a number"),
        ("C4", "--value", "A", "--value", "B"): (2, "the next is C4.2"),
        ("H1", "yes"): (2, "H1 is asked of each accused"),
        ("Z9", "yes"): (5, "has no question 'Z9'"),
        ("D1", "yes", "--another"): (2, "D1 is answered once"),
        ("D1", "yes", "--link", "zzzz"): (5, "no record 'zzzz'"),
        ("D1", "--clear"): (5, "no field 'answers/D1'"),
        (): (2, "Say which question"),
    }
    for words, (code, said) in lines.items():
        ran = shell("report", "answer", report, *words)
        assert (ran.code, said in ran.value["message"]) == (code, True), ran
    assert shell("report", "show", report).value["answered"] == 0


def test_reports_are_begun_once_listed_and_compared(shell: Shell) -> None:
    case, person = shell.must(
        ["case", "add", "--title", "Other"], ["person", "add", "--name", "C. D."]
    )
    (hearing,) = shell.must(["hearing", "add", "--case", case["id"], "--court", "High Court"])
    first, again, about, second = shell.must(
        ["report", "start", hearing["id"]],
        ["report", "start", hearing["id"]],
        ["report", "start", hearing["id"], "--person", person["id"]],
        ["report", "start", hearing["id"], "--another"],
    )
    assert (first["new"], again["new"], again["id"]) == (True, False, first["id"])
    shell.must(
        ["report", "answer", first["id"], "D1", "yes"],
        ["report", "answer", second["id"], "D1", "no"],
        ["report", "answer", about["id"], "C6", "--value", person["id"]],
    )
    listed = shell("report", "list", "--case", case["id"]).value
    assert {one["id"] for one in listed} == {first["id"], about["id"], second["id"]}
    assert [(one["answered"], one["questions"]) for one in listed if one["person"]] == [(1, 125)]
    found = shell("report", "compare", hearing["id"]).value["compared"]
    ((line,),) = [one["questions"] for one in found if one["person"] is None]
    assert (line["number"], line["differs"]) == ("D1", True)
    assert {one["answers"][0]["answer"] for one in line["said"]} == {"yes", "no"}
    said = shell("report", "compare", hearing["id"], as_json=False).out.decode()
    assert "≠ differs: D1" in said
    assert second["id"] in said


def test_a_form_is_shown_in_its_languages_with_what_is_not_yet_checked(shell: Shell) -> None:
    (listed,) = shell("form", "list").value
    assert (listed["form"], listed["version"], listed["questions"]) == ("hearing-report", "1", 259)
    ran = shell("form", "show", "hearing-report", "--language", "ru", as_json=False)
    assert "Was" not in ran.out.decode()
    assert "not yet checked by a native speaker" in ran.err
    assert "104 of its questions are not yet checked" in ran.err
    value = shell("form", "show", "hearing-report", "--language", "kk").value
    assert [group["letter"] for group in value["groups"]] == list("ABCDEFGHIJKLMNOP")
    assert shell("form", "show", "nothing").code == 5
    assert shell("form", "show", "hearing-report", "--version", "7").code == 5


def test_a_coordinator_adds_a_form_from_a_file_and_an_observer_does_not(
    shell: Shell, tmp_path: Path
) -> None:
    file = tmp_path / "remand.json"
    file.write_text(json.dumps(mission_form()), encoding="utf-8")
    assert shell("form", "add", str(file)).value["error"] == "refused"
    assert shell("form", "add", str(tmp_path / "nothing")).code == 5
    office = Shell(tmp_path / "office", shell.passphrase_file)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "calibrate", lambda: FLOOR)
        mission = ("--mission", "M", "--unrehearsed")
        assert office("init", "--role", "coordinator", "--name", "hq", *mission).code == 0
    made, case = office.must(["form", "add", str(file)], ["case", "add", "--title", "Case"])
    assert (made["form"], made["version"]) == ("remand", "1")
    again = office("form", "add", str(file))
    assert (again.code, "here already" in again.value["message"]) == (7, True)
    broken = mission_form("2")
    del broken["groups"][0]["questions"][0]["text"]["kk"]
    file.write_text(json.dumps(broken), encoding="utf-8")
    refused = office("form", "add", str(file))
    assert (refused.code, "question A1" in refused.value["message"]) == (2, True)
    (hearing,) = office.must(["hearing", "add", "--case", case["id"]])
    (report,) = office.must(["report", "start", hearing["id"], "--form", "remand"])
    fields = office("show", report["id"]).value["fields"]
    assert (fields["form_version"], fields["form_record"]) == ("1", made["id"])
