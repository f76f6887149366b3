"""A line that shows how capturing goes on, and the button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from satchel.assembly.desk import Desk
from satchel.capture.browser.results import Progress
from satchel.capture.running import Tried
from satchel.capture.watching import Watching
from satchel.domain.errors import SatchelError
from satchel.domain.showing import one_line
from satchel.gui import messages
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.page.words_presenter import how_far
from satchel.gui.parts.controls import button, row
from satchel.gui.parts.text import Plain, Short
from satchel.gui.places import Area
from satchel.gui.tasks import Work
from satchel.storage.queue import Standing

_BAR_PX = 120
Act = Callable[[Desk, Watching], list[Tried]]


@dataclass(slots=True)
class _At:
    """Where it is, as the lane last told."""

    done: int = 0
    of: int = 0
    url: str = ""
    page: Progress | None = None


class Running:
    """Runs captures on the writing lane. `line` is hidden while nothing runs; `ended` is
    called when it is over, however."""

    def __init__(self, context: Context, ended: Callable[[], None]) -> None:
        self._context, self._ended = context, ended
        self.line = _Line()
        self.line.stopped.connect(self._stop)
        self._work: Work | None = None
        self._at = _At()

    @property
    def is_running(self) -> bool:
        """Whether it runs now."""
        return self._work is not None

    def start(self, act: Act) -> None:
        """Run `act`; what came of it is said in the notice line."""
        if self._work is not None:
            return
        self._at = at = _At()

        def whole(desk: Desk, work: Work) -> list[Tried]:
            def tell(done: int, of: int, url: str) -> None:
                at.done, at.of, at.url, at.page = done, of, url, None
                work.progress(1)

            def is_cancelled() -> bool:
                work.progress(0)  # what is short and waits gets its turn
                return work.cancelled()

            def look(so_far: Progress) -> None:
                at.page = so_far

            return act(desk, Watching(tell, is_cancelled, look))

        self.line.begin()
        self._work = self._context.tasks.work(
            whole,
            self._done,
            self.line,
            changes={Area.SOURCES, Area.RECORDS, Area.SENDING},
            failed=self._failed,
            progress=lambda _one: self.line.tell(at),
        )

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self.line.end_soon()

    def _done(self, tried: list[Tried]) -> None:
        self._end()
        self._context.say(_told(tried))

    def _failed(self, refused: SatchelError) -> None:
        self._end()
        self._context.say(messages.sentence(refused, self._context.appearance.language))

    def _end(self) -> None:
        self._work = None
        self.line.hide()
        self._ended()


class _Line(QFrame):
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        inside = row(self, tokens.M, tokens.S)
        self._words = Plain("")
        self._url = Short("", "dim")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_PX)
        self._bar.setAccessibleName(translate("Page", "How far capturing is"))
        self._button = button(translate("Page", "Stop"), self.stopped.emit)
        inside.addWidget(self._words)
        inside.addWidget(self._bar)
        inside.addWidget(self._url, 1)
        inside.addWidget(self._button)
        self.hide()

    def begin(self) -> None:
        """Something runs now."""
        self._words.setText(translate("Page", "Capturing"))
        self._url.show_text("")
        self._bar.setRange(0, 0)
        self._button.setEnabled(True)
        self.show()

    def tell(self, at: _At) -> None:
        """How many pages are settled, which comes now, and how far the browser is with it."""
        if at.of and self._button.isEnabled():
            told = translate("Page", "Capturing {number} of {count}")
            words = told.format(number=at.done + 1, count=at.of)
            if at.page is not None:
                words = f"{words}: {how_far(at.page)}"
            self._words.setText(words)
            self._bar.setRange(0, at.of)
            self._bar.setValue(at.done)
            self._url.show_text(one_line(at.url))

    def end_soon(self) -> None:
        """It was asked to stop."""
        self._words.setText(translate("Page", "Stopping after what is under way"))
        self._button.setEnabled(False)


def _told(tried: list[Tried]) -> str:
    if not tried:
        return translate("Page", "Nothing waits to be captured from this laptop.")
    came = sum(one.outcome in ("captured", "partial") for one in tried)
    waits = sum(one.state is Standing.WAITING for one in tried)
    failed = len(tried) - came - waits
    parts = [
        translate("Page", "%n captured", None, came),
        translate("Page", "%n waiting", None, waits),
        translate("Page", "%n could not be captured", None, max(0, failed)),
    ]
    return ", ".join(parts) + "."
