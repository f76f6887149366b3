"""The memory of running processes, read as the kernel shows it to root (Linux)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

PROC = Path("/proc")
_BLOCK = 16 * 1024 * 1024


def below(parent: int) -> set[int]:
    """`parent` and every process it started, and these started, as of now."""
    parents: dict[int, int] = {}
    for stat in PROC.glob("[0-9]*/stat"):
        try:
            # The name in brackets may hold anything: what counts follows the last bracket.
            rest = stat.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:  # it ended while we looked
            continue
        parents[int(stat.parent.name)] = int(rest[1])
    found = {parent}
    while more := {pid for pid, above in parents.items() if above in found} - found:
        found |= more
    return found


def held(pids: Iterable[int], wanted: dict[str, bytes]) -> dict[str, list[int]]:
    """Which of `wanted` (by name) stands in the memory of which process."""
    found: dict[str, list[int]] = {}
    for pid in pids:
        for name in _held_by(pid, wanted):
            found.setdefault(name, []).append(pid)
    return found


def _held_by(pid: int, wanted: dict[str, bytes]) -> set[str]:
    found: set[str] = set()
    try:
        maps = (PROC / str(pid) / "maps").read_text().splitlines()
        memory = os.open(PROC / str(pid) / "mem", os.O_RDONLY)
    except FileNotFoundError:  # it ended meanwhile
        return found
    longest = max(map(len, wanted.values()))
    try:
        for line in maps:
            span, rights = line.split()[:2]
            start, end = (int(edge, 16) for edge in span.split("-"))
            if rights.startswith("r"):
                found |= _held_between(memory, start, end, wanted, longest)
    finally:
        os.close(memory)
    return found


def _held_between(
    memory: int, start: int, end: int, wanted: dict[str, bytes], longest: int
) -> set[str]:
    found: set[str] = set()
    kept = b""
    while start < end:
        try:
            block = os.pread(memory, min(_BLOCK, end - start), start)
        except OSError:  # the kernel's own pages, and what was never touched
            break
        if not block:
            break
        seen = kept + block
        found |= {name for name, what in wanted.items() if what in seen}
        kept = seen[-longest:]
        start += len(block)
    return found
