"""Transcripts and translations on the command line: in, corrected, side by side, and out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from unit.cli.conftest import Shell
from unit.cli.unlocked import Unlocked, unlocked

SRT = """1
00:00:01,000 --> 00:00:02,500
Судья: Встать, суд идёт.

2
00:00:03,045 --> 00:00:04,000
Отырыңыздар. (…)

3
00:00:03,500 --> 00:00:05,000
Адвокат: Прошу записать [inaudible]
"""
MACHINE = ["--made-by", "machine", "--by", "whisper"]
HUMAN = ["--made-by", "human", "--by", "W-3"]


@pytest.fixture(scope="module")
def satchel(shell: Shell) -> Iterator[Unlocked]:
    with unlocked(shell) as opened:
        yield opened


@pytest.fixture(scope="module")
def recording(satchel: Unlocked, tmp_path_factory: pytest.TempPathFactory) -> str:
    case = satchel("case", "add", "--title", "First")["id"]
    sound = tmp_path_factory.mktemp("sound") / "a.ogg"
    sound.write_bytes(b"OggS a recording")
    return str(satchel("attach", str(sound), "--to", case, "--kind", "audio")["id"])


def put(folder: Path, text: str | bytes, name: str = "lines") -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def lines(satchel: Unlocked, record: str) -> dict[str, Any]:
    return {one["id"]: one for one in satchel("transcript", "show", record)["lines"]}


def test_what_it_is_made_from_is_asked_whichever_way_it_comes(
    satchel: Unlocked, recording: str
) -> None:
    person = satchel("person", "add", "--name", "Janar")["id"]
    told = ["--field", "made_by=human", "--field"]
    refused = satchel.refusal("add", "transcript", *told, f"derived_from={person}")
    assert f"{person} is a person" in refused.message
    made = satchel("add", "transcript", *told, f"derived_from={recording}")["id"]
    refused = satchel.refusal("edit", made, "--field", f"derived_from={person}")
    assert refused.message.startswith("A transcript is made from a recording")


def test_a_transcript_its_translations_and_its_corrections(
    satchel: Unlocked, recording: str, tmp_path: Path
) -> None:
    made = satchel("transcript", "add", recording, put(tmp_path, SRT), *MACHINE)
    assert (made["format"], made["charset"], made["lines"]) == ("srt", "utf-8", 3)
    assert made["odd"] == [{"line": "0003", "times": ["overlaps-the-previous"]}]
    fields = satchel("show", made["id"])["fields"]
    assert (fields["derived_from"], fields["document"]) == (recording, made["document"])
    assert fields["lines"]["0002"] == {"text": "Отырыңыздар. (…)", "from": 3.045, "to": 4}
    out = tmp_path / "as-it-came.srt"
    satchel("extract", made["document"], "--out", str(out))
    assert out.read_text("utf-8") == SRT

    vtt = (
        "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Judge>All rise.\n\n01:00.000 --> 01:01.000\nmusic\n"
    )
    english = satchel(
        "translation", "add", made["id"], put(tmp_path, vtt), *HUMAN, "--language", "en"
    )
    assert (english["unaligned"], english["missing"]) == (["0001+01"], ["0002", "0003"])
    kazakh = put(tmp_path, "Тұрыңыздар\nОтырыңыздар\nЖазуды сұраймын\n".encode("utf-16"))
    kk = satchel("translation", "add", made["id"], kazakh, *MACHINE, "--language", "kk")
    assert (kk["charset"], kk["unaligned"], kk["missing"]) == ("utf-16", [], [])

    done = satchel("transcript", "line", made["id"], "2", "--text", "Отырыңыздар. (үзіліс)")
    assert (done["line"], done["new"]) == ("0002", False)
    put_in = ["--text", "Тыныштық", "--speaker", "Пристав", "--from", "00:00:03.1"]
    assert satchel("transcript", "line", made["id"], "2.5", *put_in)["line"] == "0002.5"
    shown = satchel(
        "transcript", "show", made["id"], "--translation", english["id"], "--translation", kk["id"]
    )
    assert [one["id"] for one in shown["lines"]] == ["0001", "0001+01", "0002", "0002.5", "0003"]
    first, apart, second, *_ = shown["lines"]
    assert [one["text"] for one in first["translations"]] == ["All rise.", "Тұрыңыздар"]
    assert (apart["text"], apart["translations"][0]["text"]) == (None, "music")
    assert second["text"] == "Отырыңыздар. (үзіліс)"
    changed = satchel("history", made["id"])[1]["what"]["set"]
    assert list(changed) == ["lines/0002"]  # one key, and the old words stay in the history
    assert satchel("transcript", "show", kk["id"])["others"] == [english["id"]]

    hits = {hit["id"]: hit["why"] for hit in satchel("search", "сұраймын")}
    assert hits[kk["id"]] == "line 0003: сұраймын"
    hits = {hit["id"]: hit["why"] for hit in satchel("search", "суд үзіліс")}
    assert hits[made["id"]] == "line 0001: суд; line 0002: үзіліс"
    hits = {hit["id"]: hit["why"] for hit in satchel("search", "Пристав")}
    assert hits == {made["id"]: "line 0002.5: Пристав"}  # who spoke is found too


def test_what_is_exported_is_read_again_and_is_a_custody_entry(
    satchel: Unlocked, recording: str, tmp_path: Path
) -> None:
    text = "[00:12:03.250] Судья: Встать\n[00:12:05] Адвокат: Он сказал: нет\nбез времени\n"
    made = satchel("transcript", "add", recording, put(tmp_path, text), *HUMAN)
    refused = satchel.refusal(
        "transcript", "export", made["id"], "--format", "srt", "--out", str(tmp_path / "no.srt")
    )
    assert "0003" in refused.message
    satchel("transcript", "line", made["id"], "3", "--from", "00:13:00", "--to", "780.5")
    for format in ("srt", "vtt", "text"):
        out = tmp_path / f"out.{format}"
        done = satchel("transcript", "export", made["id"], "--format", format, "--out", str(out))
        assert done["lines"] == 3
        entry = satchel("show", done["custody"])["fields"]
        assert (entry["act"], entry["subjects"]) == ("exported", [made["id"]])
        again = satchel("transcript", "add", recording, str(out), *HUMAN)
        was, now = lines(satchel, made["id"]), lines(satchel, again["id"])
        told = [(one["text"], one["speaker"], one["from"]) for one in was.values()]
        assert [(one["text"], one["speaker"], one["from"]) for one in now.values()] == told
        assert again["format"] == format
    assert satchel.refusal(
        "transcript", "export", made["id"], "--format", "srt", "--out", str(out)
    ).code == "exists"  # fmt: skip


def test_lines_of_standard_input_need_no_file(
    satchel: Unlocked, recording: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = io.TextIOWrapper(io.BytesIO("Судья: Встать.\n(…)\n".encode("cp1251")))
    monkeypatch.setattr("sys.stdin", told)
    done = satchel.answer("transcript", "add", recording, "-", *HUMAN)
    assert isinstance(done.value, dict)
    assert str(done.value["charset"]).endswith("(guessed)")
    assert any("guess" in aside for aside in done.asides)
    assert satchel("show", done.value["id"])["fields"]["charset"] == done.value["charset"]


def test_a_transcript_of_what_is_for_legal_staff_is_for_them(
    satchel: Unlocked, recording: str, tmp_path: Path
) -> None:
    on = satchel("show", recording)["fields"]["on"]
    sound = put(tmp_path, b"OggS for lawyers", "b.ogg")
    secret = satchel("attach", sound, "--to", on, "--audience", "legal")["id"]
    made = satchel("transcript", "add", secret, put(tmp_path, "имя"), *HUMAN)
    for record in (made["id"], made["document"]):
        assert {entry["audience"] for entry in satchel("history", record)} == {"legal"}


def test_a_translation_of_a_letter_has_its_own_lines(satchel: Unlocked, tmp_path: Path) -> None:
    letter = satchel("letter", "add", "--from", "A", "--text", "Бірінші\nЕкінші")["id"]
    file = put(tmp_path, "First\nSecond\n")
    made = satchel("translation", "add", letter, file, *HUMAN, "--language", "en")
    shown = satchel("transcript", "show", made["id"])
    assert shown["id"] == letter
    told = [(one["id"], one["translations"][0]["text"]) for one in shown["lines"]]
    assert told == [("0001", "First"), ("0002", "Second")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n \n",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"%PDF-1.4 broken",
        b"1\n00:00:01,000 --> 00:00:02,000\n\n",
        b"line\n" * 20_001,
    ],
    ids=["empty", "blank", "picture", "pdf", "no-words", "too-many"],
)
def test_a_file_without_lines_is_refused_and_nothing_is_kept(
    satchel: Unlocked, recording: str, tmp_path: Path, data: bytes
) -> None:
    before = len(satchel("list", "attachment"))
    refused = satchel.refusal("transcript", "add", recording, put(tmp_path, data), *HUMAN)
    assert refused.code == "usage"
    assert len(satchel("list", "attachment")) == before


def test_what_does_not_belong_is_refused(satchel: Unlocked, recording: str, tmp_path: Path) -> None:
    file = put(tmp_path, "one\ntwo\n")
    case = satchel("show", recording)["fields"]["on"]
    assert "a case" in satchel.refusal("transcript", "add", case, file, *HUMAN).message
    made = satchel("transcript", "add", recording, file, *HUMAN)["id"]
    shorter = put(tmp_path, "un\n", "shorter")
    words = ["translation", "add", made, shorter, *HUMAN, "--language", "fr"]
    assert satchel.refusal(*words).code == "usage"
    assert satchel.refusal("transcript", "line", made, "twelve", "--text", "x").code == "usage"
    assert satchel.refusal("transcript", "line", made, "9", "--speaker", "x").code == "usage"
    assert satchel.refusal("transcript", "line", case, "1", "--text", "x").code == "usage"
    assert satchel.refusal("transcript", "show", made, "--translation", case).code == "usage"


def test_consent_binds_the_transcript_of_a_recording(
    satchel: Unlocked, recording: str, tmp_path: Path
) -> None:
    on = satchel("show", recording)["fields"]["on"]
    sound = satchel("attach", put(tmp_path, b"OggS interview", "c.ogg"), "--to", on)["id"]
    made = satchel("transcript", "add", sound, put(tmp_path, "имя"), *HUMAN)["id"]
    satchel("edit", sound, "--field", 'restriction=[{"uses": ["export"], "why": "her wish"}]')
    out = ["--format", "text", "--out", str(tmp_path / "out")]
    assert satchel.refusal("transcript", "export", made, *out).code == "restricted"
    done = satchel("transcript", "export", made, *out, "--override", "Head: the court asked")
    assert satchel("show", done["custody"])["fields"]["detail"]["override_by"] == "Head"
