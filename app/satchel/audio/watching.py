"""Whether the microphone in use is still there, asked by a process that looks anew.

For the recorder. To know first: Qt 6.12 does not notice on PulseAudio that a microphone was
pulled out, and the sound server gives who listened to it another source without a word:
a courtroom would be recorded from a laptop's lid under the name of the microphone on the
desk, or not at all. A new process sees what there is; it takes a third of a second, so it
is started seldom, and soon when all that comes is perfect silence. May go when Qt tells.
"""

from __future__ import annotations

import json
import subprocess
from contextlib import suppress
from typing import Any

from satchel.audio import starting
from satchel.domain.errors import MachineRefused

_SELDOM_NS = 30_000_000_000
_SOON_NS = 3_000_000_000
_SILENT_NS = 2_000_000_000


class Watch:
    """Ask `sees_gone` at every look; it never waits."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._looked = 0
        self._loud = 0

    def begin(self, now_ns: int) -> None:
        """A microphone was opened."""
        self._looked = self._loud = now_ns

    def heard(self, peak: int, now_ns: int) -> None:
        """Something came; of no microphone is it all zeros for long, unless it is switched off."""
        if peak:
            self._loud = now_ns

    def is_silent(self, now_ns: int) -> bool:
        """Whether nothing but zeros came for a while."""
        return now_ns - self._loud > _SILENT_NS

    def sees_gone(self, device: str, now_ns: int) -> bool:
        """Whether a look that has ended did not find the microphone of this id."""
        if self._process is None:
            every = _SOON_NS if self.is_silent(now_ns) else _SELDOM_NS
            if now_ns - self._looked > every:
                self._looked = now_ns
                self._process = _look()
            return False
        if self._process.poll() is None:
            return False
        ended, self._process = self._process, None
        seen = _seen(ended)
        return seen is not None and device not in seen

    def close(self) -> None:
        """No process is left."""
        if self._process is not None:
            self._process.kill()
            _seen(self._process)
            self._process = None


def _look() -> subprocess.Popen[bytes] | None:
    with suppress(MachineRefused):
        return starting.asked({"do": "list"}, detached=False)
    return None


def _seen(process: subprocess.Popen[bytes]) -> set[str] | None:
    """The ids it told; None when it told nothing."""
    process.wait()
    assert process.stdout is not None
    with process.stdout as source:
        line = source.readline(1 << 20)
    try:
        told: Any = json.loads(line)
        return {str(one["id"]) for one in told["devices"]}
    except (ValueError, KeyError, TypeError):
        return None
