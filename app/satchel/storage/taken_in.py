"""What an intake gives before it is adopted, and the states a content can be in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from satchel.domain.ids import ContentId
from satchel.storage.content_table import Place, Stored
from satchel.storage.rows import Extent


class ContentState(StrEnum):
    """What this device can do with a content."""

    HERE = "here"  # it can be read
    SEALED = "sealed"  # its ciphertext is here, its key is not
    ELSEWHERE = "elsewhere"  # removed, or never received
    DESTROYED = "destroyed"  # withdrawn together with its bytes


@dataclass(frozen=True, slots=True, repr=False)
class TakenIn:
    """What an intake gave; nothing refers to it until it is adopted.

    `size` and the two hashes (hex) are of the plaintext, None when only ciphertext was
    seen. Whoever has since learned key and hashes puts them in with `dataclasses.replace`.
    `kept` is a number for the store: rows, or the token of a small payload.
    """

    content: ContentId
    size: int | None
    sha256: str | None
    sha512: str | None
    payload_size: int
    nonce: bytes
    header: bytes | None
    file_key: bytes | None
    kept: Extent | int


def as_stored(taken: TakenIn, inline: bytes | None) -> Stored:
    """The row it becomes. Hashes are kept only beside a file key."""
    known = taken.file_key is not None
    return Stored(
        content=taken.content,
        place=Place.HERE,
        payload_size=taken.payload_size,
        nonce=taken.nonce,
        header=taken.header,
        file_key=taken.file_key,
        inline=inline,
        extent=taken.kept if isinstance(taken.kept, Extent) else None,
        size=taken.size if known else None,
        sha256=taken.sha256 if known else None,
        sha512=taken.sha512 if known else None,
    )
