"""Timestamps that are here, and what each proves once it is checked again.

Nothing of a record is believed for its own sake: the token is checked against the pinned
authority and the bytes it is over, those bytes against the ledger or the older timestamps.
To know first: a token counts for ever once it is renewed in time, else until its
authority's certificate ends, which is told and never hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Final

from satchel.crypto.trusted_time import REPLY_LIMIT, Token, open_token
from satchel.domain.errors import IntegrityFailure, NoSuchThing, RefusedByPolicy, SatchelError
from satchel.domain.ids import ContentId, DeviceId, RecordId, is_hash
from satchel.domain.json_values import JsonObject
from satchel.ledger.stamped_text import renews
from satchel.storage.contents import ContentState, ContentStore
from satchel.storage.database import Database
from satchel.sync.timestamps import authorities
from satchel.sync.timestamps.authorities import Authority
from satchel.sync.timestamps.first_entries import First, every

KIND: Final = "timestamp"
CHECKPOINT: Final = "checkpoint"
CAPTURE: Final = "capture"
RENEWAL: Final = "renewal"


@dataclass(frozen=True, slots=True)
class Stamp:
    """One timestamp as its record tells it; `data` are the bytes it is over.

    Of a checkpoint `device` and `size`, of a capture `capture`, of a renewal `renews`.
    """

    record: RecordId
    over: str
    data: bytes
    authority: RecordId
    time: str
    content: ContentId
    fields: JsonObject
    device: DeviceId | None = None
    size: int = 0
    capture: RecordId | None = None
    renews: tuple[RecordId, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A timestamp whose token holds: by whom, what it says, and its bytes."""

    stamp: Stamp
    authority: Authority
    token: Token
    reply: bytes


def listed(db: Database, without: Collection[RecordId] = frozenset()) -> list[Stamp]:
    """Every timestamp here that can be read and was not withdrawn, the oldest first; those in
    `without` are not read."""
    told = (_read(one) for one in every(db, KIND, without) if not one.is_withdrawn)
    return sorted((one for one in told if one is not None), key=lambda one: (one.time, one.record))


def told_time(token: Token) -> str:
    """How a record tells a token's time: in UTC, to the second."""
    return token.time.strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass
class Stamps:
    """All timestamps of one archive as they stand now; each is checked once, when asked for.
    Those in `without` are left out."""

    db: Database
    contents: ContentStore
    without: frozenset[RecordId] = frozenset()
    _known: dict[RecordId, Checked | SatchelError] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.authorities = {one.record: one for one in authorities.listed(self.db)}

    @cached_property
    def every(self) -> list[Stamp]:
        return listed(self.db, self.without)

    def check(self, stamp: Stamp) -> Checked:
        """Raises NoSuchThing where authority or token are not here, RefusedByPolicy
        ("authority-not-believed"), IntegrityFailure for what does not hold."""
        if stamp.record not in self._known:
            try:
                self._known[stamp.record] = self._checked(stamp)
            except SatchelError as wrong:
                self._known[stamp.record] = wrong
        known = self._known[stamp.record]
        if isinstance(known, SatchelError):
            raise known
        return known

    def holding(self, some: Sequence[Stamp] | None = None) -> list[Checked]:
        """Those of `some` (of all) whose tokens hold, by the time they tell."""
        found = []
        for stamp in self.every if some is None else some:
            try:
                found.append(self.check(stamp))
            except SatchelError:
                continue
        return sorted(found, key=lambda one: (one.token.time, one.stamp.record))

    def renewals_of(self, stamp: Stamp) -> list[Checked]:
        """Checked renewals that were made over this timestamp while it still counted."""
        older = self.check(stamp)
        made = [one for one in self.every if stamp.record in one.renews]
        return [
            one
            for one in self.holding(made)
            if covers(one.stamp.data, older) and one.token.time <= older.authority.pin.until
        ]

    def counts_until(self, stamp: Stamp) -> datetime:
        """Until when its certificate, or that of a renewal in time, holds."""
        own = self.check(stamp).authority.pin.until
        return max([own, *(self.counts_until(one.stamp) for one in self.renewals_of(stamp))])

    def ages(self, stamp: Stamp) -> datetime:
        """By when it has to be renewed, its renewals reckoned in."""
        own = self.check(stamp).authority.pin.ages
        return max([own, *(self.ages(one.stamp) for one in self.renewals_of(stamp))])

    def _checked(self, stamp: Stamp) -> Checked:
        authority = self.authorities.get(stamp.authority)
        if authority is None:
            raise NoSuchThing("The authority that made this timestamp is not known here.")
        if not authority.is_believed:
            raise RefusedByPolicy(
                "The authority that made this timestamp is not believed here: no coordinator "
                "pinned it, or it was withdrawn.",
                code="authority-not-believed",
            )
        reply = self._reply(stamp)
        nonce = stamp.fields.get("nonce")
        if not (isinstance(nonce, str) and nonce.isascii() and nonce.isdigit()):
            raise IntegrityFailure("A timestamp's record does not tell its request's nonce.")
        token = open_token(
            reply, stamp.data, authority.pin, policy=authority.policy, nonce=int(nonce)
        )
        if told_time(token) != stamp.time:
            raise IntegrityFailure("A timestamp's record tells another time than its token.")
        return Checked(stamp, authority, token, reply)

    def _reply(self, stamp: Stamp) -> bytes:
        if self.contents.state(stamp.content) is not ContentState.HERE:
            raise NoSuchThing("The bytes of this timestamp cannot be opened here.")
        with self.contents.open(stamp.content) as source:
            return source.read(REPLY_LIMIT + 1)


def covers(renewal: bytes, older: Checked) -> bool:
    """Whether a renewal's bytes name this very token and what it is over."""
    return renews(renewal, older.stamp.record, older.reply, older.stamp.data)


def _read(told: First) -> Stamp | None:
    """What others sent may be of any shape; what tells no timestamp is none."""
    fields = told.fields
    texts = [fields.get(name) for name in ("over", "stamped", "authority", "time")]
    over, stamped, authority, time = (one if isinstance(one, str) else "" for one in texts)
    device, size, capture = fields.get("device"), fields.get("size"), fields.get("capture")
    renewed = fields.get("renews")
    kept = fields.get("content")
    content = kept.get("id") if isinstance(kept, Mapping) else None
    if not (over and stamped and authority and time):
        return None
    if not (isinstance(content, str) and is_hash(content)):
        return None
    return Stamp(
        record=told.record,
        over=over,
        data=stamped.encode("utf-8", "surrogatepass"),
        authority=RecordId(authority),
        time=time,
        content=ContentId(content),
        fields=fields,
        device=DeviceId(device) if isinstance(device, str) else None,
        size=size if type(size) is int else 0,
        capture=RecordId(capture) if isinstance(capture, str) else None,
        renews=tuple(RecordId(one) for one in renewed if isinstance(one, str))
        if isinstance(renewed, list | tuple)
        else (),
    )
