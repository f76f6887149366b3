"""A relay as it is rented: the real program over a folder or a bucket, and what it uses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.program import SATCHEL, ProgramFailed


@dataclass(slots=True)
class RelayProcess:
    """`satchel relay serve`. `environment` is for a bucket's settings."""

    store: str
    mission: Path
    words: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    listen: str = "127.0.0.1:0"
    url: str = ""
    _process: subprocess.Popen[str] | None = None

    def start(self) -> RelayProcess:
        """Returns when it serves; a second start listens where the first did."""
        command = [str(SATCHEL), "--json", "relay", "serve", "--store", self.store]
        command += ["--mission", str(self.mission), "--listen", self.listen, *self.words]
        self._process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, **self.environment},
        )
        assert self._process.stdout is not None
        said = json.loads(self._process.stdout.readline() or "{}")
        if "address" not in said:
            self.end()
            raise ProgramFailed(f"relay serve: {said}")
        self.url = said["address"]
        self.listen = self.url.split("//")[1].split("/")[0]
        return self

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """As a power cut ends it, but for the disk."""
        self._end(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)

    def end(self) -> int:
        """As its operator ends it; its exit code."""
        return self._end(signal.SIGTERM)

    def cpu_seconds(self) -> float:
        """Processor time so far, all threads (Linux)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")
        user, system = fields[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def memory_mib(self, name: str = "VmRSS") -> float:
        """Memory now, or at most (`VmHWM`), in MiB (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        lines = dict(line.split(":", 1) for line in status.splitlines())
        return int(lines[name].split()[0]) / 1024

    def _end(self, number: int) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        if process.poll() is None:
            process.send_signal(number)
        code = process.wait(timeout=60)
        if process.stdout is not None:
            process.stdout.close()
        return code
