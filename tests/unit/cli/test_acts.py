"""Answers of the commands an observer uses, as programs read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from unit.cli.conftest import Shell


@pytest.fixture(scope="module")
def case(shell: Shell) -> str:
    return str(shell.must(["case", "add", "--title", "City v. A"])[0]["id"])


def test_until_a_month_includes_the_month(shell: Shell, case: str) -> None:
    add = ["hearing", "add", "--case", case, "--date"]
    shell.must([*add, "2019-01-31"], [*add, "2019-02"], [*add, "2019-02-28"], [*add, "2019-03-01"])
    listing = ["hearing", "list", "--case", case]
    before, within, limited = shell.must(
        [*listing, "--until", "2019-02"],
        [*listing, "--since", "2019-02", "--until", "2019-02"],
        [*listing, "--since", "2019-02", "--limit", "1", "--offset", "1"],
    )
    assert [item["fields"]["date"] for item in before] == ["2019-01-31", "2019-02", "2019-02-28"]
    assert [item["fields"]["date"] for item in within] == ["2019-02", "2019-02-28"]
    assert [item["fields"]["date"] for item in limited] == ["2019-02-28"]
    refused = shell("hearing", "list", "--until", "february")
    assert (refused.code, refused.value["error"]) == (2, "usage")


def test_a_search_hit_says_who_wrote_it(shell: Shell, case: str) -> None:
    hits, entries = shell.must(["search", "City"], ["history", case])
    assert [(hit["id"], hit["by"]) for hit in hits] == [(case, entries[0]["who"]["member"])]
    assert set(hits[0]) == {"id", "kind", "title", "snippet", "why", "when", "by"}


def test_search_of_a_kind_that_is_none_names_those_that_are(shell: Shell) -> None:
    ran = shell("search", "City", "--kind", "dossier")
    assert ran.code == 5
    assert "attachment, capture, capture-request, case" in ran.value["message"]


def test_a_file_is_found_by_the_name_it_came_with(shell: Shell, case: str, tmp_path: Path) -> None:
    film = tmp_path / "Двор суда-17.mp4"
    film.write_bytes(b"\0\0\0 ftypmp42" + bytes(100))
    (stored,) = shell.must(["attach", str(film), "--to", case])
    shell.must(["edit", stored["id"], "--field", "media_kind=video"])
    for query in ("двор", "суда-17", film.name):
        (hit,) = shell("search", query).value
        assert hit["id"] == stored["id"]


def test_a_misspelled_file_leaves_none_of_them_attached(
    shell: Shell, case: str, tmp_path: Path
) -> None:
    good = tmp_path / "good.txt"
    good.write_text("text", encoding="utf-8")
    before, refused, after = shell.batch(
        ["list", "attachment"],
        ["attach", str(good), str(tmp_path / "bad.txt"), "--to", case],
        ["list", "attachment"],
    ).lines
    assert refused["error"] == "not-found"
    assert after == before


def test_a_later_file_that_fails_says_what_is_saved(
    shell: Shell, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from satchel.catalog import attaching
    from satchel.cli.acts import evidence

    good, gone = tmp_path / "good.txt", tmp_path / "gone.txt"
    good.write_text("stays", encoding="utf-8")
    gone.write_text("vanishes", encoding="utf-8")
    opened = attaching.open_plain

    def pulled_out(path: Path) -> object:
        gone.unlink(missing_ok=True)
        return opened(path)

    # The act has its own name for it, taken when it is first loaded: before the stick is pulled.
    assert evidence.open_plain is opened
    monkeypatch.setattr(attaching, "open_plain", pulled_out)
    ran = shell("attach", str(good), str(gone), "--to", case)
    assert ran.code == 5
    record = ran.value["message"].rpartition("Saved before it: ")[2].rstrip(".")
    assert shell.must(["show", record])[0]["kind"] == "attachment"


def test_a_list_for_an_exhibit_must_be_text(shell: Shell, tmp_path: Path) -> None:
    listed = tmp_path / "ids"
    listed.write_bytes(b"\xff\xfe\x00")
    ran = shell("exhibit", "make", "--from-list", str(listed), "--out", str(tmp_path / "out"))
    assert (ran.code, ran.value["error"]) == (2, "usage")


def test_a_source_that_is_empty_does_not_make_a_bare_fact(shell: Shell, case: str) -> None:
    for option in ("--source", "--place", "--as-of", "--by"):
        ran = shell("edit", case, "--field", "court=City Court", option, "")
        assert (ran.code, option in ran.value["message"]) == (2, True)
    assert "court" not in shell.must(["show", case])[0]["fields"]


def test_a_body_that_gives_a_field_twice_loses_neither_unseen(shell: Shell) -> None:
    ran = shell("add", "case", "--body", "-", told=b'{"title": "One", "title": "Two"}')
    assert (ran.code, "'title' twice" in ran.value["message"]) == (2, True)


def test_a_body_that_json_does_not_allow_is_refused(shell: Shell, tmp_path: Path) -> None:
    body = tmp_path / "body.json"
    for wrong in (b'{"title": NaN}', b'{"title": "\xd0"}', b"[]", b"{"):
        body.write_bytes(wrong)
        ran = shell("add", "case", "--body", str(body))
        assert (ran.code, ran.value["error"]) == (2, "usage"), wrong
    ran = shell("add", "case", "--body", "-", told=b'\xef\xbb\xbf{"title": "By hand"}')
    assert ran.code == 0


def test_ids_may_be_typed_in_capitals_and_shortened(shell: Shell, case: str) -> None:
    shown, short = shell.must(["show", case.upper()], ["show", case[:9]])
    assert shown == short
    assert shell("show", case[:3]).code == 5


def test_a_link_that_says_the_same_keeps_the_rules_of_joining(shell: Shell) -> None:
    named, coded, case = shell.must(
        ["person", "add", "--name", "A. Named"],
        ["person", "add", "--protected", "--name", "B. Hidden"],
        ["case", "add", "--title", "City v. C"],
    )
    for words in ((named, coded), (coded, named)):
        ran = shell("link", words[0]["id"], "same-as", words[1]["id"])
        assert (ran.code, ran.value["error"]) == (7, "protected-person")
    assert shell("link", named["id"], "same-as", case["id"]).code == 2


def test_what_happened_on_one_date_is_told_in_the_order_it_followed(shell: Shell) -> None:
    (person,) = shell.must(["person", "add", "--name", "A. Pardoned"])
    said = [f"person={person['id']}", "date=2019-08"]
    first = ["sentence", "pardon", "fine", "custody for the unpaid fine"]
    made: list[str] = []
    for kind in first:
        fields = [*said, f"outcome_kind={kind}", *(f"changes={one}" for one in made[-1:])]
        words = [word for field in fields for word in ("--field", field)]
        made.append(shell.must(["add", "outcome", *words])[0]["id"])
    # One that was written down last and comes first, and a ring that no order ends.
    shell.must(["edit", made[0], "--field", f"changes={made[0]}"])
    lines = shell.must(["chronology", person["id"]])[0]
    assert [line["title"] for line in lines] == first


def test_a_protected_name_is_noticed_in_who_says_so_where_and_why(
    shell: Shell, case: str, tmp_path: Path
) -> None:
    shell.must(["person", "add", "--protected", "--name", "Gulnar Satybaldy"])
    file = tmp_path / "letter.txt"
    file.write_text("text", encoding="utf-8")
    note = shell.must(["note", case, "She came."])[0]["id"]
    told = shell.must(
        ["edit", case, "--field", "court=City Court", "--by", "Gulnar Satybaldy"],
        ["edit", note, "--field", "text=She left.", "--place", "Satybaldy, p. 1"],
        ["withdraw", note, "--why", "Gulnar Satybaldy asked"],
        ["attach", str(file), "--to", case, "--received-from", "Gulnar Satybaldy"],
    )
    assert [len(answer["warnings"]) for answer in told] == [1, 1, 1, 1]
    assert "Satybaldy" not in str([answer["warnings"] for answer in told])


def test_of_two_names_chosen_for_a_language_the_newer_is_shown_as_chosen(shell: Shell) -> None:
    (person,) = shell.must(["person", "add", "--name", "Janar"])
    name = ["person", "name", person["id"]]
    shell.must(*([*name, text, "--language", "en", "--chosen"] for text in ("Zhanar", "Janara")))
    shown, page = shell.must(["show", person["id"]], ["page", person["id"]])
    (fact,) = [fact["value"] for fact in page["facts"] if fact["field"] == "names"]
    for names in (shown["fields"]["names"], fact):
        assert [one["text"] for one in names] == ["Janar", "Zhanar", "Janara"]
        assert [one["text"] for one in names if one.get("chosen")] == ["Janara"]


def test_the_page_of_a_withdrawn_record_says_so(shell: Shell) -> None:
    (case,) = shell.must(["case", "add", "--title", "Twice"])
    shell.must(["withdraw", case["id"], "--why", "entered twice"])
    (page,) = shell.must(["page", case["id"]])
    assert page["withdrawn"] == "entered twice"
    assert (
        b"  withdrawn: entered twice" in shell("page", case["id"], as_json=False).out.splitlines()
    )


def test_what_a_list_calls_a_form_finds_it(shell: Shell) -> None:
    (listed,) = shell.must(["form", "list"])[0]
    assert shell.must(["form", "show", listed["id"]])[0]["id"] == listed["id"]
    assert shell("form", "show", f"{listed['form']}/none").code == 5


def test_a_letter_answers_letters_only(shell: Shell, case: str) -> None:
    ran = shell("letter", "add", "--subject", "Re: x", "--answers", case)
    assert (ran.code, "is no letter" in ran.value["message"]) == (5, True)
