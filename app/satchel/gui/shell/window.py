"""The main window: left column, the work, the right column, the status line.

It knows screens only as `Screen`, and acts only as `Act`. Nothing here knows a record.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from satchel.domain.errors import SatchelError
from satchel.domain.showing import one_line
from satchel.gui import messages
from satchel.gui.acts import Act
from satchel.gui.appearance import Appearance
from satchel.gui.context import Context, Screen
from satchel.gui.keys.bindings import Bindings
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import frame, row, stack
from satchel.gui.parts.text import Short
from satchel.gui.places import Area, Place
from satchel.gui.recording import unlocking
from satchel.gui.sending import leaving
from satchel.gui.shell import navigating
from satchel.gui.shell.cover import Cover
from satchel.gui.shell.dropping import Dropping
from satchel.gui.shell.left import Left
from satchel.gui.shell.notice import Notice
from satchel.gui.shell.palette import Palette
from satchel.gui.shell.screens import Entry, screens
from satchel.gui.shell.status import StatusLine
from satchel.gui.tasks import Tasks

_LIKELY_LONGEST = 60  # places remembered for "back"


class Window(QWidget):
    """One unlocked archive on the screen. `lock` is what ends the process."""

    def __init__(
        self,
        tasks: Tasks,
        folder: Path,
        appearance: Appearance,
        lock: Callable[[], None],
        renew: Callable[[], None],
        keys: Callable[[Act], str] = lambda act: act.keys,
    ) -> None:
        super().__init__()
        self._tasks, self._appearance, self._keys = tasks, appearance, keys
        self._bindings = Bindings(self)
        self._lock, self._renew = lock, renew
        self._work = QStackedWidget(self)
        self.context = Context(
            tasks, self.go, self.back, self.say, self.lock, self.renew, folder, appearance,
            self.every_act, self._work,
        )  # fmt: skip
        self._entries: dict[str, Entry] = screens()
        self._made: dict[str, Screen] = {}
        self._shown: Screen | None = None
        self._been: list[Place] = []
        self._place = Place("home")
        self._right_asked: bool | None = None  # None: by the width of the window
        self._acts: list[Act] = []
        self._build()
        self.set_acts()
        tasks.refused.connect(self._refused)
        tasks.changed.connect(self._changed)
        self._list_again()

    # What screens may ask.

    def go(self, place: Place) -> None:
        """Show `place`; what was typed before is kept."""
        entry = self._entries.get(place.screen)
        if entry is None:
            return
        if self._shown is not None:
            self._shown.leave()
            if place != self._place:
                self._been = [*self._been[-_LIKELY_LONGEST:], self._place]
        self._place = place
        screen = self._made.get(place.screen)
        if screen is None:
            screen = self._make(place.screen, entry)
        self._shown = screen
        self._show_side()  # first, so that the screen is laid out once, beside it
        self._work.setCurrentWidget(screen)
        self.notice.hide()
        self.left.mark(place)
        screen.arrive(place)
        self.set_acts()

    def back(self) -> None:
        """Where I was before."""
        if self._been:
            place = self._been.pop()
            self.go(place)
            if self._been and self._been[-1] != place:
                self._been.pop()

    def say(self, sentence: str) -> None:
        """One sentence in the notice line; an empty one takes it away."""
        self.notice.say(sentence)

    def lock(self) -> None:
        """By hand: what records ends, unless she chose otherwise; then as by itself."""
        unlocking.end(self._tasks, self.context.folder)
        self.lock_by_itself()

    def lock_by_itself(self) -> None:
        """Keep every draft, then end."""
        for screen in self._made.values():
            screen.leave()
        self._lock()

    def renew(self) -> None:
        """The same window anew, after she chose another language or other keys."""
        for screen in self._made.values():
            screen.leave()
        self._renew()

    @property
    def place(self) -> Place:
        """Where I am."""
        return self._place

    def acts(self) -> Sequence[Act]:
        """What can be done here and now."""
        return self._acts

    # Making it.

    def _build(self) -> None:
        self.setWindowTitle("Satchel")
        self.setMinimumSize(800, 540)
        self.resize(1280, 720)
        whole = stack(self, 0)
        middle = row(spacing=0)
        self.left = Left(self.go)
        self._left_frame = self._framed(self.left, tokens.LEFT_PX)
        middle.addWidget(self._left_frame)
        middle.addWidget(self._make_work(), 1)
        self._make_right(middle)
        whole.addLayout(middle, 1)
        self.status = StatusLine(self._tasks)
        whole.addWidget(self.status)
        self.palette_ = Palette(self, self.acts)
        self.cover = Cover(self)

    def _framed(self, inside: QWidget, width: int) -> QFrame:
        made = frame("side")
        made.setFixedWidth(width)
        stack(made, 0).addWidget(inside)
        return made

    def _make_work(self) -> QWidget:
        area = QWidget()
        column = stack(area, 0)
        head = row(spacing=tokens.M, margin=tokens.M)
        self._heading = Short(role="heading")
        head.addWidget(self._heading, 1)
        column.addLayout(head)
        self.notice = Notice()
        column.addWidget(self.notice)
        Dropping(self._work, self.go)
        column.addWidget(self._work, 1)
        return area

    def _make_right(self, middle: QHBoxLayout) -> None:
        self._right = QStackedWidget()
        self._right_frame = self._framed(self._right, tokens.RIGHT_PX)
        self._right_frame.hide()
        middle.addWidget(self._right_frame)

    def _make(self, name: str, entry: Entry) -> Screen:
        screen = entry.make(self.context)
        screen.headed.connect(self._headed)
        screen.acts_changed.connect(self.set_acts)
        self._made[name] = screen
        self._work.addWidget(screen)
        side = screen.side()
        if side is not None:
            scrolled = QScrollArea()
            scrolled.setWidgetResizable(True)
            scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            side.setProperty("role", "side")
            scrolled.setWidget(side)
            scrolled.setProperty("screen", name)
            self._right.addWidget(scrolled)
        return screen

    def _show_side(self) -> None:
        for index in range(self._right.count()):
            widget = self._right.widget(index)
            if widget is not None and widget.property("screen") == self._place.screen:
                self._right.setCurrentIndex(index)
                wide = self.width() >= tokens.FOLD_RIGHT_UNDER_PX
                wanted = wide if self._right_asked is None else self._right_asked
                beside = self._shown is not None and self._shown.is_beside(self._place)
                self._right_frame.setVisible(wanted and beside)
                return
        self._right_frame.hide()

    # Acts and keys.

    def set_acts(self) -> None:
        """Gather acts and keys anew: another screen, or she chose other keys."""
        here = self._shown.acts() if self._shown is not None else ()
        self._acts = [replace(act, keys=self._keys(act)) for act in (*here, *self._own_acts())]
        self._bindings.set(self._acts)

    def every_act(self) -> Sequence[Act]:
        """Those of all screens, which are made for it; the window's own last."""
        while self.make_next():
            pass
        return [*(act for made in self._made.values() for act in made.acts()), *self._own_acts()]

    def make_next(self) -> bool:
        """Make one of the screens that nobody went to yet; whether there was one."""
        name = next((one for one in self._entries if one not in self._made), None)
        if name is not None:
            self._make(name, self._entries[name])
        return name is not None

    def _own_acts(self) -> list[Act]:
        going = [
            Act(f"go-{name}", entry.words(), partial(self.go, Place(name)))
            for name, entry in self._entries.items()
            if entry.words is not None
        ]
        searching = partial(self.go, Place("search"))
        return [
            *going,
            Act("palette", translate("Shell", "Find an act"), self.palette_.open, "Ctrl+K"),
            Act("search", translate("Shell", "Search"), searching, "Ctrl+Shift+F"),
            Act("back", translate("Shell", "Back"), self.back, "Alt+Left"),
            Act("cover", translate("Shell", "Cover the window"), self.cover.toggle, "F12"),
            Act("fold-left", translate("Shell", "Fold the left column"), self._fold_left),
            Act(
                "fold-right",
                translate("Shell", "Show or fold the right column"),
                self._fold_right,
                "F9",
            ),
            Act("lock", translate("Shell", "Lock"), self.lock, "Ctrl+L"),
            leaving.act(self.context, self),
        ]

    def _fold_left(self) -> None:
        self._left_frame.setVisible(not self._left_frame.isVisible())

    def _fold_right(self) -> None:
        """Also in a window in which it folds by itself."""
        self._right_asked = not self._right_frame.isVisible()
        self._show_side()

    # What happens.

    def _headed(self, words: str) -> None:
        if self.sender() is self._shown:
            self._heading.show_text(one_line(words))  # it may be what a sender called it

    def _refused(self, refused: SatchelError) -> None:
        self.say(messages.sentence(refused, self._appearance.language))

    def _changed(self, areas: frozenset[Area]) -> None:
        if areas & {Area.RECORDS, Area.CASES, Area.PEOPLE}:
            self._list_again()

    def _list_again(self) -> None:
        today = datetime.now().date()
        names = set(self._entries)
        self._tasks.read(
            lambda desk: navigating.known(navigating.column(desk, today), names),
            self.left.show_lines,
            self,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_side()
        self.palette_.place()
        self.cover.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window locks; nothing typed is lost."""
        event.ignore()
        self.lock()
