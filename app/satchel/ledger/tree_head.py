"""A checkpoint's three lines (C2SP tlog-checkpoint), without the signatures around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from satchel.domain.errors import IntegrityFailure
from satchel.formats.canonical import binary, binary_text
from satchel.ledger.merkle import HASH_SIZE

_SIZE: Final = re.compile("0|[1-9][0-9]{0,18}")
_ORIGIN_LIMIT: Final = 255


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A ledger's head: its opaque name, how many leaves, and the root over them."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The note's text: three lines."""
        return f"{self.origin}\n{self.size}\n{binary_text(self.root)}\n"


def read_text(text: str) -> Checkpoint:
    """A note's text as a checkpoint; raises IntegrityFailure, also for extension lines."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not _SIZE.fullmatch(lines[1]):
        raise IntegrityFailure("A checkpoint does not have exactly three lines.")
    root = binary(lines[2])
    if not lines[0] or len(lines[0].encode("utf-8")) > _ORIGIN_LIMIT or len(root) != HASH_SIZE:
        raise IntegrityFailure("A checkpoint's lines do not have the shape they should have.")
    return Checkpoint(lines[0], int(lines[1]), root)
