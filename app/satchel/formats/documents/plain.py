"""Plain text of any character set."""

from __future__ import annotations

from typing import BinaryIO

from satchel.formats.documents import charsets
from satchel.formats.documents.text import Sheaf


def read_plain(source: BinaryIO, size: int, sheaf: Sheaf, declared: str | None = None) -> None:
    """The whole file as one part, or its pages where form feeds end them.

    Raises CapReached when there is more than the cap.
    """
    data = source.read(min(size, 2 * sheaf.limits.text))
    text, sheaf.charset = charsets.decode(data, declared)
    pages = text.removesuffix("\f").split("\f")
    if len(pages) == 1:
        sheaf.add("text", text, as_it_stands=True)
    else:
        sheaf.pages = len(pages)
        for number, page in enumerate(pages, 1):
            sheaf.add(f"page {number}", page, as_it_stands=True)
    if len(data) < size:
        sheaf.shortened = "only the beginning of its text was read"
