"""attach: throughput beside `cp` and `sync`, restic and borg, and memory on a large file."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import peers
from bench.figures import Figure, at_least, below
from bench.ground import Ground
from bench.program import MIB

ROUNDS = 3
# How many times the throughput of each peer is to be reached.
TIMES = {"restic": 3.0, "borg": 2.0}


def throughput(ground: Ground) -> Iterator[Figure]:
    """attach 1 GiB beside cp and sync, restic and borg, in turns"""
    size = ground.count(1024) * MIB
    source = ground.random_file("one", size)
    program, case = ground.observer("attaching")
    took: dict[str, list[float]] = {"attach": [], "cp": []}
    rivals: dict[str, Callable[[Path, Path], float]] = {
        name: {"restic": peers.restic, "borg": peers.borg}[name] for name in peers.installed()
    }
    # In turns, so that a busy moment of the machine falls on all of them alike.
    for _ in range(ROUNDS):
        took["cp"].append(peers.copy_and_sync(source, ground.folder))
        for name, rival in rivals.items():
            took.setdefault(name, []).append(rival(source, ground.folder))
        _change(source)
        with program.unlocked() as batch:
            batch.ask("list", "case")
            took["attach"].append(batch.ask("attach", source, "--to", case).seconds)
    source.unlink()
    best = {name: statistics.median(seconds) for name, seconds in took.items()}
    speed = {name: size / MIB / seconds for name, seconds in best.items()}
    for name in best:
        label = {"cp": "cp and sync"}.get(name, name)
        yield Figure(f"{label}, {size // MIB} MiB", f"{best[name]:.2f} s, {speed[name]:.0f} MiB/s")
    yield below("attach: time beside cp and sync", best["attach"] / best["cp"], 1.3, "x")
    for name in rivals:
        ratio = speed["attach"] / speed[name]
        yield at_least(f"attach: throughput beside {name}", ratio, TIMES[name], "x")


def _change(source: Path) -> None:
    """Make it a file the archive has not seen: the same bytes would not be stored again."""
    with source.open("r+b") as file:
        first = file.read(1)
        file.seek(0)
        file.write(bytes([(first[0] + 1) % 256]))


def memory(ground: Ground) -> Iterator[Figure]:
    """peak memory while attaching 2 GiB, above idle"""
    source = ground.random_file("two", ground.count(2048) * MIB)
    program, case = ground.observer("memory")
    with program.unlocked() as batch:
        batch.ask("note", case, "Everything a first entry loads is loaded now.")
        idle = batch.resident_mib()
        batch.reset_peak()
        batch.ask("attach", source, "--to", case)
        peak = batch.peak_mib()
    source.unlink()
    yield Figure("memory: idle, unlocked", f"{idle:.0f} MiB")
    size = ground.count(2048)
    yield below(f"memory: peak above idle, attach of {size} MiB", peak - idle, 150, "MiB")
