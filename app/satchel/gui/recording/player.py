"""The player: play and pause, back and forward, slower and faster, and where one is.

Space plays and pauses, ← and → go 5 seconds, ↑ and ↓ change the speed, wherever in the player
the focus is. The pitch of a voice stays as it was at every speed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from satchel.domain.errors import SatchelError
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.recording import refusals_presenter as refusals
from satchel.gui.recording import words_presenter as telling
from satchel.gui.recording.drawing import Drawing
from satchel.gui.recording.playing import SPEEDS, Playing
from satchel.gui.recording.wave import Wave

STEP_S = 5.0


class Player(QWidget):
    """One sound of the archive. `moved` carries the second that is heard, while it plays.

    The caller has begun the look at the record (`desk.previews.begin`), which is signed;
    what is opened here leaves no other trace.
    """

    moved = Signal(float)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._record: str | None = None
        self.playing = Playing(context.tasks, self)
        self._drawing = Drawing(context.tasks, self)
        self._build()
        self.playing.moved.connect(self._show_at)
        self.playing.stands.connect(self._show_standing)
        self.playing.opened.connect(self._opened)
        self.playing.refused.connect(self._refused)
        self.playing.said.connect(self.say)
        self._drawing.more.connect(self.wave.add_peaks)

    def open(self, record: str, at: float | None = None) -> None:
        """Open a sound; `at`: and play from there. The one that is open is only gone to."""
        self.say("")
        if record == self._record and self.playing.is_open:
            if at is not None:
                self.playing.seek(at)
                self.playing.play()
            return
        self._record = record
        self.wave.show_length(0.0)
        self.playing.open(record, at)

    def show_marks(self, lines: Sequence[float], gaps: Sequence[float]) -> None:
        """Seconds at which lines were written, and at which something is missing."""
        self.wave.show_marks(lines, gaps)

    def close_sound(self) -> None:
        """Nothing is heard, and the processes that decode are gone."""
        self._record = None
        self.playing.close()
        self._drawing.close()

    def say(self, sentence: str) -> None:
        """A sentence under the player; an empty one takes it away."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Space: self.playing.toggle,
            Qt.Key.Key_Left: partial(self.skip, -STEP_S),
            Qt.Key.Key_Right: partial(self.skip, STEP_S),
            Qt.Key.Key_Up: partial(self._change_speed, 1),
            Qt.Key.Key_Down: partial(self._change_speed, -1),
        }
        act = keys.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        act()

    def skip(self, seconds: float) -> None:
        """So far from where it is heard."""
        self.playing.seek(self.playing.at + seconds)

    # Making it.

    def _build(self) -> None:
        column = stack(self, tokens.XS)
        self.wave = Wave()
        self.wave.chosen.connect(self.playing.seek)
        line = row()
        play = translate("Recording", "Play")
        self._play = button(play, self.playing.toggle, keys=translate("Recording", "Space"))
        back = button(translate("Recording", "5 s back"), partial(self.skip, -STEP_S), keys="←")
        on = button(translate("Recording", "5 s on"), partial(self.skip, STEP_S), keys="→")
        self._time = Plain("", "strong")
        self._speed = QComboBox()
        self._speed.setAccessibleName(translate("Recording", "Speed"))
        for speed in SPEEDS:
            self._speed.addItem(f"{speed:g}×", speed)
        self._speed.setCurrentIndex(SPEEDS.index(1.0))
        self._speed.activated.connect(lambda at: self.playing.set_speed(SPEEDS[at]))
        for made in (self._play, back, on):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(made)
        line.addWidget(self._time)
        line.addStretch(1)
        line.addWidget(self._speed)
        self._told = Plain("", "broken", wraps=True)
        self._told.hide()
        column.addWidget(self.wave)
        column.addLayout(line)
        column.addWidget(self._told)
        self.setFocusProxy(self.wave)
        self._show_at(0.0)

    # What happens.

    def _opened(self, seconds: float) -> None:
        self.wave.show_length(seconds)
        self._show_at(self.playing.at)
        if self._record is not None:
            self._drawing.draw(self._record, seconds)

    def _show_at(self, seconds: float) -> None:
        whole = self.playing.seconds
        told = telling.clock(seconds)
        if whole:
            told = translate("Recording", "{at} of {whole}").format(
                at=told, whole=telling.clock(whole)
            )
        if told != self._time.text():
            self._time.setText(told)
            self.wave.setAccessibleDescription(told)
        self.wave.show_at(seconds)
        self.moved.emit(seconds)

    def _show_standing(self, plays: bool) -> None:
        text = translate("Recording", "Pause") if plays else translate("Recording", "Play")
        self._play.setText(text)
        self._play.setAccessibleName(text)

    def _change_speed(self, way: int) -> None:
        at = min(len(SPEEDS) - 1, max(0, self._speed.currentIndex() + way))
        if at != self._speed.currentIndex():
            self._speed.setCurrentIndex(at)
            self.playing.set_speed(SPEEDS[at])

    def _refused(self, refused: SatchelError) -> None:
        self.say(refusals.sentence(refused, self._context.appearance.language))
