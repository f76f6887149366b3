"""The lines of a transcript as one writes them beside the sound: order, numbers, times. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from satchel.gui.recording.words_presenter import clock

if TYPE_CHECKING:
    from satchel.assembly.desk import Desk

_TENTHS = 10
_HALF = 5


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One line; `at` is None where no time was told."""

    number: str
    text: str
    speaker: str
    at: float | None

    def shown(self) -> str:
        """As the list shows it."""
        who = f"{self.speaker}: " if self.speaker else ""
        when = clock(self.at) if self.at is not None else "--:--:--"
        return f"{when}  {who}{self.text}"


@dataclass(frozen=True, slots=True)
class Written:
    """The transcript of a recording, None until its first line is kept."""

    transcript: str | None
    lines: tuple[TranscriptLine, ...]


def read(desk: Desk, recording: str) -> Written:
    """The transcript a person wrote or brought in last; translations are not shown here."""
    from satchel.catalog.transcripts import lines_of, timed
    from satchel.storage.records import ListWish

    found = desk.records.select(ListWish(kind="transcript", only=("derived_from", recording)))
    if not found:
        return Written(None, ())
    view = found[-1]
    return Written(
        view.record,
        tuple(
            TranscriptLine(
                number, str(line.get("text", "")), str(line.get("speaker", "")), timed(line).from_s
            )
            for number, line in lines_of(view).items()
        ),
    )


def keep(desk: Desk, recording: str, written: Written, at: float, text: str) -> None:
    """Put a line in where its second belongs; the first one makes the transcript."""
    line: dict[str, Any] = {"text": text, "from": round(at, 1)}
    if written.transcript is None:
        desk.records.add(
            "transcript",
            {"derived_from": recording, "made_by": "human", "lines": {"0001": line}},
        )
        return
    number = number_for(written.lines, at)
    desk.transcripts.correct(written.transcript, number, line)


def correct(desk: Desk, transcript: str, number: str, text: str) -> None:
    """Other words for a line; the earlier ones stay in its history."""
    desk.transcripts.correct(transcript, number, {"text": text})


def number_for(lines: Sequence[TranscriptLine], at: float) -> str:
    """A number that stands, as text, between the lines spoken before `at` and those after.

    0003 at the end; 0002.5 between 0002 and 0003; then 0002.75 between 0002.5 and 0003.
    """
    place = place_of(lines, at)
    before = lines[place].number if place >= 0 else "0000"
    whole, _, part = before.partition(".")
    if place + 1 >= len(lines):
        return str(int(whole) + 1).zfill(len(whole))
    after_whole, _, after_part = lines[place + 1].number.partition(".")
    return f"{whole}.{_between(part, after_part if after_whole == whole else '')}"


def place_of(lines: Sequence[TranscriptLine], at: float) -> int:
    """Which line is being spoken at `at`; -1 before the first."""
    return bisect_right(times_of(lines), at) - 1


def times_of(lines: Sequence[TranscriptLine]) -> list[float]:
    """When each begins, never running back: a line without a time begins with the one before."""
    latest = 0.0
    return [latest := max(latest, line.at) if line.at is not None else latest for line in lines]


def _between(low: str, high: str) -> str:
    """Digits of a fraction between two others; `high` empty stands for one."""
    size = max(len(low), len(high)) + 1
    bottom = int(low.ljust(size, "0") or 0)
    top = int(high.ljust(size, "0")) if high else _TENTHS**size
    return str((bottom + top) // 2).zfill(size).rstrip("0") or str(_HALF)
