"""What every command answers with --json: the shape that programs may rely on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.driving import Unlocked, begin

RECORD = {"id", "kind", "title", "created", "changed", "heads", "head", "fields", "links"}
RECORD |= {"withdrawn"}
WRITTEN = {"id", "head", "index"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("answers")


@pytest.fixture(scope="module")
def office(folder: Path) -> Iterator[Unlocked]:
    made = begin(folder, "--mission", "Open Bench", "--unrehearsed", role="coordinator")
    with made.unlocked() as unlocked:
        yield unlocked


@pytest.fixture(scope="module")
def case(office: Unlocked) -> str:
    answer = office.must("case", "add", "--title", "Shapes", "--number", "4")
    assert set(answer) == WRITTEN
    return str(answer["id"])


def test_what_makes_or_changes_a_record_answers_with_its_id_and_head(
    office: Unlocked, case: str
) -> None:
    person = office.must("person", "add", "--name", "Руслан", "--case", case)
    answers = [
        person,
        office.must("hearing", "add", "--case", case, "--date", "2031-05"),
        office.must("add", "case", "--field", "title=Another"),
        office.must("note", case, "A line."),
        office.must("edit", case, "--field", "number=5"),
        office.must("link", person["id"], "defends", case),
        office.must("unlink", person["id"], "defends", case),
        office.must("withdraw", office.must("note", case, "wrong")["id"], "--why", "a mistake"),
    ]
    assert [set(answer) & WRITTEN for answer in answers] == [WRITTEN] * len(answers)
    assert all(len(answer["id"]) == 20 and len(answer["head"]) == 64 for answer in answers)
    assert [answer["index"] for answer in answers] == sorted(answer["index"] for answer in answers)


def test_lists_are_arrays_of_objects_with_an_id(office: Unlocked, case: str) -> None:
    lists = [
        ["case", "list"], ["person", "list"], ["hearing", "list"], ["list", "note"],
        ["list", "citation"], ["list", "custody-entry"], ["member", "list"], ["keyslot", "list"],
        ["queue"], ["receipts"], ["history", case], ["search", "Shapes"],
    ]  # fmt: skip
    for words in lists:
        answer = office.must(*words)
        assert isinstance(answer, list), words
        assert all("id" in item for item in answer), words
    assert set(office.must("case", "list")[0]) == RECORD
    assert set(office.must("show", case)) == RECORD


def test_a_search_hit_says_why_when_and_by_whom(office: Unlocked, case: str) -> None:
    (hit,) = office.must("search", "Shapes", "--kind", "case")
    assert set(hit) == {"id", "kind", "title", "snippet", "why", "when", "by"}
    assert (hit["id"], hit["kind"], hit["title"]) == (case, "case", "Shapes")


def test_history_tells_when_who_and_what(office: Unlocked, case: str) -> None:
    line = office.must("history", case)[0]
    assert {"id", "device", "index", "utc", "local", "act", "what", "who"} <= set(line)
    assert {"source", "where", "previous", "standing", "audience"} <= set(line)
    assert line["utc"].endswith("Z")
    assert line["local"][-6] in "+-" or line["local"].endswith("Z")


def test_files_in_and_out_answer_with_their_hash(
    office: Unlocked, case: str, tmp_path: Path
) -> None:
    file = tmp_path / "paper.txt"
    file.write_text("See https://a.example.org/one [1]\n")
    attached = office.must("attach", str(file), "--to", case)
    assert set(attached) == {"id", "content", "size", "sha256", "same_bytes_as", "text"}
    several = office.must("attach", str(file), str(file), "--to", case)
    assert [set(one) for one in several] == [set(attached)] * 2
    taken = office.must("extract", attached["id"], "--out", str(tmp_path / "out"))
    assert set(taken) == {"id", "out", "size", "sha256", "custody"}
    for cited in office.must("cite", str(file), "--to", case):
        assert set(cited) == {"id", "url", "marker", "page", "context"}
    tried = office.must("capture", "http://127.0.0.1:9/refused", "--without-browser")
    assert set(tried[0]) == {
        "id", "url", "citation", "state", "outcome", "reason", "tier", "why_tier",
        "may_refuse_recorder",
    }  # fmt: skip
    assert (tried[0]["outcome"], tried[0]["tier"]) == ("refused", "T3")


def test_a_mission_answers_with_words_and_files(
    office: Unlocked, case: str, tmp_path: Path
) -> None:
    given = office.must("invite", "--name", "first", "--out", str(tmp_path / "invitation"))
    assert set(given) == {"id", "member", "code", "expires", "out"}
    assert len(given["code"].split()) == 6
    told = office.must("mission", "fingerprint")
    assert set(told) == {"id", "name", "words", "rehearsed"}
    assert told["rehearsed"] is False
    exported = office.must("mission", "export", "--out", str(tmp_path / "public"))
    assert exported["id"] == told["id"]
    made = office.must("parcel", "make", "--out", str(tmp_path / "parcel"))
    assert {"id", "files", "entries", "contents", "size"} <= set(made)
    assert made["files"] == [str(tmp_path / "parcel")]
    assert made["size"] == (tmp_path / "parcel").stat().st_size


def test_checks_say_ok_and_what_was_checked(office: Unlocked, case: str, tmp_path: Path) -> None:
    said = office.must("verify")
    assert {"ok", "checked", "problems"} <= set(said)
    assert said["problems"] == []
    assert said["ok"] is True
    assert said["checked"]["entries"] > 0
    out = tmp_path / "exhibit"
    made = office.must("exhibit", "make", case, "--out", str(out))
    assert {"id", "out", "numbers", "files"} <= set(made)
    assert made["numbers"] == ["EX-0001"]
    checked = office.must("exhibit", "verify", str(out))
    assert (checked["ok"], checked["fingerprint"]) == (True, made["id"])


def test_keys_and_copies_answer_with_an_id(office: Unlocked, tmp_path: Path) -> None:
    new = tmp_path / "new.passphrase"
    new.write_text("for the safe of the office\n")
    added = office.must("keyslot", "add", "--new-passphrase-file", str(new), "--label", "safe")
    assert set(added) == {"id"}
    assert office.must("keyslot", "remove", added["id"]) == {"id": added["id"]}
    copied = office.must("backup", "make", "--out", str(tmp_path / "backup"))
    assert copied["size"] == (tmp_path / "backup").stat().st_size
