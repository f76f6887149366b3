"""One more spelling of a person's name, with its language and where it was read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from satchel.assembly.desk import Desk
from satchel.domain.json_values import JsonObject
from satchel.domain.names.spelled import Spelled
from satchel.gui.context import Context
from satchel.gui.knowledge.discarding import Discarding
from satchel.gui.knowledge.editors import LanguageEditor, LineEditor
from satchel.gui.knowledge.form_fields import About, shown_under
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, scrolled, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area

_WIDEST_PX = 640


class Naming(QWidget):
    """A protected person's name goes into the record for legal staff; no draft has it."""

    kept = Signal()
    closed = Signal()

    def __init__(self, context: Context, saying: Saying) -> None:
        super().__init__()
        self._context = context
        self._record: str | None = None
        self._protected = False
        column = stack(self, tokens.M, tokens.M)
        column.addWidget(Plain(translate("Knowledge", "Another spelling of the name"), "heading"))
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST_PX)
        fields = stack(inside, tokens.M)
        self._told = Plain("", wraps=True)
        fields.addWidget(self._told)
        self.name = LineEditor(translate("Knowledge", "A name as it is written"))
        self.language = LanguageEditor()
        self.chosen = QCheckBox(translate("Knowledge", "Use this one in its language"))
        self.about = About(context.tasks, saying)
        fields.addWidget(shown_under(translate("Knowledge", "Name"), self.name))
        fields.addWidget(shown_under(translate("Knowledge", "Language"), self.language))
        fields.addWidget(self.chosen)
        fields.addWidget(self.about)
        fields.addStretch(1)
        column.addWidget(scrolled(inside), 1)
        below = row(spacing=tokens.S)
        below.addWidget(button(translate("Knowledge", "Keep"), self._keep, "primary"))
        below.addWidget(button(translate("Knowledge", "Put aside"), self._close))
        self.discarding = Discarding(self._is_typed, self._throw_away)
        below.addWidget(self.discarding.button)
        below.addStretch(1)
        column.addLayout(below)
        for keys, run in (("Ctrl+Return", self._keep), ("Esc", self._close)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def open(self, record: str, protected: bool) -> None:
        """Open for a person; what was put aside for them is here again."""
        if record != self._record:
            self._empty()
        self._record, self._protected = record, protected
        self.discarding.restore()
        told = translate(
            "Knowledge",
            "This name is kept for legal staff only, apart from what coordinators read.",
        )
        self._told.setText(told)
        self._told.setVisible(protected)
        if not protected:
            self._context.tasks.read(
                lambda desk: desk.drafts.get(_key(record)), self._drafted, self
            )
        self.name.setFocus()

    def leave(self) -> None:
        """Keep what was typed as a draft, unless it is a protected name."""
        record, text = self._record, self.name.value()
        if record is not None and not self._protected and isinstance(text, str):
            self._context.tasks.write(lambda desk: desk.drafts.keep(_key(record), text), None, None)

    def _drafted(self, text: object) -> None:
        if isinstance(text, str) and self.name.value() is None:
            self.name.put(text)

    def _keep(self) -> None:
        record, text, language = self._record, self.name.value(), self.language.value()
        wrong = self.about.problem()
        if not wrong and not isinstance(text, str):
            wrong = translate("Knowledge", "The name is empty.")
        if wrong or record is None:
            self._context.say(wrong)
            return
        name = Spelled(
            str(text), language if isinstance(language, str) else None, self.chosen.isChecked()
        )
        about: JsonObject = self.about.value()

        def done(_written: object) -> None:
            self._empty()
            self._close()
            self.kept.emit()

        def act(desk: Desk) -> None:
            desk.people.name(record, name, about)
            desk.drafts.drop(_key(record))

        self._context.tasks.write(act, done, self, changes={Area.PEOPLE})

    def _is_typed(self) -> bool:
        return self.name.value() is not None or bool(self.about.value())

    def _throw_away(self) -> None:
        record = self._record
        if record is not None:
            self._empty()
            self._context.tasks.write(lambda desk: desk.drafts.drop(_key(record)), None, None)
            self.closed.emit()

    def _empty(self) -> None:
        self.name.put(None)
        self.language.put(None)
        self.chosen.setChecked(False)
        self.about.put({})

    def _close(self) -> None:
        self.leave()
        self.closed.emit()


def _key(record: str) -> str:
    return f"name:{record}"
