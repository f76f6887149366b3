"""A parcel's file in parts: each begins with one line of fixed length that says which it is.

The line is written last, when the part's digest and the number of parts are known.
The parts may come in any order; what they join to proves itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from satchel.domain.errors import IntegrityFailure

MOST: Final = 9999
_LINE: Final = re.compile(
    rb"satchel-part-1 ([0-9a-hjkmnp-tv-z]{20}) ([0-9]{4}) ([0-9]{4}) ([0-9]{20}) ([0-9a-f]{64})\n"
)
_MAGIC: Final = b"satchel-part-1 "


@dataclass(frozen=True, slots=True)
class Part:
    """`number` counts from 1; `size` and `sha256` are of the part's bytes after the line."""

    parcel: str
    number: int
    of: int
    size: int
    sha256: str

    def line(self) -> bytes:
        """132 bytes, whatever the values."""
        return (
            f"satchel-part-1 {self.parcel} {self.number:04} {self.of:04} "
            f"{self.size:020} {self.sha256}\n"
        ).encode("ascii")


LINE_SIZE: Final = len(Part("0" * 20, 1, 1, 0, "0" * 64).line())


def is_part(beginning: bytes) -> bool:
    """Whether a file that begins like this is a part and not a whole parcel."""
    return beginning.startswith(_MAGIC)


def read_part(line: bytes) -> Part:
    """The inverse of `Part.line`. Raises IntegrityFailure."""
    match = _LINE.fullmatch(line)
    if match is None:
        raise IntegrityFailure("A part of a parcel was damaged at its beginning; bring it again.")
    parcel, number, of, size, sha256 = (group.decode("ascii") for group in match.groups())
    part = Part(parcel, int(number), int(of), int(size), sha256)
    if not 1 <= part.number <= part.of:
        raise IntegrityFailure("A part of a parcel was damaged at its beginning; bring it again.")
    return part


def require_all(parts: list[Part]) -> None:
    """Raises IntegrityFailure naming what is missing; a part given twice is no harm."""
    first = parts[0]
    if any((part.parcel, part.of) != (first.parcel, first.of) for part in parts):
        raise IntegrityFailure(
            "These parts belong to different parcels; open each parcel on its own."
        )
    missing = sorted(set(range(1, first.of + 1)) - {part.number for part in parts})
    if missing:
        shown = ", ".join(str(number) for number in missing[:20])
        raise IntegrityFailure(
            f"Of {first.of} parts of this parcel these are missing: {shown}; "
            "bring them and open all together. Nothing was taken in.",
            code="parts-missing",
        )
