"""The habits of the windows: strangers' text stays text, threads stand in one file,
and who decides does not draw."""

from __future__ import annotations

import ast

from house.sources import PACKAGE, imports, modules, named, room, tree

LONGEST = 300
# Each of them shows or keeps more than it was told to: markup in a stranger's words, local
# pictures named in it, lists of recent files. `gui/parts` holds what may be used instead.
UNSAFE = {
    "QLabel",
    "QMessageBox",
    "QErrorMessage",
    "QTextBrowser",
    "QToolTip",
    "QWhatsThis",
    "QSettings",
    "QFileDialog",
    "QDesktopServices",
    "QSystemTrayIcon",
    "setToolTip",
    "setWhatsThis",
    "setHtml",
    "insertHtml",
    "appendHtml",
}
THREADS = {"QThread", "QThreadPool", "QRunnable", "QtConcurrent"}
THREAD_LIBRARIES = {"threading", "_thread", "concurrent", "multiprocessing", "asyncio"}
GUI = [module for module in modules() if room(module) == "gui"]


def _words(module: object) -> set[tuple[str, int]]:
    """Every name a file uses, bare, behind a dot or imported, with its line."""
    found: set[tuple[str, int]] = set()
    for node in ast.walk(tree(module)):  # type: ignore[arg-type]  # a Path, as `modules` gives
        if isinstance(node, ast.Name):
            found.add((node.id, node.lineno))
        elif isinstance(node, ast.Attribute):
            found.add((node.attr, node.lineno))
        elif isinstance(node, ast.alias):
            found.add((node.name, node.lineno))
    return found


def test_what_may_draw_markup_or_leave_traces_stands_in_parts_only() -> None:
    found = [
        f"{named(module)}:{line} {word}"
        for module in GUI
        if PACKAGE / "gui" / "parts" not in module.parents
        for word, line in sorted(_words(module))
        if word in UNSAFE
    ]
    assert found == []


def test_threads_stand_in_one_file() -> None:
    found = [
        named(module)
        for module in GUI
        if module != PACKAGE / "gui" / "lanes.py"
        and (
            THREADS & {word for word, _ in _words(module)}
            or THREAD_LIBRARIES & {name.partition(".")[0] for name in imports(module)}
        )
    ]
    assert found == []


def test_presenters_are_free_of_qt() -> None:
    found = [
        named(module)
        for module in GUI
        if "presenter" in module.stem
        and any(name.partition(".")[0] in {"PySide6", "shiboken6"} for name in imports(module))
    ]
    assert found == []


def test_no_file_of_the_windows_becomes_the_application() -> None:
    lengths = {named(module): len(module.read_text("utf-8").splitlines()) for module in GUI}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
