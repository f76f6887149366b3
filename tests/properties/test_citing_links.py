"""Any link, broken wherever a typesetter may break it, comes out of its footnote whole."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from satchel.domain.citing.citations import find_citations

_WORDS = ["court", "ruling", "mission", "trial", "hall", "letter", "bench", "verdict", "appeal"]
_words = st.sampled_from(_WORDS)
_slugs = st.lists(_words, min_size=2, max_size=7).map("-".join)
_queries = st.lists(st.tuples(_words, st.integers(10000, 99999999)), max_size=3).map(
    lambda pairs: "?" + "&".join(f"{key}={value}" for key, value in pairs) if pairs else ""
)
_ends = st.sampled_from(["", "/", ".html", ".pdf"])
_hosts = st.sampled_from(["https://www.court.example.org", "http://news.example.kz"])


@st.composite
def _links(draw: st.DrawFn) -> str:
    path = "/".join(draw(st.lists(_slugs, min_size=1, max_size=4)))
    return f"{draw(_hosts)}/{path}{draw(_ends)}{draw(_queries)}"


_footnotes = st.lists(
    st.lists(_links(), min_size=1, max_size=3, unique=True), min_size=1, max_size=6
)
_before = st.sampled_from(["", "See ", "Available at: ", "The Herald, “Trial”, 3 May 2019, "])
_between = st.sampled_from(["; ", " & ", ", ", "; see also "])


def _wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width`: broken at spaces, and in links after `/ - ? & =`."""
    pieces = re.findall(r"[^\s/?&=-]*[/?&=-]|[^\s/?&=-]+\s*|\s+", text)
    lines = [""]
    for piece in pieces:
        if len((lines[-1] + piece).rstrip()) > width and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


@settings(max_examples=150, deadline=None)
@given(_footnotes, _before, _between, st.integers(60, 120))
def test_links_broken_at_legal_places_come_out_whole(
    footnotes: list[list[str]], before: str, between: str, width: int
) -> None:
    lines: list[str] = []
    for number, urls in enumerate(footnotes, start=1):
        lines += _wrapped(f"{number} {before}{between.join(urls)}.", width)
    expected = [(str(n), url) for n, urls in enumerate(footnotes, start=1) for url in urls]
    found = find_citations(["\n".join(lines)])
    assert [(cited.marker, cited.url) for cited in found] == expected


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=400), max_size=4))
def test_any_text_is_read_without_an_error(pages: list[str]) -> None:
    for cited in find_citations(pages):
        assert 1 <= cited.page <= len(pages)
        assert cited.url is None or cited.url.strip() == cited.url
