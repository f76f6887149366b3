"""The courtroom page as a screen: a hearing that is open, or the form that opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from satchel.assembly.desk import Desk
from satchel.catalog.courtroom_words import CourtroomWords
from satchel.catalog.hearings import HearingWish, Here
from satchel.catalog.people import PersonWish
from satchel.domain.describing import describe
from satchel.domain.errors import SatchelError
from satchel.domain.json_values import JsonValue
from satchel.gui import messages
from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.hearing import opened_presenter, page_acts
from satchel.gui.hearing.beginning import Beginning
from satchel.gui.hearing.opened_presenter import Belonging, Page
from satchel.gui.hearing.side import Side
from satchel.gui.hearing.sitting import Sitting
from satchel.gui.hearing.writing_presenter import Mode
from satchel.gui.language import translate
from satchel.gui.parts.controls import stack
from satchel.gui.places import Area, Place
from satchel.storage.records import ListWish
from satchel.system.paths import resources_folder

_DRAFT = "new-hearing"
_SIDE_AFTER_MS, _SOUND_AFTER_MS = 40, 80  # the lines are seen before
_BELONGS = {Area.ATTACHED, Area.SOURCES, Area.REPORT, Area.RECORDS, Area.PEOPLE, Area.RECORDING}


class Hearing(Screen):
    """`Place("hearing", record, line)` shows a hearing; without a record the form, `spot` the
    case it begins with."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._language = context.appearance.language
        self._words = CourtroomWords(resources_folder(), self._language)
        self._stack = QStackedWidget()
        stack(self, 0).addWidget(self._stack)
        self.sitting = Sitting(self._stack, context, self._words)
        self._stack.addWidget(self.sitting)
        self._place_of_side = QWidget()
        self._side: Side | None = None
        self._beginning: Beginning | None = None
        self.sitting.opened.connect(self._opened)
        self.sitting.askings.refused.connect(self._refused)
        context.tasks.changed.connect(self._changed)
        # One after the other, with keys and painting in between: none waits for all of it.
        QTimer.singleShot(_SIDE_AFTER_MS, self._make_side)
        QTimer.singleShot(_SOUND_AFTER_MS, self._make_sound)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Hearing", "New hearing")

    # What the window asks.

    def arrive(self, place: Place) -> None:
        """Show the hearing, or the form of a new one."""
        if place.record is None:
            self._begin(place.spot)
            return
        self._stack.setCurrentWidget(self.sitting)
        self.sitting.open(place.record, place.spot)

    def leave(self) -> None:
        """Keep what was typed; the archive's own lane writes it before it closes."""
        if self._stack.currentWidget() is self.sitting:
            self.sitting.leave()
        else:
            self._keep_form()

    def holder(self) -> str | None:
        page = self.sitting.page
        is_open = self._stack.currentWidget() is self.sitting
        return page.opened.view.record if is_open and page is not None else None

    def is_beside(self, place: Place) -> bool:
        return place.record is not None

    def side(self) -> QWidget:
        return self._place_of_side

    def acts(self) -> Sequence[Act]:
        own = page_acts.acts(
            self.sitting,
            self._words,
            self._attach,
            lambda: self.context.go(Place("hearing")),
            self._report,
        )
        return [*own, *(self.sitting.sound.acts() if self.sitting.sound is not None else ())]

    # An open hearing.

    def _make_side(self) -> None:
        self._side = side = Side(self._words, self.context.go)
        side.added.connect(self._add_person)
        side.begins.connect(self._plan_next)
        side.attaches.connect(self._attach)
        side.cites.connect(lambda: self.sitting.ask(Mode.CITE))
        stack(self._place_of_side, 0).addWidget(side)
        if self.sitting.page is not None:
            self._show_side(self.sitting.page)

    def _make_sound(self) -> None:
        self.sitting.make_sound()
        self.acts_changed.emit()

    @property
    def beginning(self) -> Beginning:
        """The form of a new hearing, made when it is first wanted."""
        if self._beginning is None:
            self._beginning = form = Beginning()
            form.asked.connect(self._ask)
            form.placed.connect(self._guess_zone)
            form.paused.connect(self._keep_form)
            self._stack.addWidget(form)
        return self._beginning

    def _opened(self, page: Page) -> None:
        if self._stack.currentWidget() is not self.sitting:
            return
        self.headed.emit(page.title)
        self._show_side(page)

    def _show_side(self, page: Page) -> None:
        if self._side is not None:
            view = page.opened.view
            self._side.show_people(view.record, str(view.fields.get("case", "")), page.people)
            self._read_side()

    def _read_side(self) -> None:
        page, side = self.sitting.page, self._side
        if page is None or side is None:
            return
        hearing = page.opened.view.record

        def show(told: Belonging) -> None:
            side.show_belonging(told)
            self.sitting.writing.show_photos(told.photos)

        self.context.tasks.read(
            lambda desk: opened_presenter.belonging(desk, hearing, self._language), show, self
        )

    def _changed(self, areas: frozenset[Area]) -> None:
        if not self.isVisible():
            return
        if areas & _BELONGS:
            self._read_side()

    def _add_person(self, who: str | PersonWish) -> None:
        page, side = self.sitting.page, self._side
        if page is None or side is None:
            return
        hearing = page.opened.view.record

        def act(desk: Desk) -> list[Here]:
            person = who if isinstance(who, str) else desk.people.add(who).written.record
            desk.hearings.add_here(hearing, person)
            return desk.hearings.people(hearing)

        def then(people: list[Here]) -> None:
            side.clear_adding()
            side.show_people(hearing, str(page.opened.view.fields.get("case", "")), people)
            self.sitting.show_people(people)

        self.context.tasks.write(act, then, self, {Area.PEOPLE, Area.RECORDS}, self._refused)

    def _attach(self) -> None:
        if self.sitting.page is not None:
            self.context.go(Place("attach", self.sitting.page.opened.view.record))

    def _report(self) -> None:
        if self.sitting.page is not None:
            self.context.go(Place("report", self.sitting.page.opened.view.record))

    def _refused(self, refused: SatchelError) -> None:
        self.context.say(messages.sentence(refused, self._language))

    # A new one.

    def _begin(self, case: str | None) -> None:
        self._stack.setCurrentWidget(self.beginning)
        self.headed.emit(self.words())

        def act(desk: Desk) -> tuple[list[tuple[str, str]], JsonValue]:
            views = reversed(desk.records.select(ListWish("case")))
            kept: list[tuple[str, str]] = [
                (one.record, describe(one, desk.kinds.words("case")).title) for one in views
            ]
            return kept, desk.drafts.get(_DRAFT)

        def show(told: tuple[list[tuple[str, str]], JsonValue]) -> None:
            self.beginning.show_draft(told[1])
            self.beginning.show_cases(told[0], case)
            first = self.beginning.court if told[0] else self.beginning.title
            first.setFocus()

        self.context.tasks.read(act, show, self)

    def _plan_next(self) -> None:
        page = self.sitting.page
        if page is not None:
            self.context.go(Place("hearing", None, str(page.opened.view.fields.get("case", ""))))

    def _guess_zone(self) -> None:
        form = self.beginning
        case, court, place = form.chosen_case, form.told("court"), form.told("place")
        self.context.tasks.read(
            lambda desk: desk.hearings.zone_for(case, court, place), form.show_zone, self
        )

    def _keep_form(self) -> None:
        draft = self.beginning.draft()
        self.context.tasks.write(lambda desk: desk.drafts.keep(_DRAFT, draft), None, None)

    def _ask(self, wish: HearingWish) -> None:
        def act(desk: Desk) -> str:
            written = desk.hearings.begin(wish).written
            desk.drafts.drop(_DRAFT)
            return written.record

        def then(record: str) -> None:
            self.beginning.show_draft(None)
            self.context.go(Place("hearing", record))

        self.context.tasks.write(act, then, self, {Area.RECORDS, Area.CASES}, self._refused)
