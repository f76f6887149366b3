"""Worker processes: no keys, no environment, one job each, ended when time is up.

For parsers that meet strangers' files. A worker has its standard input and output and
nothing else of ours: no open files, no variables, no console. It is not a sandbox: it
may do what the user may do; its own start (see `satchel.formats.documents.worker`)
takes away memory, files and time where the system lets it. On Windows the time limit
is the only hard one.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import satchel
from satchel.domain.errors import MachineRefused

_LOOK_S = 0.02
_LINE_MAX = 4 * 1024 * 1024
_NEEDED_ON_WINDOWS = ("SYSTEMROOT", "WINDIR")
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_START = """
import runpy, sys
sys.path.insert(0, sys.argv[2])
runpy.run_module(sys.argv[1], run_name="__main__")
"""
"""-I keeps the caller's folder and PYTHONPATH out, so the worker is told where we live."""


class Ending(StrEnum):
    """How a worker came to its end."""

    FINISHED = "finished"
    DIED = "died"
    TIME = "time"
    STOPPED = "stopped"


def run(
    module: str,
    feed: Iterator[bytes],
    hear: Callable[[bytes], bool],
    *,
    time_limit_s: float,
    meanwhile: Callable[[], None] | None = None,
) -> Ending:
    """Start `module` in a process of its own, feed it, hear it out, and see it gone.

    `feed` is drawn from in the calling thread (it may read a database that knows its
    thread); `hear` gets whole lines in another one, and ends the worker by answering
    False. `meanwhile` is called in the calling thread while it waits, so that what must
    not wait for a slow worker is done. What `feed` raises is raised here once the worker
    is gone; a worker's own end never raises. Raises MachineRefused when no process can be started.
    """
    process = start(module)
    watch = _Watch(process, hear)
    listener = threading.Thread(target=watch.listen, name="worker-listener", daemon=True)
    alarm = threading.Timer(time_limit_s, watch.out_of_time)
    alarm.daemon = True
    listener.start()
    alarm.start()
    try:
        watch.pour(feed)
        while meanwhile is not None and listener.is_alive():
            listener.join(_LOOK_S)
            meanwhile()
        listener.join()
        process.wait()
    finally:
        alarm.cancel()
        process.kill()
        process.wait()
        listener.join()
    return watch.ending()


def start(module: str) -> subprocess.Popen[bytes]:
    """`module` in a process of its own, for whoever talks with it longer than `run` does.

    The caller sees it gone: `kill` and `wait`. Raises MachineRefused when none can be started.
    """
    home = str(Path(satchel.__file__).resolve().parent.parent)
    words = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _START, module, home]
    variables = {name: os.environ[name] for name in _NEEDED_ON_WINDOWS if name in os.environ}
    try:
        return subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=variables if os.name == "nt" else {},
            cwd=os.path.abspath(os.sep),
            close_fds=True,
            creationflags=_NO_WINDOW,
        )
    except OSError:
        raise MachineRefused(
            "This computer could not start another process, so nothing was read; "
            "close some programs and try again."
        ) from None


class _Watch:
    """One worker while it runs: listens in a thread, stops it for time or nonsense."""

    def __init__(self, process: subprocess.Popen[bytes], hear: Callable[[bytes], bool]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._stdin, self._stdout = process.stdin, process.stdout
        self._hear = hear
        self._cut: Ending | None = None

    def listen(self) -> None:
        with self._stdout as stdout:
            while line := stdout.readline(_LINE_MAX):
                if not line.endswith(b"\n") or not self._hear(line):
                    self._end(Ending.STOPPED)
                    return

    def out_of_time(self) -> None:
        self._end(Ending.TIME)

    def pour(self, feed: Iterator[bytes]) -> None:
        """Give it everything; a worker that is gone already is found out by its ending."""
        try:
            for block in feed:
                try:
                    self._stdin.write(block)
                    self._stdin.flush()
                except OSError:
                    return
        finally:
            with suppress(OSError):
                self._stdin.close()

    def ending(self) -> Ending:
        """Only once the process is gone."""
        if self._cut is not None:
            return self._cut
        code = self._process.returncode
        if code == -getattr(signal, "SIGXCPU", 0) and code:
            return Ending.TIME
        return Ending.DIED if code else Ending.FINISHED

    def _end(self, ending: Ending) -> None:
        self._cut = self._cut or ending
        self._process.kill()
