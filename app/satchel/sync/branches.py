"""Which history a run of leaves belongs to: the one it continues, or one of its own.

Two runs of one device agree when their roots agree at the last size both reach; a
device whose archive was copied and used twice gives runs that do not. Both are kept,
in numbered branches; nothing is refused and nothing is merged silently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from satchel.ledger.merkle import Frontier
from satchel.storage import entries, segments
from satchel.storage.database import Database
from satchel.storage.segments import Segment


@dataclass(frozen=True, slots=True)
class Run:
    """Verified leaves of one device from `start` on, with what leads to their root."""

    device: str
    start: int
    frontier: bytes
    leaves: tuple[bytes, ...]
    root: bytes

    @property
    def size(self) -> int:
        return self.start + len(self.leaves)

    def root_at(self, size: int) -> bytes:
        """The root at a size between `start` and the end."""
        if size == self.size:
            return self.root
        frontier = Frontier.from_bytes(self.frontier)
        for leaf in self.leaves[: size - self.start]:
            frontier.append(leaf)
        return frontier.root


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


def _agrees(db: Database, run: Run, group: Iterable[Segment]) -> bool | None:
    """True: proven; False: contradicted; None: nothing to compare."""
    proven: bool | None = None
    for segment in group:
        same = _compare(run, segment.start, segment.size, _root_of(db, segment))
        if same is False:
            return False
        proven = proven or same
    return proven


def _agrees_with_own(db: Database, run: Run, own_size: int) -> bool | None:
    def root(size: int) -> bytes:
        frontier = Frontier()
        for place in entries.positions(db, run.device, 0, 0, size):  # type: ignore[arg-type]  # a device id is text
            frontier.append(bytes.fromhex(place.leaf))
        return frontier.root

    return _compare(run, 0, own_size, root)


def _compare(run: Run, start: int, size: int, root: Callable[[int], bytes]) -> bool | None:
    meeting = min(run.size, size)
    if meeting < max(run.start, start):
        return None
    return run.root_at(meeting) == root(meeting)


def _root_of(db: Database, segment: Segment) -> Callable[[int], bytes]:
    return lambda size: segments.root_at(db, segment, size)


def _without_segments(db: Database, run: Run) -> int:
    """Places that came without a checkpoint (with an invitation) must not be contradicted."""
    known = entries.positions(db, run.device, 0, run.start, run.size)  # type: ignore[arg-type]  # a device id is text
    same = all(bytes.fromhex(p.leaf) == run.leaves[p.index - run.start] for p in known)
    return 0 if same else 1
