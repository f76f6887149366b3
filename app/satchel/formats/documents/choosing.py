"""What a file is read as, and whether it is read at all, from its first bytes alone.

Pure comparing of bytes, no parser: so it is decided before a worker is started, and again in
the worker, which believes nobody.
"""

from __future__ import annotations

from typing import Final

from satchel.formats import sniffing
from satchel.formats.documents import declared

_TEXTUAL: Final = frozenset([sniffing.PLAIN, sniffing.HTML, sniffing.MAIL, "application/xml"])
_SPOKEN: Final = frozenset([sniffing.HTML, sniffing.MAIL, declared.LETTER, declared.LINES])
_BEARS_TEXT: Final = frozenset(
    [
        *(_TEXTUAL | _SPOKEN),
        *(sniffing.PDF, sniffing.DOCX, sniffing.ODT, sniffing.ZIP),
        *(sniffing.WARC, sniffing.WACZ),
    ]
)


def decide(head: bytes, told: str | None) -> str:
    """The media type to read by: what the bytes show, never more than that.

    `head` is the first `sniffing.HEAD_SIZE` bytes. `told` (by a server or a letter) only
    chooses among readings of plain text, so that a page without a doctype is read as a page,
    or a letter for its fields.
    """
    shown = sniffing.sniff(head)
    return told if told is not None and told in _SPOKEN and shown in _TEXTUAL else shown


def why_not(kind: str) -> str | None:
    """Why there is no text to look for in such a file; None where there may be some."""
    if kind in _BEARS_TEXT:
        return None
    return f"text is not read from this kind of file ({kind})"
