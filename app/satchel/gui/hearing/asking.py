"""Turns the one field from one thing to another, and takes what was typed where it belongs.

To know first: each thing that can be asked for has its own draft, kept at pauses, at every
turn and at every exit; so turning from a line to a correction and back loses neither.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from satchel.catalog.hearing_lines import HeardLine
from satchel.domain.errors import SatchelError
from satchel.domain.json_values import JsonValue
from satchel.gui.hearing import writing_presenter
from satchel.gui.hearing.course import Course
from satchel.gui.hearing.rows_presenter import Row
from satchel.gui.hearing.writing import Writing
from satchel.gui.hearing.writing_presenter import Asking, Mode, Typed
from satchel.gui.tasks import Tasks

ABOUT_ONE_LINE = (Mode.CORRECT, Mode.WITHDRAW, Mode.CITE)


class Askings(QObject):
    """What the field is for. `kept` when a line was entered; `refused` a SatchelError."""

    kept = Signal()
    refused = Signal(object)

    def __init__(self, tasks: Tasks, course: Course, writing: Writing, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._course, self._writing = tasks, course, writing
        self._asking: Asking | None = None
        self._base = Mode.LIVE
        self._typed: dict[Asking, Typed] = {}
        writing.entered.connect(self._entered)
        writing.paused.connect(self.keep_draft)
        writing.left.connect(self.stop)
        course.refused.connect(self._refused)

    @property
    def is_begun(self) -> bool:
        """Whether the field is for anything."""
        return self._asking is not None

    @property
    def mode(self) -> Mode | None:
        return self._asking.mode if self._asking is not None else None

    def begin(self, hearing: str, typed: Typed | None) -> None:
        """Lines of a hearing, with the draft there is."""
        self._base = Mode.LIVE
        self._turn_to(Asking(Mode.LIVE, hearing), typed)

    def end(self) -> None:
        """The hearing is left; what stood in the field is kept."""
        self.keep_draft()
        self._asking, self._base, self._typed = None, Mode.LIVE, {}

    def ask(self, mode: Mode, place: int | None = None, row: Row | None = None) -> None:
        """Begin to ask for something else; `row` is the line at `place` that it is about."""
        if self._asking is None:
            return
        heard = row.line if row is not None else None
        if mode in (Mode.CORRECT, Mode.WITHDRAW) and heard is None:
            typed = self._course.unkept(place) if place is not None else None
            if typed is not None:  # a line that the archive refused is taken up again
                self._writing.show_typed(typed)
            return
        if heard is not None and not _may(mode, heard):
            return
        self._turn_to(Asking(mode, self._asking.hearing, heard, place if heard else None))

    def stop(self) -> None:
        """Back to the next line, or from paper to what is heard."""
        if self.mode is self._base:
            self._base = Mode.LIVE
        self.ask(self._base)

    def toggle_paper(self) -> None:
        """Type up what was written elsewhere, or stop that."""
        self._base = Mode.LIVE if self._base is Mode.PAPER else Mode.PAPER
        self.ask(self._base)

    def stamp(self) -> None:
        """Keep the moment; what stands in the field stays there."""
        if self._asking is not None:
            now = self._writing.typed()
            moment = Typed(speaker=now.speaker, person=now.person)
            asking = Asking(Mode.LIVE, self._asking.hearing)
            self._course.keep(asking, moment, moment=True)
            self.kept.emit()

    def mark(self, tag: str) -> None:
        """Put a mark on the line that is typed, or take it off."""
        if self._asking is not None and self._asking.is_line:
            self._writing.show_tags(writing_presenter.toggled(self._writing.typed(), tag).tags)

    def keep_draft(self) -> None:
        """Keep what stands in the field; does not wait."""
        if self._asking is None:
            return
        key = self._asking.draft_key(sealed=self._course.is_sealed)
        if key is not None:
            self._course.keep_draft(key, self._writing.typed().draft())

    # What happens.

    def _turn_to(self, asking: Asking, typed: Typed | None = None) -> None:
        before = self._writing.typed()
        if self._asking is not None:
            self.keep_draft()
            self._typed[self._asking] = before
        self._asking = asking
        held = typed or self._typed.pop(asking, None)
        begun = held or writing_presenter.first_typed(asking, before)
        self._writing.ask(asking, begun, sealed=self._course.is_sealed)
        self._writing.focus()
        key = asking.draft_key(sealed=self._course.is_sealed)
        if held is None and key is not None:
            self._tasks.read(
                lambda desk: desk.drafts.get(key),
                lambda draft: self._drafted(asking, begun, draft),
                self,
            )

    def _drafted(self, asking: Asking, begun: Typed, draft: JsonValue) -> None:
        """A draft from before: unless she has begun to type anew."""
        typed = writing_presenter.typed_of(draft)
        if typed is not None and self._asking == asking and self._writing.typed() == begun:
            self._writing.show_typed(typed)

    def _entered(self) -> None:
        asking, typed = self._asking, self._writing.typed()
        if asking is None or not typed.text.strip():
            return
        if asking.mode is Mode.CLOCK and any(sign.isalpha() for sign in typed.text):
            asking = self._asking = Asking(self._base, asking.hearing)  # she wrote a line instead
            self._writing.ask(asking, typed, sealed=self._course.is_sealed)
        if asking.mode in (Mode.LIVE, Mode.PAPER):
            self._course.keep(asking, typed)
            self._writing.show_typed(writing_presenter.first_typed(asking, typed))
            self._writing.focus()
            self.kept.emit()
            return
        {
            Mode.CORRECT: self._course.correct,
            Mode.WITHDRAW: self._course.withdraw,
            Mode.CITE: self._course.cite,
            Mode.CLOCK: self._course.read_clock,
        }[asking.mode](asking, typed)
        self._asking = None  # it is under way, and no draft any more
        base = Asking(self._base, asking.hearing)
        self._turn_to(base, self._typed.pop(base, None))

    def _refused(self, refused: SatchelError, typed: Typed) -> None:
        """Nothing typed is lost: it goes back into the field, if that is free."""
        if not self._writing.words.words().strip() and self._asking is not None:
            self._writing.show_typed(typed)
        self.refused.emit(refused)


def _may(mode: Mode, heard: HeardLine) -> bool:
    """What is withdrawn takes nothing more; a reading of the clock is made again instead."""
    return heard.withdrawn is None and not (mode is Mode.CORRECT and heard.clock is not None)
