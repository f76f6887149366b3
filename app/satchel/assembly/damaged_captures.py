"""Which records of a captured page are damaged, once its bytes are known not to be whole.

A damaged content is told by its id alone; a capture can say more: its manifest names each
record with its place and hash, and bytes are sealed in pieces, so most of it is still there.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from satchel.assembly.desk import Desk
from satchel.catalog.verifying import Problem
from satchel.domain.described import content_of
from satchel.domain.errors import SatchelError
from satchel.domain.folding import RecordView
from satchel.domain.ids import ContentId
from satchel.formats.wacz.reading import MEDIA_TYPE
from satchel.storage import records


def named(desk: Desk, content: str) -> Iterator[Problem]:
    """The damaged parts of every capture that holds `content`; nothing for other contents."""
    db = desk.archive.reading()
    for record in records.holding(db, ContentId(content)):
        view = records.get(db, record)
        if view is None or view.kind != "capture" or content_of(view).media_type != MEDIA_TYPE:
            continue
        try:
            yield from _in_capture(desk, view)
        except SatchelError as wrong:
            yield Problem(f"record {record}", wrong.message)


def _in_capture(desk: Desk, view: RecordView) -> Iterator[Problem]:
    from satchel.capture.checking import check

    told = view.fields.get("manifest_sha256")
    opened = desk.archive.contents.open(content_of(view).content)
    # Nothing may be read ahead: a sound record beside a damaged piece is sound.
    exact = opened.detach() if isinstance(opened, io.BufferedReader) else opened
    with io.BufferedReader(exact, 1) as source:  # type: ignore[type-var]  # both are raw streams
        for damage in check(source, told if isinstance(told, str) else None):
            yield Problem(
                f"record {view.record}", f"In this capture, {damage.where}: {damage.what}"
            )
