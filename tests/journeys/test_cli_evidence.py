"""Files by the command line: kept byte for byte whatever their name, and given back the same."""

from __future__ import annotations

import base64
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journeys.driving import Driven, Unlocked, begin


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Driven:
    return begin(tmp_path_factory.mktemp("evidence"))


@pytest.fixture(scope="module")
def desk(archive: Driven) -> Iterator[Unlocked]:
    """One archive, open for the whole file; every test adds what it needs."""
    with archive.unlocked() as unlocked:
        yield unlocked


@pytest.fixture(scope="module")
def case(desk: Unlocked) -> str:
    return str(desk.must("case", "add", "--title", "A case with papers")["id"])


def _source(desk: Unlocked, record: str) -> Any:
    return desk.must("history", record)[0]["source"]


HOSTILE = [
    "two\nlines.txt",
    "tab\tand\rreturn",
    "escape\x1b[2J.txt",
    "gnp.\u202etxt.exe",
    "-rf",
    "--json",
    " .. ",
    "nul\u2400name",
    "Жүнісов, Қ. — үкім.pdf",
    "e\u0301 and \u00e9",
    "'; DROP TABLE entries; --",
    "$(reboot) `reboot` %s {0}",
    "a" * 255,
    "\U0001f9d1\u200d\u2696\ufe0f" * 15,
]


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: repr(name[:12]))
def test_a_file_is_kept_under_any_name(
    desk: Unlocked, case: str, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(f"the bytes of {name}".encode())
    kept = desk.must("attach", "--to", case, "--", str(file))
    assert _source(desk, kept["id"])["name"] == name
    out = tmp_path / "out"
    desk.must("extract", kept["id"], "--out", str(out))
    assert out.read_bytes() == file.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="only here a name may be any bytes")
def test_a_name_that_is_no_text_is_kept_as_bytes(tmp_path: Path) -> None:
    driven = begin(tmp_path)
    case = driven.must("case", "add", "--title", "x")["id"]
    name = b"\xcf\xf0\xe8\xe3\xee\xe2\xee\xf0.txt"
    (Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))).write_bytes(b"text")
    ran = driven.run("attach", os.path.join(os.fsencode(tmp_path), name), "--to", case)
    assert ran.code == 0, ran
    source = driven.must("history", ran.value["id"])[0]["source"]
    assert base64.b64decode(source["name_b64"]) == name
    assert "name" not in source


def test_what_is_answered_is_what_was_kept(desk: Unlocked, case: str, tmp_path: Path) -> None:
    file = tmp_path / "statement.txt"
    data = "Отводе отказано.\n".encode() * 30_000
    file.write_bytes(data)
    kept = desk.must(
        "attach", str(file), "--to", case, "--title", "Statement", "--dated", "2031-05-14",
        "--received-from", "the clerk", "--received-how", "by hand",
    )  # fmt: skip
    shown = desk.must("show", kept["id"])
    assert kept["size"] == len(data)
    assert kept["sha256"] == hashlib.sha256(data).hexdigest()
    assert shown["fields"]["content"]["sha512"] == hashlib.sha512(data).hexdigest()
    assert shown["fields"]["title"] == "Statement"
    source = _source(desk, kept["id"])
    assert source["received_from"] == "the clerk"
    assert source["received_how"] == "by hand"
    assert source["path"] == str(file)


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 262_144, 1_000_000])
def test_every_size_comes_back_whole(desk: Unlocked, case: str, tmp_path: Path, size: int) -> None:
    file = tmp_path / "noise"
    file.write_bytes(os.urandom(size))
    kept = desk.must("attach", str(file), "--to", case)
    out = tmp_path / "out"
    taken = desk.must("extract", kept["id"], "--out", str(out))
    assert out.read_bytes() == file.read_bytes()
    assert (taken["size"], taken["sha256"]) == (size, kept["sha256"])
    assert out.stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_the_same_bytes_are_stored_once_and_named(
    desk: Unlocked, case: str, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(b"the same paper from two people" * 5000)
    first = desk.must("attach", str(tmp_path / "one"), "--to", case)
    second = desk.must("attach", str(tmp_path / "two"), "--to", case)
    assert second["same_bytes_as"] == first["id"]
    assert second["content"] == first["content"]
    assert second["id"] != first["id"]


def test_taking_out_leaves_a_custody_entry(desk: Unlocked, case: str, tmp_path: Path) -> None:
    (tmp_path / "paper").write_bytes(b"paper")
    kept = desk.must("attach", str(tmp_path / "paper"), "--to", case)
    taken = desk.must("extract", kept["id"], "--out", str(tmp_path / "out"))
    custody = desk.must("show", taken["custody"])
    assert custody["kind"] == "custody-entry"
    assert custody["fields"]["subjects"] == [kept["id"]]


def test_what_was_not_consented_to_stays_inside(desk: Unlocked, case: str, tmp_path: Path) -> None:
    (tmp_path / "sound").write_bytes(b"RIFF stands for a recording")
    sound = desk.must("attach", str(tmp_path / "sound"), "--to", case)["id"]
    agreed = '[{"whose": "W-3", "uses": ["exhibit"], "until": "2999"}]'
    desk.must("edit", sound, "--field", f"consent={agreed}")
    made = desk.must("attach", str(tmp_path / "sound"), "--to", case, "--derived-from", sound)["id"]
    again = desk.must("attach", str(tmp_path / "sound"), "--to", case)["id"]
    for record in (sound, made, again):
        out = tmp_path / "out"
        assert desk.refusal("extract", record, "--out", str(out)) == "restricted"
        assert not out.exists()
    words = ("extract", made, "--out", str(tmp_path / "let"))
    taken = desk.must(*words, "--override", "M. K.: a court's order")
    custody = desk.must("show", taken["custody"])
    assert custody["fields"]["detail"]["override_by"] == "M. K."
    assert custody["fields"]["detail"]["override_why"] == "a court's order"
    closed = '[{"uses": ["exhibit"], "why": "the witness is afraid"}]'
    desk.must("edit", sound, "--field", f"restriction={closed}")
    asked = ("exhibit", "make", made, "--out", str(tmp_path / "ex"))
    assert desk.refusal(*asked) == "restricted"
    assert not (tmp_path / "ex").exists()
    desk.must(*asked, "--override", "M. K.: a court's order")


def test_a_file_that_is_there_is_not_written_over(
    desk: Unlocked, case: str, tmp_path: Path
) -> None:
    (tmp_path / "paper").write_bytes(b"paper")
    kept = desk.must("attach", str(tmp_path / "paper"), "--to", case)
    assert desk.refusal("extract", kept["id"], "--out", str(tmp_path / "paper")) == "exists"
    assert desk.refusal("extract", kept["id"], "--out", str(tmp_path / "no" / "x")) == "not-found"
    assert desk.refusal("extract", case, "--out", str(tmp_path / "out")) == "not-found"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["paper"]


def test_what_is_no_file_is_refused(desk: Unlocked, case: str, tmp_path: Path) -> None:
    assert desk.refusal("attach", str(tmp_path), "--to", case) == "usage"
    assert desk.refusal("attach", str(tmp_path / "gone"), "--to", case) == "not-found"
    assert desk.refusal("attach", "nul\0inside", "--to", case) in ("usage", "machine", "not-found")
    assert desk.refusal("cite", str(tmp_path / "gone")) == "not-found"
    assert desk.refusal("cite", str(tmp_path)) in ("usage", "not-found")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are made here")
def test_a_named_pipe_is_refused_and_nobody_waits(
    desk: Unlocked, case: str, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert desk.refusal("attach", str(tmp_path / "pipe"), "--to", case) == "usage"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%broken",
        b"PK\x03\x04" + b"\0" * 40,
        b"<html><p>" * 2000,
        b"\xff\xfe" + b"\0\xd8" * 100,
        b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
    ],
    ids=["pdf", "zip", "html", "utf-16", "mail"],
)
def test_a_broken_document_is_kept_and_flagged_never_refused(
    desk: Unlocked, case: str, tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "broken"
    file.write_bytes(data)
    kept = desk.must("attach", str(file), "--to", case)
    out = tmp_path / "out"
    desk.must("extract", kept["id"], "--out", str(out))
    assert out.read_bytes() == data
    assert isinstance(kept["text"], str)


def test_sealing_without_a_mission_is_refused(desk: Unlocked, case: str, tmp_path: Path) -> None:
    (tmp_path / "paper").write_bytes(b"paper")
    sealed = ["attach", str(tmp_path / "paper"), "--to", case, "--sealed"]
    assert desk.refusal(*sealed) == "no-mission"
    assert desk.refusal("note", case, "a secret", "--sealed") == "no-mission"


def test_cite_finds_and_keeps_what_a_document_cites(
    desk: Unlocked, case: str, tmp_path: Path
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("He was led out [1] [2].\n\n[1] https://a.example.org/lo\nng; [2]\n")
    found = desk.must("cite", str(file))
    assert [item["id"] for item in found] == [None] * len(found)
    kept = desk.must("cite", str(file), "--to", case)
    listed = desk.must("list", "citation")
    assert sorted(item["id"] for item in kept) == sorted(item["id"] for item in listed)
    assert [item["url"] for item in found] == [item["url"] for item in kept]
    assert all(set(item) == {"id", "url", "marker", "page", "context"} for item in kept)


def test_a_document_that_cites_nothing_is_a_right_answer(desk: Unlocked, tmp_path: Path) -> None:
    file = tmp_path / "plain.txt"
    file.write_text("Nothing is cited here.\n")
    assert desk.must("cite", str(file)) == []
