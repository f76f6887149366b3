"""Kills, or refuses a system call of, a real process at a chosen point, again and again.

How to use it: describe an `Operation` (how its folder is prepared, the Python program
that acts on it, and what must hold afterwards), `prepare` it, then call `kill_everywhere`
or `refuse_everywhere`, as often as you like. Each line the program prints to standard output
counts as acknowledged, and `verify` gets those that came out before the end.

How it works: one run under strace counts the calls that change a disk; every further
run is stopped at one of them, before it happens, with `strace --inject`. Nothing in the
product is patched, and the same point is the same call every time: only the first thread
is traced, and it does all the writing; workers of the product are left alone.
Processes come from `Zygotes` that have imported the product and nothing else.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CALLS = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,mkdir"
_ROOT = Path(__file__).resolve().parents[3]
PYTHONPATH = os.pathsep.join([str(_ROOT / "app"), str(_ROOT / "tests")])
_CALL = re.compile(r"^(\w+)\((\w*)", re.MULTILINE)
# These are most of all calls and lie close together; where the others fall, one state of
# the disk becomes another.
_PAGES = "pwrite64"
_ALL_BYTES = ("-xx", "-s", "100000000")
_TIME_LIMIT_S = 120


@dataclass(frozen=True, slots=True)
class Operation:
    """`prepare(folder)` fills a new folder once; each run works on a copy of it.

    `program(folder)` is a Python file and its arguments; `modules` are what it imports
    first of all, done once and not for each run. `verify(folder, lines)` raises when something
    acknowledged is lost or the folder is neither as before nor as after.
    """

    name: str
    prepare: Callable[[Path], None]
    program: Callable[[Path], Sequence[str]]
    verify: Callable[[Path, Sequence[str]], None]
    modules: Sequence[str] = ("satchel.storage.backup",)
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Point:
    """The `number`-th call of this kind in the first thread, counted from 1."""

    call: str
    number: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """An operation whose folder is filled, and the disk calls of an undisturbed run, in order."""

    zygotes: Zygotes
    operation: Operation
    work: Path
    points: Sequence[Point]


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


def prepare(zygotes: Zygotes, operation: Operation, work: Path) -> Prepared:
    """Fills the operation's folder, in `work`, and sees that it runs when nobody disturbs it."""
    template = work / "template"
    operation.prepare(template)
    points = _count(zygotes.all[0], operation, work, template)
    return Prepared(zygotes, operation, work, points)


def kill_everywhere(prepared: Prepared, count: int) -> int:
    """Kills at up to `count` points spread over the whole run; verifies after each.

    Returns how many processes were killed: one that had a call less than the counted run
    may come to its end.
    """
    killed: list[Point] = []

    def kill(zygote: _Zygote, folder: Path, point: Point) -> Run:
        injection = f"inject={point.call}:signal=KILL:when={point.number}"
        run = zygote.run(prepared.operation, folder, injection, Path(os.devnull))
        if run.exit_code == -signal.SIGKILL:
            killed.append(point)
        else:
            assert run.exit_code == 0, run
        return run

    _at_points(prepared, count, lambda _: True, kill)
    return len(killed)


def refuse_everywhere(
    prepared: Prepared, count: int, calls: Sequence[str], error: str, *, onwards: bool
) -> int:
    """Lets calls fail with `error` at up to `count` points; `onwards`: from there on for good.

    The process must end well, or with exit code 7 and one sentence and no traceback.
    """

    def refuse(zygote: _Zygote, folder: Path, point: Point) -> Run:
        # The sentence itself goes out by `write`, so that one fails once.
        lasting = onwards and point.call != "write"
        when = f"{point.number}+" if lasting else str(point.number)
        injection = f"inject={point.call}:error={error}:when={when}"
        run = zygote.run(prepared.operation, folder, injection, Path(os.devnull))
        assert run.exit_code in (0, 7), run
        assert run.complaint.count("\n") == (run.exit_code == 7), run
        return run

    return _at_points(prepared, count, lambda point: point.call in calls, refuse)


def record(zygotes: Zygotes, operation: Operation, folder: Path, calls: str) -> tuple[Run, str]:
    """Runs once, undisturbed; `calls` of its first thread come back with all their bytes."""
    log = folder.with_name("calls.log")
    run = zygotes.all[0].run(operation, folder, None, log, (f"trace={calls}", *_ALL_BYTES))
    return run, log.read_text("ascii")


def _at_points(
    prepared: Prepared,
    count: int,
    wanted: Callable[[Point], bool],
    act: Callable[[_Zygote, Path, Point], Run],
) -> int:
    operation, work = prepared.operation, prepared.work
    zygotes = prepared.zygotes.all
    # OpenSSL's Argon2 refuses a second derivation at the same time in one process.
    one_verifies = threading.Lock()
    chosen = _chosen([point for point in prepared.points if wanted(point)], count)

    def every_nth(first: int) -> None:
        for number in range(first, len(chosen), len(zygotes)):
            folder = work / f"run-{number}"
            shutil.copytree(work / "template", folder)
            try:
                run = act(zygotes[first], folder, chosen[number])
                with one_verifies:
                    operation.verify(folder, run.lines)
            except Exception as error:
                raise AssertionError(f"{operation.name}, {chosen[number]}: {error!r}") from error
            shutil.rmtree(folder)

    with ThreadPoolExecutor(len(zygotes)) as pool:
        list(pool.map(every_nth, range(len(zygotes))))
    return len(chosen)


def _count(zygote: _Zygote, operation: Operation, work: Path, template: Path) -> list[Point]:
    """Every disk call of an undisturbed run, in order; and that it verifies."""
    folder, log = work / "counted", work / "calls.log"
    shutil.copytree(template, folder)
    run = zygote.run(operation, folder, None, log)
    assert run.exit_code == 0, f"{operation.name}: {run}"
    operation.verify(folder, run.lines)
    shutil.rmtree(folder)
    seen: Counter[str] = Counter()
    points = []
    for call, first_argument in _CALL.findall(log.read_text("utf-8", "replace")):
        seen[call] += 1
        if (call, first_argument) not in (("write", "1"), ("write", "2")):  # not to the disk
            points.append(Point(call, seen[call]))
    return points


def _chosen(points: Sequence[Point], count: int) -> list[Point]:
    """At least half of them are syncs, renames and the like, if there are as many."""
    turns = [point for point in points if point.call != _PAGES]
    pages = [point for point in points if point.call == _PAGES]
    of_pages = min(len(pages), max(count // 2, count - len(turns)))
    return _spread(turns, count - of_pages) + _spread(pages, of_pages)


def _spread(points: Sequence[Point], count: int) -> list[Point]:
    if len(points) <= count:
        return list(points)
    if count < 2:
        return list(points[:count])
    return [points[place * (len(points) - 1) // (count - 1)] for place in range(count)]


class Zygotes:
    """As many sources of processes as there are processors. What one had to import all have
    from then on. One set serves any number of tests: it holds nothing of any run."""

    def __init__(self) -> None:
        learned: list[str] = []
        self.all = [_Zygote(learned) for _ in range(os.cpu_count() or 1)]

    def close(self) -> None:
        for zygote in self.all:
            zygote.close()


class _Zygote:
    """One worker's source of processes; ends with its standard input."""

    def __init__(self, learned: list[str]) -> None:
        self._learned = learned
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("zygote.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": PYTHONPATH, "PYTHONDONTWRITEBYTECODE": "1"},
        )

    def run(
        self,
        operation: Operation,
        folder: Path,
        injection: str | None,
        log: Path,
        tracing: Sequence[str] = (f"trace={CALLS}",),
    ) -> Run:
        out, err = (folder.with_name(f"{folder.name}.{name}") for name in ("out", "err"))
        self._tell(
            {
                "argv": list(operation.program(folder)),
                "environment": operation.environment,
                "modules": [*operation.modules, *self._learned],
                "out": str(out),
                "err": str(err),
            }
        )
        pid = int(self._hear()["pid"])
        command = ["strace", "-e", *tracing, "-o", str(log), "-p", str(pid)]
        command += ["-e", injection] if injection else []
        _wait_until_stopped(pid)
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
            assert tracer.stderr is not None
            first = tracer.stderr.readline()
            assert "attached" in first, first
            os.kill(pid, signal.SIGCONT)
            tracer.communicate(timeout=_TIME_LIMIT_S)
        ended = self._hear()
        self._learned += [name for name in ended["learned"] if name not in self._learned]
        whole, _, _ = out.read_text("utf-8").rpartition("\n")
        return Run(ended["exit_code"], tuple(whole.splitlines()), err.read_text("utf-8"))

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(_TIME_LIMIT_S)
        self._process.stdout.close()

    def _tell(self, request: dict[str, object]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        return told


def _wait_until_stopped(pid: int) -> None:
    """The child stops itself before its first own call; the kernel says when it has."""
    while Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(") ")[2][0] not in "Tt":
        os.sched_yield()
