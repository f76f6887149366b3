"""Memory while one large file goes from a phone's folder to headquarters: attach, parcel, open.

The file is sparse, so that measuring needs less of the disk: what is measured does not
depend on what is in it, and what leaves the program is as large as ever.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure, below
from bench.ground import Ground
from bench.program import MIB, Batch, Program, Timed

LIMIT_MIB = 150
_TRACE = Path("/proc/self/clear_refs")


@dataclass(slots=True)
class Peak:
    """Memory at rest and at most, in MiB, and how long it took."""

    idle: float = 0.0
    most: float = 0.0
    seconds: float = 0.0

    @property
    def above_idle(self) -> float:
        return self.most - self.idle


def can_measure() -> bool:
    """Only where the system tells a process's peak and lets it begin anew (Linux)."""
    return _TRACE.exists()


def flat(ground: Ground) -> Iterator[Figure]:
    """peak memory above idle: attach, parcel make and parcel open of 2 GiB"""
    size = ground.count(2048)
    for what, peak in peaks(ground, size * MIB).items():
        yield Figure(f"{what} of {size} MiB", f"{peak.seconds:.1f} s, idle {peak.idle:.0f} MiB")
        yield below(f"memory: {what}, peak above idle", peak.above_idle, LIMIT_MIB, "MiB")


def peaks(ground: Ground, size: int) -> dict[str, Peak]:
    """Each of the three acts on a file of `size` bytes, each in a process of its own."""
    headquarters = ground.archive("hq")
    role = ("--role", "coordinator", "--name", "HQ")
    headquarters.run("init", *role, "--mission", "Bench", "--unrehearsed")
    observer, case = _invited(ground, headquarters)
    source, parcel = sparse_file(ground.folder / "large.bin", size), ground.folder / "parcel"
    found: dict[str, Peak] = {}
    with _measured(found, "attach", observer) as ask:
        ask("attach", source, "--to", case)
    source.unlink()
    with _measured(found, "parcel make", observer) as ask:
        files = ask("parcel", "make", "--out", parcel).value["files"]
    with _measured(found, "parcel open", headquarters) as ask:
        ask("parcel", "open", *files)
    _require_arrived(headquarters, ground.folder / "back.bin", size)
    return found


def sparse_file(path: Path, size: int) -> Path:
    """`size` bytes that take no room: random at both ends, nothing between."""
    with path.open("wb") as file:
        file.write(os.urandom(4096))
        file.seek(size - 4096)
        file.write(os.urandom(4096))
    return path


class _Ask:
    """Asks an unlocked program, and keeps the seconds of the last answer."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self.seconds = 0.0

    def __call__(self, *words: str | Path) -> Timed:
        timed = self._batch.ask(*words)
        self.seconds = timed.seconds
        return timed


@contextmanager
def _measured(found: dict[str, Peak], what: str, program: Program) -> Iterator[_Ask]:
    with program.unlocked() as batch:
        batch.ask("list", "case")
        peak = Peak(idle=batch.resident_mib())
        batch.reset_peak()
        ask = _Ask(batch)
        yield ask
        peak.most, peak.seconds = batch.peak_mib(), ask.seconds
    found[what] = peak


def _invited(ground: Ground, headquarters: Program) -> tuple[Program, str]:
    invitation = ground.folder / "invited"
    code = headquarters.run("invite", "--name", "Observer", "--out", invitation).value["code"]
    observer = ground.archive("observer")
    role: Sequence[str] = ("--role", "observer", "--name", "Laptop")
    observer.run("init", *role, "--invitation", invitation, "--code", code)
    return observer, str(observer.run("case", "add", "--title", "Case").value["id"])


def _require_arrived(headquarters: Program, back: Path, size: int) -> None:
    """A measurement of something that did not happen would look very good."""
    listed = headquarters.run("list", "attachment").value
    record = (listed["records"] if isinstance(listed, dict) else listed)[0]["id"]
    headquarters.run("extract", record, "--out", back)
    arrived = back.stat().st_size
    back.unlink()
    if arrived != size:
        raise AssertionError(f"{arrived} of {size} bytes arrived at headquarters")
