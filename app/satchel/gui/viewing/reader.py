"""Reading one open document: its pages or its text, their size, and words found in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from satchel.domain.errors import SatchelError
from satchel.formats.previews.told import CannotBeShown
from satchel.gui import messages
from satchel.gui.acts import Act
from satchel.gui.appearance import Appearance
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import stack
from satchel.gui.parts.text import Plain
from satchel.gui.viewing import telling_presenter as telling
from satchel.gui.viewing.canvas import Canvas
from satchel.gui.viewing.controls import FindRow, PageRow
from satchel.gui.viewing.document import Document
from satchel.gui.viewing.pages_presenter import Fit, Hits, Seen, begin_search
from satchel.gui.viewing.telling_presenter import Spot
from satchel.gui.viewing.words import WordsShown


class Reader(QWidget):
    """Shows a `Document`, or a sentence instead of one."""

    def __init__(self, appearance: Appearance, on: QWidget | None = None) -> None:
        super().__init__(on)
        self._appearance = appearance
        self._document: Document | None = None
        self._page = 0
        self._found: Hits | None = None
        self.canvas = Canvas(appearance)
        self.canvas.wanted.connect(self._want)
        self.canvas.beyond.connect(self._turn_over)
        self.pages = PageRow(
            {
                "up": partial(self.scroll_page, -1),
                "down": partial(self.scroll_page, 1),
                "smaller": partial(self.canvas.zoom, False),
                "larger": partial(self.canvas.zoom, True),
                "width": partial(self.canvas.fit, Fit.WIDTH),
                "whole": partial(self.canvas.fit, Fit.PAGE),
                "turn": self._turn,
            }
        )
        self.finding = FindRow()
        self.finding.asked.connect(self._search)
        self.finding.closed.connect(self._end_search)
        self.words = WordsShown(appearance.colours)
        self.said = Plain("", wraps=True, selectable=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = stack(self, tokens.S)
        self.missing = Plain(
            translate("Viewing", "The file breaks off; a part of the picture is missing."),
            "waiting",
        )
        self.missing.hide()
        for part in (self.pages, self.finding, self.missing):
            column.addWidget(part)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        for shown in (self.canvas, self.words, self.said):
            self._stack.addWidget(shown)

    def read(self, document: Document, spot: Spot) -> None:
        """Show `document` from `spot` on."""
        self._document = document
        document.seen.connect(self._seen)
        document.failed.connect(self._page_failed)
        document.hits.connect(self._hits)
        shown = self.canvas if document.drawn is not None else self.words
        self._stack.setCurrentWidget(shown)
        self.pages.set_kind(several=document.pages > 1, drawn=shown is self.canvas)
        self.go_to(spot)
        shown.setFocus()

    def say_instead(self, sentence: str) -> None:
        """No document; a sentence where it would be."""
        self.pages.hide()
        self.finding.hide()
        self.said.setText(sentence)
        self._stack.setCurrentWidget(self.said)

    def put_instead(self, widget: QWidget) -> None:
        """No document; a widget of another kind where it would be."""
        self.say_instead("")
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def close_document(self) -> None:
        """Nothing of it stays in the window, and its worker ends."""
        if self._document is not None:
            self._document.close()
        self._document, self._found, self._page = None, None, 0
        self.canvas.forget()
        self.missing.hide()
        self.words.clear()
        self.finding.shut()

    def go_to(self, spot: Spot) -> None:
        """Another place in the document that is open."""
        assert self._document is not None
        page = spot.page if spot.page is not None else self._document.page_of(spot.label)
        self._go(min(page, self._document.pages - 1))
        if spot.words:
            self.finding.open()
            self.finding.words.setText(spot.words)
            self._search(spot.words, True)

    def acts(self) -> Sequence[Act]:
        """Keys of reading."""
        is_drawn = self._is_drawn
        larger, smaller = partial(self.canvas.zoom, True), partial(self.canvas.zoom, False)
        whole = partial(self.canvas.fit, Fit.PAGE)
        down, up = partial(self.scroll_page, 1), partial(self.scroll_page, -1)
        find = translate("Viewing", "Find in this document")
        return (
            Act("view-down", translate("Viewing", "Page down"), down, "PgDown"),
            Act("view-up", translate("Viewing", "Page up"), up, "PgUp"),
            Act("find-here", find, self._find, "Ctrl+F"),
            Act("view-larger", translate("Viewing", "Larger"), larger, "Ctrl+=", is_drawn),
            Act("view-smaller", translate("Viewing", "Smaller"), smaller, "Ctrl+-", is_drawn),
            Act("view-whole", translate("Viewing", "Whole page"), whole, "Ctrl+0", is_drawn),
            Act("view-turn", translate("Viewing", "Turn"), self._turn, "Ctrl+T", is_drawn),
        )

    def scroll_page(self, way: int) -> None:
        """A window down or up, then a page."""
        if self._stack.currentWidget() is self.canvas:
            self.canvas.scroll_page(way)
            return
        bar = self.words.verticalScrollBar()
        at_end = bar.value() == (bar.maximum() if way > 0 else 0)
        if self._stack.currentWidget() is self.words and not at_end:
            bar.setValue(bar.value() + way * bar.pageStep())
        else:
            self._turn_over(way)

    def _is_drawn(self) -> bool:
        return self._document is not None and self._document.drawn is not None

    # Pages.

    def _go(self, page: int, *, at_end: bool = False) -> None:
        document = self._document
        if document is None or not 0 <= page < document.pages:
            return
        self._page, self._found = page, None
        self.pages.page.setText(telling.page_in_words(page, document.pages))
        if document.drawn is not None:
            self._stack.setCurrentWidget(self.canvas)
            self.canvas.turn_to(page, at_end=at_end)
        else:
            self.words.setPlainText(document.text(page))
            self.words.mark((), -1)

    def _turn_over(self, way: int) -> None:
        self._go(self._page + way, at_end=way < 0)

    def _turn(self) -> None:
        self._found = None
        self.canvas.turn()

    def _want(self) -> None:
        if self._document is not None and self._document.drawn is not None:
            self._document.want(self.canvas.look())

    def _seen(self, seen: Seen, image: QImage) -> None:
        self.canvas.show_seen(seen, image)
        self.missing.setVisible(seen.picture.partial)
        self.pages.zoom.setText(f"{seen.zoom:.0%}")
        if self._found is not None and self._found.page == self._page:
            self.canvas.mark(self._found.all, self._found.current)

    def _page_failed(self, refused: SatchelError) -> None:
        """One page that cannot be drawn does not take the others."""
        if isinstance(refused, CannotBeShown):
            self.said.setText(telling.why_not(refused.trouble))
        else:
            self.said.setText(messages.sentence(refused, self._appearance.language))
        self._stack.setCurrentWidget(self.said)

    # Finding.

    def _find(self) -> None:
        if self._document is not None:
            self.finding.open()

    def _search(self, words: str, forward: bool) -> None:
        document = self._document
        if document is not None:
            self.finding.answer.setText(translate("Viewing", "Looking"))
            document.search(begin_search(words, self._found, self._page, document.pages, forward))

    def _hits(self, hits: Hits | None) -> None:
        if self._document is None:
            return
        if hits is None:
            self.finding.answer.setText(translate("Viewing", "Not in this document"))
            return
        if hits.page != self._page:
            self._go(hits.page)
        self._found = hits
        told = translate("Viewing", "{number} of {count} on page {page}")
        self.finding.answer.setText(
            told.format(number=hits.current + 1, count=len(hits.all), page=hits.page + 1)
        )
        shown = self.canvas if self._document.drawn is not None else self.words
        shown.mark(hits.all, hits.current)

    def _end_search(self) -> None:
        self._found = None
        self.canvas.mark((), -1)
        self.words.mark((), -1)
        shown = self._stack.currentWidget()
        if shown is not None and self.isVisible():
            shown.setFocus()
