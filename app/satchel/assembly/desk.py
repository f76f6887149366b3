"""One open archive with every feature ready: the front doors get this and nothing else.

What works on records stands in `records_desk`; here, what leaves and enters this laptop.
Imports stand inside the properties for the same reason as there.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from satchel.assembly.records_desk import RecordsDesk
from satchel.domain.errors import SatchelError
from satchel.domain.words import Audience
from satchel.storage import content_table, mission, outside, receipts, records, search_index
from satchel.system import clock

if TYPE_CHECKING:
    from satchel.storage.receipts import Receipt
    from satchel.sync.granting import Granting
    from satchel.sync.inviting import Inviting
    from satchel.sync.membership import Membership
    from satchel.sync.parcel_making import ParcelMaking
    from satchel.sync.parcel_opening import ParcelOpening
    from satchel.sync.receipt_giving import ReceiptGiving
    from satchel.sync.sealing import Sealing
    from satchel.sync.timestamps.keeping import Timestamps
    from satchel.wire.mission import Mission


@dataclass(frozen=True)
class Desk(RecordsDesk):
    """Every feature of one open archive. `close` locks it."""

    def close(self) -> None:
        """Lock, after what is left to be tidied; a refusing disk does not keep it open."""
        try:
            with contextlib.suppress(SatchelError):
                self._tidy()
        finally:
            self.archive.close()

    def _tidy(self) -> None:
        """The map by which headquarters can recover contents, and the index's own upkeep."""
        db = self.archive.reading()
        readers = self.recipients(Audience.COORDINATION)
        if readers and next(iter(content_table.unmapped(db)), None) is not None:
            from satchel.storage import content_map

            content_map.write_map(self.archive, readers)
        with self.archive.writing() as tx:
            search_index.idle_merge(tx)

    def make_backup(self, out: Path) -> None:
        """Write a consistent copy of the open archive."""
        from satchel.storage import backup

        backup.make(self.archive, out)
        self.taking_out.note_outside(outside.Sort.BACKUP, out)

    @cached_property
    def parcel_making(self) -> ParcelMaking:
        """Making parcels."""
        from satchel.sync.parcel_making import ParcelMaking

        return ParcelMaking(self.archive, self.journal, clock.now)

    @cached_property
    def parcel_opening(self) -> ParcelOpening:
        """Opening parcels."""
        from satchel.sync.parcel_opening import ParcelOpening

        return ParcelOpening(self.archive, self.journal, clock.now)

    @cached_property
    def receipt_giving(self) -> ReceiptGiving:
        """Answering parcels."""
        from satchel.sync.receipt_giving import ReceiptGiving

        return ReceiptGiving(self.parcel_making)

    @cached_property
    def granting(self) -> Granting:
        """Letting another class read a content."""
        from satchel.sync.granting import Granting

        return Granting(self.archive, self.journal)

    @cached_property
    def sealing(self) -> Sealing:
        """Forgetting how to read."""
        from satchel.sync.sealing import Sealing

        return Sealing(self.archive, self.journal, clock.now)

    @cached_property
    def timestamps(self) -> Timestamps:
        """Trusted time."""
        from satchel.sync.timestamps.keeping import Timestamps

        return Timestamps(self.archive, self.journal, self.recipients, clock.now)

    def receipts(self) -> list[Receipt]:
        """Every receipt here, given and received."""
        return receipts.everything(self.archive.reading())

    def closed_records(self) -> int:
        """How many records are here that cannot be read at all."""
        return records.count_closed(self.archive.reading())

    @cached_property
    def inviting(self) -> Inviting:
        """Giving out invitations."""
        from satchel.sync.inviting import Inviting

        return Inviting(self.archive, clock.now)

    @cached_property
    def membership(self) -> Membership:
        """Members of the mission."""
        from satchel.sync.membership import Membership

        return Membership(self.archive, clock.now)

    def mission(self) -> Mission:
        """The mission of this archive. Raises RefusedByPolicy without one."""
        return mission.require(self.archive.reading())
