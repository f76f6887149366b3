"""Which history a run of leaves belongs to: the one it continues, or one of its own.

Two runs of one device agree when their roots agree at the last size both reach; a
device whose archive was copied and used twice gives runs that do not. Both are kept,
in numbered branches; nothing is refused and nothing is merged silently.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from satchel.domain.ids import DeviceId
from satchel.ledger.merkle import Frontier
from satchel.storage import entries, segments
from satchel.storage.database import Database
from satchel.storage.segments import Segment


@dataclass(frozen=True, slots=True)
class Run:
    """Verified leaves of one device from `start` on, with what leads to their root."""

    device: DeviceId
    start: int
    frontier: bytes
    leaves: tuple[bytes, ...]
    root: bytes

    @property
    def size(self) -> int:
        return self.start + len(self.leaves)

    def roots_at(self, sizes: Iterable[int]) -> dict[int, bytes]:
        """The roots at sizes between `start` and the end, in one pass over the leaves."""
        wanted = {size for size in sizes if self.start <= size <= self.size}
        frontier = Frontier.from_bytes(self.frontier)
        found = {self.size: self.root}
        for leaf in (*self.leaves, b""):
            if frontier.size in wanted:
                found[frontier.size] = frontier.root
            if leaf:
                frontier.append(leaf)
        return found


@dataclass(frozen=True, slots=True)
class Fork:
    """`branch` parts from branch `other` of the same device."""

    branch: int
    other: int


def choose(db: Database, run: Run, own_size: int | None = None) -> tuple[int, Fork | None]:
    """The branch of `run`, and the fork if it begins one.

    A branch it overlaps and agrees with is proof; without any, one that nothing speaks
    against is taken, until a later run speaks against it. `own_size` says that it is
    this archive's own ledger, which has no segments.
    """
    by_branch: dict[int, list[Segment]] = {}
    for segment in segments.of_device(db, run.device):
        by_branch.setdefault(segment.branch, []).append(segment)
    verdicts = {branch: _agrees(db, run, group) for branch, group in by_branch.items()}
    if own_size is not None:
        verdicts[0] = _agrees_with_own(db, run, own_size)
    for wanted in (True, None):
        for branch in sorted(verdicts):
            if verdicts[branch] is wanted:
                return branch, None
    if not verdicts:
        return _without_segments(db, run), None
    fresh = max(verdicts) + 1
    return fresh, Fork(fresh, 0)


def _agrees(db: Database, run: Run, group: list[Segment]) -> bool | None:
    """True: proven; False: contradicted; None: nothing to compare.

    Of the segments that reach beyond the run one is enough: they were compared with each
    other when they came.
    """
    within = [segment for segment in group if run.start <= segment.size <= run.size]
    roots = run.roots_at(segment.size for segment in within)
    verdicts = [roots[segment.size] == segment.root for segment in within]
    beyond = next((s for s in group if s.start <= run.size < s.size), None)
    if beyond is not None:
        verdicts.append(segments.root_at(db, beyond, run.size) == run.root)
    return all(verdicts) if verdicts else None


def _agrees_with_own(db: Database, run: Run, own_size: int) -> bool | None:
    meeting = min(run.size, own_size)
    if meeting < run.start:
        return None
    frontier = Frontier()
    for place in entries.positions(db, run.device, 0, 0, meeting):
        frontier.append(bytes.fromhex(place.leaf))
    return run.roots_at([meeting])[meeting] == frontier.root


def _without_segments(db: Database, run: Run) -> int:
    """Places that came without a checkpoint (with an invitation) must not be contradicted."""
    known = entries.positions(db, run.device, 0, run.start, run.size)
    same = all(bytes.fromhex(p.leaf) == run.leaves[p.index - run.start] for p in known)
    return 0 if same else 1
