"""The exhibit: choose, number, withhold, look, and only then write; or check a folder.

Nothing is written before it was shown what would be. To know first: the choice is kept as
a draft; who decides beyond consent is never kept with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from satchel.assembly import exhibiting
from satchel.assembly.desk import Desk
from satchel.domain.errors import IntegrityFailure, SatchelError
from satchel.domain.json_values import JsonValue
from satchel.export.making import MadeExhibit
from satchel.export.verifying import verify_exhibit
from satchel.gui import messages
from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.finding import exhibit_presenter
from satchel.gui.finding.exhibit_making import Making
from satchel.gui.finding.exhibit_options import Options
from satchel.gui.finding.exhibit_presenter import Choice, Shown, look
from satchel.gui.finding.exhibit_withholding import Withholding
from satchel.gui.knowledge.reference_editors import ReferenceEditor
from satchel.gui.knowledge.spoken import saying
from satchel.gui.knowledge.table import Column, Table
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_folder, ask_new_file
from satchel.gui.parts.controls import button, labelled, row, rule, scrolled, stack
from satchel.gui.parts.tabbing import tab_through
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place
from satchel.gui.tasks import Work

_PAUSE_MS = 250
_FOLDER = "exhibit"


class ExhibitScreen(Screen):
    """`Place.record` is put into the choice: a record, or a case with all that is under it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saying = saying(context)
        self.choice = Choice(language=self.saying.language)
        self._restored = False
        self._asked = 0
        self._work: Work | None = None
        self._stopping: tuple[str, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        whole = stack(self, 0)
        inside = QWidget()
        whole.addWidget(scrolled(inside, self), 1)
        self._build(inside)
        whole.addWidget(rule())
        self.making = Making()
        self.making.asked.connect(self._ask_where)
        self.making.stopped.connect(self._cancel)
        whole.addWidget(self.making)

    def arrive(self, place: Place) -> None:
        self.headed.emit(words())
        if not self._restored:
            self._restored = True
            self.context.tasks.read(
                lambda desk: desk.drafts.get(exhibit_presenter.DRAFT),
                lambda kept: self._restore(kept, place.record),
                self,
            )
        elif place.record is not None:
            self.add(place.record)
        self.adding.setFocus()

    def leave(self) -> None:
        if not self._restored:
            return
        kept = exhibit_presenter.draft_of(self.choice) if self.choice.ids else None
        self.context.tasks.write(
            lambda desk: desk.drafts.keep(exhibit_presenter.DRAFT, kept), None, None
        )

    def acts(self) -> Sequence[Act]:
        return [
            Act("exhibit-make", translate("Finding", "Make the exhibit"), self._ask_where),
            Act("exhibit-check", translate("Finding", "Check an exhibit"), self._ask_which),
            Act("exhibit-empty", translate("Finding", "Choose anew for the exhibit"), self.empty),
        ]

    # Making the screen.

    def _build(self, inside: QWidget) -> None:
        column = stack(inside, tokens.M, tokens.M)
        top = row(spacing=tokens.M)
        self.adding = ReferenceEditor(
            self.context.tasks, None, self.saying.language, self.saying.kind
        )
        self.adding.edited.connect(self._picked)
        what = translate("Finding", "Put in: a record, or a case with all that is under it")
        top.addWidget(labelled(what, self.adding), 1)
        check = button(translate("Finding", "Check an exhibit"), self._ask_which)
        top.addWidget(check, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(top)
        self.table = Table(
            translate("Finding", "What goes in"),
            [
                Column(translate("Finding", "Number"), 90, sorts=False),
                Column(translate("Finding", "Kind"), 110, sorts=False),
                Column(translate("Finding", "Title"), 320, sorts=False),
                Column(translate("Finding", "What is shown"), 260, sorts=False),
            ],
        )
        self.table.setMinimumHeight(160)
        self.table.opened.connect(self.context.go)
        column.addWidget(self.table, 1)
        edit = row(spacing=tokens.S)
        self._off = button(translate("Finding", "Leave this one out"), self._leave_out, keys="Del")
        leave = translate("Finding", "Leave out what may not go in")
        self._stop = button(leave, lambda: self._without(self._stopping))
        self._stop.hide()
        edit.addWidget(self._off)
        edit.addWidget(self._stop)
        edit.addStretch(1)
        edit.addWidget(button(translate("Finding", "Choose anew"), self.empty, "quiet"))
        column.addLayout(edit)
        self.withholding = Withholding()
        self.withholding.changed.connect(self._withhold)
        column.addWidget(self.withholding)
        self.options = Options(self.saying.language)
        self.options.changed.connect(self._pause.start)
        column.addWidget(self.options)
        self.told = Plain("", wraps=True)
        self.told.setAccessibleName(translate("Finding", "What will be written"))
        column.addWidget(self.told)

    # Choosing.

    def add(self, record: str) -> None:
        """Put a record, or a whole case, into the choice."""
        self.context.tasks.read(
            lambda desk: exhibit_presenter.records_of(desk, record), self._added, self
        )

    def empty(self) -> None:
        """Begin anew."""
        self.choice = Choice(language=self.saying.language)
        self.making.say([])
        self._look()

    def _restore(self, kept: JsonValue, record: str | None) -> None:
        self.choice = exhibit_presenter.from_draft(kept)
        self.options.title.setText(self.choice.title)
        if record is not None:
            self.add(record)
        else:
            self._look()

    def _picked(self) -> None:
        record = self.adding.value()
        if isinstance(record, str) and not self.adding.problem():
            self.add(record)
            # Afterwards: the list of what was found still writes what was picked into the line.
            QTimer.singleShot(0, self.adding, lambda: self.adding.put(None))

    def _added(self, ids: tuple[str, ...]) -> None:
        self.choice = self.choice.adding(ids)
        self._look()

    def _leave_out(self) -> None:
        line = self.table.current()
        self._without([line.record] if line is not None and line.record is not None else [])

    def _without(self, records: Sequence[str]) -> None:
        self.choice = self.choice.without(records)
        self._look()

    def _withhold(self, word: str, on: bool) -> None:
        self.choice = self.choice.withholding(word, on=on)
        self._look()

    def _look(self) -> None:
        self._asked += 1
        number, choice = self._asked, self.options.into(self.choice)
        self.choice = choice
        self.context.tasks.read(
            lambda desk: look(desk, choice, self.saying),
            lambda shown: self._show(number, shown),
            self,
            self._failed,
        )

    def _show(self, number: int, shown: Shown) -> None:
        if number != self._asked:
            return
        self._stopping = shown.stopping
        self.table.show_lines(shown.lines)
        self.withholding.setVisible(not shown.is_empty)
        self.withholding.show_fields(shown.fields, shown.choice.withhold)
        self.options.beyond.setVisible(bool(shown.stopping))
        self._stop.setVisible(bool(shown.stopping))
        self._off.setEnabled(not shown.is_empty)
        tab_through(self.withholding, self.options, self.making)  # its boxes are made just now
        self.making.let(not shown.is_empty)
        self.making.told.setText(" ".join(shown.told))

    # Making and checking.

    def _ask_where(self) -> None:
        if self.choice.ids and not self.making.is_busy:
            ask_new_file(self, _FOLDER, self.write)

    def write(self, out: Path) -> None:
        """Write the exhibit into the new folder `out`."""
        self.choice = self.options.into(self.choice)
        wish = self.choice.wish(out)

        def act(desk: Desk, work: Work) -> MadeExhibit:
            return exhibiting.make(desk, wish, work.progress, work.cancelled)

        self.making.begin(translate("Finding", "Checking every signature first"), can_stop=True)
        self._work = self.context.tasks.work(
            act, self._made, self, {Area.RECORDS}, self._failed, self.making.progressed
        )

    def _made(self, made: MadeExhibit) -> None:
        self._end(exhibit_presenter.written(made))

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _ask_which(self) -> None:
        if not self.making.is_busy:
            ask_folder(self, self.check)

    def check(self, folder: Path) -> None:
        """Check the exhibit in `folder`; notes can be kept meanwhile."""
        self.making.begin(translate("Finding", "Checking the exhibit"), can_stop=False)
        self.context.tasks.read(
            lambda _desk: verify_exhibit(folder),
            lambda told: self._end(exhibit_presenter.checked(told)),
            self,
            self._not_whole,
        )

    def _not_whole(self, refused: SatchelError) -> None:
        why = messages.sentence(refused, self.saying.language)
        if isinstance(refused, IntegrityFailure):
            told = translate("Finding", "This exhibit is not as it was made: {why}")
            self._end([told.format(why=why)], is_broken=True)
        else:
            self._end([why])

    def _failed(self, refused: SatchelError) -> None:
        self._end([messages.sentence(refused, self.saying.language)])

    def _end(self, lines: Sequence[str], *, is_broken: bool = False) -> None:
        self._work = None
        self.making.end(lines, is_broken=is_broken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._leave_out()
            return
        super().keyPressEvent(event)


def words() -> str:
    """Its name in the palette."""
    return translate("Finding", "Exhibit")
