"""No control leads nowhere: every place that is named in the windows is a screen."""

from __future__ import annotations

import ast

from house.sources import PACKAGE, modules, named, tree
from satchel.gui.shell.screens import screens


def test_every_place_that_is_named_is_a_screen() -> None:
    known = set(screens())
    lost = [
        f"{named(module)}:{node.lineno} {name.value}"
        for module in modules()
        if module.is_relative_to(PACKAGE / "gui")
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Place" and node.args
        for name in [node.args[0]]
        if isinstance(name, ast.Constant) and name.value not in known
    ]
    assert lost == []


def test_every_screen_can_be_chosen_or_is_led_to() -> None:
    led_to = {
        name.value
        for module in modules()
        if module.is_relative_to(PACKAGE / "gui")
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Place" and node.args
        for name in [node.args[0]]
        if isinstance(name, ast.Constant)
    }
    assert [
        name for name, entry in screens().items() if not entry.words and name not in led_to
    ] == []
