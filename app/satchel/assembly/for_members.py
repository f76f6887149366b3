"""What goes to one observer by itself: her device gets nothing else of what headquarters holds.

The mission's forms; a question about what she wrote and the answer to her own; a page she is
to capture, and the answers to those she asked for; case files and working copies that
headquarters gives her, and what changes in them later.
"""

from __future__ import annotations

from collections.abc import Sequence

from satchel.assembly.desk import Desk
from satchel.domain.ids import RecordId
from satchel.domain.words import Role
from satchel.storage import devices
from satchel.storage.database import Database
from satchel.storage.devices import Device
from satchel.sync.addressed import Addressed, Gift, everything
from satchel.sync.parcel_making import ParcelWish, find_address


def for_device(desk: Desk, db: Database, device: Device) -> Addressed:
    """The records that are addressed to the member of this device."""
    if device.role is not Role.OBSERVER:
        return Addressed()
    forms = [one.record for one in desk.forms.listed() if one.record and one.is_ours]
    asked = desk.questions.for_member(device.member, db)
    pages = desk.capture_requests.for_member(device.member, db)
    gifts = [
        Gift(one.sending, one.records, one.follows, returned=not one.is_case)
        for one in desk.sendings.for_member(device.member, db)
    ]
    return Addressed([*forms, *asked, *pages], gifts)


def wish_of(desk: Desk, to: str | None, only: Sequence[RecordId] | None, all_: bool) -> ParcelWish:
    """What a parcel holds when a person names its receiver, and records or none: for an
    observer then what is addressed to her. Raises as `find_address`."""
    returned: frozenset[RecordId] = frozenset()
    if only is None and to is not None:
        db = desk.archive.reading()
        row = find_address(db, to).device
        if row is not None and devices.require_own(db).row.role is Role.COORDINATOR:
            every, returned = everything(for_device(desk, db, row))
            only = every or None
    return ParcelWish(to, None if only is None else tuple(only), all_, returned)
