"""The demo's own parts: real files, a site on the loopback address, words that fit a line."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo import facts, materials, notes, site
from demo.places import MATERIAL, RULING, SAMPLE
from demo.telling import Teller, clipped
from satchel.assembly.reading import extract
from satchel.cli.grammar.whole import parse
from satchel.domain.citing.citations import find_citations
from satchel.domain.citing.pages import split_pages
from satchel.formats.sniffing import HEAD_SIZE, sniff


def test_the_recording_is_a_sound_of_several_seconds(tmp_path: Path) -> None:
    path = tmp_path / "recording.wav"
    materials.write_recording(path)
    with wave.open(str(path)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        assert sound.getnframes() / sound.getframerate() == 6
        frames = sound.readframes(sound.getnframes())
    assert len(set(frames)) > 200
    assert sniff(path.read_bytes()[:HEAD_SIZE]) == "audio/wav"


def test_the_photo_is_a_png_and_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        materials.write_photo(tmp_path / name)
    data = (tmp_path / "one").read_bytes()
    assert data == (tmp_path / "two").read_bytes()
    assert sniff(data[:HEAD_SIZE]) == "image/png"


def test_the_ruling_has_text_in_kazakh_letters_and_a_page_that_is_a_picture() -> None:
    with RULING.open("rb") as file:
        text = extract(file, RULING.stat().st_size, "application/pdf")
    words = "\n".join(part for _, part in text.parts)
    assert "Судья Жүнісов Қ. Б." in words
    assert text.state != "broken"


def test_the_sample_cites_what_was_counted_by_hand() -> None:
    found = find_citations(list(split_pages(SAMPLE.read_text("utf-8"))))
    links = [item.url for item in found if item.url]
    assert (len(found), len(links), len(set(links))) == (33, 26, 24)
    assert "https://court-tasbulak.example.org/calendar/2031/05/hall-three.html" in links
    assert "https://supreme.example.gov/kk/судьялар/тізім?облыс=6" in links
    assert {item.marker for item in found if item.url is None} == {
        "1", "2", "3", "4", "8", "11", "12",
    }  # fmt: skip


def test_every_note_is_understood_by_the_command_line() -> None:
    for line in notes.LINES:
        assert parse(line.words("0" * 20)).text == line.text
    assert len(notes.LINES) >= 20
    assert sum(line.sealed for line in notes.LINES) == 1


def test_every_fact_is_understood_and_its_place_is_in_the_sample() -> None:
    report = SAMPLE.read_text("utf-8")
    ids = dict.fromkeys(("accused", "case", *(fact.name for fact in facts.FACTS)), "0" * 20)
    for fact in facts.FACTS:
        said = parse(fact.words(ids, "1" * 20))
        assert (said.source, said.place) == ("1" * 20, fact.place)
        number = fact.place.removeprefix("section ")
        assert re.search(rf"^\f?{number}\. [A-Z]", report, re.MULTILINE)


def test_the_transcript_and_the_translation_have_the_same_times() -> None:
    times = []
    for language in ("ru", "en"):
        text = (MATERIAL / f"recording.{language}.srt").read_text("utf-8")
        times.append(re.findall(r"^(\S+) --> (\S+)$", text, re.MULTILINE))
    assert times[0] == times[1]
    assert times[0][-1][1] == "00:00:06,000"


@pytest.fixture
def origin() -> Iterator[str]:
    with site.served() as origin:
        yield origin


def test_the_site_has_a_page_a_move_a_paper_and_something_gone(origin: str) -> None:
    answers = []
    for path in site.CITED:
        try:
            with urllib.request.urlopen(f"http://{origin}{path}", timeout=10) as answer:
                answers.append((answer.status, answer.headers.get_content_type()))
                assert answer.read()
        except urllib.error.HTTPError as refused:
            answers.append((refused.code, refused.headers.get_content_type()))
            refused.close()
    assert answers == [
        (200, "text/html"), (200, "text/html"), (200, "application/pdf"), (410, "text/plain"),
    ]  # fmt: skip


def test_a_long_text_is_cut_to_one_line() -> None:
    assert clipped("two\n  lines") == "two lines"
    assert clipped("a" * 50, 10) == "aaaaaaaaa..."


def test_paths_below_the_demo_s_folder_are_short(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "parcel").write_bytes(b"12345")
    teller = Teller(tmp_path)
    teller.made(tmp_path / "parcel", "sealed")
    teller.command("parcel", "open", str(tmp_path / "parcel"), "two words", "")
    assert capsys.readouterr().out == (
        '    made parcel, 5 bytes: sealed\n    $ satchel parcel open parcel "two words" ""\n'
    )
