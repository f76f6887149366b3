"""What a mission knows, with a mark in each text: for the canary to look for afterwards.

Facts with sources, a witness by code, letters, a transcript with a translation, a report of
a hearing, an imported table, and what leaves on purpose: PDFs and plain files.
"""

from __future__ import annotations

import json
from pathlib import Path

from journeys.canaries import Canaries
from journeys.driving import Unlocked

_MAP = {
    "records": {
        "person": {"kind": "person", "fields": {"names": ["{name}"], "from_place": "{town}"}},
        "charge": {"kind": "charge", "fields": {"person": "@person", "article": "{article}"}},
    }
}


def enter(desk: Unlocked, canaries: Canaries, given: Path, case: str, hearing: str) -> None:
    """Every new kind of text a person can put in; a marked file of each comes from `given`."""
    mark = canaries.new
    recording = given / f"{mark()}.wav"
    recording.write_bytes(b"RIFF" + mark().encode() * 99)
    kept = desk.must("attach", str(recording), "--to", hearing, "--kind", "audio")["id"]
    _facts(desk, canaries, case, kept)
    _speech(desk, canaries, given, kept)
    _letters(desk, canaries, given, case)
    _questions(desk, canaries, given, hearing, kept)
    _table(desk, canaries, given)


def _facts(desk: Unlocked, canaries: Canaries, case: str, source: str) -> None:
    mark = canaries.new
    stated = ["--source", source, "--place", mark(), "--by", mark()]
    person = desk.must("person", "add", "--name", mark(), "--case", case)["id"]
    desk.must("person", "name", person, mark(), "--language", "en", "--chosen", *stated)
    fields = ["--field", f"person={person}", "--field", f"case={case}"]
    charge = desk.must("add", "charge", *fields, "--field", f"article={mark()}", *stated)["id"]
    fields += ["--field", f"outcome_kind={mark()}", "--field", "date=2031-08-29"]
    release = desk.must("add", "outcome", *fields, "--field", f"charges={charge}", *stated)["id"]
    desk.must("edit", release, "--field", "date=2031-08-27", "--by", mark())
    desk.must("same", person, desk.must("person", "add", "--name", mark())["id"])
    desk.must("person", "add", "--name", mark(), "--protected", "--sealed")
    desk.must("list", "outcome", "--where", f"charges.article={mark()}")


def _speech(desk: Unlocked, canaries: Canaries, given: Path, recording: str) -> None:
    mark = canaries.new
    files = [given / f"{mark()}.srt" for _ in range(2)]
    for file in files:
        file.write_text(f"1\n00:00:00,000 --> 00:00:01,000\n{mark()}: {mark()}\n", "utf-8")
    words = ["--made-by", "human", "--by", mark(), "--language"]
    said = desk.must("transcript", "add", recording, str(files[0]), *words, "ru")["id"]
    desk.must("translation", "add", said, str(files[1]), *words, "en")
    desk.must("transcript", "line", said, "1", "--text", mark())


def _letters(desk: Unlocked, canaries: Canaries, given: Path, case: str) -> None:
    mark = canaries.new
    words = ["letter", "add", "--from", mark(), "--to", mark(), "--sent", "2031-05-16"]
    letter = desk.must(*words, "--subject", mark(), "--text", mark(), "--case", case)["id"]
    desk.must(
        "letter", "no-reply", letter, "--as-of", "2031-09-01", "--searched", mark(), "--by", mark()
    )
    mail = given / f"{mark()}.eml"
    head = f"From: {mark()}@example.org\nTo: x@example.org\nSubject: {mark()}\n"
    mail.write_text(head + f"Date: Thu, 28 Aug 2031 08:05:00 +0500\n\n{mark()}\n", "utf-8")
    desk.must("letter", "add", "--eml", str(mail), "--case", case)


def _questions(desk: Unlocked, canaries: Canaries, given: Path, on: str, link: str) -> None:
    mark = canaries.new
    report = desk.must("report", "start", on)["id"]
    body = given / f"{mark()}.json"
    body.write_text(json.dumps({"A1": mark(), "D1": {"answer": "yes", "text": mark()}}), "utf-8")
    desk.must("report", "answer", report, "--body", str(body))
    words = ["M8", "yes", "--how", "told", "--told-by", mark(), "--text", mark()]
    desk.must("report", "answer", report, *words, "--link", f"{link}:{mark()}")


def _table(desk: Unlocked, canaries: Canaries, given: Path) -> None:
    mark = canaries.new
    rows = [f"{mark()};{mark()};{mark()};{mark()}" for _ in range(3)]
    table, table_map = given / f"{mark()}.csv", given / f"{mark()}.json"
    table.write_text("\n".join(["no;name;town;article", *rows]) + "\n", "utf-8")
    table_map.write_text(json.dumps(_MAP | {"register": mark(), "by": mark()}), "utf-8")
    words = ["import", str(table), "--map", str(table_map), "--key", "no"]
    desk.must(*words, "--dry-run")
    desk.must(*words)


def write_out(desk: Unlocked, canaries: Canaries, exported: Path, case: str, hearing: str) -> None:
    """On paper and as plain files; the names of these are marked too."""
    for words in (["chronology", case], ["page", case], ["report", hearing], ["register"]):
        out = exported / f"{canaries.new()}.pdf"
        desk.must("print", *words, "--out", str(out), "--language", "kk")
    for form in ("json", "csv"):
        desk.must("export", "--format", form, "--out", str(exported / canaries.new()))
    desk.refusal("print", "page", case, "--out", str(exported / canaries.new() / "none.pdf"))
