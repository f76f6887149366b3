"""Every visible word is in three languages, whole, and compiled."""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools import sentences, translations
from devtools.places import Places
from devtools.translations import LANGUAGES, Message
from house.sources import ROOT, modules, named, room, tree

PLACES = Places(ROOT)
FOLDER = ROOT / "resources" / "translations"
PACKAGES = translations.packages(PLACES)
TABLES = sorted(FOLDER.glob("*.ts"))
GUI = [module for module in modules() if room(module) == "gui"]
VALUE = re.compile(r"\{[^{}]*\}|%n|%\d")
# What shows or says its first word to a person.
SHOWN = {
    "Plain", "button", "labelled", "field", "tip", "say", "setText", "setPlaceholderText",
    "setAccessibleName", "setAccessibleDescription", "setWindowTitle", "setTitle", "addTab",
    "setHeaderLabels", "setStatusTip", "QPushButton", "QCheckBox", "QRadioButton",
    "QGroupBox", "QAction", "QToolButton",
}  # fmt: skip
# The program's name, and signs that are no words of a language.
SAME_EVERYWHERE = {"Satchel", "EX-"}


def _by_source(file: Path) -> dict[tuple[str, str], Message]:
    return {(one.context, one.source): one for one in translations.messages(file)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("package", PACKAGES)
def test_every_word_of_the_windows_is_translated(
    package: str, language: str, tmp_path: Path
) -> None:
    """Gathered again from the code, beside what is there: `dev translations` mends it."""
    kept = FOLDER / f"{package}_{language}.ts"
    fresh = tmp_path / kept.name
    if kept.exists():
        shutil.copy(kept, fresh)
    assert translations.gather(PLACES, PACKAGES[package], fresh, language) == 0
    assert [one.source for one in translations.messages(fresh) if not one.is_finished] == []
    assert set(_by_source(kept)) - set(_by_source(fresh)) == set(), "nobody says these any more"


@pytest.mark.parametrize("package", PACKAGES)
def test_english_has_its_plurals(package: str, tmp_path: Path) -> None:
    kept = FOLDER / f"{package}_en.ts"
    fresh = tmp_path / kept.name
    if kept.exists():
        shutil.copy(kept, fresh)
    assert translations.gather(PLACES, PACKAGES[package], fresh, "en") == 0
    assert [one.source for one in translations.messages(fresh) if not one.is_finished] == []
    assert fresh.exists() == kept.exists()


def test_every_table_belongs_to_a_package() -> None:
    packages = {file.stem.rpartition("_")[0] for file in TABLES}
    assert packages - set(PACKAGES) == set()


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.name)
def test_values_stand_in_every_translation(file: Path) -> None:
    """A language may order them otherwise; "1 page" may say its number by itself."""
    wrong = [
        (one.source, form)
        for one in translations.messages(file)
        for form in one.forms
        if not set(VALUE.findall(one.source)) - {"%n"} <= set(VALUE.findall(form))
        or not set(VALUE.findall(form)) <= set(VALUE.findall(one.source))
    ]
    assert wrong == []
    silent = [
        one.source
        for one in translations.messages(file)
        if one.counts and not any("%n" in form for form in one.forms)
    ]
    assert silent == []


def test_what_the_program_loads_is_what_was_written(tmp_path: Path) -> None:
    copies = [Path(shutil.copy(file, tmp_path)) for file in TABLES]
    assert translations.compile_(PLACES, copies) == 0
    stale = [
        copy.stem
        for copy in copies
        if not (FOLDER / f"{copy.stem}.qm").exists()
        or copy.with_suffix(".qm").read_bytes() != (FOLDER / f"{copy.stem}.qm").read_bytes()
    ]
    assert stale == []
    assert {file.stem for file in FOLDER.glob("*.qm")} == {file.stem for file in TABLES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_safety_hangs_on_is_listed_for_review_as_it_stands(language: str) -> None:
    said = {key for file in FOLDER.glob(f"*_{language}.ts") for key in _by_source(file)}
    assert [key for key in translations.safety(FOLDER) if key not in said] == []
    page = (FOLDER / f"safety_{language}.txt").read_text(encoding="utf-8")
    assert page == translations.safety_page(FOLDER, language)


def test_words_are_gathered_because_they_stand_as_literals() -> None:
    wrong = [
        f"{named(module)}:{call.lineno}"
        for module in GUI
        if module.name != "language.py"
        for call in _calls(module)
        if _name(call) == "translate" and not _is_gathered(call)
    ]
    assert wrong == []


def _is_gathered(call: ast.Call) -> bool:
    words = [one.value if isinstance(one, ast.Constant) else None for one in call.args[:2]]
    if len(words) < 2 or not all(isinstance(word, str) and word for word in words):
        return False
    counts = "%n" in str(words[1])
    return counts == (len(call.args) == 4) and not call.keywords


def test_nothing_is_shown_that_was_not_translated() -> None:
    found = [
        f"{named(module)}:{call.lineno} {call.args[0].value}"
        for module in GUI
        for call in _calls(module)
        if _name(call) in SHOWN
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
        and re.search(r"[^\W\d_]{2}", call.args[0].value)
        and call.args[0].value not in SAME_EVERYWHERE
    ]
    assert found == []


def _calls(module: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(module)) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def test_every_sentence_of_the_rooms_below_is_translated() -> None:
    """Refusals, news and warnings; values stay in their order, for they are put in by it."""
    table = json.loads(sentences.file_of(PLACES).read_text(encoding="utf-8"))
    assert set(table) == sentences.templates(PLACES.app), "`dev translations` gathers them"
    lacking = [one for one, told in table.items() for language in LANGUAGES if not told[language]]
    assert lacking == []
    uneven = [
        one
        for one, told in table.items()
        for language in LANGUAGES
        if told[language].count("{}") != one.count("{}")
    ]
    assert uneven == []
