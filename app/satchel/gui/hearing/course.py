"""One hearing as it goes on: its lines read by pages, and every line from Enter to the disk.

Between the page's widgets and the two lanes. To know first: an answer may come after
another hearing was opened, and is dropped then; a line that the archive refuses keeps its
words on the screen; what others brought in meanwhile is read when nothing is on its way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from satchel.assembly.desk import Desk
from satchel.catalog.hearing_lines import HeardLine, OpenedHearing, places_of
from satchel.domain.errors import SatchelError
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.gui.hearing import opened_presenter, writing_presenter
from satchel.gui.hearing.model import PAGE, HearingModel
from satchel.gui.hearing.opened_presenter import Page, Sounds
from satchel.gui.hearing.rows_presenter import Row, Teller
from satchel.gui.hearing.writing_presenter import Asking, Typed
from satchel.gui.places import Area
from satchel.gui.tasks import Tasks

_AGAIN_MS = 300


class Course(QObject):
    """`opened` carries a Page; `refused` a SatchelError and what was Typed; `clocked` the
    sentences about a reading; `counted` how many lines were sealed; `found` places of lines."""

    opened = Signal(object)
    refused = Signal(object, object)
    clocked = Signal(object)
    counted = Signal(int)
    found = Signal(object)

    def __init__(self, tasks: Tasks, teller: Teller, parent: QObject) -> None:
        super().__init__(parent)
        self.model = HearingModel()
        self._tasks, self._teller = tasks, teller
        self._page: Page | None = None
        self._sealed = 0
        self._under_way = 0
        self._own = 0
        self._unkept: dict[int, Typed] = {}
        self.model.wanted.connect(self._read_page)
        tasks.changed.connect(self._changed)

    # What the page asks.

    @property
    def page(self) -> Page | None:
        """The hearing that is shown, or None."""
        return self._page

    @property
    def is_sealed(self) -> bool:
        return self._page is not None and self._page.opened.is_sealed

    @property
    def sealed(self) -> int:
        """How many lines were sealed since the hearing was opened."""
        return self._sealed

    def open(self, hearing: str) -> None:
        """Show another hearing, or the same one again, which nothing has changed unseen."""
        if self._page is not None and self._page.opened.view.record == hearing:
            self.opened.emit(self._page)
            return
        self._page, self._sealed = None, 0
        self.model.open(0)
        self._read_hearing(hearing)

    def _read_hearing(self, hearing: str) -> None:
        language = self._teller.words.language
        self._tasks.read(
            lambda desk: opened_presenter.page(desk, hearing, language), self._read, self
        )

    def keep(self, asking: Asking, typed: Typed, *, moment: bool = False) -> None:
        """Keep a line: it stands there at once, and says that it is being saved."""
        if self._page is None:
            return
        opened = self._page.opened
        wish = writing_presenter.wish_of(
            asking, typed, datetime.now(UTC), sealed=self.is_sealed, moment=moment
        )
        place = -1
        if not self.is_sealed:
            row = self._teller.saving(typed.speaker, "" if moment else typed.text, typed.tags)
            place = self.model.append(row)
        self._write(
            lambda desk: writing_presenter.keep(desk, opened, wish),
            lambda heard: self._kept(place, heard),
            lambda refused: self._not_kept(place, typed, refused),
        )

    def correct(self, asking: Asking, typed: Typed) -> None:
        """Correct a line in its place."""
        self._change(asking, typed, writing_presenter.correct)

    def withdraw(self, asking: Asking, typed: Typed) -> None:
        """Withdraw a line; it says so in its place."""
        self._change(
            asking,
            typed,
            lambda desk, opened, asked, told: writing_presenter.withdraw(
                desk, opened, asked, told.text
            ),
        )

    def cite(self, asking: Asking, typed: Typed) -> None:
        """Keep an address under a line or the hearing."""
        self._write(
            lambda desk: writing_presenter.cite(desk, asking, typed.text),
            lambda _record: None,
            lambda refused: self.refused.emit(refused, typed),
            {Area.SOURCES},
        )

    def read_clock(self, asking: Asking, typed: Typed) -> None:
        """Keep what the courtroom clock shows; every time on the page follows it."""

        def then(told: tuple[OpenedHearing, tuple[str, ...]]) -> None:
            self.clocked.emit(told[1])
            self._read_hearing(asking.hearing)

        self._write(
            lambda desk: writing_presenter.read_clock(desk, asking, typed.text),
            then,
            lambda refused: self.refused.emit(refused, typed),
        )

    def find(self, words: str) -> None:
        """Look for words in all lines, read or not."""
        page = self._page
        if page is None:
            return
        table = self._teller.words.speakers
        meant = {
            role for role, word in table.items() if words and words.casefold() in word.casefold()
        }

        def then(found: list[RecordId]) -> None:
            if self._page is not None and self._page.opened is page.opened:
                self.found.emit([*places_of(page.opened, found), *self._new_places(found)])

        hearing = page.opened.view.record
        self._tasks.read(lambda desk: desk.hearing_lines.find(hearing, words, meant), then, self)

    def unkept(self, place: int) -> Typed | None:
        """What was typed for a line that the archive refused."""
        return self._unkept.get(place)

    def keep_draft(self, key: str, value: JsonValue) -> None:
        """Keep what is being typed, or forget it where nothing stands there any more."""
        self._tasks.write(lambda desk: desk.drafts.keep(key, value), None, None)

    # What comes back.

    def _read(self, page: Page) -> None:
        if self._under_way:  # lines are on their way: their places must not move now
            hearing = page.opened.view.record
            QTimer.singleShot(_AGAIN_MS, lambda: self._read_hearing(hearing))
            return
        self._page = page
        self._unkept = {}
        self.model.open(len(page.opened.kept))
        self.opened.emit(page)

    def _new_places(self, lines: list[RecordId]) -> list[int]:
        """Where lines stand that were kept since the hearing was opened."""
        wanted = set(lines)
        return [
            place
            for place in range(self.model.kept, self.model.rowCount())
            if (row := self.model.row(place)) is not None and row.record in wanted
        ]

    def _read_page(self, number: int) -> None:
        page = self._page
        if page is None:
            return
        start, teller = number * PAGE, self._teller
        end = min(start + PAGE, self.model.kept)

        def put(rows: list[Row]) -> None:
            if self._page is page:
                self.model.put(number, rows)

        self._tasks.read(
            lambda desk: opened_presenter.rows(desk, page.opened, teller, page.sounds, start, end),
            put,
            self,
        )

    def _kept(self, place: int, heard: HeardLine | None) -> None:
        if heard is None:
            self._sealed += 1
            self.counted.emit(self._sealed)
        else:
            self._show(place, heard)

    def _not_kept(self, place: int, typed: Typed, refused: SatchelError) -> None:
        row = self.model.row(place) if place >= 0 else None
        if row is not None:
            self._unkept[place] = typed
            self.model.replace(place, self._teller.refused(row))
        self.refused.emit(refused, typed)

    def _change(
        self,
        asking: Asking,
        typed: Typed,
        act: Callable[[Desk, OpenedHearing, Asking, Typed], HeardLine],
    ) -> None:
        place = asking.place
        row = self.model.row(place) if place is not None else None
        if self._page is None or place is None or row is None:
            return
        opened = self._page.opened
        self.model.replace(place, self._teller.again(row))

        def failed(refused: SatchelError) -> None:
            self.model.replace(place, row)
            self.refused.emit(refused, typed)

        self._write(
            lambda desk: act(desk, opened, asking, typed),
            lambda heard: self._show(place, heard),
            failed,
        )

    def _show(self, place: int, heard: HeardLine) -> None:
        above = self.model.row(place - 1) if place else None
        sounds = self._page.sounds if self._page else {}
        before = above.line if above is not None else None
        self.model.replace(place, self._teller.row(heard, before, sounds.get(heard.record)))

    def _write(
        self,
        act: Callable[[Desk], object],
        then: Callable[..., None],
        failed: Callable[[SatchelError], None],
        changes: Iterable[Area] = (),
    ) -> None:
        """Write, counting what is on its way and which changes are ours."""
        self._under_way += 1
        hearing = self._hearing()

        def done(answer: object) -> None:
            self._under_way -= 1
            self._own += 1
            if self._hearing() == hearing:
                then(answer)

        def refused(why: SatchelError) -> None:
            self._under_way -= 1
            if self._hearing() == hearing:
                failed(why)

        self._tasks.write(act, done, self, {Area.NOTES, *changes}, refused)

    def _hearing(self) -> str | None:
        return self._page.opened.view.record if self._page is not None else None

    def _changed(self, areas: frozenset[Area]) -> None:
        """What others changed is read again; what we kept stands there already."""
        page = self._page
        if Area.NOTES in areas and self._own:
            self._own -= 1
        elif page is not None and Area.NOTES in areas:
            self._read_hearing(page.opened.view.record)
        elif page is not None and areas & {Area.RECORDING, Area.ATTACHED}:
            hearing = page.opened.view.record
            self._tasks.read(
                lambda desk: opened_presenter.sounds(desk, hearing),
                lambda sounds: self._show_sounds(page, sounds),
                self,
            )

    def _show_sounds(self, page: Page, sounds: Sounds) -> None:
        """Lines have places in a sound that was taken in now, or none any more."""
        if self._page is not page or sounds == page.sounds:
            return
        self._page = replace(page, sounds=sounds)
        self.model.forget()
        for place in range(self.model.kept, self.model.rowCount()):
            row = self.model.row(place)
            if row is not None and row.line is not None:
                self._show(place, row.line)
