"""sync: a large file and many small records to a relay and on to headquarters, beside restic."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from bench import peers, rest_server
from bench.counted_line import CountedLine
from bench.figures import Figure, below
from bench.ground import Ground
from bench.program import MIB, Program
from bench.relay_process import RelayProcess
from satchel.wire.padding import padded_length

RECORDS = 10_000
COUNTED = 64
WIRE_LIMIT = 1.03


def home(ground: Ground) -> Iterator[Figure]:
    """1 GiB and 10,000 small records to a relay over a folder, beside restic to a REST server"""
    headquarters = ground.archive("headquarters")
    headquarters.run(
        *("init", "--role", "coordinator", "--name", "HQ", "--mission", "Bench", "--unrehearsed")
    )
    mission = ground.folder / "mission.json"
    headquarters.run("mission", "export", "--out", mission)
    relay = RelayProcess(str(ground.folder / "store"), mission).start()
    try:
        headquarters.run("sync", "--relay", relay.url)
        observer, case = _observer(ground, headquarters)
        yield from _records(ground, observer, headquarters, case)
        yield from _large(ground, observer, headquarters, case)
        yield from _counted(ground, observer, relay.url, case)
        yield Figure("sync: memory of the relay, at most", f"{relay.memory_mib('VmHWM'):.0f} MiB")
    finally:
        relay.end()


def _observer(ground: Ground, headquarters: Program) -> tuple[Program, str]:
    """An admitted observer, who came in by the relay, and a case."""
    invitation = ground.folder / "invitation"
    given = headquarters.run("invite", "--name", "Assel", "--out", invitation).value
    observer = ground.archive("observer")
    observer.run(
        *("init", "--role", "observer", "--name", "Field"),
        *("--invitation", invitation, "--code", given["code"]),
    )
    observer.run("sync")
    headquarters.run("sync")
    waiting = [one for one in headquarters.run("member", "list").value if one.get("words")]
    headquarters.run("member", "confirm", waiting[0]["id"])
    headquarters.run("sync")
    observer.run("sync")
    return observer, str(observer.run("case", "add", "--title", "Case").value["id"])


def _records(
    ground: Ground, observer: Program, headquarters: Program, case: str
) -> Iterator[Figure]:
    count = ground.count(RECORDS)
    small = ground.folder / "small"
    small.mkdir()
    with observer.unlocked() as batch:
        for number in range(count):
            text = f"10:{number % 60:02} The judge asks witness {number} about the {number} paper."
            batch.ask("note", case, text)
            (small / f"{number}.txt").write_text(text, encoding="utf-8")
    sent = observer.run("sync")
    yield Figure(f"sync: {count:,} records to the relay", f"{sent.seconds:.2f} s")
    size = int(sent.value["sent_bytes"])
    yield Figure(f"sync: {count:,} records, over the line", f"{size / MIB:.2f} MiB")
    came = headquarters.run("sync")
    yield Figure(f"sync: {count:,} records taken in at headquarters", f"{came.seconds:.2f} s")
    yield from _restic(small, ground.folder, f"{count:,} small files")


def _large(ground: Ground, observer: Program, headquarters: Program, case: str) -> Iterator[Figure]:
    size = ground.count(1024) * MIB
    source = ground.random_file("one", size)
    observer.run("attach", source, "--to", case)
    sent = observer.run("sync")
    yield Figure(f"sync: {size // MIB} MiB to the relay", _speed(size, sent.seconds))
    came = headquarters.run("sync")
    yield Figure(f"sync: {size // MIB} MiB fetched and taken in", _speed(size, came.seconds))
    started = time.perf_counter()
    again = observer.run("sync")
    took = time.perf_counter() - started
    yield Figure("sync: nothing new, receipt taken in", f"{took:.2f} s")
    if again.value["where"]["at-headquarters"]["files"] != 1:
        yield Figure("sync: confirmed at headquarters", "no", "yes", False)
    yield from _restic(source, ground.folder, f"{size // MIB} MiB")


def _counted(ground: Ground, observer: Program, relay: str, case: str) -> Iterator[Figure]:
    """Every byte both ways counts: parts and manifest, TLS, HTTP, signatures, listings, answers.

    What is taken off is the Padme padding of the file's own length, nothing of ours: the size
    lies half a step under what it is padded to, so that what is put around it pads no further.
    """
    padded = padded_length(ground.count(COUNTED) * MIB + 1)
    size = padded - (padded_length(padded + 1) - padded) // 2
    source = ground.random_file("counted", size)
    observer.run("attach", source, "--to", case)
    with CountedLine(relay).up() as line:
        observer.run("sync", "--relay", line.address)
    padding = padded - size
    what = f"sync: every byte over the line beside {size / MIB:.2f} MiB"
    yield Figure(f"{what}, with padding", f"{line.carried / size:.4f} x")
    yield below(f"{what}, before padding", (line.carried - padding) / size, WIRE_LIMIT, "x")


def _restic(source: Path, folder: Path, what: str) -> Iterator[Figure]:
    if rest_server.installed():
        spent = peers.restic_over_line(source, folder)
        yield Figure(f"restic: {what} to its REST server, TLS", f"{spent.seconds:.2f} s")
    if "restic" in peers.installed():
        spent = peers.restic(source, folder)
        yield Figure(f"restic: {what} into a folder, no line", f"{spent.seconds:.2f} s")


def _speed(size: int, seconds: float) -> str:
    return f"{seconds:.2f} s, {size / MIB / seconds:.0f} MiB/s"
