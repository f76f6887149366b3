"""Kills, or refuses a system call of, a real process at a chosen point, again and again.

How to use it: describe an `Operation` (how its folder is prepared, the command that acts
on it, and what must hold afterwards), then call `kill_everywhere` or `refuse_everywhere`.
Any command will do, also the real command line; each line it prints to standard output
counts as acknowledged, and `verify` gets those that came out before the end.

How it works: one run under strace counts the calls that change a disk; every further
run is stopped at one of them, before it happens, with `strace --inject`. Nothing in the
product is patched, and the same point is the same call every time: strace counts each
kind of call in each thread on its own, and all writing is done by the first thread.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,mkdir"
APP = Path(__file__).resolve().parents[3] / "app"
_CALL = re.compile(r"^(\d+) +(\w+)\(", re.MULTILINE)
_TIME_LIMIT_S = 120


@dataclass(frozen=True, slots=True)
class Operation:
    """`prepare(folder)` fills a new folder once; each run works on a copy of it.

    `command(folder)` is the argv of the process. `verify(folder, lines)` raises when
    something acknowledged is lost or the folder is neither as before nor as after.
    """

    name: str
    prepare: Callable[[Path], None]
    command: Callable[[Path], Sequence[str]]
    verify: Callable[[Path, Sequence[str]], None]
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Point:
    """The `number`-th call of this kind in the first thread, counted from 1."""

    call: str
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """What a process left: its exit code (negative: the signal), lines and standard error."""

    exit_code: int
    lines: tuple[str, ...]
    complaint: str


def strace_works() -> bool:
    """Whether this machine lets us trace our own children."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True).returncode == 0


def kill_everywhere(operation: Operation, work: Path, count: int) -> int:
    """Kills at up to `count` points spread over the whole run; verifies after each."""

    def kill(folder: Path, point: Point) -> None:
        run = _run(operation, folder, f"inject={point.call}:signal=KILL:when={point.number}")
        assert run.exit_code != 0, f"{operation.name} was not stopped at {point}"
        assert "Traceback" not in run.complaint, f"{point}: {run.complaint}"
        operation.verify(folder, run.lines)

    return _at_points(operation, work, count, lambda _: True, kill)


def refuse_everywhere(
    operation: Operation, work: Path, count: int, calls: Sequence[str], error: str, *, onwards: bool
) -> int:
    """Lets calls fail with `error` at up to `count` points; `onwards`: from there on for good.

    The process must end with an exit code of its own and without a traceback.
    """

    def refuse(folder: Path, point: Point) -> None:
        # Every kind of call fails from the same moment on only if each is counted up to it;
        # one kind is enough, since whatever is saved needs all of them.
        when = f"{point.number}+" if onwards else str(point.number)
        run = _run(operation, folder, f"inject={point.call}:error={error}:when={when}")
        assert run.exit_code in (0, 7), f"{point}: {run}"
        assert "Traceback" not in run.complaint, f"{point}: {run.complaint}"
        operation.verify(folder, run.lines)

    return _at_points(operation, work, count, lambda point: point.call in calls, refuse)


def _at_points(
    operation: Operation,
    work: Path,
    count: int,
    wanted: Callable[[Point], bool],
    act: Callable[[Path, Point], None],
) -> int:
    template = work / "template"
    operation.prepare(template)
    chosen = _spread([point for point in _count(operation, work, template) if wanted(point)], count)

    def one(number_and_point: tuple[int, Point]) -> None:
        number, point = number_and_point
        folder = work / f"run-{number}"
        shutil.copytree(template, folder)
        try:
            act(folder, point)
        except Exception as error:
            raise AssertionError(f"{operation.name}, {point}: {error!r}") from error
        shutil.rmtree(folder)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(one, enumerate(chosen)))
    return len(chosen)


def _count(operation: Operation, work: Path, template: Path) -> list[Point]:
    """Every disk call of an undisturbed run, in order; and that it verifies."""
    folder, log = work / "counted", work / "calls.log"
    shutil.copytree(template, folder)
    run = _run(operation, folder, None, log)
    assert run.exit_code == 0, f"{operation.name}: {run}"
    operation.verify(folder, run.lines)
    calls = _CALL.findall(log.read_text("utf-8", "replace"))
    first_thread = calls[0][0]
    seen: Counter[str] = Counter()
    points = []
    for thread, call in calls:
        if thread == first_thread:
            seen[call] += 1
            points.append(Point(call, seen[call]))
    return points


def _spread(points: Sequence[Point], count: int) -> list[Point]:
    if len(points) <= count:
        return list(points)
    return [points[place * (len(points) - 1) // (count - 1)] for place in range(count)]


def _run(operation: Operation, folder: Path, injection: str | None, log: Path | None = None) -> Run:
    command = ["strace", "-f", "-qqq", "-e", f"trace={CALLS}"]  # --seccomp-bpf forgets to inject
    command += ["-o", str(log or os.devnull)]
    command += ["-e", injection] if injection else []
    environment = {
        **os.environ,
        "PYTHONPATH": str(APP),
        "PYTHONDONTWRITEBYTECODE": "1",
        **operation.environment,
    }
    ended = subprocess.run(
        [*command, *operation.command(folder)],
        env=environment,
        capture_output=True,
        timeout=_TIME_LIMIT_S,
        check=False,
    )
    whole, _, _ = ended.stdout.decode("utf-8").rpartition("\n")
    return Run(ended.returncode, tuple(whole.splitlines()), ended.stderr.decode("utf-8", "replace"))


def python(program: Path, *arguments: str) -> list[str]:
    """The argv of a Python program in this environment."""
    return [sys.executable, str(program), *arguments]
