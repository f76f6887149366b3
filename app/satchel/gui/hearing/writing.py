"""The card she writes in, under the lines and in their columns: time, speaker, words, marks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from satchel.catalog.courtroom_words import CourtroomWords
from satchel.catalog.hearings import Here
from satchel.gui.hearing import speakers_presenter, writing_presenter
from satchel.gui.hearing.speaker_field import SpeakerField
from satchel.gui.hearing.speakers_presenter import Speaker
from satchel.gui.hearing.typesetting import GAP_PX, SPEAKER_PX, TIME_PX, Columns
from satchel.gui.hearing.words_field import WordsField
from satchel.gui.hearing.writing_presenter import Asking, Mode, Typed
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, frame, row, stack
from satchel.gui.parts.text import Plain

_PAUSE_MS = 400  # of the keys, before a draft is kept


class Writing(QWidget):
    """`entered` on Enter; `paused` when what stands here is worth keeping as a draft; `left`
    when she turns away from what was asked."""

    entered = Signal()
    paused = Signal()
    left = Signal()
    lines_wanted = Signal()

    def __init__(self, words: CourtroomWords, over: QWidget) -> None:
        super().__init__(over)
        self._words = words
        self.people: Sequence[Here] = ()
        self._tags: tuple[str, ...] = ()
        self._now_is = ""
        self._clock = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.paused)
        self.speaker = SpeakerField(self._offer, over)
        self.speaker.chosen.connect(self._to_words)
        self.words = WordsField()
        self.words.setAccessibleName(translate("Hearing", "Words of the line"))
        self.words.entered.connect(self.entered)
        self.words.left.connect(self.left)
        self.words.lines_wanted.connect(self.lines_wanted)
        self.words.speaker_wanted.connect(self._to_speaker)
        self.words.textChanged.connect(self._pause.start)
        self._build()

    # What the page asks.

    def ask(self, asking: Asking, typed: Typed, *, sealed: bool) -> None:
        """Show what is asked for, with what was typed for it before."""
        self._asking = asking
        self._now_is = writing_presenter.time_shown(asking)
        self._now.setText(self._now_is or self._clock)
        told = writing_presenter.heading(asking)
        self._heading.setText(told)
        self._top.setVisible(bool(told))
        self._paper.setVisible(asking.mode is Mode.PAPER)
        self._now.setVisible(asking.mode is not Mode.PAPER)
        self._at.setVisible(asking.mode is Mode.PAPER)
        self.speaker.setVisible(asking.is_line)
        self._no_speaker.setVisible(not asking.is_line)
        self.words.setPlaceholderText(writing_presenter.placeholder(asking, sealed=sealed))
        self.show_typed(typed)
        self._pause.stop()

    def show_typed(self, typed: Typed) -> None:
        """Put this into the fields."""
        self.words.set_words(typed.text)
        self.speaker.show_speaker(
            speakers_presenter.of_stored(typed.speaker, typed.person, self._words, self.people)
        )
        self._at.setText(typed.at)
        self._source.setCurrentIndex(max(0, self._source.findData(typed.source)))
        self._document.setCurrentIndex(max(0, self._document.findData(typed.document)))
        self.show_tags(typed.tags)
        self._pause.stop()

    def typed(self) -> Typed:
        """What stands in the fields."""
        return Typed(
            text=self.words.words(),
            speaker=self.speaker.speaker.stored,
            person=self.speaker.speaker.person,
            tags=self._tags,
            at=self._at.text(),
            source=self._source.currentData() or writing_presenter.SOURCES[0],
            document=self._document.currentData(),
        )

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """The marks this line will have."""
        self._tags = tags
        told = "  ".join(f"#{self._words.guarantee(tag)}" for tag in tags)
        self._marks.setText(told)
        self._marks.setVisible(bool(tags))
        self._pause.start()

    def show_photos(self, photos: Sequence[tuple[str, str]]) -> None:
        """The pages that lines can be typed up from."""
        held = self._document.currentData()
        self._document.clear()
        self._document.addItem(translate("Hearing", "no photo of the page"), None)
        for record, title in photos:
            self._document.addItem(title, record)
        self._document.setCurrentIndex(max(0, self._document.findData(held)))

    def show_now(self, time: str) -> None:
        """The clock of the next line; what is about a line shows that line's."""
        self._clock = time
        if not self._now_is and self._now.text() != time:
            self._now.setText(time)

    def align(self, columns: Columns) -> None:
        """Stand in the columns of the lines above."""
        outside = max(0, columns.left - tokens.M)
        right = columns.text_left + columns.text_width + tokens.M
        spare = max(0, self.width() - right)
        if self.isRightToLeft():
            outside, spare = spare, outside
        self._whole.setContentsMargins(outside, tokens.XS, spare, 0)

    def focus(self) -> None:
        """The caret where the words go."""
        if self._at.isVisible() and not self.words.words():
            self._at.setFocus()
        else:
            self.words.setFocus()

    # Making it.

    def _build(self) -> None:
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(tokens.L, tokens.XS, tokens.L, 0)
        card = frame("input")
        column = stack(card, tokens.XS)
        column.setContentsMargins(tokens.M - 1, tokens.S, tokens.M - 1, tokens.S)
        self._whole.addWidget(card)
        self._top = QWidget()
        self._top.setProperty("role", "clear")
        head = row(self._top, tokens.S)
        self._heading = Plain("", "small", wraps=True)
        head.addWidget(self._heading, 1)
        head.addWidget(button(translate("Hearing", "Back"), self.left.emit, "quiet", keys="Esc"))
        column.addWidget(self._top)
        column.addWidget(self._make_paper())
        column.addLayout(self._make_line())
        self._marks = Plain("", "small", wraps=True)
        self._marks.setAccessibleName(translate("Hearing", "Marks of the line"))
        below = row(spacing=0)
        below.addSpacing(TIME_PX + SPEAKER_PX + 2 * GAP_PX)
        below.addWidget(self._marks, 1)
        column.addLayout(below)
        # As for a line that is heard, for nothing else is asked at first: each part that comes
        # or goes later, while the page is seen, has the whole window laid out anew.
        for part in (self._top, self._paper, self._at, self._no_speaker, self._marks):
            part.hide()
        for part in (self._now, self.speaker):
            part.show()

    def _make_line(self) -> QHBoxLayout:
        line = row(spacing=GAP_PX)
        self._now = Plain("", "dim")
        self._now.setAccessibleName(translate("Hearing", "Clock"))
        self._at: QLineEdit = field(translate("Hearing", "10:02"))
        self._at.setProperty("role", "bare")
        self._at.setAccessibleName(translate("Hearing", "Time of the line, or empty"))
        self._at.returnPressed.connect(self._to_words)
        self._at.textEdited.connect(lambda _text: self._pause.start())
        self._no_speaker = QWidget()
        self._no_speaker.setProperty("role", "clear")
        for widget, width in (
            (self._now, TIME_PX),
            (self._at, TIME_PX),
            (self.speaker, SPEAKER_PX),
            (self._no_speaker, 0),
        ):
            widget.setFixedWidth(width)
            widget.setFixedHeight(self.words.height())
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        return line

    def _make_paper(self) -> QWidget:
        self._paper = QWidget()
        self._paper.setProperty("role", "clear")
        line = row(self._paper, tokens.S)
        line.setContentsMargins(0, 0, 0, tokens.XS)
        self._source, self._document = QComboBox(), QComboBox()
        self._source.setAccessibleName(translate("Hearing", "What it is typed up from"))
        self._document.setAccessibleName(translate("Hearing", "Photo of the page"))
        for source, words in (
            ("paper", translate("Hearing", "from paper")),
            ("memory", translate("Hearing", "from memory")),
            ("phone", translate("Hearing", "from a phone")),
        ):
            self._source.addItem(words, source)
        self._document.setMaximumWidth(280)
        self.show_photos(())
        line.addWidget(self._source)
        line.addWidget(self._document)
        line.addStretch(1)
        return self._paper

    def _offer(self, typed: str) -> Sequence[Speaker]:
        return speakers_presenter.choices(typed, self._words, self.people)

    def _to_speaker(self) -> None:
        if self.speaker.isVisible():
            self.speaker.setFocus()

    def _to_words(self) -> None:
        self.words.setFocus()
        self._pause.start()
