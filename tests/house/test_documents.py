"""Documents can fail: every command a document shows is real, and every real one is documented."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from devtools.verbs import VERBS
from house.sources import ROOT
from satchel.cli.grammar.whole import build, parse

COMMANDS = ROOT / "app" / "COMMANDS.md"
DOCUMENTS = [
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("app/**/*.md"), *ROOT.glob("archive_schema/*.md"))
    if ".venv" not in path.parts
]


def _verbs(parser: argparse.ArgumentParser, before: str = "") -> set[str]:
    """Every command of the grammar, those of groups by both words."""
    found: set[str] = set()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                found |= _verbs(below, f"{before}{name} ") or {f"{before}{name}"}
    return found


def _options(parser: argparse.ArgumentParser) -> dict[str, set[str]]:
    """Each command's long options."""
    found: dict[str, set[str]] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                for rest, options in _options(below).items():
                    found[f"{name} {rest}".strip()] = options
    mine = {word for action in parser._actions for word in action.option_strings}
    return found or {"": {word for word in mine if word.startswith("--")} - {"--help"}}


def _documented() -> dict[str, set[str]]:
    """The commands of COMMANDS.md (one a table row, in code) and the options each row names."""
    rows = re.findall(r"^\| `([^`]+)` \|", COMMANDS.read_text(encoding="utf-8"), re.MULTILINE)
    return {
        " ".join(re.findall(r"^[a-z]+(?:[ -][a-z]+)*", row)): set(re.findall(r"--[a-z-]+", row))
        for row in rows
    }


def test_every_command_is_documented_and_every_documented_command_is_real() -> None:
    assert set(_documented()) == _verbs(build())


def test_every_option_is_documented_and_every_documented_option_is_real() -> None:
    assert _documented() == _options(build())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_dev_command_in_a_document_is_a_verb(document: Path) -> None:
    used = re.findall(r"(?:python3|py -3\.11) dev ([a-z]+)", document.read_text(encoding="utf-8"))
    assert set(used) <= set(VERBS)


def test_the_first_lines_of_the_readme_are_understood() -> None:
    """The grammar accepts each `satchel` line of README's ten (there by its alias `s`)."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^(?:CASE=\$\()?s (.+?)(?: *\| python3.*)?(?: +#.*)?$", text, re.MULTILINE)
    assert len(lines) == 6
    for line in lines:
        assert parse(shlex.split(line)).act


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "app" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    pages = [page.name for page in folder.glob("*.md") if page.name != "README.md"]
    assert [page for page in pages if f"]({page})" not in index] == []
