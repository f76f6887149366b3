"""The document that is open: asked on the reading lane, one thing at a time.

It stands between the screen and the worker: a new wish waits for the answer to the last
one, and only the newest waits. When it is closed, answers that still come are dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from satchel.assembly.desk import Desk
from satchel.domain.errors import SatchelError
from satchel.formats import sniffing
from satchel.formats.previews.asking import Drawn
from satchel.formats.previews.told import Found
from satchel.gui.appearance import Appearance
from satchel.gui.tasks import Tasks
from satchel.gui.viewing import text_presenter
from satchel.gui.viewing.pages_presenter import (
    POINT,
    Hits,
    Look,
    Search,
    Seen,
    search_on,
    see,
)
from satchel.gui.viewing.picturing import pictured
from satchel.gui.viewing.text_presenter import TextPage


class Document(QObject):
    """Pages that are drawn, or pages of text. `seen` gives what was drawn, `hits` what was
    found (None: nothing), `failed` why a page is not shown."""

    seen = Signal(object, QImage)
    hits = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        appearance: Appearance,
        shown: Drawn | list[TextPage],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._shown, self._appearance = tasks, shown, appearance
        self.is_paper = isinstance(shown, Drawn) and shown.media_type == sniffing.PDF
        self._wish: Look | None = None
        self._turn = 0
        self._busy = False
        self._searching = 0
        self.pages = shown.opened.pages if isinstance(shown, Drawn) else len(shown)

    @property
    def drawn(self) -> Drawn | None:
        """The drawn document, or None for a text."""
        return self._shown if isinstance(self._shown, Drawn) else None

    def text(self, page: int) -> str:
        """A page of a text."""
        return "" if isinstance(self._shown, Drawn) else self._shown[page].text

    def page_of(self, label: str) -> int:
        """Where a part of a text begins."""
        return 0 if isinstance(self._shown, Drawn) else text_presenter.page_of(self._shown, label)

    def want(self, look: Look) -> None:
        """Draw this next; what waited before is forgotten."""
        self._wish, self._turn = look, look.turn
        self._next()

    def search(self, search: Search) -> None:
        """Look for words from a page on; an older search ends."""
        self._searching += 1
        self._look_through(self._searching, search)

    def close(self) -> None:
        """End the worker now; what is left of it goes on its own thread."""
        drawn, self._shown = self._shown, []
        self._wish, self._searching = None, self._searching + 1
        if isinstance(drawn, Drawn):
            drawn.stop()
            self._tasks.look(lambda _desk: drawn.close(), lambda _nothing: None, self)
        self.deleteLater()

    def _next(self) -> None:
        if self._busy or self._wish is None or not isinstance(self._shown, Drawn):
            return
        look, self._wish, self._busy = self._wish, None, True
        act = partial(_see, self._shown, look, self._appearance, self.is_paper)
        self._tasks.look(act, self._saw, self, self._refused)

    def _saw(self, saw: tuple[Seen, QImage]) -> None:
        self._busy = False
        if isinstance(self._shown, Drawn):
            self.seen.emit(*saw)
            self._next()

    def _refused(self, refused: SatchelError) -> None:
        self._busy = False
        if isinstance(self._shown, Drawn):
            self.failed.emit(refused)
            self._next()

    def _look_through(self, number: int, search: Search) -> None:
        if number != self._searching:
            return
        act = partial(_search, self._finder(), search, self.pages)
        self._tasks.look(act, partial(self._found, number), self, self._refused)

    def _found(self, number: int, found: Hits | Search | None) -> None:
        if number != self._searching:
            return
        if isinstance(found, Search):
            self._look_through(number, found)
        else:
            self.hits.emit(found)

    def _finder(self) -> Callable[[str, int, int], list[Found]]:
        shown = self._shown
        if isinstance(shown, Drawn):
            return partial(shown.find, turn=self._turn)
        return partial(text_presenter.find, shown)


def _see(
    drawn: Drawn, look: Look, appearance: Appearance, is_paper: bool, _desk: Desk
) -> tuple[Seen, QImage]:
    seen = see(drawn, look, POINT * look.ratio if is_paper else 1.0)
    image = pictured(seen.picture, appearance, is_paper=is_paper)
    return replace(seen, picture=replace(seen.picture, pixels=b"")), image


def _search(
    find: Callable[[str, int, int], list[Found]], search: Search, pages: int, _desk: Desk
) -> Hits | Search | None:
    return search_on(find, search, pages)
