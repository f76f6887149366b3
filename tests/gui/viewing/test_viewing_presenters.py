"""What the viewer decides without a window: parts of pages, spots, long texts, searches."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from satchel.formats.previews.told import Box, Found, Picture
from satchel.gui.sizes import size_in_words
from satchel.gui.viewing import text_presenter
from satchel.gui.viewing.pages_presenter import (
    Fit,
    Hits,
    Look,
    Search,
    begin_search,
    search_on,
    see,
    step,
)
from satchel.gui.viewing.telling_presenter import (
    Spot,
    kind_in_words,
    said_of_itself,
    spot_of,
)
from satchel.gui.viewing.text_presenter import PAGE, TextPage, page_of, text_pages


class Paper:
    """A page of 600 by 800 points, which remembers what of it was asked for."""

    asked: tuple[float, Box] | None = None

    def size(self, page: int, turn: int) -> tuple[float, float]:
        return (600.0, 800.0) if turn % 180 == 0 else (800.0, 600.0)

    def draw(self, page: int, scale: float, turn: int, box: Box) -> Picture:
        self.asked = (scale, box)
        across, down = (round(side * scale) for side in self.size(page, turn))
        return Picture(box.width, box.height, box.width * 3, b"", (across, down))


@pytest.mark.parametrize(
    ("look", "scale", "box"),
    [
        (Look(window=(1200, 400)), 2.0, Box(0, 0, 1200, 600)),  # as wide as the window
        (Look(window=(1200, 400), at=(0, 1000)), 2.0, Box(0, 900, 1200, 600)),
        (Look(window=(1200, 400), at=(0, 9999)), 2.0, Box(0, 1100, 1200, 500)),  # no further
        (Look(window=(1200, 400), fit=Fit.PAGE), 0.5, Box(0, 0, 300, 400)),
        (Look(window=(1200, 800), fit=Fit.PAGE, turn=90), 4 / 3, Box(0, 0, 1067, 800)),
        (Look(window=(100, 100), fit=Fit.FREE, zoom=8.0, at=(2000, 40)), 8.0, None),
        (Look(window=(100, 100), fit=Fit.FREE, zoom=9000.0), 37.5, None),  # never without end
    ],
)
def test_only_the_part_in_the_window_is_drawn(look: Look, scale: float, box: Box | None) -> None:
    paper = Paper()
    see(paper, look, 1.0)  # type: ignore[arg-type]  # draws as a document does
    assert paper.asked is not None
    assert paper.asked[0] == pytest.approx(scale)
    asked = paper.asked[1]
    assert (asked.width <= 150) if box is None else (asked.left, asked.top) == (box.left, box.top)
    if box is not None:
        assert (asked.width, asked.height) == pytest.approx((box.width, box.height), abs=1)


def test_a_window_of_8k_is_still_within_what_may_be_drawn() -> None:
    paper = Paper()
    see(paper, Look(window=(7680, 4320), fit=Fit.FREE, zoom=30.0), 1.0)  # type: ignore[arg-type]
    assert paper.asked is not None
    assert paper.asked[1].width * paper.asked[1].height <= 34_000_000


def test_sizes_go_up_and_down_and_end() -> None:
    sizes = (step(1.0, True), step(1.0, False), step(8.0, True), step(0.1, False))
    assert sizes == (1.25, 0.75, 8.0, 0.1)


@pytest.mark.parametrize(
    ("told", "spot"),
    [
        ("page 3", Spot(2, "page 3")),
        ("page 3, part 2|Кенжалиев", Spot(2, "page 3, part 2", "Кенжалиев")),
        ("headers", Spot(None, "headers")),
        ("second 12.5", Spot(None, "second 12.5", "", 12.5)),
        ("second inf", Spot(None, "second inf")),
        (None, Spot()),
    ],
)
def test_a_spot_is_understood_or_leads_to_the_beginning(told: str | None, spot: Spot) -> None:
    assert spot_of(told) == spot


def test_a_long_text_becomes_pages_that_lose_no_letter() -> None:
    long = "".join(f"line {number}\n" for number in range(4000))
    pages = text_pages([("headers", "From: A"), ("text", long), ("attachments", "a.pdf")])
    assert all(len(page.text) <= PAGE + 200 for page in pages)
    assert "".join(long.split()) in "".join("".join(page.text for page in pages).split())
    assert page_of(pages, "attachments") == len(pages) - 1
    assert page_of(pages, "nowhere") == 0


def test_words_are_found_once_around_in_both_ways() -> None:
    pages = [TextPage("Суд", ()), TextPage("суд и СУД", ()), TextPage("нет", ())]

    def find(text: str, first: int, count: int) -> list[Found]:
        return text_presenter.find(pages, text, first, count)

    seen: list[tuple[int, int]] = []
    hits: Hits | None = None
    for forward in (True, True, True, True, False):
        search = begin_search("суд", hits, hits.page if hits else 0, 3, forward)
        found = search_on(find, search, 3)
        assert isinstance(found, Hits)
        hits = found
        seen.append((hits.page, hits.current))
    assert seen == [(0, 0), (1, 0), (1, 1), (0, 0), (1, 1)]
    assert search_on(find, begin_search("кто", None, 0, 3, True), 3) is None
    many = search_on(find, Search("кто", 0, left=500), 3)
    assert isinstance(many, Search)  # it goes on in steps, so that nothing waits for it


def test_kinds_are_told_as_people_call_them() -> None:
    told = [kind_in_words(one) for one in ("image/svg+xml", "audio/ogg", None, "application/zip")]
    assert told == ["Picture (SVG)", "Sound (OGG)", "application/octet-stream", "application/zip"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("D:20310514000000Z", "14 May 2031, 00:00:00 (UTC)"),
        ("D:20310514083005+05'00'", "14 May 2031, 08:30:05 (UTC+05:00)"),
        ("D:203105140830", "14 May 2031, 08:30"),
        ("D:2031051408", "14 May 2031"),
        ("D:20310514", "14 May 2031"),
        ("D:203105", "May 2031"),
        ("D:2031", "2031"),
        ("D:20311399", "D:20311399"),
        ("D:yesterday", "D:yesterday"),
        ("2031:05:14 08:30:05", "14 May 2031, 08:30:05"),
        ("\u202egpj.exe", "<U+202E>gpj.exe"),
    ],
)
def test_a_file_tells_when_it_was_made_as_people_write_it_and_no_more_exactly(
    value: str, told: str
) -> None:
    assert said_of_itself("CreationDate", value) == ("Made", told)
    assert said_of_itself("Camera", "x") == ("Camera", "x")


@pytest.mark.parametrize(("language", "told"), [("en", "56.3 KiB"), ("ru", "56,3 KiB")])
def test_a_size_is_written_as_its_language_writes_numbers(language: str, told: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        assert size_in_words(57_651) == told
    finally:
        QLocale.setDefault(before)
