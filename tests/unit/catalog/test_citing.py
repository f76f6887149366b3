"""What `cite` reads out of pages of the web and letters: linked words, and no page invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples.documents import papers
from satchel.assembly.reading import extract
from satchel.catalog.citing import cited_by, read_document
from satchel.domain.citing.linked import linked, unmarked, unsigned, words_only

REPORT = """<!doctype html><html><head><title>Report on a trial</title>
<link rel="canonical" href="https://monitors.example/report"></head><body>
<nav><a href="https://monitors.example/about">About us</a></nav>
<p>The judge left <a href="https://court.example/day/1?a=1&amp;b=(2).">on the first day</a>.
The clerk wrote <a href="https://clerk.example/Протокол 4.pdf">[1]</a>, again
<a href="https://clerk.example/Протокол 4.pdf">[1]</a>, and
<a href=https://raised.example/x><sup>2</sup></a> said so.</p>
<p>Printed <a href="https://printed.example/whole">https://printed.example/whole</a> and
<a href="https://short.example/a/very/long/path.html">https://short.example/a/ve…</a>, and under
<a href="https://archive.example/2031/https://gone.example/x">https://gone.example/x</a>
<a href="#top">up</a> <a href="https://monitors.example/report#fn3">3</a>
<a href="mailto:clerk@court.example">the clerk</a> <a href="javascript:void(0)">print</a>
<a href="/inside">inside</a> <a href="https://picture.example/"><img src="x.png"></a></p>
<p>[3] <a href="https://noted.example/third">A ruling</a> of the court.</p>
<p>[4] <a href="https://noted.example/fourth">Another</a>.</p>
</body></html>"""


def _cited(path: Path, data: bytes) -> list[tuple[str | None, str | None, int]]:
    path.write_bytes(data)
    found = cited_by(read_document(path, extract))
    assert not any("\ufdd0" <= letter <= "\ufdd2" for item in found for letter in item.context)
    return [(item.marker, item.url, item.page) for item in found]


def test_a_page_of_the_web_cites_what_its_words_are_linked_to(tmp_path: Path) -> None:
    assert _cited(tmp_path / "report.html", REPORT.encode()) == [
        (None, "https://court.example/day/1?a=1&b=(2).", 1),
        ("1", "https://clerk.example/Протокол%204.pdf", 1),
        ("2", "https://raised.example/x", 1),
        (None, "https://printed.example/whole", 1),
        (None, "https://short.example/a/very/long/path.html", 1),
        (None, "https://gone.example/x", 1),
        (None, "https://archive.example/2031/https://gone.example/x", 1),
        ("3", "https://noted.example/third", 1),
        ("4", "https://noted.example/fourth", 1),
    ]


def test_the_words_around_linked_words_are_those_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(REPORT, encoding="utf-8")
    document = read_document(tmp_path / "a.html", extract)
    first, *_, printed, _, _, _, _ = (item.context for item in cited_by(document))
    assert "The judge left on the first day. The clerk wrote [1], again [1], and 2 said" in first
    assert "Printed https://printed.example/whole and https://short.example/a/ve…, and" in printed


def test_a_linked_mark_and_its_footnote_are_one_citation(tmp_path: Path) -> None:
    page = (
        "<!doctype html><p>He was silent <a href='https://note.example/x'>[1]</a>.</p>"
        "<p>[1] The record, https://note.example/x</p><p>[2] Another, https://note.example/y</p>"
    )
    assert _cited(tmp_path / "a.html", page.encode()) == [
        ("1", "https://note.example/x", 1),
        ("2", "https://note.example/y", 1),
    ]


@pytest.mark.parametrize("is_page", [False, True])
def test_a_letter_has_no_pages_but_one(tmp_path: Path, is_page: bool) -> None:
    letter = papers.letter("See https://in.example/letter now")
    if is_page:
        letter.set_content("<p>See <a href='https://in.example/letter'>it</a>", subtype="html")
    found = _cited(tmp_path / "letter.eml", bytes(letter))
    assert found == [(None, "https://in.example/letter", 1)]


def test_the_text_for_search_holds_words_and_no_addresses(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(REPORT, encoding="utf-8")
    with (tmp_path / "a.html").open("rb") as source:
        found = extract(source, len(REPORT.encode()), None)
    shown = dict(found.parts)["text"]
    assert "The judge left on the first day. The clerk wrote [1], again [1], and 2 said" in shown
    assert "court.example" not in shown
    assert "court.example" in dict(found.linked)["text"]


def test_a_text_cut_anywhere_gives_no_piece_of_an_address() -> None:
    text = f"he {linked('left', 'https://a.example/x')} early"
    for cut in range(len(text) + 1):
        assert words_only(text[:cut]) + words_only(text[cut:]) == "he left early", cut


def test_foreign_text_cannot_say_that_it_is_linked(tmp_path: Path) -> None:
    forged = linked("words", "https://forged.example/") + " \ufdd00\ufdd1"
    assert unsigned(forged) == "wordshttps://forged.example/ 0"
    assert unmarked("left \ufdd012\ufdd1 early", []) == "left early"
    for name in ("a.txt", "a.html"):
        data = f"<!doctype html><p>{forged}" if name == "a.html" else forged
        assert _cited(tmp_path / name, data.encode()) == [(None, "https://forged.example/", 1)]
