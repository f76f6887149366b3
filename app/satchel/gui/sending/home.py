"""The road home: one button, how far it is, what goes first, and waiting for a line if asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from satchel.assembly import roads
from satchel.assembly.desk import Desk
from satchel.assembly.roads import Travelled, WaitingFile, Way
from satchel.domain.errors import SatchelError
from satchel.domain.ids import RecordId
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, frame, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import EVERYTHING
from satchel.gui.sending import home_presenter as presenter
from satchel.gui.sending.road_choice import RoadChoice
from satchel.gui.sending.waiting_list import SHOWN, WaitingList
from satchel.gui.tasks import Work
from satchel.sync.syncing import Sight
from satchel.sync.whereabouts import Places

_WHOLE = 1000
_WISH = "send_when_there_is_a_line"


class HomeRoad(QFrame):
    """The card: the road, send and fetch, progress and stop, what waits.

    `pause_s` is how soon a line that was cut is tried again, as in `roads.sync`. `arrived`
    carries what members sent, at headquarters.
    """

    arrived = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self.pause_s = roads.PAUSE_S
        self._work: Work | None = None
        self._sight = Sight()
        self._first: list[RecordId] = []
        self._again = self._at_headquarters = False
        self._way: Way | None = None
        column = stack(self, tokens.S, tokens.M)
        column.addWidget(Plain(translate("Sending", "By a line or a folder"), "strong"))
        self.road = Plain("", wraps=True)
        self.road.setAccessibleName(translate("Sending", "The road home"))
        column.addWidget(self.road)
        self.choice = RoadChoice(self._chosen)
        column.addWidget(self.choice)
        column.addWidget(self._make_buttons())
        column.addWidget(self._make_going())
        self.outcome = Plain("", wraps=True, selectable=True)
        self.outcome.setAccessibleName(translate("Sending", "What became of it"))
        self.outcome.hide()
        column.addWidget(self.outcome)
        self.waiting = WaitingList(self._put_first)
        column.addWidget(self.waiting)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.go)
        context.tasks.read(_begin, self._begun, self)

    def show_places(self, places: Places) -> None:
        """Count again what waits."""
        self.setVisible(places.in_mission)
        self._at_headquarters = places.is_headquarters
        self._context.tasks.read(_look, self._show, self)

    def go(self) -> None:
        """Both ways, now."""
        way = self._way
        if way is None or self._work is not None:
            return
        sight = self._sight = Sight()
        first, pause_s = tuple(self._first), self.pause_s
        self._later.stop()
        self._busy(True)

        def act(desk: Desk, work: Work) -> Travelled:
            return roads.sync(
                desk,
                way,
                first=first,
                sight=sight,
                tick=lambda: work.progress(0),
                cancelled=work.cancelled,
                pause_s=pause_s,
            )

        self._work = self._context.tasks.work(
            act, self._went, self, EVERYTHING, self._refused, lambda _size: self._progress()
        )

    def wait_for_a_line(self, on: bool) -> None:
        """Send by itself as soon as there is a line: only after somebody asked for it."""
        self.when.setChecked(on)
        self._context.tasks.write(
            lambda desk: desk.preferences.keep(_WISH, True if on else None), None, None
        )
        self._later.stop()
        if on:
            self.go()

    def _make_buttons(self) -> QFrame:
        self._buttons = frame("clear")
        line = row(self._buttons)
        self.now = button(translate("Sending", "Send and fetch now"), self.go, "primary")
        line.addWidget(self.now)
        self.when = button(translate("Sending", "Send when there is a line"))
        self.when.setCheckable(True)
        self.when.clicked.connect(self.wait_for_a_line)
        line.addWidget(self.when)
        self.change = button(translate("Sending", "Change the road"), self._change, "quiet")
        line.addWidget(self.change)
        line.addStretch(1)
        return self._buttons

    def _make_going(self) -> QFrame:
        self._going = frame("clear")
        column = stack(self._going, tokens.XS)
        line = row()
        self.bar = QProgressBar()
        self.bar.setMaximum(_WHOLE)
        self.bar.setAccessibleName(translate("Sending", "How much went"))
        line.addWidget(self.bar, 1)
        self.stop = button(translate("Sending", "Stop"), self._cancel)
        line.addWidget(self.stop)
        column.addLayout(line)
        self.how_far = Plain("", "dim", wraps=True)
        self.how_far.setAccessibleName(translate("Sending", "How far it is"))
        column.addWidget(self.how_far)
        self._going.hide()
        return self._going

    def _begun(self, known: tuple[Way | None, bool]) -> None:
        way, wished = known
        self._set_way(way)
        if wished and way is not None:
            self.wait_for_a_line(True)

    def _set_way(self, way: Way | None) -> None:
        self._way = way
        self.road.setText(presenter.road(way))
        self.choice.setVisible(way is None)
        if way is not None:
            self._context.tasks.read(_look, self._show, self)
        self._buttons.setVisible(way is not None and self._work is None)

    def _change(self) -> None:
        self.choice.show_way(self._way)
        self._buttons.hide()
        self.choice.show()

    def _chosen(self, to: str, proxy: str | None) -> None:
        """A road was named: it is judged first, and kept."""

        def act(desk: Desk) -> Way:
            way = roads.require_way(desk, to, proxy)
            roads.keep_way(desk, way)
            return way

        self._context.tasks.write(act, self._set_way, self, failed=self._refused_choice)

    def _refused_choice(self, refused: SatchelError) -> None:
        self._say(presenter.stopped(refused, self._context.appearance.language), "broken")

    def _show(self, waiting: tuple[list[WaitingFile], int]) -> None:
        files, count = waiting
        self.waiting.show_files(files, self._first, presenter.queue(count, files))
        if self._way is None:  # a courier file carries all at once: nothing goes first
            self.waiting.hide()

    def _put_first(self, record: RecordId) -> None:
        """This file before all others: also before the one that is on its way now."""
        self._first.insert(0, record)
        if self._work is not None:
            self._again = True
            self._cancel()
        self._context.tasks.read(_look, self._show, self)

    def _progress(self) -> None:
        sight = self._sight
        if sight.total:
            self.bar.setValue(min(_WHOLE * sight.done // sight.total, _WHOLE))
        self.how_far.setText(presenter.progress(sight))

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _busy(self, busy: bool) -> None:
        had_keys = self.window().focusWidget() is self.stop
        self.bar.setValue(0)
        self.how_far.setText("")
        self._going.setVisible(busy)
        self._buttons.setVisible(not busy)
        if busy:
            self.choice.hide()
            self.outcome.hide()
            self.stop.setFocus()
        else:
            self._work = None
            if had_keys:
                self.now.setFocus()

    def _went(self, travelled: Travelled) -> None:
        self._busy(False)
        if self.when.isChecked():
            self.wait_for_a_line(False)
        broken = "broken" if travelled.synced.problems else ""
        at, spoken = self._at_headquarters, self._context.appearance.language
        self._say(presenter.done(travelled, spoken, at_headquarters=at), broken)
        if at:
            self.arrived.emit(presenter.brought(travelled))

    def _refused(self, refused: SatchelError) -> None:
        self._busy(False)
        if refused.code == "cancelled" and self._again:
            self._again = False
            self.go()
            return
        if self.when.isChecked() and presenter.is_no_line(refused):
            wait = timedelta(minutes=presenter.MINUTES_BETWEEN)
            self._later.start(int(wait.total_seconds() * 1000))
            self._say(presenter.waits_for_a_line(datetime.now() + wait), "")
            return
        if self.when.isChecked():
            self.wait_for_a_line(False)
        self._say(presenter.stopped(refused, self._context.appearance.language), "broken")

    def _say(self, sentence: str, role: str) -> None:
        self.outcome.set_role(role)
        self.outcome.setText(sentence)
        self.outcome.show()


def _begin(desk: Desk) -> tuple[Way | None, bool]:
    return roads.known_way(desk), bool(desk.preferences.all().get(_WISH))


def _look(desk: Desk) -> tuple[list[WaitingFile], int]:
    return roads.waiting_files(desk, SHOWN)
