"""Names at the relay: of mailboxes, of parts of a parcel, of paths and of stored objects.

One folder on a stick and one relay hold the same objects under the same names. A name
tells what the relay may know anyway: a key's mailbox, a random parcel id, and of a part
where it stands, how long it is and its digest. Not for what the objects say (`relay_papers`,
`relay_parcels`) nor for requests (`relay_requests`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NewType

from satchel.crypto.digest import sha256
from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import is_record_id

Mailbox = NewType("Mailbox", str)
"""26 characters of Crockford base32: 130 bits of a digest over whose it is."""

PART_LIMIT: Final = 1024 * 1024
PARTS_LIMIT: Final = 32_768
PARCEL_LIMIT: Final = 2 * 1024 * 1024 * 1024 + 256 * 1024 * 1024  # with its padding
DOCUMENT_LIMIT: Final = 64 * 1024
MANIFEST_LIMIT: Final = 4 * 1024 * 1024
PAGE: Final = 500
"""How many names one page of a listing holds at most."""

_CROCKFORD: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_MAILBOX: Final = re.compile(f"[{_CROCKFORD}]{{26}}")
_PART: Final = re.compile("([0-9]{12})-([0-9]{7})-([0-9a-f]{64})")


def key_mailbox(ed25519: bytes) -> Mailbox:
    """The mailbox of who holds this key, and the name that key signs requests under.

    Nothing else of a device is told to a relay: no device id, no member code.
    """
    return _named(b"key", ed25519)


def headquarters_mailbox(mission: str) -> Mailbox:
    """Where everything for headquarters goes; `mission` is the mission's id."""
    return _named(b"headquarters", bytes.fromhex(mission))


def is_mailbox(text: str) -> bool:
    """Whether `text` has the shape of a mailbox's name."""
    return _MAILBOX.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, order=True)
class PartName:
    """Which bytes of a parcel a part is. Its text form sorts by offset.

    A part is named by what is in it: putting it twice changes nothing, and two ways of
    cutting one parcel do not get into each other's way.
    """

    offset: int
    size: int
    sha256: str

    def text(self) -> str:
        return f"{self.offset:012}-{self.size:07}-{self.sha256}"


def read_part_name(text: str) -> PartName:
    """The inverse of `PartName.text`. Raises IntegrityFailure for any other shape."""
    match = _PART.fullmatch(text)
    if match is None:
        raise IntegrityFailure("A name at the relay is not that of a parcel's part.")
    part = PartName(int(match[1]), int(match[2]), match[3])
    if not 0 < part.size <= PART_LIMIT or part.offset + part.size > PARCEL_LIMIT:
        raise IntegrityFailure("A name at the relay is not that of a parcel's part.")
    return part


@dataclass(frozen=True, slots=True)
class Address:
    """A parcel in a mailbox: what most paths and objects begin with."""

    box: Mailbox
    parcel: str

    def __post_init__(self) -> None:
        if not is_mailbox(self.box) or not is_record_id(self.parcel):
            raise IntegrityFailure("A parcel at the relay stands under a name that is none.")

    # What a client asks for.

    @property
    def path(self) -> str:
        """GET what is there of it; PUT `claim`, `manifest`, `taken`, `parts/…` below it."""
        return f"/v1/boxes/{self.box}/{self.parcel}"

    @property
    def claim_path(self) -> str:
        return f"{self.path}/claim"

    @property
    def manifest_path(self) -> str:
        return f"{self.path}/manifest"

    @property
    def taken_path(self) -> str:
        return f"{self.path}/taken"

    def part_path(self, part: PartName) -> str:
        return f"{self.path}/parts/{part.text()}"

    # What lies in a store or a folder.

    @property
    def manifest_object(self) -> str:
        return f"manifests/{self.box}/{self.parcel}"

    @property
    def parts_prefix(self) -> str:
        return f"parts/{self.box}/{self.parcel}/"

    def part_object(self, part: PartName) -> str:
        return self.parts_prefix + part.text()

    @property
    def taken_prefix(self) -> str:
        return f"taken/{self.box}/{self.parcel}/"

    def taken_object(self, by: Mailbox) -> str:
        return self.taken_prefix + by


def box_path(box: Mailbox) -> str:
    """GET lists what waits there; `?after=PARCEL` gives the next page."""
    return f"/v1/boxes/{box}"


def admit_path(name: Mailbox, version: int) -> str:
    return f"/v1/admits/{name}/{version}"


def revoke_path(name: Mailbox) -> str:
    return f"/v1/revokes/{name}"


def guest_path(name: Mailbox) -> str:
    return f"/v1/guests/{name}"


CHALLENGE_PATH: Final = "/v1/challenge"
ACCOUNT_PATH: Final = "/v1/account"
ADMITS_PATH: Final = "/v1/admits"
"""GET by who may write to any mailbox: every name the relay knows, and its standing."""


def admit_object(name: Mailbox, version: int) -> str:
    return f"admits/{name}/{version:06}"


def revoke_object(name: Mailbox) -> str:
    return f"revokes/{name}"


def guest_object(name: Mailbox) -> str:
    return f"guests/{name}"


def _named(what: bytes, whose: bytes) -> Mailbox:
    digest = int.from_bytes(sha256(b"satchel/relay-" + what + b"/v1\0" + whose)[:17], "big") >> 6
    return Mailbox("".join(_CROCKFORD[digest >> shift & 31] for shift in range(125, -1, -5)))
