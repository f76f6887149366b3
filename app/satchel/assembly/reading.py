"""Text of documents by the real worker process: no stranger's file is opened beside keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import BinaryIO

from satchel.formats.documents import reading
from satchel.formats.documents.text import ExtractedText
from satchel.system import workers


def extract(
    source: BinaryIO,
    size: int,
    media_type: str | None,
    meanwhile: Callable[[], None] | None = None,
) -> ExtractedText:
    """The text of `source`; of a web archive, that of the page it ends with.

    `meanwhile` is called in this thread while the worker reads.
    """
    runner = partial(workers.run, meanwhile=meanwhile)
    return reading.extract(source, size, runner=runner, media_type=media_type)
