"""What the screens of a case and of a person share: reading, refreshing, adding, editing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from satchel.domain.json_values import JsonValue
from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.knowledge import dossier_presenter
from satchel.gui.knowledge.dossier import DossierView
from satchel.gui.knowledge.dossier_presenter import WHERE_FROM, Dossier, Known, Said, Section
from satchel.gui.knowledge.form import RecordForm
from satchel.gui.knowledge.spoken import saying
from satchel.gui.knowledge.statement_form import StatementForm
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place

_SHOWS = frozenset(Area) - {Area.SENDING, Area.SETTINGS, Area.RECORDING}


class DossierScreen(Screen):
    """One record in three views; forms lie over them in place and give them back."""

    adds: tuple[str, ...] = ()  # kinds that can be added here

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saying = saying(context)
        self.record: str | None = None
        self.dossier: Dossier | None = None
        self._asked = 0
        self._build()
        context.tasks.changed.connect(self._changed)

    def _build(self) -> None:
        column = stack(self, tokens.S, tokens.M)
        # From the outside in: what is put into another widget later is styled once more.
        self.body = QStackedWidget(self)
        column.addWidget(self.body)
        self.first = QWidget(self.body)
        self.body.addWidget(self.first)
        inside = stack(self.first, tokens.S)
        above = QWidget(self.first)
        self.buttons = Flowing(above)
        self.add_button = QPushButton(translate("Knowledge", "Add"))
        self.add_button.setAccessibleName(translate("Knowledge", "Add a record here"))
        self.menu = QMenu(self)
        for kind in self.adds:
            self.menu.addAction(self.saying.kind(kind)).triggered.connect(
                lambda _on=False, kind=kind: self.add(kind)
            )
        self.add_button.setMenu(self.menu)
        self.buttons.addWidget(self.add_button)
        self.buttons.addWidget(button(translate("Knowledge", "Edit"), self.edit))
        self.buttons.addWidget(button(translate("Knowledge", "State a fact"), self.state))
        self.more_buttons()
        inside.addWidget(above)
        self.above = QVBoxLayout()
        inside.addLayout(self.above)
        self.view = DossierView(self.context, self.take_back, self.first)
        self.view.opened.connect(self.context.go)
        self.view.material_wanted.connect(lambda _on: self.read())
        inside.addWidget(self.view, 1)
        self._side = QWidget()
        self._side_column = stack(self._side, tokens.XS, tokens.M)

    # Forms are made when they are first asked for: a screen must come up at once.

    @cached_property
    def form(self) -> RecordForm:
        """The form of a record."""
        made = RecordForm(self.context, self.saying)
        made.kept.connect(lambda _record: self.read())
        made.closed.connect(self.show_first)
        self.body.addWidget(made)
        return made

    @cached_property
    def statement(self) -> StatementForm:
        """The form of a statement."""
        made = StatementForm(self.context, self.saying)
        made.kept.connect(self.read)
        made.closed.connect(self.show_first)
        self.body.addWidget(made)
        return made

    def is_made(self, name: str) -> bool:
        """Whether a form was asked for yet."""
        return name in self.__dict__

    def show_first(self) -> None:
        """Back from a form."""
        self.body.setCurrentWidget(self.first)

    def more_buttons(self) -> None:
        """Buttons of one screen alone."""

    def shown(self, dossier: Dossier) -> None:
        """A dossier was read: what one screen alone shows of it."""

    def preset(self, kind: str) -> dict[str, JsonValue]:
        """What stands in the form of a new record of that kind already."""
        return {}

    def holder(self) -> str | None:
        return self.record

    def side(self) -> QWidget:
        return self._side

    def acts(self) -> Sequence[Act]:
        adding = [
            Act(
                f"add-{kind}",
                translate("Knowledge", "Add: {kind}").format(kind=self.saying.kind(kind)),
                partial(self.add, kind),
                possible=self._is_shown,
            )
            for kind in self.adds
        ]
        return [
            Act("edit", translate("Knowledge", "Edit"), self.edit, "F2", self._is_shown),
            Act("state", translate("Knowledge", "State a fact"), self.state, "", self._is_shown),
            Act(
                "open-source",
                translate("Knowledge", "Open the source"),
                self.open_source,
                "Ctrl+Shift+O",
                lambda: self._source() is not None,
            ),
            *adding,
        ]

    def arrive(self, place: Place) -> None:
        if place.record != self.record:
            self._put_aside()
            self.view.material.setChecked(False)
        self.record = place.record
        if place.spot is not None and place.spot in self.adds:
            self.add(place.spot)
        elif self.body.currentWidget() is self.first:
            self.view.chronology.setFocus()
        self.read()

    def leave(self) -> None:
        if self.is_made("form"):
            self.form.leave()
        if self.is_made("statement"):
            self.statement.leave()

    def read(self) -> None:
        """Read the record again; an answer to an older question is dropped."""
        if self.record is None:
            return
        self._asked += 1
        number, record, said = self._asked, self.record, self.saying
        material = self.view.material.isChecked()
        self.context.tasks.read(
            lambda desk: dossier_presenter.read(desk, record, said, material=material),
            partial(self._show, number),
            self,
        )

    def add(self, kind: str) -> None:
        """A form for a new record that belongs here."""
        if self.record is not None:
            self.form.add(kind, self.preset(kind), self.record)
            self.body.setCurrentWidget(self.form)  # after: the form before it closes itself

    def edit(self) -> None:
        """A form for the fields of this record."""
        if self.record is not None:
            self.form.edit(self.record)
            self.body.setCurrentWidget(self.form)

    def state(self) -> None:
        """A form for a statement with its source."""
        if self.record is not None:
            self.statement.state(self.record)
            self.body.setCurrentWidget(self.statement)

    def open_source(self) -> None:
        """Go to where the current line of the chronology was found."""
        place = self._source()
        if place is not None:
            self.context.go(place)

    def _source(self) -> Place | None:
        line = self.view.chronology.current() if self._is_shown() else None
        return dict(line.places).get(WHERE_FROM) if line is not None else None

    def take_back(self, fact: Known, said: Said) -> None:
        """Take one statement back; it stays in the history."""
        dossier = self.dossier
        if dossier is None:
            return
        self.context.tasks.write(
            lambda desk: desk.records.edit(
                dossier.record, {}, retract=[said.name], expect=dossier.head
            ),
            lambda _done: self.context.say(
                translate("Knowledge", "Taken back: {field}. It stays in the history.").format(
                    field=fact.words
                )
            ),
            self,
            changes={Area.RECORDS, Area.CASES, Area.PEOPLE},
        )

    def _put_aside(self) -> None:
        if self.is_made("form"):
            self.form.put_aside(quietly=True)
        if self.is_made("statement"):
            self.statement.put_aside()

    def _show(self, number: int, dossier: Dossier) -> None:
        if number != self._asked:
            return
        self.dossier = dossier
        self.headed.emit(dossier.title)
        self.view.show_dossier(dossier)
        self.shown(dossier)
        record, said = dossier.record, self.saying
        self.context.tasks.read(
            lambda desk: dossier_presenter.sections(desk, record, said),
            partial(self._show_sections, number),
            self,
        )

    def _show_sections(self, number: int, sections: Sequence[Section]) -> None:
        if number != self._asked:
            return
        self.view.show_sections(sections)
        while (item := self._side_column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._side_column.addWidget(Plain(translate("Knowledge", "BELONGS HERE"), "section"))
        for section in sections:
            words = f"{section.words}   {len(section.lines)}"
            shown = button(words, partial(self.view.show_kind, section.kind), "quiet")
            self._side_column.addWidget(shown, 0, Qt.AlignmentFlag.AlignLeft)
        if not sections:
            nothing = translate("Knowledge", "Nothing yet.")
            self._side_column.addWidget(Plain(nothing, "dim", wraps=True))
        self._side_column.addStretch(1)

    def _is_shown(self) -> bool:
        return self.dossier is not None and self.isVisible()

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and areas & _SHOWS:
            self.read()
