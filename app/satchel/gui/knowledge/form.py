"""The panel that adds or edits a record of any kind, in place, with its draft kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from satchel.domain.errors import SatchelError
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.gui.context import Context
from satchel.gui.core_sentences import spoken
from satchel.gui.knowledge import form_presenter
from satchel.gui.knowledge.discarding import Discarding
from satchel.gui.knowledge.editors import Editor
from satchel.gui.knowledge.form_fields import About, editor_for, shown_under
from satchel.gui.knowledge.form_presenter import Form
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.tabbing import tab_through
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area

_PAUSE_MS = 800
_WIDEST_PX = 640
_CHANGES = {
    "case": Area.CASES,
    "person": Area.PEOPLE,
    "correspondence": Area.LETTERS,
    "citation": Area.SOURCES,
}


class RecordForm(QWidget):
    """`kept` carries the record; `closed` is said when there is no form any more."""

    kept = Signal(str)
    closed = Signal()

    def __init__(self, context: Context, saying: Saying) -> None:
        super().__init__()
        self._context, self._saying = context, saying
        self._form: Form | None = None
        self._key = ""
        self._editors: dict[str, Editor] = {}
        self._touched = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep_draft)
        self._build()

    def _build(self) -> None:
        column = stack(self, tokens.S, tokens.M)
        self._title = Plain("", "heading", wraps=True)
        self._told = Plain("", "small", wraps=True)
        self._scrolled = QScrollArea()
        self._scrolled.setWidgetResizable(True)
        column.addWidget(self._title)
        column.addWidget(self._told)
        column.addWidget(self._scrolled, 1)
        below = row(spacing=tokens.S)
        self._keep = button(
            translate("Knowledge", "Keep"), self._keep_record, "primary", keys="Ctrl+Enter"
        )
        self._aside = button(translate("Knowledge", "Put aside"), self.put_aside)
        self._discarding = Discarding(self._is_typed, self._throw_away)
        for one in (self._keep, self._aside, self._discarding.button):
            below.addWidget(one)
        below.addStretch(1)
        column.addLayout(below)
        for keys, run in (("Ctrl+Return", self._keep_record), ("Esc", self.put_aside)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    # What screens ask for.

    def add(self, kind: str, preset: JsonObject | None = None, under: str | None = None) -> None:
        """Open for a new record of `kind`, under a record perhaps."""
        self.put_aside(quietly=True)
        self._key = form_presenter.key_of(kind, None, under)
        told, language = dict(preset or {}), self._saying.language
        self._context.tasks.read(
            lambda desk: form_presenter.open_new(desk, kind, told, under, language),
            self._show,
            self,
        )

    def edit(self, record: str) -> None:
        """Open for what a record says."""
        self.put_aside(quietly=True)
        self._key = form_presenter.key_of("", record)
        language = self._saying.language
        self._context.tasks.read(
            lambda desk: form_presenter.open_edit(desk, record, language), self._show, self
        )

    @property
    def is_open(self) -> bool:
        """Whether something is being filled in."""
        return self._form is not None

    def leave(self) -> None:
        """Keep what was typed as a draft; the form stays as it is."""
        if self._touched:
            self._keep_draft()

    def put_aside(self, quietly: bool = False) -> None:
        """Close, with a draft of what was typed."""
        if self._form is None:
            return
        if self._touched:
            self._keep_draft()
            if not quietly:
                self._context.say(translate("Knowledge", "What you typed is put aside as a draft."))
        self._close()

    # Inside.

    def values(self) -> dict[str, JsonValue]:
        """What the fields hold now."""
        told = ((name, editor.value()) for name, editor in self._editors.items())
        return {name: value for name, value in told if value is not None}

    def editor(self, name: str) -> Editor:
        """The editor of one field."""
        return self._editors[name]

    def _show(self, form: Form) -> None:
        self._form, self._touched, self._editors = form, False, {}
        kind = self._saying.kind(form.kind)
        if form.record is None:
            self._title.setText(translate("Knowledge", "New: {kind}").format(kind=kind))
        else:
            self._title.setText(f"{kind}: {form.title}")
        drafted = translate("Knowledge", "What you typed before is here again; it is not kept yet.")
        self._told.setText(drafted if form.from_draft else "")
        self._told.setVisible(form.from_draft)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST_PX)
        column = stack(inside, tokens.M, tokens.XS)
        for plan in form.plans:
            editor = editor_for(plan, self._context.tasks, self._saying)
            self._editors[plan.name] = editor
            if plan.name in form.shown:
                editor.put(form.shown[plan.name])
            editor.edited.connect(self._edited)
            column.addWidget(shown_under(self._label(plan.name, plan.required), editor))
        self._about = About(self._context.tasks, self._saying)
        self._about.put(form.about)
        self._about.edited.connect(self._edited)
        column.addWidget(self._about)
        # In its place by now: shown before, it would be a window of its own and take the keys.
        self._about.setVisible(form.takes_source)
        column.addStretch(1)
        self._scrolled.setWidget(inside)
        self._restore_buttons()
        self.show()
        if form.plans:
            lacking = (one for one in form.plans if one.required and one.name not in form.shown)
            self._editors[next(lacking, form.plans[0]).name].setFocus()
        tab_through(inside, self._keep, self._aside, self._discarding.button)
        for editor in self._editors.values():
            editor.control().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field reached by Tab is scrolled into sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scrolled.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)

    def _label(self, name: str, required: bool) -> str:
        told = self._words(name)
        return translate("Knowledge", "{field} (needed)").format(field=told) if required else told

    def _words(self, name: str) -> str:
        return self._saying.field(name, self._form.kind if self._form else "")

    def _edited(self) -> None:
        self._touched = True
        self._pause.start()
        self._restore_buttons()

    def _keep_draft(self) -> None:
        self._pause.stop()
        if self._form is None:
            return
        key, fields, about = self._key, self.values(), self._about.value()
        self._context.tasks.write(
            lambda desk: form_presenter.keep_draft(desk, key, fields, about), None, None
        )

    def _keep_record(self) -> None:
        if self._form is None or self._wrong():
            return
        self._pause.stop()
        form, key = self._form, self._key
        after, about = self.values(), self._about.value()
        self._keep.setEnabled(False)
        self._context.tasks.write(
            lambda desk: form_presenter.keep(desk, form, after, about, key),
            self._done,
            self,
            changes={Area.RECORDS, _CHANGES.get(form.kind, Area.RECORDS)},
            failed=partial(self._refused, form, after),
        )

    def _wrong(self) -> bool:
        """Whether something cannot be kept yet; the first such field gets the keys."""
        for name, editor in self._editors.items():
            if said := editor.problem():
                self._context.say(f"{self._words(name)}: {said}")
                editor.setFocus()
                return True
        for plan in self._form.plans if self._form else ():
            if plan.required and self._editors[plan.name].value() is None:
                needed = translate("Knowledge", "{field} is needed.")
                self._context.say(needed.format(field=self._words(plan.name)))
                self._editors[plan.name].setFocus()
                return True
        return False

    def _done(self, outcome: tuple[str, list[str]]) -> None:
        record, warnings = outcome
        self._touched = False
        self._close()
        self._context.say(" ".join(map(spoken, warnings)))
        self.kept.emit(record)

    def _refused(self, form: Form, after: Mapping[str, JsonValue], refused: SatchelError) -> None:
        self._keep.setEnabled(True)
        self._context.tasks.refused.emit(refused)
        if refused.code == "moved-on" and form.record is not None:
            language = self._saying.language
            self._context.tasks.read(
                lambda desk: form_presenter.looked_again(desk, form, after, language),
                self._show_again,
                self,
            )

    def _show_again(self, form: Form) -> None:
        self._show(form)
        self._touched = True
        self._told.setText(
            translate(
                "Knowledge",
                "Someone changed this while you typed. Your words are still in the fields, theirs "
                "where you had typed nothing. Look it over, and keep it then.",
            )
        )
        self._told.show()

    def _is_typed(self) -> bool:
        return self._touched or (self._form is not None and self._form.from_draft)

    def _throw_away(self) -> None:
        key = self._key
        self._context.tasks.write(lambda desk: desk.drafts.drop(key), None, None)
        self._touched = False
        self._close()

    def _restore_buttons(self) -> None:
        self._keep.setEnabled(True)
        self._discarding.restore()

    def _close(self) -> None:
        self._pause.stop()
        self._form = None
        self.hide()
        self.closed.emit()
