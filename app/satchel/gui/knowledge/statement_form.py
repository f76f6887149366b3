"""A statement with its source, added beside what others state: one field, one value.

It overwrites nothing, so it may be added whatever others changed in the meantime.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from satchel.assembly.desk import Desk
from satchel.domain.json_values import JsonValue
from satchel.gui.context import Context
from satchel.gui.knowledge.discarding import Discarding
from satchel.gui.knowledge.editors import Choice, Editor
from satchel.gui.knowledge.field_plans import FieldPlan, plans
from satchel.gui.knowledge.form_fields import About, editor_for, shown_under
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, labelled, row, stack
from satchel.gui.parts.tabbing import tab_through
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area

_WIDEST_PX = 640


@dataclass(frozen=True, slots=True)
class _Open:
    record: str
    plans: tuple[FieldPlan, ...]
    draft: Mapping[str, JsonValue] = field(default_factory=dict)


class StatementForm(QWidget):
    """`kept` when a statement stands; `closed` when there is no form any more."""

    kept = Signal()
    closed = Signal()

    def __init__(self, context: Context, saying: Saying) -> None:
        super().__init__()
        self._context, self._saying = context, saying
        self._open: _Open | None = None
        self._editor: Editor | None = None
        self._touched = False
        column = stack(self, tokens.M, tokens.M)
        column.addWidget(Plain(translate("Knowledge", "A statement with its source"), "heading"))
        self._scrolled = QScrollArea()
        self._scrolled.setWidgetResizable(True)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST_PX)
        self._inside = stack(inside, tokens.M, tokens.XS)
        self.field = Choice()
        self.field.activated.connect(lambda _at: self._chosen())
        self._inside.addWidget(labelled(translate("Knowledge", "What is stated"), self.field))
        self._value = QWidget()
        stack(self._value, 0)
        self._inside.addWidget(self._value)
        self.about = About(context.tasks, saying)
        self.about.edited.connect(self._edited)
        self._inside.addWidget(self.about)
        self._inside.addStretch(1)
        self._scrolled.setWidget(inside)
        column.addWidget(self._scrolled, 1)
        below = row(spacing=tokens.S)
        self._keep_button = button(
            translate("Knowledge", "Keep"), self._keep, "primary", keys="Ctrl+Enter"
        )
        below.addWidget(self._keep_button)
        self._aside = button(translate("Knowledge", "Put aside"), self.put_aside)
        below.addWidget(self._aside)
        self.discarding = Discarding(self._is_typed, self._throw_away)
        below.addWidget(self.discarding.button)
        below.addStretch(1)
        column.addLayout(below)
        for keys, run in (("Ctrl+Return", self._keep), ("Esc", self.put_aside)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    @property
    def is_open(self) -> bool:
        """Whether something is being stated."""
        return self._open is not None

    def state(self, record: str) -> None:
        """Open for a record."""
        self._context.tasks.read(lambda desk: _opened(desk, record), self._show, self)

    def leave(self) -> None:
        """Keep what was typed as a draft."""
        if self._open is None or not self._touched:
            return
        key = _key(self._open.record)
        draft: dict[str, JsonValue] = {
            "field": self.field.currentData(),
            "value": self._editor.value() if self._editor else None,
            "about": self.about.value(),
        }
        self._context.tasks.write(lambda desk: desk.drafts.keep(key, draft), None, None)

    def put_aside(self) -> None:
        """Close; what was typed stays as a draft."""
        if self._open is not None:
            self.leave()
            self._close()

    def choose(self, name: str) -> None:
        """State this field."""
        self.field.setCurrentIndex(max(self.field.findData(name), 0))
        self._chosen()

    @property
    def editor(self) -> Editor | None:
        """The editor of the value."""
        return self._editor

    def _show(self, opened: _Open) -> None:
        self._open, self._touched = opened, False
        self.discarding.restore()
        self.field.clear()
        for plan in opened.plans:
            self.field.addItem(self._saying.field(plan.name), plan.name)
        draft = opened.draft
        self.choose(str(draft.get("field", "")))
        if draft and self._editor is not None:
            self._editor.put(draft.get("value"))
        about = draft.get("about")
        self.about.put(about if isinstance(about, dict) else {})
        self.show()
        self.field.setFocus()

    def _chosen(self) -> None:
        plan = self._plan()
        layout = self._value.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        if plan is not None:
            self._editor = editor_for(plan, self._context.tasks, self._saying)
            self._editor.edited.connect(self._edited)
            layout.addWidget(shown_under(translate("Knowledge", "Value"), self._editor))
            below = (self._keep_button, self._aside, self.discarding.button)
            tab_through(self.field, self._value, self.about, *below)

    def _plan(self) -> FieldPlan | None:
        name = self.field.currentData()
        found = self._open.plans if self._open else ()
        return next((plan for plan in found if plan.name == name), None)

    def _edited(self) -> None:
        self._touched = True

    def _keep(self) -> None:
        plan, opened, editor = self._plan(), self._open, self._editor
        if plan is None or opened is None or editor is None:
            return
        wrong = editor.problem() or self.about.problem()
        if not wrong and editor.value() is None:
            wrong = translate("Knowledge", "Say what is stated.")
        if wrong:
            self._context.say(wrong)
            return
        told: dict[str, JsonValue] = {"field": plan.name, "value": editor.value()}
        told |= self.about.value()

        def act(desk: Desk) -> None:
            desk.records.edit(opened.record, {}, statements=[told])
            desk.drafts.drop(_key(opened.record))

        self._context.tasks.write(
            act, self._done, self, changes={Area.RECORDS, Area.CASES, Area.PEOPLE}
        )

    def _done(self, _nothing: None) -> None:
        self._touched = False
        self._close()
        self.kept.emit()

    def _is_typed(self) -> bool:
        return self._touched or (self._open is not None and bool(self._open.draft))

    def _throw_away(self) -> None:
        if self._open is not None:
            key = _key(self._open.record)
            self._context.tasks.write(lambda desk: desk.drafts.drop(key), None, None)
            self._touched = False
            self._close()

    def _close(self) -> None:
        self._open = None
        self.hide()
        self.closed.emit()


def _opened(desk: Desk, record: str) -> _Open:
    view = desk.records.show(record)
    kind = desk.kinds.get(view.kind)
    # A person's names have a door of their own, which keeps a protected one apart.
    planned = tuple(plan for plan in plans(kind) if plan.name != "names")
    draft = desk.drafts.get(_key(view.record))
    return _Open(view.record, planned, draft if isinstance(draft, dict) else {})


def _key(record: str) -> str:
    return f"statement:{record}"
