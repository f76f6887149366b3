"""A sound being listened to: the player, and the transcript that is written beside it.

For the hearing page and for the viewer. To know first: nobody listens without a trace. The
first time a sound is opened here, a custody entry is signed, as for every content that is
looked at.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.recording.player import Player
from satchel.gui.recording.transcript import TranscriptPane


class Listening(QWidget):
    """`open` a record with sound, at a second or not; `close_sound` when it is left."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._signed: set[str] = set()
        self._record: str | None = None
        self.player = Player(context)
        self.transcript = TranscriptPane(context)
        self.transcript.hide()
        self._build()
        self.player.moved.connect(self.transcript.follow)
        self.transcript.chosen.connect(self._play_from)

    def open(self, record: str, at: float | None = None, *, signed: bool = False) -> None:
        """`signed`: the caller has begun the look at it already."""
        self._record = record
        self.transcript.show_for(record)
        if signed or record in self._signed:
            self.player.open(record, at)
            return
        self._context.tasks.write(
            lambda desk: desk.previews.begin(record), partial(self._begun, record, at), self
        )

    def close_sound(self) -> None:
        """Nothing is heard any more."""
        self._record = None
        self.player.close_sound()

    def _build(self) -> None:
        column = stack(self, tokens.S)
        column.addWidget(self.player)
        line = row()
        self._show_words = button(
            translate("Recording", "Transcript"), self._toggle_transcript, "quiet"
        )
        self._show_words.setCheckable(True)
        line.addWidget(self._show_words)
        line.addStretch(1)
        line.addWidget(button(translate("Recording", "Close the sound"), self._leave, "quiet"))
        column.addLayout(line)
        column.addWidget(self.transcript, 1)

    def _begun(self, record: str, at: float | None, _viewing: object) -> None:
        self._signed.add(record)
        if record == self._record:
            self.player.open(record, at)

    def _toggle_transcript(self) -> None:
        shown = self._show_words.isChecked()
        self.transcript.setVisible(shown)
        if shown:
            self.transcript.setFocus()

    def _play_from(self, second: float) -> None:
        self.player.playing.seek(second)
        self.player.playing.play()

    def _leave(self) -> None:
        self.close_sound()
        self.hide()
