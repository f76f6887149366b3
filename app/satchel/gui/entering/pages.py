"""The pages of the first run: one sentence, what to know, and what is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from satchel.crypto import spoken, strength
from satchel.gui.entering.steps import Answers, Step, Way, asked, lasting, told
from satchel.gui.entering.words_shown import NumberedWords
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts import choosing
from satchel.gui.parts.controls import button, field, labelled, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.parts.typing import Area
from satchel.gui.sending.rehearsal import RehearsalOfLeaving

WORDS_MADE = 7  # ten bits each
WORDS_IN_LINE = 4  # read to somebody on the telephone


class Page(QWidget):
    """One step. `first` is where the caret goes."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.column = stack(self, tokens.L)
        self.column.addWidget(Plain(asked(step), "heading", wraps=True))
        self.column.addWidget(Plain(told(step), "dim", wraps=True))
        self.first: QWidget | None = None

    def add(self, widget: QWidget) -> None:
        """Below what stands here; the first that takes the caret gets it."""
        self.column.addWidget(widget)


def way_page(answers: Answers) -> Page:
    """Alone, by invitation, or founding."""
    page = Page(Step.WAY)
    group = QButtonGroup(page)
    texts = {
        Way.ALONE: translate("Entering", "I begin alone on this laptop"),
        Way.JOIN: translate("Entering", "I was given an invitation and six words"),
        Way.FOUND: translate("Entering", "I set up a mission and will invite others"),
    }
    for way, text in texts.items():
        choice = QRadioButton(text)
        choice.setAccessibleName(text)
        choice.setChecked(way is answers.way)
        choice.toggled.connect(lambda on, way=way: _choose(answers, way) if on else None)
        group.addButton(choice)
        page.add(choice)
        if way is answers.way:
            page.first = choice
    return page


def _choose(answers: Answers, way: Way) -> None:
    answers.way = way


def invitation_page(answers: Answers) -> Page:
    """The file, and the words that open it."""
    page = Page(Step.INVITATION)
    file = _line(answers.invitation, lambda text: setattr(answers, "invitation", text))
    beside = QWidget()
    line = row(beside)
    line.addWidget(file, 1)
    line.addWidget(
        button(
            translate("Entering", "Choose a file"),
            lambda: choosing.ask_files(page, lambda chosen: file.setText(str(chosen[0]))),
        )
    )
    file.setAccessibleName(translate("Entering", "Invitation file"))
    page.add(labelled(translate("Entering", "Invitation file"), beside))
    words = _line(answers.code, lambda text: setattr(answers, "code", text))
    page.add(
        labelled(
            translate("Entering", "Six words"),
            words,
            translate("Entering", "Four letters of each are enough."),
        )
    )
    page.first = file
    return page


def line_page(step: Step, name: str, held: str, keep: Callable[[str], None]) -> Page:
    """One line to type."""
    page = Page(step)
    line = _line(held, keep)
    page.add(labelled(name, line))
    page.first = line
    return page


def passphrase_page(answers: Answers) -> Page:
    """Chosen or made, with how long it would last said in words."""
    page = Page(Step.PASSPHRASE)
    meter = Plain("", "dim", wraps=True)
    meter.setAccessibleName(translate("Entering", "Strength"))

    def keep(text: str) -> None:
        answers.passphrase = text
        lasts = strength.estimate(text)
        meter.setText(lasting(lasts) if text else "")
        meter.set_role("broken" if text and lasts < strength.Lasts.YEARS else "dim")

    line = _line(answers.passphrase, keep)
    page.add(labelled(translate("Entering", "Passphrase"), line))
    made = button(
        translate("Entering", "Make seven words for me"),
        lambda: line.setText(spoken.random_words(WORDS_MADE)),
    )
    beside = row()
    beside.addWidget(made)
    beside.addWidget(meter, 1)
    page.column.addLayout(beside)
    page.add(
        Plain(
            translate(
                "Entering",
                "Seven words drawn by chance are easier to keep in mind than letters and signs, "
                "and stronger. You see them here so that you can learn them; look who is behind "
                "you.",
            ),
            "small",
            wraps=True,
        )
    )
    page.first = line
    return page


def rehearsal_page(answers: Answers) -> Page:
    """The same again, unseen."""
    page = Page(Step.REHEARSAL)
    answers.rehearsed = ""
    line = field(hidden=True)
    line.textChanged.connect(lambda text: setattr(answers, "rehearsed", text))
    page.add(labelled(translate("Entering", "Passphrase"), line))
    page.first = line
    return page


def words_page(words: str) -> Page:
    """Eight words to be compared."""
    page = Page(Step.WORDS)
    shown = Plain(_in_lines(words, WORDS_IN_LINE), "heading", wraps=True, selectable=True)
    shown.setAccessibleName(translate("Entering", "Eight words"))
    page.add(shown)
    return page


def shares_page(shares: Sequence[str], threshold: int) -> Page:
    """Every share, once."""
    page = Page(Step.SHARES)
    sentence = translate("Entering", "Any %n of these are enough.", None, threshold)
    page.add(Plain(sentence, "strong", wraps=True))
    for number, share in enumerate(shares, 1):
        name = translate("Entering", "Share {number}").format(number=number)
        page.add(NumberedWords(name, share))
    return page


def shares_back_page(answers: Answers, threshold: int) -> Page:
    """As many as are needed, typed from paper."""
    page = Page(Step.SHARES_BACK)
    sentence = translate("Entering", "Type %n of them.", None, threshold)
    page.add(Plain(sentence, "strong", wraps=True))
    typed = Area()
    typed.setAccessibleName(translate("Entering", "Shares, one a line"))
    typed.textChanged.connect(
        lambda: setattr(answers, "shares_back", typed.toPlainText().split("\n"))
    )
    page.add(typed)
    page.first = typed
    return page


def leaving_page(rehearsed: Callable[[], None]) -> Page:
    """The chord that saves, seals and locks, tried once."""
    page = Page(Step.LEAVING)
    rehearsal = RehearsalOfLeaving()
    rehearsal.rehearsed.connect(rehearsed)
    page.add(rehearsal)
    page.first = rehearsal
    return page


def _in_lines(words: str, count: int) -> str:
    told = words.split()
    lines = [told[at : at + count] for at in range(0, len(told), count)]
    return "\n".join("  ".join(line) for line in lines)


def _line(held: str, keep: Callable[[str], None]) -> QLineEdit:
    made = field()
    made.setText(held)
    made.textChanged.connect(keep)
    return made
