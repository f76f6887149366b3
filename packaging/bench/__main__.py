"""`python3 dev bench [NAME...]`: measures, and prints each figure beside the one to reach."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import (
    attaching,
    bad_lines,
    capturing,
    daily,
    fidelity,
    importing,
    memory,
    mission_record,
    relay,
    searching,
    syncing,
    tables,
    window,
)
from bench.figures import Figure, table
from bench.ground import Ground
from bench.program import ProgramFailed

BUILD = Path(__file__).resolve().parents[2] / "build"

MEASUREMENTS: dict[str, Callable[[Ground], Iterator[Figure]]] = {
    "start": daily.start,
    "note": daily.note,
    "attach": attaching.throughput,
    "memory": memory.flat,
    "import": importing.entries,
    "lines": bad_lines.weather,
    "record": mission_record.mixed,
    "relay": relay.crowd,
    "search": searching.million,
    "sync": syncing.home,
    "tables": tables.register,
    "unlock": daily.unlock,
    "capture-proxy": capturing.proxied,
    "fidelity": fidelity.fidelity,
    "window": window.stalls,
}


def main() -> int:
    asked = _arguments()
    figures: list[Figure] = []
    failed = False
    if hasattr(os, "getloadavg"):
        load = os.getloadavg()[0]
        print(f"== other work on this machine: load {load:.1f} on {os.cpu_count()} cores")
    for name in asked.names or MEASUREMENTS:
        print(f"== {name}: {MEASUREMENTS[name].__doc__}", flush=True)
        try:
            measured = _measure(name, asked.scale)
        except ProgramFailed as refusal:
            print(f"{name} could not be measured: {refusal}", file=sys.stderr)
            failed = True
        else:
            print(table(measured), flush=True)
            figures += measured
    print("\n== all figures" + ("" if asked.scale == 1 else f", at {asked.scale:g} of full size"))
    print(table(figures))
    return 1 if failed else 0


def _measure(name: str, scale: float) -> list[Figure]:
    """In a folder of its own on the checkout's disk: a memory file system would flatter us."""
    BUILD.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=BUILD))
    try:
        return list(MEASUREMENTS[name](Ground(folder, scale)))
    finally:
        shutil.rmtree(folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dev bench",
        description="Measure the figures to reach on the real program.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:8} {what.__doc__}" for name, what in MEASUREMENTS.items()),
    )
    parser.add_argument("names", nargs="*", choices=[*MEASUREMENTS, []], metavar="NAME")
    parser.add_argument(
        "--scale", type=float, default=1.0, help="of every size and count (default 1)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
