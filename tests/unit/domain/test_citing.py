"""Citations are found whole, none invented and none lost, in text as extractors leave it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from satchel.domain.citing.addresses import cut, finished, has_host, with_scheme
from satchel.domain.citing.citations import find_citations
from satchel.domain.citing.pages import split_pages

_ROOT = Path(__file__).resolve().parents[3]
_SAMPLES = sorted((_ROOT / "tests" / "samples" / "citing").glob("*.txt"))
_REPORTS = Path(os.environ.get("SATCHEL_REPORTS", _ROOT.parent / "shared" / "reports"))
_CITED = Path(__file__).with_name("cited")
_REPORTS_HERE = [
    pytest.param(_REPORTS / f"{facts.stem}.txt", facts, id=facts.stem)
    for facts in sorted(_CITED.glob("*.json"))
    if (_REPORTS / f"{facts.stem}.txt").is_file()
]


def _expected(facts: Path) -> list[tuple[str | None, str | None]]:
    return [tuple(pair) for pair in json.loads(facts.read_text(encoding="utf-8"))]


def _found(text: str) -> list[tuple[str | None, str | None]]:
    return [(cited.marker, cited.url) for cited in find_citations(split_pages(text))]


@pytest.mark.parametrize("sample", [pytest.param(path, id=path.stem) for path in _SAMPLES])
def test_a_sample_gives_exactly_what_it_cites(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    assert _found(text) == _expected(sample.with_suffix(".json"))


def test_there_is_a_sample_for_each_difficulty() -> None:
    assert len(_SAMPLES) >= 12


if _REPORTS_HERE:

    @pytest.mark.parametrize(("report", "facts"), _REPORTS_HERE)
    def test_a_real_report_gives_exactly_what_it_cites(report: Path, facts: Path) -> None:
        assert _found(report.read_text(encoding="utf-8")) == _expected(facts)


def test_pages_are_counted_from_form_feeds() -> None:
    pages = split_pages("one https://a.example.org/x\n\ftwo\n\fthree https://b.example.org/y\n")
    assert len(pages) == 3
    assert [cited.page for cited in find_citations(pages)] == [1, 3]


def test_a_page_begins_at_a_single_space_only_below_a_link_or_footnotes() -> None:
    text = " First page.\nText.\n1 https://a.example.org\n Second page.\n\n A lost bullet.\nText.\n"
    assert [page.split("\n")[0] for page in split_pages(text)] == [" First page.", " Second page."]


def test_a_text_that_does_not_begin_with_a_space_is_one_page() -> None:
    assert split_pages("First.\nhttps://a.example.org\n Indented.\n") == [
        "First.\nhttps://a.example.org\n Indented.\n"
    ]


def test_context_holds_the_words_around_a_citation() -> None:
    (cited,) = find_citations(["The clerk wrote\nto https://a.example.org/x and left\nthe hall."])
    assert cited.context == "The clerk wrote to https://a.example.org/x and left the hall."


def test_context_of_a_footnote_is_the_sentence_that_cites() -> None:
    text = "The judge was silent1.\nThe clerk left in April 20192 and wrote.\n\n"
    notes = "1 https://a.example.org/x\n2 https://a.example.org/y\n"
    first, second = find_citations([text + notes])
    assert first.context.startswith("The judge was silent1.")
    assert "The clerk left in April 20192" in second.context


def test_context_is_short_however_long_the_line_is() -> None:
    (cited,) = find_citations(["word " * 500 + "https://a.example.org/x " + "word " * 500])
    assert len(cited.context) <= 240
    assert "https://a.example.org/x" in cited.context


@pytest.mark.parametrize("pages", [[], [""], ["", ""], ["\n\n"], ["[", "]", "https://", "1."]])
def test_nothing_cited_is_a_right_answer(pages: list[str]) -> None:
    assert find_citations(pages) == []


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("https://a.org/x).", "https://a.org/x"),
        ("https://a.org/x_(y)).", "https://a.org/x_(y)"),
        ("https://a.org/x,https://b.org", "https://a.org/x"),
        ("https://a.org/x&https://b.org", "https://a.org/x"),
        ("https://a.org/?u=https://b.org", "https://a.org/?u=https://b.org"),
        ("https://web.archive.org/web/2019/http://b.org", "https://web.archive.org/web/2019/http://b.org"),
        ("https://a.org/x.pdf12", "https://a.org/x.pdf"),
        ("https://a.org/x[12]", "https://a.org/x"),
        ("https://a.org/?a[b]=1", "https://a.org/?a[b]=1"),
        ("https://a.org/?a=1&amp;b=2;", "https://a.org/?a=1&b=2"),
    ],
)  # fmt: skip
def test_a_link_ends_where_it_must(raw: str, url: str) -> None:
    assert finished(cut(raw)) == url


@pytest.mark.parametrize(
    "url", ["https://en.odfound-", "http://and", "https://", "www.", "http://1.2"]
)
def test_half_a_host_is_no_host(url: str) -> None:
    assert not has_host(url)


def test_a_link_without_a_scheme_can_be_opened() -> None:
    assert with_scheme("www.a.org/x") == "http://www.a.org/x"
    assert with_scheme("https://a.org/x") == "https://a.org/x"
