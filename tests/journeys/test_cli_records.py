"""Records by the command line: add, edit, withdraw, history, notes, and words gone wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journeys.driving import Unlocked, begin

NOBODY = "0" * 20
NOWHERE = str(Path(__file__).with_name("made-by-nobody"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Unlocked]:
    """One archive, open for the whole file; every test adds what it needs."""
    with begin(tmp_path_factory.mktemp("records")).unlocked() as unlocked:
        yield unlocked


@pytest.fixture(scope="module")
def case(desk: Unlocked) -> str:
    return str(desk.must("case", "add", "--title", "The shared case")["id"])


def test_a_mistake_is_seen_in_history_and_hidden_once_withdrawn(desk: Unlocked, case: str) -> None:
    note = desk.must("note", case, "The judge said no.")["id"]
    edited = desk.must("edit", note, "--field", "text=The judge said nothing.")
    desk.must("edit", note, "--field", "tags=judge")
    shown = desk.must("show", note)
    withdrawn = desk.must("withdraw", note, "--why", "wrong hearing")
    left = desk.must("list", "note")
    history = desk.must("history", note)
    assert edited["id"] == withdrawn["id"] == note
    assert shown["fields"]["text"] == "The judge said nothing."
    assert shown["fields"]["tags"] == ["judge"]
    assert note not in [item["id"] for item in left]
    assert [line["act"] for line in history] == ["create", "edit", "edit", "withdraw"]
    assert history[0]["what"]["set"]["text"] == "The judge said no."
    assert history[3]["what"]["why"] == "wrong hearing"
    assert [line["previous"] for line in history[1:]] == [[line["id"]] for line in history[:3]]


def test_withdrawn_content_is_gone_from_history_too(desk: Unlocked, case: str) -> None:
    note = desk.must("note", case, "Named a protected witness by mistake.")["id"]
    desk.must("withdraw", note, "--why", "names a witness", "--content")
    history = desk.must("history", note)
    assert "protected witness" not in json.dumps(history)
    assert len(history) == 2


def test_an_edit_that_looked_at_an_older_head_is_refused(desk: Unlocked, case: str) -> None:
    first = desk.must("note", case, "first")
    change = ["edit", first["id"], "--expect", first["head"], "--field"]
    second = desk.must(*change, "text=second")
    assert desk.refusal(*change, "text=third") == "moved-on"
    shown = desk.must("show", first["id"])
    assert (shown["head"], shown["fields"]["text"]) == (second["head"], "second")


def test_links_are_made_and_taken_back(desk: Unlocked, case: str) -> None:
    person = desk.must("person", "add", "--name", "Айгүл", "--case", case)["id"]
    desk.must("link", person, "represents", case)
    assert desk.must("show", person)["links"] == [{"relation": "represents", "to": case}]
    desk.must("unlink", person, "represents", case)
    assert desk.must("show", person)["links"] == []
    assert desk.refusal("unlink", person, "represents", case) == "not-found"


def test_lists_are_filtered_and_cut(desk: Unlocked) -> None:
    case = desk.must("case", "add", "--title", "Filtered")["id"]
    for day in (3, 7, 14):
        desk.must("hearing", "add", "--case", case, "--date", f"2031-05-{day:02}")
    listed = desk.must("hearing", "list", "--case", case)
    since = desk.must("hearing", "list", "--case", case, "--since", "2031-05-07")
    cut = desk.must("hearing", "list", "--case", case, "--limit", "1", "--offset", "1")
    dates = [item["fields"]["date"] for item in listed]
    assert sorted(dates) == ["2031-05-03", "2031-05-07", "2031-05-14"]
    assert {item["fields"]["date"] for item in since} == {"2031-05-07", "2031-05-14"}
    assert [item["id"] for item in cut] == [listed[1]["id"]]
    assert desk.must("list", "hearing", "--case", case) == listed


def test_the_time_of_a_note_follows_the_hearing(desk: Unlocked, case: str) -> None:
    hearing = desk.must(
        "hearing", "add", "--case", case, "--date", "2031-05-14", "--zone", "Asia/Tokyo"
    )["id"]
    shown = [
        desk.must("show", desk.must("note", hearing, *words)["id"])
        for words in (
            ["The judge enters.", "--at", "9:02"],
            ["Strangers come.", "--at", "2031-05-14T17:16:00+05:00"],
            ["From my notebook.", "--typed-up-from", "paper"],
        )
    ]
    first, second, third = shown
    assert first["fields"]["at"] == "2031-05-14T09:02:00+09:00"
    assert first["fields"]["at_told"] == "9:02"
    assert second["fields"]["at"] == "2031-05-14T17:16:00+05:00"
    assert "at" not in third["fields"]
    assert third["fields"]["typed_up_from"] == "paper"


TEXTS = [
    "two\nlines\r\nand a\ttab",
    "bell\x07, escape\x1b[2J and delete\x7f",
    "right to left \u202eevil\u202c and a zero\u200bwidth",
    "Жүнісов, ઙ, 𝕊 and 👩‍⚖️",
    "-n looks like an option",
    "--json",
    '{"not": "a command"}',
    " leading and trailing ",
    "a" * 100_000,
]


def test_any_text_comes_back_as_it_was_written(desk: Unlocked, case: str) -> None:
    made = [desk.must("note", case, "--", text)["id"] for text in TEXTS]
    assert [desk.must("show", note)["fields"]["text"] for note in made] == TEXTS


BAD: list[tuple[list[str], str, int]] = [
    (["show", NOBODY], "not-found", 5),
    (["history", NOBODY], "not-found", 5),
    (["edit", NOBODY, "--field", "text=x"], "not-found", 5),
    (["withdraw", NOBODY, "--why", "x"], "not-found", 5),
    (["note", NOBODY, "text"], "not-found", 5),
    (["link", NOBODY, "answers", NOBODY], "not-found", 5),
    (["hearing", "add", "--case", NOBODY], "not-found", 5),
    (["extract", NOBODY, "--out", f"{NOWHERE}/x"], "not-found", 5),
    (["attach", NOWHERE, "--to", NOBODY], "not-found", 5),
    (["show", ""], "not-found", 5),
    (["show", "../../etc/passwd"], "not-found", 5),
    (["show", "%"], "not-found", 5),
    (["show", "____"], "not-found", 5),
    (["show", "'; DROP TABLE entries; --"], "not-found", 5),
    (["keyslot", "remove", "nothing"], "not-found", 5),
    (["add", "spaceship"], "not-found", 5),
    (["add", "../case"], "not-found", 5),
    (["list", "spaceship"], "not-found", 5),
    (["add", "case"], "usage", 2),
    (["add", "case", "--field", "title"], "usage", 2),
    (["add", "case", "--field", "title="], "usage", 2),
    (["add", "case", "--field", "wrong=x"], "usage", 2),
    (["add", "note", "--field", "text=x"], "usage", 2),
    (["add", "case", "--body", NOWHERE], "not-found", 5),
    (["case", "add"], "usage", 2),
    (["case", "add", "--title", ""], "usage", 2),
    (["person", "add"], "usage", 2),
    (["person", "add", "--name", ""], "usage", 2),
    (["case", "list", "--limit", "many"], "usage", 2),
    (["case", "list", "--limit", "-1"], "usage", 2),
    (["case", "list", "--limit", "99999999999999999999"], "usage", 2),
    (["case", "add", "--title", "x", "--audience", "everybody"], "usage", 2),
    (["case", "add", "--ti", "x"], "usage", 2),
    (["frobnicate"], "usage", 2),
    (["batch", "-"], "usage", 2),
    (["init", "--role", "observer", "--name", "x"], "usage", 2),
    ([], "usage", 2),
]


@pytest.mark.parametrize(
    ("words", "code", "exit_code"), BAD, ids=[" ".join(words)[:40] for words, _, _ in BAD]
)
def test_bad_words_are_refused_in_one_sentence(
    desk: Unlocked, words: list[str], code: str, exit_code: int
) -> None:
    assert desk.refusal(*words) == code


def test_a_body_that_is_no_object_of_fields_is_refused(desk: Unlocked, tmp_path: Path) -> None:
    body = tmp_path / "body"
    bad = [b"", b"[]", b"nonsense", b'{"title": 5}', b'{"title": null}', b"\xff", b'{"a":' * 5000]
    for raw in bad:
        body.write_bytes(raw)
        assert desk.refusal("add", "case", "--body", str(body)) == "usage"


def test_a_protected_person_is_listed_by_code(desk: Unlocked) -> None:
    words: list[Any] = ["person", "add", "--name", "Нурлан", "--protected", "--code", "W-3"]
    made = desk.must(*words)["id"]
    listed = {item["id"]: item["title"] for item in desk.must("person", "list")}
    assert "W-3" in listed[made]
    assert "Нурлан" not in listed[made]
