"""A recording that goes on, as a window sees it: how it stands, pause, resume.

Speaks with the recorder process only and may be used from any thread; the archive is not
asked. Not for stopping: that is an act on the archive (`satchel.audio.recordings`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import log10
from typing import Any

from satchel.audio import control
from satchel.domain.errors import NoSuchThing
from satchel.domain.ids import RecordId
from satchel.storage.recordings import Row

_LOUDEST = 32768


class State(StrEnum):
    """What the recorder is doing."""

    RECORDING = "recording"
    PAUSED = "paused"
    WAITING = "waiting"  # for a microphone: the one in use is gone
    ENDED = "ended"  # by itself, or killed: its sound waits to be taken in


@dataclass(frozen=True, slots=True)
class Status:
    """One look. `level_db` is the loudest sample of the last moment, 0 at most, -96 in silence.

    `is_silent`: nothing but zeros for seconds, as from a microphone that is switched off.
    `lost` and `lost_seconds` tell of sound that the system did not hand over. `why` is how
    it ended: stopped, disk-guard, system, failed, or the code of what the disk refused.
    """

    state: State
    seconds: float
    level_db: float
    is_silent: bool
    device: str
    lost: int
    lost_seconds: float
    why: str | None


_GONE = Status(State.ENDED, 0.0, -96.0, False, "", 0, 0.0, None)


@dataclass(frozen=True, slots=True)
class Running:
    """One recording; `outlives` says whether it goes on when the window is locked."""

    recording: str
    hearing: RecordId
    begun: str
    allowed: str
    sealed: bool
    outlives: bool
    _word: bytes

    @classmethod
    def of(cls, row: Row) -> Running:
        """From its row."""
        return cls(
            row.recording, row.hearing, row.begun, row.allowed, row.sealed, row.outlives, row.word
        )

    def status(self) -> Status:
        """How it stands now; ENDED also when nobody answers."""
        return self._ask(None)

    def pause(self) -> Status:
        """Hear nothing until `resume`; the gap is told in the description."""
        return self._ask("pause")

    def resume(self) -> Status:
        """Go on."""
        return self._ask("resume")

    def end(self) -> Status:
        """Write the last of it and end the process; when this returns it is on the disk."""
        return self._ask("stop", patience_s=25.0)

    def _ask(self, what: str | None, *, patience_s: float = 2.0) -> Status:
        question: dict[str, Any] = {} if what is None else {"do": what}
        try:
            told = control.ask(self.recording, self._word, question, patience_s=patience_s)
        except NoSuchThing:
            return _GONE
        state = str(told["state"])
        return Status(
            State.ENDED if state in ("ended", "ending") else State(state),
            float(told["seconds"]),
            20 * log10(max(1, int(told["peak"])) / _LOUDEST) if told["peak"] else -96.0,
            bool(told["silent"]),
            str(told["device"]),
            int(told["lost"]),
            float(told["lost_seconds"]),
            told["why"],
        )
