"""Which editor a planned field gets, and the four fields that say where a statement is from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from satchel.domain.json_values import JsonValue
from satchel.gui.knowledge.editors import (
    ChoiceEditor,
    DateEditor,
    Editor,
    LanguageEditor,
    LineEditor,
    NumberEditor,
    TextEditor,
)
from satchel.gui.knowledge.field_plans import FieldPlan, Sort
from satchel.gui.knowledge.names_editor import NamesEditor
from satchel.gui.knowledge.permissions_editor import PermissionsEditor
from satchel.gui.knowledge.reference_editors import ReferenceEditor, ReferencesEditor
from satchel.gui.knowledge.roles_editor import RolesEditor
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import stack
from satchel.gui.parts.text import Plain
from satchel.gui.tasks import Tasks


def editor_for(plan: FieldPlan, tasks: Tasks, saying: Saying) -> Editor:
    """The editor of one field."""

    def reference() -> ReferenceEditor:
        return ReferenceEditor(tasks, plan.of_kind, saying.language, saying.kind)

    match plan.sort:
        case Sort.LINE:
            return LineEditor()
        case Sort.TEXT:
            return TextEditor()
        case Sort.LINES if plan.name == "roles":
            return RolesEditor(saying.words.roles())
        case Sort.LINES:
            return TextEditor(listed=True)
        case Sort.DATE:
            return DateEditor(saying.language)
        case Sort.NUMBER:
            return NumberEditor(whole=plan.whole)
        case Sort.LANGUAGE:
            return LanguageEditor()
        case Sort.NAMES:
            return NamesEditor()
        case Sort.PERMISSIONS:
            return PermissionsEditor(plan.name, saying.language)
        case Sort.CHOICE:
            return ChoiceEditor([(one, saying.choice(one)) for one in plan.choices])
        case Sort.YES_NO:
            return ChoiceEditor([(True, saying.value(True)), (False, saying.value(False))])
        case Sort.RECORD:
            return reference()
        case Sort.RECORDS:
            return ReferencesEditor(reference, tasks, saying.language)


def shown_under(name: str, editor: Editor) -> QWidget:
    """An editor under its name, which readers of the screen say too."""
    whole = QWidget()
    column = stack(whole, tokens.XS)
    label = Plain(name, "strong", wraps=True)
    label.setBuddy(editor.control())
    if not editor.control().accessibleName():
        editor.control().setAccessibleName(name)
    column.addWidget(label)
    column.addWidget(editor)
    return whole


class About(QWidget):
    """Where a statement is from: the record, the place in it, as of when, by whom."""

    edited = Signal()

    def __init__(self, tasks: Tasks, saying: Saying) -> None:
        super().__init__()
        column = stack(self, tokens.M)
        column.addWidget(Plain(translate("Knowledge", "WHERE THIS IS FROM"), "section"))
        self.editors: dict[str, Editor] = {
            "source": ReferenceEditor(tasks, None, saying.language, saying.kind),
            "place": LineEditor(translate("Knowledge", "page 3, line 12, 00:04:10")),
            "as_of": DateEditor(saying.language),
            "by": LineEditor(),
        }
        names = {
            "source": translate("Knowledge", "Source: a document, a note, a page kept here"),
            "place": translate("Knowledge", "Place in it"),
            "as_of": translate("Knowledge", "As of"),
            "by": translate("Knowledge", "Said by"),
        }
        for name, editor in self.editors.items():
            editor.edited.connect(self.edited.emit)
            column.addWidget(shown_under(names[name], editor))

    def value(self) -> dict[str, JsonValue]:
        """What was filled in."""
        told = ((name, editor.value()) for name, editor in self.editors.items())
        return {name: value for name, value in told if value is not None}

    def put(self, value: Mapping[str, JsonValue]) -> None:
        """Show what a draft holds."""
        for name, editor in self.editors.items():
            editor.put(value.get(name))

    def problem(self) -> str:
        """Why this cannot be kept as it stands, or an empty text."""
        return next((said for one in self.editors.values() if (said := one.problem())), "")
