"""Drives the real `satchel` as a person's shell would: by its command line and by `batch`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SATCHEL = Path(sys.executable).with_name("satchel.cmd" if os.name == "nt" else "satchel")
MIB = 1024 * 1024


class ProgramFailed(Exception):
    """The program refused what the measurement needs; the message holds its own words."""


@dataclass(frozen=True, slots=True)
class Timed:
    """An answer and the seconds it took."""

    value: Any
    seconds: float


@dataclass(frozen=True, slots=True)
class Program:
    """`satchel` on one archive."""

    archive: Path
    passphrase_file: Path

    def run(self, *words: str | Path) -> Timed:
        """One whole command, from start of the process to its end."""
        started = time.perf_counter()
        done = subprocess.run(
            self._command(words), capture_output=True, text=True, encoding="utf-8", check=False
        )
        seconds = time.perf_counter() - started
        if done.returncode != 0:
            raise ProgramFailed(f"satchel {words[0]}: {done.stdout.strip()} {done.stderr.strip()}")
        return Timed(json.loads(done.stdout), seconds)

    @contextmanager
    def unlocked(self) -> Iterator[Batch]:
        """`batch -`: unlocked once, then one answer for each line."""
        process = subprocess.Popen(
            self._command(["batch", "-"]),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        try:
            yield Batch(process)
        finally:
            if process.stdin:
                process.stdin.close()
            process.wait()
            if process.stdout:
                process.stdout.close()

    def _command(self, words: Sequence[str | Path]) -> list[str]:
        where = ["--archive", self.archive, "--passphrase-file", self.passphrase_file, "--json"]
        return [str(word) for word in (SATCHEL, *where, *words)]


@dataclass(frozen=True, slots=True)
class Batch:
    """A running `batch`; `ask` measures from the line written to the answer read."""

    process: subprocess.Popen[str]

    def ask(self, *words: str | Path) -> Timed:
        stdin, stdout = self.process.stdin, self.process.stdout
        if stdin is None or stdout is None:
            raise ProgramFailed("satchel batch has no pipes")
        line = json.dumps([str(word) for word in words])
        started = time.perf_counter()
        stdin.write(line + "\n")
        stdin.flush()
        answer = stdout.readline()
        seconds = time.perf_counter() - started
        if not answer or "error" in (value := json.loads(answer)):
            raise ProgramFailed(f"satchel {words[0]}: {answer.strip() or 'batch ended'}")
        return Timed(value["result"], seconds)

    def cpu_seconds(self) -> float:
        """Processor time the process has used so far, all threads (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")
        user, system = fields[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def resident_mib(self) -> float:
        """Memory of the process now (Linux)."""
        return self._status("VmRSS") / 1024

    def reset_peak(self) -> None:
        """Begin a new measurement of the peak (Linux, proc(5): clear_refs 5)."""
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5", encoding="ascii")

    def peak_mib(self) -> float:
        """The most memory since `reset_peak`."""
        return self._status("VmHWM") / 1024

    def _status(self, name: str) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return next(
            int(line.split()[1]) for line in status.splitlines() if line.startswith(f"{name}:")
        )
