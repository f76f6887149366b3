"""Gathers the words of the windows, and compiles what translators wrote.

One pair of files for each package of the windows (the house and its parts are one) and language:
resources/translations/PACKAGE_LANGUAGE.ts is written by people, the .qm beside it is what
the program loads. English has one only where a sentence counts ("1 page", "2 pages").
What no code says any more is dropped; what has no translation yet is listed at the end,
and so is what the rooms below say (see `sentences`).
"""

from __future__ import annotations

import ast
import re
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from devtools import sentences
from devtools.places import ON_WINDOWS, Places
from devtools.steps import call_quietly, say

SOURCE = "en"
LANGUAGES = ("ru", "kk")
# One table for the house itself: the modules beside the packages, and what all screens use.
HOUSE = "windows"
_OF_THE_HOUSE = frozenset({"shell", "parts", "look"})
SAFETY = "safety.txt"
_UPDATE = (
    "-silent", "-no-obsolete", "-sort-messages", "-locations", "none",
    "-disable-heuristic", "sametext", "-disable-heuristic", "similartext",
    "-source-language", SOURCE,
)  # fmt: skip
_NOT_REVIEWED = "Not yet reviewed by a native speaker."


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence of a .ts file. `forms` are its translations: one, or one a plural form."""

    context: str
    source: str
    forms: tuple[str, ...]
    is_finished: bool

    @property
    def counts(self) -> bool:
        return "%n" in self.source


def update(places: Places, rest: list[str]) -> int:
    """Bring the .ts files in step with the code (of the packages in `rest`, or of all),
    compile them, and say what lacks a translation. Returns 1 when something does."""
    folder = places.root / "resources" / "translations"
    asked = {name: files for name, files in packages(places).items() if not rest or name in rest}
    lacking = 0
    for package, files in asked.items():
        for language in (SOURCE, *LANGUAGES):
            file = folder / f"{package}_{language}.ts"
            if gather(places, files, file, language) or compile_(places, [file]):
                return 1
            for one in (one for one in messages(file) if not one.is_finished):
                lacking += 1
                say(f"{file.name}: {one.source.encode('ascii', 'backslashreplace').decode()}")
    write_safety(folder)
    for sentence in sentences.update(places):
        lacking += 1
        shown = sentence.encode("ascii", "backslashreplace").decode()
        say(f"{sentences.file_of(places).name}: {shown}")
    say(f"{lacking} sentences lack a translation")
    return 1 if lacking else 0


def packages(places: Places) -> dict[str, list[Path]]:
    """The modules of each package of the windows that say something."""
    gui = places.app / "satchel" / "gui"
    found: dict[str, list[Path]] = {}
    for module in sorted(gui.rglob("*.py")):
        if re.search(r"\btranslate\(", module.read_text(encoding="utf-8")):
            parts = module.relative_to(gui).parts
            is_house = len(parts) == 1 or parts[0] in _OF_THE_HOUSE
            found.setdefault(HOUSE if is_house else parts[0], []).append(module)
    found[HOUSE].remove(gui / "language.py")  # where `translate` is defined
    return found


def gather(places: Places, files: list[Path], into: Path, language: str) -> int:
    """Bring one .ts file in step with `files`; of English only what counts, or no file."""
    plural = ("-pluralonly",) if language == SOURCE else ()
    with tempfile.TemporaryDirectory() as folder:
        copies = [_countable(file, Path(folder) / f"{at}.py") for at, file in enumerate(files)]
        words = [_tool(places, "lupdate"), *_UPDATE, *plural, "-target-language", language]
        status = call_quietly([*words, *copies, "-ts", into], cwd=places.root)
    if status == 0 and language == SOURCE and not list(messages(into)):
        into.unlink()
        into.with_suffix(".qm").unlink(missing_ok=True)
    return status


def _countable(file: Path, copy: Path) -> Path:
    """A copy of a module for Qt's tool, which (6.11) knows a sentence that counts only by a
    number: whatever is counted is one there."""
    lines = file.read_bytes().splitlines(keepends=True)
    for node in ast.walk(ast.parse(b"".join(lines))):
        if isinstance(node, ast.Call) and _called(node.func) == "translate" and len(node.args) > 3:
            _replace(lines, node.args[3])
    copy.write_bytes(b"".join(lines))
    return copy


def _called(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _replace(lines: list[bytes], node: ast.expr) -> None:
    """By `1`, and the lines it stood on stay as many."""
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    before, after = lines[first][: node.col_offset], lines[last][node.end_col_offset or 0 :]
    lines[first : last + 1] = [before + b"1" + after, *([b"\n"] * (last - first))]


def compile_(places: Places, files: list[Path]) -> int:
    """Write the .qm beside each .ts that is there.

    Each takes its place at once: a window that is open has the old one mapped into memory,
    and would end with a bus error if it were written over.
    """
    for file in (one for one in files if one.exists()):
        made = file.with_suffix(".qm.new")
        if code := call_quietly([_tool(places, "lrelease"), file, "-qm", made], cwd=places.root):
            return code
        made.replace(file.with_suffix(".qm"))
    return 0


def messages(file: Path) -> Iterator[Message]:
    """What a .ts file holds; nothing when there is none."""
    if not file.exists():
        return
    # Our own file: nobody else wrote this XML.
    for context in ElementTree.parse(file).getroot().iter("context"):
        for one in context.iter("message"):
            translation = one.find("translation")
            assert translation is not None
            plural = [form.text or "" for form in translation.iter("numerusform")]
            forms = tuple(plural or [translation.text or ""])
            finished = translation.get("type") is None and all(forms)
            yield Message(context.findtext("name", ""), one.findtext("source", ""), forms, finished)


def safety(folder: Path) -> list[tuple[str, str]]:
    """The sentences a person's safety hangs on: context and English words."""
    lines = (folder / SAFETY).read_text(encoding="utf-8").splitlines()
    told = (line for line in lines if line and not line.startswith("#"))
    return [(context, source) for context, _, source in (line.partition(": ") for line in told)]


def safety_page(folder: Path, language: str) -> str:
    """Those sentences beside their translations, for someone to review who grew up with it."""
    held = {
        (one.context, one.source): one
        for file in sorted(folder.glob(f"*_{language}.ts"))
        for one in messages(file)
    }
    lines = [_NOT_REVIEWED, ""]
    for key in safety(folder):
        if key in held:
            lines += [key[1], *held[key].forms, ""]
    return "\n".join(lines)


def write_safety(folder: Path) -> None:
    """Write the pages for reviewers anew."""
    for language in LANGUAGES:
        page = folder / f"safety_{language}.txt"
        page.write_text(safety_page(folder, language), encoding="utf-8")


def _tool(places: Places, name: str) -> Path:
    """Qt's own program where it lies in the environment, for the script that starts it takes
    ten times as long as it does; elsewhere that script."""
    for own in places.venv.glob(f"lib/python*/site-packages/PySide6/{name}"):
        return own
    return places.bin / (f"pyside6-{name}.exe" if ON_WINDOWS else f"pyside6-{name}")
