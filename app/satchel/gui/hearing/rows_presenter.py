"""What one line of a hearing looks like, in words: no Qt here.

A row is frozen and says everything its painting and its reading aloud need. To know first:
state is words. A line that is on its way to the disk has them in place of its time, so that
nothing moves when it is saved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from satchel.catalog.courtroom_words import OBSERVER, CourtroomWords
from satchel.catalog.hearing_lines import HeardLine
from satchel.domain import dates_in_words
from satchel.domain.showing import visible
from satchel.gui.language import translate


class State(Enum):
    """How far a line has come."""

    SAVING = "saving"
    SAVED = "saved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it is shown. `under` are the small words beneath it; `heading` the day, where
    a new one begins. `line` is None while it is not kept."""

    state: State
    time: str
    speaker: str
    text: str
    line: HeardLine | None = None
    is_mine: bool = False
    is_aside: bool = False  # words of ours, not of hers: a moment, a clock, a withdrawal
    under: tuple[str, ...] = ()
    heading: str = ""
    sound: tuple[str, float] | None = None  # recording, seconds in it

    @property
    def record(self) -> str | None:
        return self.line.record if self.line is not None else None

    def aloud(self) -> str:
        """The whole row as a reader of the screen says it."""
        said = (self.heading, self.time, self.speaker, self.text, *self.under)
        return ", ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells rows in one language."""

    words: CourtroomWords

    def row(
        self, heard: HeardLine, before: HeardLine | None, sound: tuple[str, float] | None
    ) -> Row:
        """The row of a kept line; `before` is the one above it, for the day's heading."""
        text, is_aside = self._text(heard)
        speaker = (heard.speaker or "").casefold()
        return Row(
            state=State.SAVED,
            time=told_time(heard),
            speaker=visible(self.words.speaker(heard.speaker)),
            text=visible(text),
            line=heard,
            is_mine=speaker == OBSERVER,
            is_aside=is_aside,
            under=tuple(map(visible, self._under(heard, sound))),
            heading=self._heading(heard, before),
            sound=sound,
        )

    def saving(self, speaker: str, text: str, tags: tuple[str, ...]) -> Row:
        """The row of a line that was just entered."""
        return Row(
            state=State.SAVING,
            time=translate("Hearing", "saving"),
            speaker=visible(self.words.speaker(speaker)),
            text=visible(text) or translate("Hearing", "a moment, not written down yet"),
            is_mine=speaker == OBSERVER,
            is_aside=not text,
            under=(self._tags(tags),) if tags else (),
        )

    def refused(self, row: Row) -> Row:
        """The same row, after the archive refused it."""
        return replace(row, state=State.REFUSED, time=translate("Hearing", "not saved"))

    def again(self, row: Row) -> Row:
        """The same row, while a correction of it is on its way."""
        return replace(row, state=State.SAVING, time=translate("Hearing", "saving"))

    def _text(self, heard: HeardLine) -> tuple[str, bool]:
        if heard.withdrawn is not None:
            if not heard.withdrawn:
                return translate("Hearing", "a line that cannot be read here"), True
            return translate("Hearing", "withdrawn: {why}").format(why=heard.withdrawn), True
        if heard.clock is not None:
            told = translate("Hearing", "The courtroom clock shows {time}: {difference}.")
            difference = ahead(heard.clock.ahead_s)
            return told.format(time=heard.clock.shows, difference=difference), True
        if heard.text is None:
            return translate("Hearing", "a moment, not written down yet"), True
        return heard.text, False

    def _under(self, heard: HeardLine, sound: tuple[str, float] | None) -> list[str]:
        if heard.withdrawn is not None:
            return []
        parts = []
        if heard.tags:
            parts.append(self._tags(heard.tags))
        if sound is not None:
            parts.append(f"▶ {clock(sound[1])}")
        if heard.typed_up_from is not None:
            parts.append(_typed_up(heard))
        for earlier in heard.earlier:
            time = f"{earlier.until:%H:%M}"
            if earlier.text is None:
                parts.append(translate("Hearing", "written down {time}").format(time=time))
            else:
                told = translate("Hearing", "corrected {time}, was: {text}")
                parts.append(told.format(time=time, text=earlier.text))
        return parts

    def _tags(self, tags: tuple[str, ...]) -> str:
        return "  ".join(f"#{self.words.guarantee(tag)}" for tag in tags)

    def _heading(self, heard: HeardLine, before: HeardLine | None) -> str:
        day = _day(heard)
        if day is None or (before is not None and day == (_day(before) or before.typed.date())):
            return ""
        return dates_in_words.in_words(day.isoformat(), self.words.language)


def told_time(heard: HeardLine) -> str:
    """The time column: to the minute, as far as it is known."""
    if heard.at is not None:
        return f"{heard.at:%H:%M}"
    return heard.told or "–"


def ahead(seconds: int) -> str:
    """A difference of two clocks in words."""
    if seconds == 0:
        return translate("Hearing", "the same as this laptop's")
    told = _span(abs(seconds))
    if seconds > 0:
        return translate("Hearing", "{time} ahead of this laptop's").format(time=told)
    return translate("Hearing", "{time} behind this laptop's").format(time=told)


def _span(size: int) -> str:
    """A length of time, no more exact than is of use."""
    hours, minutes, seconds = size // 3600, size // 60 % 60, size % 60
    parts = []
    if hours:
        parts.append(translate("Hearing", "{hours} h").format(hours=hours))
    if minutes:
        parts.append(translate("Hearing", "{minutes} min").format(minutes=minutes))
    if seconds and not hours:
        parts.append(translate("Hearing", "{seconds} s").format(seconds=seconds))
    return " ".join(parts)


def clock(seconds: float) -> str:
    """A place in a sound."""
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def _typed_up(heard: HeardLine) -> str:
    source = {
        "paper": translate("Hearing", "from paper"),
        "memory": translate("Hearing", "from memory"),
        "phone": translate("Hearing", "from a phone"),
    }.get(heard.typed_up_from or "", heard.typed_up_from or "")
    typed = _when(heard.typed, heard.at)
    parts = [source, translate("Hearing", "typed up {time}").format(time=typed)]
    if heard.at is None and heard.told is None:
        parts.insert(1, translate("Hearing", "time not recorded"))
    if heard.document is not None:
        parts.append(translate("Hearing", "page attached"))
    return ", ".join(parts)


def _when(typed: datetime, at: datetime | None) -> str:
    same_day = at is not None and at.date() == typed.date()
    return f"{typed:%H:%M}" if same_day else f"{typed:%d.%m.%Y %H:%M}"


def _day(heard: HeardLine) -> date | None:
    when = heard.at or (heard.typed if heard.typed_up_from is None else None)
    return when.date() if when is not None else None
