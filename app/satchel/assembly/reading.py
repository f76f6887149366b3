"""Text of documents by the real worker process."""

from __future__ import annotations

from typing import BinaryIO

from satchel.formats.documents import reading
from satchel.formats.documents.text import ExtractedText
from satchel.system import workers


def extract(source: BinaryIO, size: int, media_type: str | None) -> ExtractedText:
    """The text of `source`, read by a process without keys."""
    return reading.extract(source, size, runner=workers.run, media_type=media_type)
