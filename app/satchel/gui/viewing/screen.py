"""The viewer: one file of a record, shown inside the program.

A place of this screen is the record with the content, and a spot: `page 3`, `second 12`, a
part of a text as search calls it, and after a `|` words to find there. What the file is
drawn by has no keys; that it was opened is signed before it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from satchel.assembly.desk import Desk
from satchel.catalog.viewing import Neighbour, NotShown, Shown, Sound, Viewing, Words
from satchel.domain.errors import SatchelError
from satchel.export.endings import ending_of
from satchel.formats.previews.asking import Drawn
from satchel.gui import messages
from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.look.tokens import Theme
from satchel.gui.parts import choosing
from satchel.gui.parts.controls import stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place
from satchel.gui.viewing import telling_presenter as telling
from satchel.gui.viewing.about import About
from satchel.gui.viewing.controls import FileRow
from satchel.gui.viewing.document import Document
from satchel.gui.viewing.reader import Reader
from satchel.gui.viewing.telling_presenter import Spot
from satchel.gui.viewing.text_presenter import TextPage, text_pages
from satchel.gui.viewing.unlocking import Unlocking

if TYPE_CHECKING:
    from satchel.gui.recording.listening import Listening


@dataclass(frozen=True, slots=True)
class _Opened:
    viewing: Viewing
    shown: Shown
    beside: list[Neighbour]
    pages: list[TextPage]


def _open(viewing: Viewing, desk: Desk, password: str = "") -> _Opened:
    """On the reading lane: what can be shown, and what came to the same record."""
    beside = desk.previews.neighbours(viewing)
    shown = desk.previews.open(viewing, password)
    pages = text_pages(shown.parts) if isinstance(shown, Words) else []
    return _Opened(viewing, shown, beside, pages)


class ViewScreen(Screen):
    """Controls above, the page below; what the file says of itself at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._record: str | None = None
        self._spot = Spot()
        self._opened: _Opened | None = None
        self._about = About()
        self._listening: Listening | None = None
        self._heard = QWidget()
        self._film_said = Plain(telling.of_a_film(), wraps=True)
        self.files = FileRow(partial(self._beside, -1), partial(self._beside, 1), self._copy)
        self.reader = Reader(context.appearance)
        column = stack(self, tokens.S, tokens.M)
        column.addWidget(self.files)
        column.addWidget(self.reader, 1)

        context.tasks.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Open the content of `place.record`, or go to another spot of the one that is open."""
        self._spot = telling.spot_of(place.spot)
        opened = self._opened
        if place.record == self._record and opened is not None and _has_pages(opened.shown):
            self.reader.go_to(self._spot)
            return
        if place.record == self._record and opened is not None and self._is_heard():
            self._listen(opened.viewing)
            return
        self._close()
        self._record = place.record
        self.headed.emit(translate("Viewing", "Opening"))
        self.reader.say_instead("")
        record = place.record or ""
        self.context.tasks.write(
            lambda desk: desk.previews.begin(record), self._begun, self, failed=self._not_opened
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """The worker ends with the look at its document: `leave` also comes between two
        places of one document. At a lock the whole process ends, and the worker with it."""
        if not event.spontaneous():
            self._close()

    def side(self) -> QWidget:
        return self._about

    def acts(self) -> Sequence[Act]:
        """Keys of the viewer."""
        after, before = partial(self._beside, 1), partial(self._beside, -1)
        beside, here = self._has_beside, lambda: self._opened is not None
        before_words = translate("Viewing", "Previous file")
        return (
            *self.reader.acts(),
            Act("view-next", translate("Viewing", "Next file"), after, "Ctrl+PgDown", beside),
            Act("view-previous", before_words, before, "Ctrl+PgUp", beside),
            Act("view-copy", translate("Viewing", "Write a copy…"), self._copy, "", here),
        )

    def _begun(self, viewing: Viewing) -> None:
        if viewing.record == self._record:
            act = partial(_open, viewing)
            self.context.tasks.look(act, self._show, self, self._not_opened)

    def _show(self, opened: _Opened) -> None:
        if opened.viewing.record != self._record or self._opened is not None:
            if isinstance(opened.shown, Drawn):
                opened.shown.stop()  # she went on meanwhile
            return
        self._opened = opened
        viewing, shown = opened.viewing, opened.shown
        tasks, look = self.context.tasks, self.context.appearance
        self.headed.emit(viewing.title or viewing.name or translate("Viewing", "Without a title"))
        self._about.tell(viewing, shown, dimmed=look.theme is Theme.COURTROOM)
        self._show_beside()
        if isinstance(shown, Drawn):
            self.reader.read(Document(tasks, look, shown, self), self._spot)
        elif isinstance(shown, Words):
            self.reader.read(Document(tasks, look, opened.pages, self), self._spot)
        elif isinstance(shown, Sound):
            self._listen(viewing)
            self._film_said.setVisible(shown.is_film)
        elif telling.may_be_unlocked(shown):
            self._ask_password(opened, again=False)
        else:
            self.reader.say_instead(telling.not_shown(shown, viewing))

    # A PDF with a password.

    @cached_property
    def unlocking(self) -> Unlocking:
        """Where the password is asked for, made when it is first wanted."""
        made = Unlocking()
        made.tried.connect(self._try_password)
        return made

    def _ask_password(self, opened: _Opened, *, again: bool) -> None:
        assert isinstance(opened.shown, NotShown)
        self.reader.put_instead(self.unlocking)
        self.unlocking.ask(telling.why_not(opened.shown.trouble), again=again)

    def _try_password(self, password: str) -> None:
        opened = self._opened
        if opened is not None:
            act = partial(_open, opened.viewing, password=password)
            then = partial(self._tried, opened)
            self.context.tasks.look(act, then, self, self._not_opened)

    def _tried(self, before: _Opened, opened: _Opened) -> None:
        if self._opened is before:
            if telling.may_be_unlocked(opened.shown):
                self._ask_password(opened, again=True)
                return
            self._opened = None
        self._show(opened)

    def _listen(self, viewing: Viewing) -> None:
        """The libraries of sound take a moment to load: only for a sound."""
        from satchel.gui.recording.listening import Listening

        if self._listening is None:
            self._listening = Listening(self.context)
            column = stack(self._heard, tokens.S)
            column.addWidget(self._film_said)
            column.addWidget(self._listening, 1)
        self.reader.put_instead(self._heard)
        self._listening.show()
        self._listening.open(viewing.record, self._spot.second, signed=True)

    def _changed(self, areas: frozenset[Area]) -> None:
        """What was sealed or removed meanwhile is shown no longer."""
        if self._opened is None or not areas & {Area.SENDING, Area.ATTACHED}:
            return
        viewing = self._opened.viewing
        self.context.tasks.read(
            lambda desk: desk.previews.can_be_read(viewing),
            lambda can: None if can else self._gone(viewing),
            self,
        )

    def _gone(self, viewing: Viewing) -> None:
        if self._opened is not None and self._opened.viewing is viewing:
            self._close()
            self.headed.emit(translate("Viewing", "Not shown"))
            self.reader.say_instead(translate("Viewing", "This laptop can no longer read it."))

    def _not_opened(self, refused: SatchelError) -> None:
        self.headed.emit(translate("Viewing", "Not shown"))
        self.reader.say_instead(messages.sentence(refused, self.context.appearance.language))

    def _close(self) -> None:
        self._opened, self._record = None, None
        if self._listening is not None:
            self._listening.close_sound()
        self.reader.close_document()
        if "unlocking" in self.__dict__:
            self.unlocking.forget()
        self._about.forget()

    # Other files, and a copy.

    def _place_beside(self) -> int:
        assert self._opened is not None
        records = [one.record for one in self._opened.beside]
        here = self._opened.viewing.record
        return records.index(here) if here in records else 0

    def _is_heard(self) -> bool:
        return self._opened is not None and isinstance(self._opened.shown, Sound)

    def _has_beside(self) -> bool:
        return self._opened is not None and len(self._opened.beside) > 1

    def _show_beside(self) -> None:
        assert self._opened is not None
        count, place = len(self._opened.beside), self._place_beside()
        self.files.place.setText(telling.beside_in_words(place, max(1, count)))
        self.files.before.setEnabled(place > 0)
        self.files.after.setEnabled(place + 1 < count)

    def _beside(self, way: int) -> None:
        if self._opened is None:
            return
        to = self._place_beside() + way
        if 0 <= to < len(self._opened.beside):
            self.context.go(Place("viewer", self._opened.beside[to].record))

    def _copy(self) -> None:
        if self._opened is None:
            return
        record = self._opened.viewing.record
        choosing.ask_new_file(
            self,
            f"{record}.{ending_of(self._opened.viewing.media_type)}",
            lambda out: self.context.tasks.write(
                lambda desk: desk.taking_out.extract(record, out), self._copied, self
            ),
        )

    def _copied(self, _done: object) -> None:
        self.context.say(
            translate("Viewing", "The copy is written; it lies outside the archive, unprotected.")
        )


def _has_pages(shown: Shown) -> bool:
    return isinstance(shown, (Drawn, Words))
