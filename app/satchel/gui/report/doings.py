"""What can be done in a report, by key and by its name in the palette."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from satchel.gui.acts import Act
from satchel.gui.language import translate

_LETTERS = "ABCDEFGHIJKLMNOP"
Do = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Doings:
    """The hands of the screen. `is_open`: questions are on the screen. What there is no report
    of yet is neither printed nor compared."""

    is_open: Callable[[], bool]
    jump: Callable[[str], None]
    next: Do
    previous: Do
    next_open: Do
    another: Do
    may_repeat: Callable[[], bool]
    link: Do
    print: Do
    compare: Do
    may_print: Callable[[], bool]
    may_compare: Callable[[], bool]


def acts_of(do: Doings) -> list[Act]:
    """Every act; a letter's key is Alt and the letter."""
    words = translate("Report", "Section {letter} of the report")
    jumps = [
        Act(
            f"report-{letter}",
            words.format(letter=letter),
            partial(do.jump, letter),
            f"Alt+{letter}",
        )
        for letter in _LETTERS
    ]
    return [
        Act("report-next", translate("Report", "Next question"), do.next, "Alt+Down", do.is_open),
        Act(
            "report-previous",
            translate("Report", "Question before"),
            do.previous,
            "Alt+Up",
            do.is_open,
        ),
        Act(
            "report-open",
            translate("Report", "Next question not answered"),
            do.next_open,
            "Ctrl+Down",
            do.is_open,
        ),
        Act(
            "report-another",
            translate("Report", "Another one of what this question asks"),
            do.another,
            "Ctrl++",
            do.may_repeat,
        ),
        Act(
            "report-line",
            translate("Report", "Link a line as evidence"),
            do.link,
            "Ctrl+E",
            do.is_open,
        ),
        Act(
            "report-print",
            translate("Report", "Print the report"),
            do.print,
            "Ctrl+P",
            do.may_print,
        ),
        Act(
            "report-compare",
            translate("Report", "Observers side by side"),
            do.compare,
            possible=do.may_compare,
        ),
        *jumps,
    ]
