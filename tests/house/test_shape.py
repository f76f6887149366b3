"""The shape of the house: where SQL stands, what a package holds, how long a file may be."""

from __future__ import annotations

import ast
import re

from house.sources import ROOT, modules, named, room, strings, tree

SQL = re.compile(
    r"\bSELECT\b.+\bFROM\b|\bINSERT\s+(OR\s+\w+\s+)?INTO\b|\bUPDATE\s+\w+\s+SET\b"
    r"|\bDELETE\s+FROM\b|\bCREATE\s+(\w+\s+)?(TABLE|INDEX|TRIGGER|VIEW)\b|\bPRAGMA\s+\w",
    re.DOTALL,
)
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
LONGEST = 400


def test_sql_stands_in_storage_only() -> None:
    found = [
        f"{named(module)}:{line}"
        for module in modules()
        if room(module) != "storage"
        for line, text in strings(module)
        if SQL.search(text)
    ]
    assert found == []


def test_a_package_holds_only_its_docstring() -> None:
    more = [
        named(module)
        for module in modules()
        if module.name == "__init__.py"
        and not all(_is_docstring_or_version(node) for node in tree(module).body)
    ]
    assert more == []


def _is_docstring_or_version(node: ast.stmt) -> bool:
    if isinstance(node, ast.Assign):
        return [ast.unparse(target) for target in node.targets] == ["__version__"]
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_every_module_says_what_it_is_for() -> None:
    assert [named(module) for module in modules() if not ast.get_docstring(tree(module))] == []


def test_no_file_becomes_the_application() -> None:
    lengths = {
        named(module): len(module.read_text(encoding="utf-8").splitlines()) for module in modules()
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_every_thing_has_a_name() -> None:
    nameless = [named(module) for module in modules() if NAMELESS & set(module.stem.split("_"))]
    assert nameless == []


def test_every_folder_of_tests_is_run() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    folders = {
        f"tests/{path.relative_to(ROOT / 'tests').parts[0]}"
        for path in (ROOT / "tests").rglob("test_*.py")
        if "node_modules" not in path.parts
    }
    assert {folder for folder in folders if f'"{folder}"' not in settings} == set()


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|\bfor now\b|raise NotImplementedError")
    found = [
        f"{named(module)}:{number}"
        for module in modules()
        for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), 1)
        if later.search(line)
    ]
    assert found == []
