"""What lies in a screen beside its first sight: each is a picture, and is tried by the tests.

A step is what a person would press. It is given the screen, shown and at rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from satchel.gui.entering.first_run import FirstRun
from satchel.gui.entering.steps import Step as Page
from satchel.gui.entering.steps import Way
from satchel.gui.hearing.writing_presenter import Mode

_DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
Step = Callable[[Any], object]


def _asked(mode: Mode) -> Step:
    return lambda screen: screen.sitting.ask(mode)


# By the name of the screen, and then by a word for the picture: `case-edit`, `letter-no-reply`.
WITHIN: Mapping[str, Mapping[str, Step]] = {
    "hearing": {
        **{mode.value: _asked(mode) for mode in Mode},
        "find": lambda screen: screen.sitting.finding.open(),
    },
    "report": {
        "answer": lambda screen: screen.filling._select(screen.filling.model.row_of("D1")),
        "print": lambda screen: screen._print(),
        "compare": lambda screen: screen._compare(),
        "line": lambda screen: screen._pick_line(),
    },
    "send": {
        "road": lambda screen: screen.home.choice.open_line(),
        "seal": lambda screen: screen.sealing._ask_seal(),
        "remove": lambda screen: screen.sealing._ask_remove(),
    },
    "cases": {"add": lambda screen: screen.add()},
    "case": {
        "tab-1": lambda screen: screen.view.tabs.setCurrentIndex(1),
        "tab-2": lambda screen: screen.view.tabs.setCurrentIndex(2),
        "edit": lambda screen: screen.edit(),
        "state": lambda screen: screen.state(),
        "add": lambda screen: screen.add("event"),
    },
    "people": {"add": lambda screen: screen.add()},
    "person": {
        "tab-1": lambda screen: screen.view.tabs.setCurrentIndex(1),
        "name": lambda screen: screen._name(),
        "join": lambda screen: screen._join(),
    },
    "letters": {"add": lambda screen: screen.add()},
    "letter": {
        "edit": lambda screen: screen.edit(),
        "no-reply": lambda screen: screen.no_reply(),
    },
    "sources": {
        "rule": lambda screen: (screen.table.go_to(0), screen.bar.rule.click()),
        "import": lambda screen: screen.import_report(),
    },
    "page": {
        "tab-1": lambda screen: screen.tabs.setCurrentIndex(1),
        "tab-3": lambda screen: screen.tabs.setCurrentIndex(3),
        "tab-4": lambda screen: screen.tabs.setCurrentIndex(4),
    },
    "record": {
        "tab-1": lambda screen: screen.tabs.setCurrentIndex(1),
        "tab-2": lambda screen: screen.tabs.setCurrentIndex(2),
        "why": lambda screen: screen._ask_why(),
        "same": lambda screen: screen._ask_same(),
    },
    "attach": {"files": lambda screen: screen.sheet.add_files(tuple(sorted(_DEMO.iterdir())))},
    "authorities": {"add": lambda screen: screen.add.click()},
    "viewer": {"find": lambda screen: screen.reader.finding.open()},
}


_TOLD = (Page.WORDS, Page.SHARES, Page.SHARES_BACK, Page.LEAVING)  # when it is made already


def _first_run(way: Way, page: Page) -> Step:
    """A page of the first run, with what a founder would read on it."""

    def step(first: FirstRun) -> None:
        words = " ".join(["acrobat"] * 8)
        shares = [" ".join([words] * 4)] * 3
        made: Any = SimpleNamespace(words=words, shares=shares, threshold=2)
        first._begun = made if page in _TOLD else None
        first._answers.way = way
        first._show(page)
        first._begun = None

    return step


# By the whole name of the picture.
FIRST_RUN: Mapping[str, Step] = {
    f"first-run-{page.value}": _first_run(way, page)
    for way, pages in (
        (Way.ALONE, (Page.LABEL, Page.PASSPHRASE, Page.REHEARSAL, Page.LEAVING)),
        (Way.JOIN, (Page.INVITATION, Page.WORDS)),
        (Way.FOUND, (Page.MISSION, Page.SHARES, Page.SHARES_BACK)),
    )
    for page in pages
}
