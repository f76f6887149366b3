"""The timestamps that go into an exhibit, with every renewal that keeps them counting.

Only what holds now goes in: a token, its pinned authority, the signed head it is over and
the ledger were checked together. What does not hold is left out, and `verify` names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from satchel.assembly.desk import Desk
from satchel.domain.folding import RecordView
from satchel.domain.ids import DeviceId
from satchel.export.gathering import KnownHead
from satchel.export.plan import Head, TimeStamp
from satchel.sync.timestamps.stamps import CHECKPOINT, Checked
from satchel.sync.timestamps.standing import Standing


class ExhibitStamps:
    """For one exhibit."""

    def __init__(self, desk: Desk) -> None:
        self._standing = Standing(desk.archive.reading(), desk.timestamps.now())
        self._by_name: dict[str, Checked] = {}

    def on_heads(
        self, device: DeviceId, branch: int, known: Sequence[KnownHead]
    ) -> list[KnownHead]:
        """`known` with what was stamped of them, and heads that are known by that alone."""
        stamps = self._standing.stamps
        over = [one for one in stamps.every if (one.over, one.device) == (CHECKPOINT, device)]
        heads = list(known)
        for checked in stamps.holding(over):
            if not self._standing.is_head(checked.stamp, device, branch):
                continue
            told = self._told(checked)
            note = checked.stamp.data.decode("utf-8")
            place = next((at for at, one in enumerate(heads) if one.head.note == note), None)
            if place is None:
                heads.append(KnownHead(checked.stamp.size, Head(note), (told,)))
            else:
                heads[place] = replace(heads[place], stamps=(*heads[place].stamps, told))
        return heads

    def over_captures(self, views: Iterable[RecordView]) -> list[TimeStamp]:
        """Those over the captured pages themselves."""
        return [
            self._told(word.checked)
            for view in views
            for word in self._standing.capture(view.record)
        ]

    def with_renewals(self, chosen: Iterable[TimeStamp]) -> tuple[TimeStamp, ...]:
        """The chosen ones, and whatever was stamped over them in time."""
        found: dict[str, TimeStamp] = {}
        waiting = list(chosen)
        while waiting:
            one = waiting.pop(0)
            if one.name not in found:
                found[one.name] = one
                newer = self._standing.stamps.renewals_of(self._by_name[one.name].stamp)
                waiting += [self._told(renewal) for renewal in newer]
        return tuple(found.values())

    def _told(self, checked: Checked) -> TimeStamp:
        self._by_name[checked.stamp.record] = checked
        return TimeStamp(
            name=checked.stamp.record,
            answer=checked.reply,
            stamped=checked.stamp.data,
            chain=checked.authority.pin.pem(),
            authority=checked.authority.name,
            policy=checked.authority.policy,
        )
