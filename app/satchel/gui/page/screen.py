"""The screen of one captured page: picture, text, headers, certificate, and its history.

A place of it is the record of a capture; the spot names a part ("text", "history" …). What is
inside the capture is read only after it was signed that somebody looks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from satchel.assembly.capturing_now import capture_page
from satchel.assembly.desk import Desk
from satchel.domain.errors import SatchelError
from satchel.formats.previews.asking import Drawn
from satchel.gui import messages
from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.spoken import saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.page import opened_presenter as presenter
from satchel.gui.page import writing_out
from satchel.gui.page.history import HistoryPart
from satchel.gui.page.opened_presenter import Opened
from satchel.gui.page.own_connection import OwnConnection, without_certificate
from satchel.gui.page.pages import Facts, HeadShown
from satchel.gui.page.replaying import Replays
from satchel.gui.page.running import Running
from satchel.gui.parts.controls import button, scrolled, stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.parts.text import Plain, Short
from satchel.gui.places import Area, Place
from satchel.gui.viewing.document import Document
from satchel.gui.viewing.reader import Reader
from satchel.gui.viewing.telling_presenter import Spot
from satchel.gui.viewing.words import WordsShown

T = TypeVar("T")
PICTURE, TEXT, HEADERS, CERTIFICATE, HISTORY = range(5)
_SPOTS = {"picture": 0, "text": 1, "headers": 2, "certificate": 3, "history": 4}


class PageScreen(Screen):
    """One capture; the others of its address are a step away."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saying: Saying = saying(context)
        self.record: str | None = None
        self.opened: Opened | None = None
        self._signed = False
        self._read: set[int] = set()
        self._about = Facts()
        self.running = Running(context, self._judge)
        self.replaying = Replays(context, self)
        self._build()
        context.tasks.changed.connect(self._changed)

    def _build(self) -> None:
        column = stack(self, tokens.S, tokens.M)
        self.address = Short("", "strong")
        self.state = Plain("", wraps=True)
        column.addWidget(self.address)
        column.addWidget(self.state)
        below = QWidget()
        column.addWidget(below)
        acts = Flowing(below)
        self.replay = button(translate("Page", "Open as it was"), self._replay, "primary")
        self.again = button(translate("Page", "Capture it again"), self._again)
        self.cited = button(translate("Page", "Where it is cited"), self._to_citation)
        self.proof = button(translate("Page", "Its record and proof"), self._to_record)
        self.out = button(translate("Page", "Write it to a file"), partial(self._write_out, True))
        for one in (self.replay, self.again, self.cited, self.proof, self.out):
            acts.addWidget(one)
        self.own = OwnConnection(self.running)
        column.addWidget(self.own)
        column.addWidget(self.running.line)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(translate("Page", "Parts of this capture"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        for words in _parts():
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._turned)
        column.addWidget(self.tabs)
        look = self.context.appearance
        self.pages = QStackedWidget()
        column.addWidget(self.pages, 1)
        self.reader = Reader(look, self.pages)
        self.text = WordsShown(look.colours)
        self.head = HeadShown(look.colours)
        self.certificate = Facts(0)
        certificate = scrolled(self.certificate, self.pages)
        self.history = HistoryPart(self.pages, self.context, self.saying)
        for page in (self.reader, self.text, self.head, certificate, self.history):
            self.pages.addWidget(page)

    # What the window asks.

    def arrive(self, place: Place) -> None:
        if place.record is not None and place.record != self.record:
            self._close()
            self.record = place.record
        at = _SPOTS.get(place.spot or "")
        if at is not None and at != self.tabs.currentIndex():
            self.tabs.setCurrentIndex(at)
        self.tabs.setFocus()
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """What draws the picture ends with the look at it."""
        if not event.spontaneous():
            self._close()

    def side(self) -> QWidget:
        return self._about

    def acts(self) -> Sequence[Act]:
        def is_shown() -> bool:
            return self.opened is not None

        named = [
            Act(f"page-{name}", words, partial(self.tabs.setCurrentIndex, at), keys, is_shown)
            for (name, at), words, keys in zip(
                _SPOTS.items(), _parts(), ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5"), strict=True
            )
        ]
        replay, again = translate("Page", "Open as it was"), translate("Page", "Capture it again")
        return [
            *named,
            Act("page-replay", replay, self._replay, "", self.replay.isEnabled),
            Act("page-again", again, self._again, "", is_shown),
            self.own.act(),
            *writing_out.acts(self._write_out, self.out.isEnabled),
            *self.reader.acts(),
        ]

    def _write_out(self, redacted: bool) -> None:
        if self.opened is not None:
            writing_out.ask_where(self, self.context, self.opened.record, redacted=redacted)

    # Reading.

    def _ask(self) -> None:
        record = self.record
        if record is None:
            return
        self.context.tasks.read(
            lambda desk: presenter.read(desk, record, self.saying), self._show, self, self._refused
        )

    def _show(self, opened: Opened) -> None:
        if opened.record != self.record:
            return
        was_there = self.opened is not None
        self.opened = opened
        self.headed.emit(opened.title)
        self.address.show_text(opened.url)
        self.state.setText(opened.said)
        self.state.set_role("" if opened.is_whole else "waiting")
        self._judge()
        self._about.tell(translate("Page", "THIS CAPTURE"), opened.facts)
        self.certificate.tell("", opened.certificate, without_certificate(opened))
        self.history.show_history(opened)
        if not was_there:
            self._sign()

    def _judge(self) -> None:
        opened = self.opened
        self.own.judge(opened)
        has_bytes = opened is not None and opened.can_be_read and not opened.is_unread
        self.replay.setEnabled(has_bytes)
        self.out.setEnabled(opened is not None and opened.can_be_read)
        self.again.setEnabled(opened is not None and not self.running.is_running)
        self.cited.setEnabled(opened is not None and opened.citation is not None)

    def _sign(self) -> None:
        """That it is looked at is signed before anything of it is shown."""
        opened = self.opened
        if opened is None or not opened.can_be_read:
            self._turned(self.tabs.currentIndex())
            return
        record = opened.record

        def signed(_viewing: object) -> None:
            if record == self.record:
                self._signed = True
                self._turned(self.tabs.currentIndex())

        self.context.tasks.write(
            lambda desk: desk.previews.begin(record), signed, self, failed=self._refused
        )

    def _turned(self, at: int) -> None:
        self.pages.setCurrentIndex(at)
        opened = self.opened
        if opened is None or at in (CERTIFICATE, HISTORY) or at in self._read:
            return
        if not self._signed:
            self._say_instead(at, translate("Page", "Nothing of it lies on this laptop."))
            return
        self._read.add(at)
        record = opened.record
        if at == PICTURE:
            self._draw(opened)
        else:
            act = presenter.text if at == TEXT else presenter.head
            self._look(at, lambda desk: act(desk, record), partial(self._put, at))

    def _draw(self, opened: Opened) -> None:
        if not opened.has_picture:
            none = translate("Page", "There is no picture: it was fetched as one file.")
            self.reader.say_instead(none)
            return
        record, look = opened.record, self.context.appearance
        self.reader.say_instead(translate("Page", "Opening"))

        def show(drawn: Drawn) -> None:
            if record != self.record or not self.isVisible():
                drawn.stop()
                return
            self.reader.read(Document(self.context.tasks, look, drawn, self), Spot())

        self._look(PICTURE, lambda desk: presenter.picture(desk, record), show)

    def _look(self, at: int, act: Callable[[Desk], T], then: Callable[[T], None]) -> None:
        record = self.record

        def failed(refused: SatchelError) -> None:
            if record == self.record:
                said = messages.sentence(refused, self.context.appearance.language)
                self._say_instead(at, said)

        self.context.tasks.look(act, then, self, failed)

    def _put(self, at: int, words: object) -> None:
        shown = self.text if at == TEXT else self.head
        shown.setPlainText(str(words))

    def _say_instead(self, at: int, sentence: str) -> None:
        if at == PICTURE:
            self.reader.say_instead(sentence)
        else:
            self._put(at, sentence)

    def _refused(self, refused: SatchelError) -> None:
        self.headed.emit(translate("Page", "Not shown"))
        self.state.setText(messages.sentence(refused, self.context.appearance.language))

    def _close(self) -> None:
        self.record, self.opened, self._signed = None, None, False
        self._read.clear()
        self.reader.close_document()
        self.reader.say_instead("")
        self.text.clear()
        self.head.clear()
        self.history.forget()

    # Acts.

    def _replay(self) -> None:
        if self.opened is not None and self._signed:
            self.replaying.open(self.opened.record)

    def _again(self) -> None:
        opened = self.opened
        if opened is not None:
            url, citation = opened.url, opened.citation
            self.running.start(partial(capture_page, url=url, citation=citation))

    def _to_citation(self) -> None:
        if self.opened is not None and self.opened.citation is not None:
            self.context.go(Place("record", self.opened.citation))

    def _to_record(self) -> None:
        if self.opened is not None:
            self.context.go(Place("record", self.opened.record, "proof"))

    def _changed(self, areas: frozenset[Area]) -> None:
        if Area.SENDING in areas:
            self.replaying.close_what_is_gone()
        if self.isVisible() and areas & {Area.SOURCES, Area.SENDING}:
            self._ask()


def _parts() -> tuple[str, ...]:
    return (
        translate("Page", "Picture"),
        translate("Page", "Text"),
        translate("Page", "Headers"),
        translate("Page", "Certificate"),
        translate("Page", "History"),
    )
