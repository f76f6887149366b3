"""The tar stream inside a sealed parcel, for whichever of this archive's keys opens it."""

from __future__ import annotations

import io
from typing import BinaryIO, cast

from satchel.crypto.age import open_header, read_header, unseal
from satchel.domain.errors import IntegrityFailure, RefusedByPolicy
from satchel.storage import devices
from satchel.storage.database import Database
from satchel.sync.granting import identities_of, opens


def unsealed(db: Database, sealed: BinaryIO) -> tuple[BinaryIO, bool]:
    """The tar stream, and whether it was sealed to this device's newest mailbox.

    Raises RefusedByPolicy (code "not-for-us") when it is sealed to others, or a key's line of it
    was damaged, which looks the same; IntegrityFailure for what is no parcel.
    """
    try:
        header = read_header(sealed)
    except IntegrityFailure as wrong:
        raise IntegrityFailure(
            "This is no parcel, or its beginning was damaged on its way; bring it again. Nothing "
            "was taken in.",
            code=wrong.code,
        ) from wrong
    mailboxes = devices.mailboxes(db)
    current = bool(mailboxes) and opens(header, mailboxes[:1]) is not None
    identities = mailboxes[:1] if current else identities_of(db)
    try:
        open_header(header, identities)
    except RefusedByPolicy as refusal:
        raise RefusedByPolicy(
            "This parcel is addressed to others, or was damaged on its way: no key here opens it. "
            "Bring it again, or ask its sender; nothing was taken in.",
            code="not-for-us",
        ) from refusal
    return unseal(cast(BinaryIO, _Again(header, sealed)), identities), current


class _Again:
    """A header that was read already, then the rest of its file."""

    def __init__(self, header: bytes, rest: BinaryIO) -> None:
        self._header = io.BytesIO(header)
        self._rest = rest

    def read(self, size: int) -> bytes:
        return self._header.read(size) or self._rest.read(size)

    def readline(self, size: int) -> bytes:
        return self._header.readline(size) or self._rest.readline(size)
