"""What can be done on the courtroom page, by name and key; keys are changed in the settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from satchel.catalog.courtroom_words import CourtroomWords
from satchel.gui.acts import Act
from satchel.gui.hearing.sitting import Sitting
from satchel.gui.hearing.writing_presenter import Mode
from satchel.gui.language import translate

_WITH_KEYS = 9


def acts(
    sitting: Sitting,
    words: CourtroomWords,
    attach: Callable[[], None],
    begin: Callable[[], None],
    report: Callable[[], None],
) -> list[Act]:
    """All of them; most are possible while a hearing is shown."""

    def open_() -> bool:
        return sitting.page is not None

    def readable() -> bool:
        return open_() and not sitting.course.is_sealed

    marks = [
        Act(
            f"hearing-mark-{tag}",
            translate("Hearing", "Mark: {guarantee}").format(guarantee=word),
            partial(sitting.askings.mark, tag),
            f"Ctrl+{number}" if number <= _WITH_KEYS else "",
            open_,
        )
        for number, (tag, word) in enumerate(words.guarantees.items(), 1)
    ]
    return [
        Act(
            "hearing-stamp",
            translate("Hearing", "Stamp a moment without text"),
            sitting.askings.stamp,
            "Ctrl+D",
            open_,
        ),
        Act(
            "hearing-correct",
            translate("Hearing", "Correct the line"),
            partial(sitting.ask, Mode.CORRECT),
            "F2",
            readable,
        ),
        Act(
            "hearing-withdraw",
            translate("Hearing", "Withdraw the line"),
            partial(sitting.ask, Mode.WITHDRAW),
            "",
            readable,
        ),
        Act(
            "hearing-cite",
            translate("Hearing", "Cite an address"),
            partial(sitting.ask, Mode.CITE),
            "Ctrl+Shift+U",
            open_,
        ),
        Act(
            "hearing-paper",
            translate("Hearing", "Type up paper notes"),
            sitting.askings.toggle_paper,
            "Ctrl+Shift+P",
            open_,
        ),
        Act(
            "hearing-clock",
            translate("Hearing", "Compare with the courtroom clock"),
            partial(sitting.ask, Mode.CLOCK),
            "",
            open_,
        ),
        Act(
            "hearing-find",
            translate("Hearing", "Find in this hearing"),
            sitting.finding.open,
            "Ctrl+F",
            readable,
        ),
        Act(
            "hearing-sound",
            translate("Hearing", "Go to the line in the sound"),
            sitting.play,
            "Ctrl+J",
            readable,
        ),
        Act(
            "hearing-attach",
            translate("Hearing", "Attach files to the hearing"),
            attach,
            "Ctrl+Shift+A",
            open_,
        ),
        Act(
            "hearing-newest",
            translate("Hearing", "Go to the newest line"),
            sitting.to_newest,
            "Ctrl+End",
            open_,
        ),
        Act("hearing-report", translate("Hearing", "Report"), report, "", open_),
        Act("hearing-new", translate("Hearing", "New hearing"), begin, "Ctrl+N"),
        *marks,
    ]
