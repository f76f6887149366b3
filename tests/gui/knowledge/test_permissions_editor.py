"""Consents and restrictions in a form: kept as told, changed only where she changes them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from satchel.catalog.kinds import Kinds
from satchel.domain.json_values import JsonValue
from satchel.gui.knowledge.field_plans import Sort, plans
from satchel.gui.knowledge.permissions_editor import PermissionsEditor
from satchel.system.paths import schema_folder

CONSENTS: JsonValue = [
    {"whose": "W-3", "uses": ["print", "exhibit"], "given": "2026-03", "how": "by telephone"},
    {"whose": "her mother", "uses": []},
]
RESTRICTIONS: JsonValue = [{"uses": ["export"], "until": "2031", "why": "appeal", "by": "M-1"}]


@pytest.mark.parametrize(
    ("name", "kept"), [("consent", CONSENTS), ("restriction", RESTRICTIONS), ("consent", None)]
)
def test_opening_a_form_changes_nothing(qtbot: QtBot, name: str, kept: JsonValue) -> None:
    editor = PermissionsEditor(name, "en")
    qtbot.addWidget(editor)
    editor.put(kept)
    assert editor.value() == kept
    assert editor.problem() == ""


def test_a_restriction_is_added_and_taken_out_again(qtbot: QtBot) -> None:
    editor = PermissionsEditor("restriction", "en")
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.edited):
        editor.more.click()
    assert editor.problem()  # not said yet for which uses
    next(box for box in editor.findChildren(QCheckBox) if box.text() == "print").click()
    editor.findChildren(QLineEdit)[0].setText("the trial goes on")
    assert editor.value() == [{"uses": ["print"], "why": "the trial goes on"}]
    assert editor.problem() == ""
    next(one for one in editor.findChildren(QPushButton) if one.text() == "Take it out").click()
    assert editor.value() is None


def test_a_consent_says_whose_it_is(qtbot: QtBot) -> None:
    editor = PermissionsEditor("consent", "en")
    qtbot.addWidget(editor)
    editor.more.click()
    assert editor.problem() == "Say who agreed."


def test_every_kind_can_be_restricted() -> None:
    kinds = Kinds(schema_folder() / "kinds")
    for name in kinds.names():
        sorts = [plan.name for plan in plans(kinds.get(name)) if plan.sort is Sort.PERMISSIONS]
        assert sorts == ["consent", "restriction"]
