"""What a person waits for all day: a note saved, the program starting, the archive unlocking."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Iterator

from bench import filling
from bench.figures import Figure, below, percentile
from bench.ground import PASSPHRASE, Ground
from bench.program import SATCHEL, Program
from satchel.crypto.passphrase import derive
from satchel.storage import keyslot_files


def note(ground: Ground) -> Iterator[Figure]:
    """one line of a note, durable: p99 from the line written to the answer read"""
    program, case = ground.observer("noting")
    with program.unlocked() as batch:
        batch.ask("note", case, "The first one loads what the others use.")
        took = [
            batch.ask("note", case, f"Line {number}: the witness answers the prosecutor.").seconds
            for number in range(ground.count(2000))
        ]
    took_ms = [seconds * 1000 for seconds in took]
    yield Figure("note: median", f"{statistics.median(took_ms):.1f} ms")
    yield below(f"note: p99 of {len(took)}", percentile(took_ms, 0.99), 30, "ms")


def start(ground: Ground) -> Iterator[Figure]:
    """satchel --help, from start of the process to its end"""
    took = []
    for _ in range(11):
        started = time.perf_counter()
        subprocess.run([SATCHEL, "--help"], stdout=subprocess.DEVNULL, check=True)
        took.append(time.perf_counter() - started)
    yield below("start: satchel --help, median of 11", statistics.median(took), 0.3, "s")


def unlock(ground: Ground) -> Iterator[Figure]:
    """opening an archive of 100,000 records, Argon2id apart"""
    program, case = ground.observer("unlocking")
    records = ground.count(100_000)
    filling.people(program, records)
    whole = statistics.median(program.run("show", case).seconds for _ in range(5))
    derived = statistics.median(_derivation(program) for _ in range(5))
    yield Figure("unlock: Argon2id alone", f"{derived:.2f} s", "about 1 s", 0.5 < derived < 1.6)
    what = f"unlock: all the rest, {records:,} records"
    yield below(what, whole - derived, 0.3, "s")


def _derivation(program: Program) -> float:
    """Seconds of the key derivation alone, at the cost this archive was made with."""
    slot = keyslot_files.read(program.archive).keyslots.slots[0]
    started = time.perf_counter()
    derive(PASSPHRASE.encode(), slot.salt, slot.cost)
    return time.perf_counter() - started
