"""All of sound on the hearing page: the bar that records, what was recorded, and the player.

    panel = SoundPanel(context)
    panel.show_hearing(record, sealed=False)   # each time the page shows a hearing
    panel.play(recording, second)              # a click on a line's place in the sound
    panel.recorded.connect(...)                # lines have places now: ask for them again

`leave()` when the page is left: what plays falls silent; what records goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from satchel.gui.acts import Act
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.recording import words_presenter as telling
from satchel.gui.recording.bar import RecordingBar
from satchel.gui.recording.listening import Listening

if TYPE_CHECKING:
    from satchel.assembly.desk import Desk
    from satchel.audio.recorded import Recording

_LISTED_GAPS = 3
_Heard = tuple["list[Recording]", dict[str, list[float]]]


class SoundPanel(QWidget):
    """`recorded` tells that a recording was taken in."""

    recorded = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._hearing: str | None = None
        self._listed: list[Recording] = []
        self._places: dict[str, list[float]] = {}
        self.bar = RecordingBar(context)
        self.bar.recorded.connect(self._recorded)
        self.listening = Listening(context)
        self.listening.hide()
        self._build()

    def show_hearing(self, hearing: str, *, sealed: bool = False) -> None:
        """Another hearing, or the same again."""
        if hearing != self._hearing:
            self.listening.close_sound()
            self.listening.hide()
        self._hearing = hearing
        self.bar.show_hearing(hearing, sealed=sealed)
        self._list_again()

    def play(self, recording: str, second: float) -> None:
        """From that second on."""
        self._show_listening(recording)
        self.listening.open(recording, second)

    def leave(self) -> None:
        """Nothing is heard any more; what records goes on."""
        self.listening.close_sound()
        self.listening.hide()

    def acts(self) -> Sequence[Act]:
        """Keys and names of all of it."""
        return (
            *self.bar.acts(),
            Act("sound-play", translate("Recording", "Play or pause the sound"), self._toggle, "",
                lambda: bool(self._listed)),
        )  # fmt: skip

    # Making it.

    def _build(self) -> None:
        column = stack(self, tokens.S)
        self._line = QWidget()
        line = row(self._line)
        self._choice = QComboBox()
        self._choice.setAccessibleName(translate("Recording", "Recordings of this hearing"))
        self._choice.activated.connect(self._tell_gaps)
        line.addWidget(Plain(translate("Recording", "Recorded")))
        line.addWidget(self._choice, 1)
        line.addWidget(button(translate("Recording", "Listen"), self._listen))
        self._gaps = Plain("", "small", wraps=True)
        column.addWidget(self.listening, 1)
        column.addWidget(self._line)
        column.addWidget(self._gaps)
        column.addWidget(self.bar)
        self._line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._line.hide()
        self._gaps.hide()

    # What happens.

    def _recorded(self) -> None:
        self._list_again()
        self.recorded.emit()

    def _list_again(self) -> None:
        hearing = self._hearing
        if hearing is not None:
            self._context.tasks.read(partial(_heard, hearing), partial(self._show, hearing), self)

    def _show(self, hearing: str, heard: _Heard) -> None:
        if hearing != self._hearing:
            return
        self._listed, self._places = heard
        self._choice.clear()
        for one in self._listed:
            self._choice.addItem(telling.about(one), one.record)
        self._choice.setCurrentIndex(self._choice.count() - 1)
        self._line.setVisible(bool(self._listed))
        self._tell_gaps(self._choice.currentIndex())

    def _tell_gaps(self, at: int) -> None:
        if not 0 <= at < len(self._listed):
            self._gaps.hide()
            return
        told = telling.missing(self._listed[at])
        shown = [telling.allowed(self._listed[at].allowed), *told[:_LISTED_GAPS]]
        more = len(told) - _LISTED_GAPS
        if more > 0:
            shown.append(translate("Recording", "and %n more", None, more))
        self._gaps.setText(" · ".join(shown))
        self._gaps.show()

    def _listen(self) -> None:
        record = self._choice.currentData()
        if isinstance(record, str):
            self.play(record, 0.0)

    def _toggle(self) -> None:
        if self.listening.isVisible():
            self.listening.player.playing.toggle()
        else:
            self._listen()

    def _show_listening(self, record: str) -> None:
        self.listening.show()
        gaps = [gap.at for one in self._listed if one.record == record for gap in one.missing]
        self.listening.player.show_marks(self._places.get(record, []), gaps)


def _heard(hearing: str, desk: Desk) -> _Heard:
    from satchel.storage.records import ListWish  # with the archive's own libraries

    attached = desk.records.select(
        ListWish(kind="attachment", on=desk.records.show(hearing).record)
    )
    if not any("recording" in one.fields for one in attached):
        return [], {}  # the libraries of sound need not be loaded
    places: dict[str, list[float]] = {}
    for record, second in desk.recordings.positions(hearing).values():
        places.setdefault(record, []).append(second)
    return desk.recordings.listing(hearing), places
