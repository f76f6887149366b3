"""People on the command line, as an observer under stress types it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from unit.cli.conftest import Shell

NAME = "Zaryagul Kystaubayeva"


@pytest.fixture(scope="module")
def witness(shell: Shell) -> Any:
    return shell.must(["person", "add", "--name", NAME, "--protected", "--role", "witness"])[0]


def test_a_protected_person_is_shown_by_the_code_and_where_the_name_is(
    shell: Shell, witness: Any
) -> None:
    shown, listed, identities = shell.must(
        ["show", witness["code"]], ["person", "list"], ["list", "identity"]
    )
    assert shown["id"] == witness["id"]
    assert shown["title"] == witness["code"]
    assert shown["identity"] == [witness["identity"]]
    assert "Kystaubayeva" not in str([shown, listed, identities])
    assert identities[0]["whose"] == witness["code"]
    (identity,) = shell.must(["show", witness["identity"]])
    assert identity["fields"]["names"] == [{"text": NAME}]
    ran = shell("show", witness["code"], as_json=False)
    assert f"show {witness['identity']}" in str(ran.out)


def test_a_line_a_file_name_or_a_summary_with_the_name_is_answered_with_a_warning(
    shell: Shell, witness: Any, tmp_path: Path
) -> None:
    scan = tmp_path / "Kystaubayeva passport.txt"
    scan.write_text("scan", encoding="utf-8")
    (case,) = shell.must(["case", "add", "--title", "Case", "--place", "Atyrau"])
    ran = shell.batch(
        ["note", case["id"], "Кыстаубаеву увели", "--at", "10:15"],
        ["note", case["id"], f"{witness['code']} was led away"],
        ["attach", str(scan), "--to", case["id"]],
        ["edit", case["id"], "--field", f"summary=the case of {NAME}"],
    )
    told = [line["result"].get("warnings", []) for line in ran.lines]
    assert [len(one) for one in told] == [1, 0, 1, 1]
    assert ran.err.count(f"the name of {witness['code']}") == 3
    assert "ystaub" not in ran.err


def test_a_name_in_two_alphabets_is_kept_and_flagged(shell: Shell) -> None:
    added, shown = shell.must(
        ["person", "add", "--name", "Мukhtar Ablyazov", "--language", "en", "--chosen"],
        ["search", "Ablyazov"],
    )
    assert "letter 1 is Cyrillic" in added["warnings"][0]
    assert shown[0]["title"] == "Мukhtar Ablyazov"
    (whole,) = shell.must(["show", added["id"]])
    assert whole["warnings"] == added["warnings"]


def test_a_hearing_says_its_zone_and_what_is_not_known(shell: Shell) -> None:
    (case,) = shell.must(["case", "add", "--title", "Case"])
    add = ["hearing", "add", "--case", case["id"], "--date", "2024-03-02"]
    by_place, by_zone, unknown = shell.must(
        [*add, "--place", "Aqtobe"], [*add, "--zone", "Asia/Almaty", "--place", "Aqtobe"], add
    )
    assert (by_place["zone"], by_zone["zone"], unknown["zone"]) == (
        "Asia/Aqtobe", "Asia/Almaty", None,
    )  # fmt: skip
    assert "its place is in Asia/Aqtobe" in by_zone["warnings"][0]
    first, second = shell.must(
        ["note", by_place["id"], "Opens", "--at", "17:16"],
        ["note", unknown["id"], "Opens", "--at", "17:16"],
    )
    assert first["at"] == "2024-03-02T17:16:00+05:00"
    assert second["at"] == "2024-03-02T17:16:00"
    assert "No zone is known" in second["warnings"][0]
    assert shell("hearing", "add", "--case", case["id"], "--zone", "Asia/Almat").code == 2


def test_slips_are_refused_with_what_to_do(shell: Shell, witness: Any) -> None:
    (named,) = shell.must(["person", "add", "--name", "Somebody Else"])
    for words, code in (
        (["edit", witness["id"], "--field", f"names={NAME}"], "kept-apart"),
        (["edit", named["id"], "--field", "protected=true"], "kept-apart"),
        (["same", witness["id"], named["id"]], "protected-person"),
        (["person", "add", "--name", NAME], "protected-person"),
        (["person", "add", "--name", "X", "--code", witness["code"]], "code-taken"),
        (["person", "add", "--name", "X Y", "--protected", "--sealed"], "no-mission"),
        (["person", "add", "--name", "A", "--name", "B", "--chosen"], "usage"),
        (["person", "add"], "usage"),
    ):
        ran = shell(*words)
        assert ran.value["error"] == code, words
        assert NAME not in ran.value["message"]


def test_the_courtroom_clock_a_moment_and_an_address_are_lines_of_the_hearing(
    shell: Shell,
) -> None:
    (case,) = shell.must(["case", "add", "--title", "Clocks"])
    (hearing,) = shell.must(["hearing", "add", "--case", case["id"], "--place", "Almaty"])
    read, moment = shell.must(
        ["hearing", "clock", hearing["id"], "--shows", "10:02"],
        ["moment", hearing["id"]],
    )
    (cited,) = shell.must(["cite", "--url", " https://a.example/x ", "--to", moment["id"]])
    shown = shell.must(["show", read["id"]], ["show", moment["id"]], ["show", cited["id"]])
    assert shown[0]["fields"]["clock"]["ahead_s"] == read["ahead_s"]
    assert "text" not in shown[1]["fields"]
    assert (shown[2]["fields"]["url"], shown[2]["fields"]["on"]) == (
        "https://a.example/x",
        moment["id"],
    )
    assert shell("moment", hearing["id"], "words").code == 2
    assert shell("hearing", "clock", hearing["id"], "--shows", "noon").code == 2
    assert shell("hearing", "add", "--case", case["id"], "--sealed").code == 7
    assert shell("cite", "--url", "file:///etc/passwd", "--to", moment["id"]).code == 2


def test_a_line_from_paper_names_its_page_and_who_spoke(shell: Shell, tmp_path: Path) -> None:
    photo = tmp_path / "page.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 a page")
    (case,) = shell.must(["case", "add", "--title", "Paper"])
    hearing, person, page = shell.must(
        ["hearing", "add", "--case", case["id"], "--place", "Almaty", "--date", "2026-11-22"],
        ["person", "add", "--protected"],
        ["attach", str(photo), "--to", case["id"], "--kind", "photo"],
    )
    page_id = (page[0] if isinstance(page, list) else page)["id"]
    spoken = ["--speaker", person["code"], "--spoken-by", person["code"]]
    typed = ["--typed-up-from", "paper", "--document", page_id, "--at", "9:47"]
    (line,) = shell.must(["note", hearing["id"], "The door is locked.", *typed, *spoken])
    fields = shell.must(["show", line["id"]])[0]["fields"]
    assert (fields["document"], fields["spoken_by"]) == (page_id, person["id"])
    assert (fields["at_told"], fields["at"]) == ("9:47", "2026-11-22T09:47:00+05:00")
