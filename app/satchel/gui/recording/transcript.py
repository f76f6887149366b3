"""A transcript beside the sound: click a line to hear it, write new ones, correct old ones.

Enter keeps what was typed, at the second that was heard when its first letter was typed. F2
on a line takes its words into the field, to be corrected; Escape leaves that. The line that
is heard is marked while it plays.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from satchel.domain.errors import SatchelError
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import field, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.gui.recording import refusals_presenter as refusals
from satchel.gui.recording import transcript_presenter as lines
from satchel.gui.recording.transcript_presenter import TranscriptLine, Written
from satchel.gui.recording.words_presenter import clock

_SECOND = Qt.ItemDataRole.UserRole
_LEAST_TALL = 72
_LAID_OUT = 200


class LinesModel(QAbstractListModel):
    """Frozen lines; `spoken` is the one that is heard."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[TranscriptLine, ...] = ()
        self._spoken = -1

    def show(self, found: tuple[TranscriptLine, ...]) -> None:
        """Other lines."""
        self.beginResetModel()
        self._lines, self._spoken = found, -1
        self.endResetModel()

    def speak(self, place: int) -> bool:
        """Mark the line that is heard; whether it is another one."""
        if place == self._spoken:
            return False
        before, self._spoken = self._spoken, place
        for one in (before, place):
            if 0 <= one < len(self._lines):
                self.dataChanged.emit(self.index(one), self.index(one))
        return True

    def line(self, index: QModelIndex | QPersistentModelIndex) -> TranscriptLine | None:
        """The line of a row."""
        there = index.isValid() and index.row() < len(self._lines)
        return self._lines[index.row()] if there else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  # as Qt calls it
        return 0 if parent.isValid() else len(self._lines)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            mark = "▶ " if index.row() == self._spoken else "   "
            return mark + line.shown()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.shown()
        return line.at if role == _SECOND else None


class TranscriptPane(QWidget):
    """`chosen` carries the second of a line that was clicked."""

    chosen = Signal(float)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._recording: str | None = None
        self._written = Written(None, ())
        self._times: list[float] = []
        self._at = 0.0
        self._began: float | None = None  # when the first letter of the new line was typed
        self._correcting: TranscriptLine | None = None
        self.model = LinesModel()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(translate("Recording", "Transcript"))
        self.view.setWordWrap(True)
        # Twenty thousand lines are laid out a few at a time, and never stop the window.
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setBatchSize(_LAID_OUT)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setMinimumHeight(_LEAST_TALL)
        self.view.clicked.connect(self._hear)
        self.view.activated.connect(self._hear)
        self.field = field(translate("Recording", "Write what is said; Enter keeps the line"))
        self.field.setAccessibleName(translate("Recording", "New line of the transcript"))
        self.field.textEdited.connect(self._typed)
        self.field.returnPressed.connect(self._keep)
        self._told = Plain("", "small", wraps=True)
        column = stack(self, tokens.XS)
        column.addWidget(self.view, 1)
        column.addWidget(self.field)
        column.addWidget(self._told)
        self.setFocusProxy(self.field)
        self._say_mode()

    def show_for(self, recording: str) -> None:
        """The transcript of a recording."""
        if recording != self._recording:
            self._recording = recording
            self._leave_correcting()
            self._show(recording, Written(None, ()))
        self._load()

    def follow(self, second: float) -> None:
        """What is heard now."""
        self._at = second
        place = bisect_right(self._times, second) - 1
        if self.model.speak(place) and place >= 0 and not self.view.hasFocus():
            self.view.scrollTo(self.model.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self._correct(self.model.line(self.view.currentIndex()))
        elif event.key() == Qt.Key.Key_Escape and self._correcting is not None:
            self._leave_correcting()
        else:
            super().keyPressEvent(event)

    def _load(self) -> None:
        recording = self._recording
        if recording is not None:
            self._context.tasks.read(
                lambda desk: lines.read(desk, recording), partial(self._show, recording), self
            )

    def _show(self, recording: str, written: Written) -> None:
        if recording != self._recording:
            return
        self._written = written
        self._times = lines.times_of(written.lines)
        self.model.show(written.lines)
        self.model.speak(lines.place_of(written.lines, self._at))

    def _hear(self, index: QModelIndex) -> None:
        second = index.data(_SECOND)
        if isinstance(second, float | int):
            self.chosen.emit(float(second))

    def _typed(self, text: str) -> None:
        if not text:
            self._began = None
        elif self._began is None:
            self._began = self._at
        self._say_mode()

    def _correct(self, line: TranscriptLine | None) -> None:
        if line is None:
            return
        self._correcting = line
        self.field.setText(line.text)
        self.field.setFocus()
        self._say_mode()

    def _leave_correcting(self) -> None:
        self._correcting, self._began = None, None
        self.field.clear()
        self._say_mode()

    def _keep(self) -> None:
        text, recording = self.field.text().strip(), self._recording
        if not text or recording is None:
            return
        written, line = self._written, self._correcting
        at = self._began if self._began is not None else self._at
        transcript = written.transcript
        if line is not None and transcript is not None:
            number = line.number
            self._context.tasks.write(
                lambda desk: lines.correct(desk, transcript, number, text),
                self._kept, self, (Area.RECORDING,), self._not_kept,
            )  # fmt: skip
        else:
            self._context.tasks.write(
                lambda desk: lines.keep(desk, recording, written, at, text),
                self._kept, self, (Area.RECORDING,), self._not_kept,
            )  # fmt: skip
        self.field.setEnabled(False)

    def _kept(self, _done: object) -> None:
        self.field.setEnabled(True)
        self._leave_correcting()
        self.field.setFocus()
        self._load()

    def _not_kept(self, refused: SatchelError) -> None:
        """What was typed stays in the field."""
        self.field.setEnabled(True)
        self._told.setText(refusals.sentence(refused, self._context.appearance.language))

    def _say_mode(self) -> None:
        if self._correcting is not None:
            told = translate("Recording", "Correcting the line at {time}; Escape leaves it.")
            at = self._correcting.at or 0.0
        elif self._began is not None:
            told, at = translate("Recording", "Will be kept at {time}."), self._began
        else:
            told, at = translate("Recording", "F2 corrects a line; a click plays from it."), 0.0
        self._told.setText(told.format(time=clock(at)))
