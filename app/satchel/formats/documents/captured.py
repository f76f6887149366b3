"""Text for search out of a captured page: the body of its WARC file, read like any document."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import BinaryIO

from satchel.formats.documents.reading import Runner, extract
from satchel.formats.documents.text import ExtractedText, Limits, State
from satchel.formats.warc_body import last_body

_CUT = "only a part of the page was captured or could be unpacked"


def extract_captured(
    source: BinaryIO, *, runner: Runner, limits: Limits | None = None
) -> ExtractedText:
    """The text of the last response in a WARC file; what the server called it is a hint.

    Raises IntegrityFailure when `source` is no WARC file: it was made here.
    """
    body = last_body(source)
    if body is None:
        return ExtractedText(reason="no page came with it")
    found = extract(
        io.BytesIO(body.data),
        len(body.data),
        runner=runner,
        media_type=body.declared,
        limits=limits,
    )
    if body.whole or found.state is not State.COMPLETE:
        return found
    return replace(found, state=State.PARTIAL, reason=_CUT)
