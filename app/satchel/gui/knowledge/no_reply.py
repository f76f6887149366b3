"""The signed statement that by a day nobody had answered: who says so, where they looked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from satchel.assembly.desk import Desk
from satchel.catalog.letters import last_day
from satchel.domain.json_values import JsonValue
from satchel.gui.context import Context
from satchel.gui.knowledge.discarding import Discarding
from satchel.gui.knowledge.editors import DateEditor, LineEditor
from satchel.gui.knowledge.form_fields import shown_under
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area

_WIDEST_PX = 560


class NoReplyForm(QWidget):
    """Today stands in it; the mailbox and the name are asked for."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._record: str | None = None
        column = stack(self, tokens.M, tokens.M)
        column.addWidget(Plain(translate("Knowledge", "Nobody answered"), "heading"))
        told = translate(
            "Knowledge",
            "A statement with your signature. It accuses somebody of silence: look into the "
            "mailbox first.",
        )
        column.addWidget(Plain(told, wraps=True))
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST_PX)
        fields = stack(inside, tokens.M)
        self.as_of = DateEditor(context.appearance.language)
        self.searched = LineEditor(translate("Knowledge", "which mailbox or register"))
        self.by = LineEditor(translate("Knowledge", "who looked"))
        fields.addWidget(shown_under(translate("Knowledge", "As of"), self.as_of))
        fields.addWidget(shown_under(translate("Knowledge", "Searched"), self.searched))
        fields.addWidget(shown_under(translate("Knowledge", "By"), self.by))
        column.addWidget(inside)
        below = row(spacing=tokens.S)
        below.addWidget(button(translate("Knowledge", "State it"), self._state, "primary"))
        below.addWidget(button(translate("Knowledge", "Put aside"), self.put_aside))
        self.discarding = Discarding(self._is_typed, self._throw_away)
        below.addWidget(self.discarding.button)
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)
        for keys, run in (("Ctrl+Return", self._state), ("Esc", self.put_aside)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def open(self, record: str) -> None:
        """Open for a letter, with what was put aside."""
        self._record = record
        self.discarding.restore()
        self._context.tasks.read(
            lambda desk: (desk.letters.today().isoformat(), desk.drafts.get(_key(record))),
            self._show,
            self,
        )
        self.searched.setFocus()

    def leave(self) -> None:
        """Keep what was typed as a draft."""
        record = self._record
        if record is None or not self._is_typed():
            return
        draft: JsonValue = [self.as_of.value(), self.searched.value(), self.by.value()]
        self._context.tasks.write(lambda desk: desk.drafts.keep(_key(record), draft), None, None)

    def put_aside(self) -> None:
        """Close with a draft."""
        self.leave()
        self.close_it()

    def close_it(self) -> None:
        """Close without one."""
        self._record = None
        self.closed.emit()

    def _is_typed(self) -> bool:
        return self.searched.value() is not None or self.by.value() is not None

    def _throw_away(self) -> None:
        record = self._record
        if record is not None:
            self._context.tasks.write(lambda desk: desk.drafts.drop(_key(record)), None, None)
            self.close_it()

    def _show(self, told: tuple[str, JsonValue]) -> None:
        today, draft = told
        kept = draft if isinstance(draft, list) and len(draft) == 3 else [today, None, None]
        for editor, value in zip((self.as_of, self.searched, self.by), kept, strict=True):
            editor.put(value)

    def _state(self) -> None:
        record = self._record
        as_of, searched, by = self.as_of.value(), self.searched.value(), self.by.value()
        if record is None:
            return
        wrong = self.as_of.problem()
        if not wrong and not (as_of and searched and by):
            wrong = translate(
                "Knowledge", "Say as of when, which mailbox was searched, and by whom."
            )
        if wrong:
            self._context.say(wrong)
            return

        def act(desk: Desk) -> str | None:
            done = desk.letters.no_reply(
                record, as_of=str(as_of), searched=str(searched), by=str(by)
            )
            desk.drafts.drop(_key(record))
            return desk.letters.answer_to(done.record, last_day(str(as_of)))

        self._context.tasks.write(act, self._done, self, changes={Area.LETTERS, Area.RECORDS})

    def _done(self, answer: str | None) -> None:
        self.close_it()
        if answer is not None:
            self._context.say(
                translate("Knowledge", "Stated. But a letter here answers it by that day.")
            )


def _key(record: str) -> str:
    return f"no-reply:{record}"
