"""Gathers what the rooms below the windows say to people: refusals, news, warnings.

Those rooms know no languages; each of their sentences is written once, in English. Here
they are found in the code, `{}` standing for each value put in, and laid beside their
translations in resources/words/sentences.json.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from devtools.places import Places

LANGUAGES = ("ru", "kk")
REFUSALS = {
    "UsageError", "NoSuchThing", "RefusedByPolicy", "MachineRefused", "IntegrityFailure",
    "WrongPassphrase", "OutOfReach",
}  # fmt: skip
# Rooms that a person in a window meets; the command line and the relay speak English.
ROOMS: tuple[str, ...] = (
    "assembly",
    "audio",
    "capture",
    "catalog",
    "crypto",
    "domain",
    "export",
    "search",
)
ROOMS += ("storage", "sync", "system")
# Modules that tell news and warnings too, as whole sentences.
TELLING = (
    "catalog/stamping.py", "catalog/warning.py", "sync/documents.py", "sync/introducing.py",
    "sync/looking_after.py", "sync/parcel_opening.py", "sync/pieces.py", "sync/receipt_taking.py",
    "sync/syncing.py",
)  # fmt: skip
_SHORTEST = 15


def file_of(places: Places) -> Path:
    """Where the translations stand."""
    return places.root / "resources" / "words" / "sentences.json"


def update(places: Places) -> list[str]:
    """Bring the file in step with the code; the sentences that lack a translation."""
    file = file_of(places)
    known: dict[str, dict[str, str]] = (
        json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    )
    empty = dict.fromkeys(LANGUAGES, "")
    kept = {one: {**empty, **known.get(one, {})} for one in sorted(templates(places.app))}
    text = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
    file.write_text(text, encoding="utf-8")
    return [one for one, told in kept.items() if not all(told.values())]


def templates(app: Path) -> set[str]:
    """Every sentence of the rooms, with `{}` where a value is put in."""
    home = app / "satchel"
    found: set[str] = set()
    for room in ROOMS:
        for module in (home / room).rglob("*.py"):
            tree = ast.parse(module.read_text(encoding="utf-8"))
            told = module.relative_to(home).as_posix() in TELLING
            found.update(_sentences(tree) if told else _refusals(tree))
    return {one for one in found if any(letter.isalpha() for letter in one.replace("{}", ""))}


def _refusals(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in REFUSALS:
            yield from _template(node.args[0])


def _sentences(tree: ast.AST) -> Iterator[str]:
    """Every text that reads like a sentence and is no docstring."""
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        if id(node) in prose or id(node) in inside:
            continue
        for text in _template(node):
            if len(text) > _SHORTEST and text.endswith(".") and " " in text:
                yield text


def _template(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
        yield "".join(map(str, parts))
    elif isinstance(node, ast.IfExp):
        yield from _template(node.body)
        yield from _template(node.orelse)


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""
