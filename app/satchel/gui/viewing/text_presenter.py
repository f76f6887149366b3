"""Long texts, cut into pages a window can lay out in a moment, and searched; no Qt here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from satchel.formats.previews.told import Found
from satchel.gui.language import translate

PAGE = 6000  # characters, about three of paper


@dataclass(frozen=True, slots=True)
class TextPage:
    """Some of a document's text; `labels` are the parts that begin or go on here."""

    text: str
    labels: tuple[str, ...]


def text_pages(parts: Iterable[tuple[str, str]]) -> list[TextPage]:
    """Pages in reading order; short parts share one, each under its heading."""
    made: list[TextPage] = []
    text = ""
    labels: list[str] = []
    for label, words in parts:
        heading = _heading(label)
        for number, piece in enumerate(_pieces(words)):
            if text and len(text) + len(piece) > PAGE:
                made.append(TextPage(text, tuple(labels)))
                text, labels = "", []
            labels.append(label)
            first = f"{heading}\n\n" if heading and number == 0 else ""
            text += ("\n\n" if text else "") + first + piece
    if text:
        made.append(TextPage(text, tuple(labels)))
    return made


def page_of(pages: list[TextPage], label: str) -> int:
    """Where a part begins; the first page for one that is not there."""
    return next((i for i, page in enumerate(pages) if label in page.labels), 0)


def find(pages: list[TextPage], text: str, first: int, count: int) -> list[Found]:
    """Where `text` stands, whatever its case: places in the page's text as (from, to)."""
    wanted, found = text.lower(), []
    for number in range(first, min(first + count, len(pages))):
        page = pages[number].text
        # Lowering may change the length of few letters; then case is not looked past.
        low = page.lower() if len(page.lower()) == len(page) else page
        at = low.find(wanted)
        while wanted and at >= 0:
            found.append(Found(number, ((at, 0.0, at + len(wanted), 0.0),)))
            at = low.find(wanted, at + len(wanted))
    return found


def _heading(label: str) -> str:
    """A heading where it tells something: a plain text has none."""
    known = {
        "text": "",
        "headers": translate("Viewing", "As its sender wrote it"),
        "attachments": translate("Viewing", "Came with it"),
    }
    number = label.removeprefix("page ")
    if number != label and number.isdecimal():
        return translate("Viewing", "Page {number} of the file").format(number=number)
    return known.get(label, label)


def _pieces(text: str) -> Iterable[str]:
    """At most a page each, cut at the ends of lines where there are any."""
    start = 0
    while start < len(text):
        end = start + PAGE
        if end < len(text):
            line = text.rfind("\n", start + PAGE // 2, end)
            end = line + 1 if line > 0 else end
        yield text[start:end]
        start = end
