"""By when something existed, as timestamps prove it: an entry, a capture, a whole archive.

The honest words for people are made from this: nothing here is "timestamped" unless token,
authority, signed head and ledger were checked together just now. Not for receipts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from satchel.domain.errors import IntegrityFailure, SatchelError
from satchel.domain.ids import DeviceId, RecordId
from satchel.ledger.checkpoint import Checkpoint, open_checkpoint
from satchel.ledger.merkle import Frontier
from satchel.ledger.stamped_text import capture_text
from satchel.storage import devices, entries, records
from satchel.storage.database import Database
from satchel.sync.timestamps.stamps import (
    CAPTURE,
    CHECKPOINT,
    RENEWAL,
    Checked,
    Stamp,
    Stamps,
    covers,
)


@dataclass(frozen=True, slots=True)
class Existed:
    """One authority's word. `until` is how long it counts as it stands, `renew_by` when it
    needs a newer one over it; `size` is of the ledger, 0 for a capture."""

    checked: Checked
    until: datetime
    renew_by: datetime
    size: int = 0

    @property
    def before(self) -> datetime:
        """The whole second before which it existed: what the authority says, and by how much
        its clock may err."""
        token = self.checked.token
        latest = token.time + (token.accuracy or timedelta())
        return latest.replace(microsecond=0) + timedelta(seconds=latest.microsecond > 0)


@dataclass
class Standing:
    """Answers for one moment; each ledger is gone through once."""

    db: Database
    stamps: Stamps
    _roots: dict[tuple[str, int], dict[int, bytes]] = field(default_factory=dict)

    def entry(self, device: DeviceId, branch: int, index: int) -> list[Existed]:
        """The earliest timestamp of each authority over a head that covers this entry."""
        some = [
            one
            for one in self.stamps.every
            if one.over == CHECKPOINT and one.device == device and one.size > index
        ]
        return self._earliest(some, lambda one: self.is_head(one, device, branch))

    def capture(self, record: RecordId) -> list[Existed]:
        """The earliest timestamp of each authority over this capture."""
        view = records.get(self.db, record)
        data = capture_text(view.fields) if view is not None else None
        some = [one for one in self.stamps.every if one.over == CAPTURE and one.capture == record]
        return self._earliest(some, lambda one: one.data == data)

    def require(self, stamp: Stamp) -> Checked:
        """A timestamp checked with all it stands on. Raises what `Stamps.check` raises, and
        IntegrityFailure for bytes that are not what its record says they are."""
        checked = self.stamps.check(stamp)
        if stamp.over == CHECKPOINT:
            self._head(stamp)
        if stamp.over == RENEWAL:
            known = {one.record: one for one in self.stamps.every}
            for record in stamp.renews:
                older = known.get(record)
                if older is not None and not covers(stamp.data, self.stamps.check(older)):
                    raise IntegrityFailure("A renewal does not hold a timestamp it names.")
        return checked

    def _earliest(
        self, some: Iterable[Stamp], is_over_it: Callable[[Stamp], bool]
    ) -> list[Existed]:
        """`some` come the oldest first; no more of them are checked than are needed."""
        by: dict[str, Existed] = {}
        for stamp in some:
            authority = self.stamps.authorities.get(stamp.authority)
            if authority is None or authority.url in by:
                continue
            try:
                checked = self.stamps.check(stamp)
            except SatchelError:
                continue
            if is_over_it(stamp):
                until, by_then = self.stamps.counts_until(stamp), self.stamps.ages(stamp)
                by[authority.url] = Existed(checked, until, by_then, stamp.size)
        return list(by.values())

    def is_head(self, stamp: Stamp, device: DeviceId, branch: int) -> bool:
        """Whether it is over a signed head of this ledger, and the ledger here is that one."""
        try:
            head = self._head(stamp)
        except SatchelError:
            return False
        return head.origin == device and head.root == self._root(device, branch).get(head.size)

    def _head(self, stamp: Stamp) -> Checkpoint:
        """The signed head a timestamp is over. Raises IntegrityFailure."""
        row = devices.find(self.db, stamp.device or "")
        if row is None:
            raise IntegrityFailure("The keys of the device whose head was stamped are not here.")
        text = stamp.data.decode("utf-8", "replace")
        head = open_checkpoint(text, row.keys.ed25519, row.keys.ml_dsa_44)
        if (head.origin, head.size) != (stamp.device, stamp.size):
            raise IntegrityFailure("A timestamp's record tells of another head than was stamped.")
        return head

    def _root(self, device: DeviceId, branch: int) -> dict[int, bytes]:
        """Roots of the ledger as it is here, at each size that was stamped; in one pass."""
        key = (device, branch)
        if key not in self._roots:
            sizes = {one.size for one in self.stamps.every if one.device == device}
            found: dict[int, bytes] = {}
            range_ = Frontier()
            for place in entries.positions(self.db, device, branch, 0, max(sizes, default=0)):
                if place.index != range_.size:
                    break  # what is missing proves nothing above it
                range_.append(bytes.fromhex(place.leaf))
                if range_.size in sizes:
                    found[range_.size] = range_.root
            self._roots[key] = found
        return self._roots[key]
