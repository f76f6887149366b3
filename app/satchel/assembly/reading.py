"""Text of documents by the real worker process.

A captured page is taken out of its web archive first; its bytes, like every document's,
are then read by a process without keys.
"""

from __future__ import annotations

import io
from typing import BinaryIO

from satchel.domain.errors import IntegrityFailure
from satchel.formats.documents import reading
from satchel.formats.documents.text import ExtractedText, State
from satchel.system import workers

_WEB_ARCHIVES = ("application/warc", "application/gzip")


def extract(source: BinaryIO, size: int, media_type: str | None) -> ExtractedText:
    """The text of `source`, read by a process without keys."""
    if media_type in _WEB_ARCHIVES:
        return _captured(source)
    return reading.extract(source, size, runner=workers.run, media_type=media_type)


def _captured(source: BinaryIO) -> ExtractedText:
    # Here and not above: a note must not wait for the library of web archives.
    from satchel.formats.warc_body import last_body

    try:
        body = last_body(source)
    except IntegrityFailure:
        return ExtractedText(state=State.NONE, reason="it is packed, and no captured page")
    if body is None or not body.data:
        return ExtractedText(state=State.NONE, reason="no page was received")
    told = (body.declared or "").partition(";")[0].strip().lower() or None
    return reading.extract(
        io.BytesIO(body.data), len(body.data), runner=workers.run, media_type=told
    )
