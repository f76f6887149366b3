"""The contract of a whole command: exit codes, one value on stdout, batches, plain answers."""

from __future__ import annotations

import json

import pytest

from journeys.driving import Driven, begin, satchel

NOBODY = "0" * 20
LIST = ["case", "list"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Driven:
    return begin(tmp_path_factory.mktemp("batch"))


def test_a_batch_goes_on_after_refusals_and_ends_with_the_code_of_the_first(desk: Driven) -> None:
    bad = [["show", NOBODY], ["case", "add"], ["batch", "-"], ["init"], ["backup", "restore", "x"]]
    ran = desk.batch([LIST, *bad, LIST])
    first, *refused, last = ran.lines
    assert first == last == {"result": first["result"]}
    assert [line["error"] for line in refused] == ["not-found"] + ["usage"] * 4
    assert ran.code == 5


def test_a_batch_line_that_is_no_array_of_words_is_refused(desk: Driven) -> None:
    bad = [b"case list", b'{"a": 1}', b'["case", 1]', b"[]", b'"case"', b"\xff\xfe", b"null"]
    bad.append(b"[" * 5000)
    ran = desk.run("batch", "-", told=b"\n\n".join([*bad, b'["case", "list"]']))
    *refused, good = ran.lines
    assert [line["error"] for line in refused] == ["usage"] * len(bad)
    assert ran.code == 2
    assert "result" in good


def test_help_inside_a_batch_is_refused_like_other_bad_words(desk: Driven) -> None:
    ran = desk.batch([["--help"], ["case", "add", "--help"], ["--version"], LIST])
    *refused, good = ran.lines
    assert [line["error"] for line in refused] == ["usage"] * 3
    assert ran.code == 2
    assert "result" in good


@pytest.mark.parametrize(
    ("words", "code"),
    [(["show", NOBODY], 5), (["case", "add"], 2), (["frobnicate"], 2), ([], 2)],
    ids=["show", "case add", "frobnicate", "nothing"],
)
def test_alone_the_exit_code_says_what_kind_of_refusal(
    desk: Driven, words: list[str], code: int
) -> None:
    ran = desk.run(*words)
    assert ran.code == code
    assert set(ran.value) == {"error", "message"}
    assert "Traceback" not in ran.err


def test_a_batch_may_stand_in_a_file(desk: Driven) -> None:
    file = desk.folder.parent / "lines"
    file.write_text(json.dumps(LIST) + "\n", encoding="ascii")
    ran = desk.run("batch", str(file))
    assert (ran.code, [set(line) for line in ran.lines]) == (0, [{"result"}])
    missing = desk.run("batch", str(file) + ".gone")
    assert (missing.code, missing.value["error"]) == (5, "not-found")


def test_fields_come_as_one_json_object_on_standard_input(desk: Driven) -> None:
    body = json.dumps({"title": "From a body", "country": "Сарыдала"}).encode()
    made = desk.run("add", "case", "--body", "-", told=body)
    shown = desk.must("show", made.value["id"])
    assert shown["fields"] == {"title": "From a body", "country": "Сарыдала"}


def test_plain_answers_never_steer_the_terminal(desk: Driven) -> None:
    case = desk.must("case", "add", "--title", "clear \x1b[2J and turn \u202eround")["id"]
    place = ["--archive", str(desk.folder), "--passphrase-file", str(desk.passphrase_file)]
    for words in (["show", case], ["history", case], LIST):
        ran = satchel(*place, *words)
        assert ran.code == 0
        assert b"\x1b" not in ran.out
        assert "\u202e" not in ran.out.decode("utf-8")


def test_letters_a_terminal_lacks_do_not_stop_an_answer(desk: Driven) -> None:
    """Under LANG=C, as people start it from cron; also without the launcher's UTF-8 mode."""
    desk.must("case", "add", "--title", "Жүнісов ісі")
    place = ["--archive", str(desk.folder), "--passphrase-file", str(desk.passphrase_file)]
    variables = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    for words in (LIST, ["--json", *LIST]):
        assert satchel(*place, *words, variables=variables).code == 0


def test_words_that_are_not_utf_8_are_refused_or_kept_but_never_a_mistake(desk: Driven) -> None:
    for words in ([b"note", b"\xff", b"x"], [b"case", b"add", b"--title", b"\xff\xfe"]):
        ran = desk.run(*words)
        assert ran.code in (2, 5), ran
        assert ran.value["message"].endswith(".")


def test_global_options_may_stand_anywhere(desk: Driven) -> None:
    folder, secret = str(desk.folder), str(desk.passphrase_file)
    ran = satchel("case", f"--archive={folder}", "list", "--passphrase-file", secret, "--json")
    assert ran.code == 0
    assert isinstance(ran.value, list)


def test_version_and_help_need_no_archive() -> None:
    for words in (["--version"], ["--help"], ["case", "add", "--help"]):
        ran = satchel(*words)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out
