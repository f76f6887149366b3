"""attach: throughput beside `cp` and `sync`, restic and borg, and memory on a large file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench import peers
from bench.figures import Figure, at_least, below
from bench.ground import Ground
from bench.peers import Spent
from bench.program import MIB, Program

ROUNDS = 3
# How many times the throughput of each peer is to be reached.
TIMES = {"restic": 3.0, "borg": 2.0}
BACKUPS = {"restic": peers.restic, "borg": peers.borg}


def throughput(ground: Ground) -> Iterator[Figure]:
    """attach 1 GiB beside cp and sync, restic and borg, in turns"""
    size = ground.count(1024) * MIB
    source = ground.random_file("one", size)
    program, case = ground.observer("attaching")
    rivals = {name: BACKUPS[name] for name in peers.installed()}
    took: dict[str, list[Spent]] = {name: [] for name in ("attach", "cp and sync", *rivals)}
    # In turns, so that a busy moment of the machine falls on all of them alike.
    for _ in range(ROUNDS):
        took["cp and sync"].append(peers.copy_and_sync(source, ground.folder))
        for name, rival in rivals.items():
            took[name].append(rival(source, ground.folder))
        _change(source)
        took["attach"].append(_attach(program, source, case))
    source.unlink()
    middle = {
        name: sorted(rounds, key=lambda spent: spent.seconds)[ROUNDS // 2]
        for name, rounds in took.items()
    }
    for name, spent in middle.items():
        speed = f"{spent.seconds:.2f} s, {size / MIB / spent.seconds:.0f} MiB/s"
        yield Figure(f"{name}, {size // MIB} MiB", f"{speed}, {spent.cpu:.1f} s of processor")
    ours = middle["attach"].seconds
    yield below("attach: time beside cp and sync", ours / middle["cp and sync"].seconds, 1.3, "x")
    for name in rivals:
        ratio = middle[name].seconds / ours
        yield at_least(f"attach: throughput beside {name}", ratio, TIMES[name], "x")


def _attach(program: Program, source: Path, case: str) -> Spent:
    """In an archive that is open, as it is when she works; unlocking is measured by itself."""
    with program.unlocked() as batch:
        batch.ask("list", "case")
        before = batch.cpu_seconds()
        seconds = batch.ask("attach", source, "--to", case).seconds
        return Spent(seconds, batch.cpu_seconds() - before)


def _change(source: Path) -> None:
    """Make it a file the archive has not seen: the same bytes would not be stored again."""
    with source.open("r+b") as file:
        first = file.read(1)
        file.seek(0)
        file.write(bytes([(first[0] + 1) % 256]))
