"""A large file costs the disk, not the memory: attached, sent and received in a few MiB.

256 MiB here; `dev bench` measures the same with 2 GiB. What grew with the file would be
over the limit with this one already.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import memory
from bench.ground import Ground
from bench.program import MIB, SATCHEL

SIZE = 256 * MIB


@pytest.mark.skipif(
    not memory.can_measure() or not SATCHEL.exists(),
    reason="only Linux tells a process's peak, and only of an installed program",
)
def test_a_large_file_needs_little_memory(tmp_path: Path) -> None:
    for what, peak in memory.peaks(Ground(tmp_path, 1), SIZE).items():
        assert peak.above_idle < memory.LIMIT_MIB, what
