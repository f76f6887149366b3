"""What syncing asks of a road, whatever it is made of.

A road holds objects under the names of `wire.relay_names` and proves nothing: whatever it
says may be late, false or hostile, and is believed only as far as what to ask next. Every
call may be made again. All of them may raise OutOfReach (trying again may help), NoSuchThing
(it is not there), IntegrityFailure (what came is not what it should be) and RefusedByPolicy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from satchel.wire.relay_answers import ParcelState
from satchel.wire.relay_names import Address, Mailbox, PartName


@dataclass(frozen=True, slots=True)
class Admitted:
    """A key that may come in; `sign` makes the paper."""

    name: Mailbox
    version: int
    sign: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Revoked:
    """A key whose time is over; `sign` makes the paper."""

    name: Mailbox
    sign: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Papers:
    """What the archive with the mission's root publishes on a road, its own admit first; and
    the paper that a device not yet admitted comes in with."""

    admits: Sequence[Admitted] = ()
    revokes: Sequence[Revoked] = ()
    guest: tuple[Mailbox, bytes] | None = None


class Road(Protocol):
    """One way to and from headquarters. Calls may come from several threads at once."""

    @property
    def name(self) -> str:
        """What tells this road from others, and is shown to people."""

    @property
    def is_relay(self) -> bool:
        """Whether what lies there has left this machine for certain."""

    def reach(self, papers: Papers) -> None:
        """See that the road is there, and publish what it lacks of `papers`."""

    def waiting(self, box: Mailbox) -> list[str]:
        """Ids of the parcels that are said to lie whole in a mailbox."""

    def claim(self, address: Address) -> ParcelState:
        """Begin to bring a parcel; what is there of it already."""

    def standing(self, address: Address) -> ParcelState:
        """What is there of a parcel."""

    def put(self, address: Address, part: PartName, data: bytes) -> None:
        """Bring one part; one that lies there already changes nothing."""

    def commit(self, address: Address, manifest: bytes) -> None:
        """Say that all parts are there; from now on it waits to be fetched."""

    def manifests(self, address: Address) -> list[bytes]:
        """What is said to be the parcel's manifest; more than one where copies differ."""

    def part(self, address: Address, part: PartName) -> bytes:
        """The bytes under that name, at most as many as it says."""

    def clear(self, address: Address, taken: bytes) -> None:
        """Say that a parcel was taken in and may go; `taken` is the signed word."""

    def close(self) -> None:
        """Let go of it; calls under way end soon and fail."""
