"""Starting the recorder process, and asking it which microphones there are.

What it is for: what the process is told, and what it says back once. What it is not for:
keys; all it gets are public ones. To know first: it needs the variables by which a program
finds the user's sound server, and nothing else of our environment.
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from satchel.crypto.xwing import Recipient
from satchel.domain.errors import MachineRefused
from satchel.system import companions

_MODULE = "satchel.audio.recorder_process"
# Where the sound server of this session listens, and the cookie that lets us in.
_VARIABLES = (
    "HOME", "PATH", "XDG_RUNTIME_DIR", "PULSE_SERVER", "PULSE_COOKIE", "PULSE_RUNTIME_PATH",
    "PIPEWIRE_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "USERPROFILE", "APPDATA", "LOCALAPPDATA",
)  # fmt: skip
_PATIENCE_S = 15.0


@dataclass(frozen=True, slots=True)
class Device:
    """A microphone: `id` for `begin`, `name` as the system tells it."""

    id: str
    name: str
    usual: bool


def devices() -> list[Device]:
    """Every microphone there is."""
    told = _started({"do": "list"}, detached=False)
    return [Device(one["id"], one["name"], one["usual"]) for one in told.get("devices", ())]


def record(
    recording: str,
    folder: Path,
    recipients: Sequence[Recipient],
    *,
    word: bytes,
    margin: int,
    device: str | None,
) -> None:
    """Recording goes on when this returns. Raises MachineRefused with what the recorder said."""
    job = {
        "do": "record",
        "recording": recording,
        "folder": str(folder),
        "recipients": [one.to_text() for one in recipients],
        "word": word.hex(),
        "margin": margin,
        "device": device,
    }
    told = _started(job, detached=True)
    if "refused" in told:
        raise MachineRefused(str(told["refused"]), code="no-microphone")
    if "recording" not in told:
        raise MachineRefused(
            "The recorder could not be started, so nothing is being recorded; notes can be "
            "taken. Try again.",
            code="no-recorder",
        )


def asked(job: dict[str, Any], *, detached: bool) -> subprocess.Popen[bytes]:
    """The process, with its job told; a line on its standard output answers."""
    process = companions.start(_MODULE, variables=_VARIABLES, detached=detached)
    assert process.stdin is not None
    raw = json.dumps(job).encode("utf-8")
    with suppress(OSError), process.stdin as sink:
        sink.write(len(raw).to_bytes(4, "big") + raw)
    return process


def _started(job: dict[str, Any], *, detached: bool) -> dict[str, Any]:
    process = asked(job, detached=detached)
    assert process.stdout is not None
    alarm = threading.Timer(_PATIENCE_S, process.kill)
    alarm.daemon = True
    alarm.start()
    try:
        with process.stdout as source:
            line = source.readline(1 << 20)
        told: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {}
    finally:
        alarm.cancel()
    _see_gone(process)
    return told


def _see_gone(process: subprocess.Popen[bytes]) -> None:
    """In a thread: a process that ends while we live must be taken note of, or it stays listed."""
    threading.Thread(target=process.wait, name="recorder-end", daemon=True).start()
