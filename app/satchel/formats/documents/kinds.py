"""Which reader serves which media type, and how each way of failing is told.

Pure: it reads what it is given and spawns nothing. It imports the readers, and with
them the parsers, so only the worker may import it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from satchel.formats import sniffing
from satchel.formats.documents import declared
from satchel.formats.documents.choosing import decide, why_not
from satchel.formats.documents.html import read_html
from satchel.formats.documents.mail import read_mail
from satchel.formats.documents.mail_fields import read_letter
from satchel.formats.documents.office import read_docx, read_odt
from satchel.formats.documents.pdf import read_pdf
from satchel.formats.documents.plain import read_plain
from satchel.formats.documents.text import (
    CapReached,
    Locked,
    Sheaf,
    State,
    Unreadable,
)
from satchel.formats.documents.web_archives import read_web_archive

_READERS: dict[str, Callable[[BinaryIO, int, Sheaf], None]] = {
    sniffing.PDF: read_pdf,
    sniffing.DOCX: read_docx,
    sniffing.ODT: read_odt,
    sniffing.MAIL: read_mail,
    declared.LETTER: read_letter,
}


def read_document(
    source: BinaryIO, size: int, sheaf: Sheaf, told: str | None = None, charset: str | None = None
) -> tuple[State, str | None]:
    """Read a document into the sheaf; how far it came, and why no further.

    `source` is seekable and at its start. A document's own faults never raise.
    """
    head = source.read(sniffing.HEAD_SIZE)
    source.seek(0)
    if not head:
        return State.NONE, "it is empty"
    kind = decide(head, told)
    if reason := why_not(kind):
        return State.NONE, reason
    try:
        if kind in (sniffing.WARC, sniffing.WACZ):
            return read_web_archive(source, sheaf, read_document)
        if kind == sniffing.HTML:
            read_html(source, size, sheaf, charset)
        elif kind in _READERS:
            _READERS[kind](source, size, sheaf)
        elif kind == sniffing.ZIP:
            return _read_zip(source, size, sheaf)
        else:
            read_plain(source, size, sheaf, charset)
    except Locked:
        return State.NONE, "it is locked by a password"
    except CapReached as cap:
        return State.PARTIAL, str(cap)
    except Unreadable as fault:
        return (State.PARTIAL if sheaf.size else State.BROKEN), str(fault)
    if sheaf.shortened:
        return State.PARTIAL, sheaf.shortened
    return _judge(sheaf)


def _read_zip(source: BinaryIO, size: int, sheaf: Sheaf) -> tuple[State, str | None]:
    """Office programs may put any member first, so an unnamed zip is tried as a document."""
    for reader in (read_docx, read_odt):
        try:
            reader(source, size, sheaf)
        except Unreadable:
            if sheaf.size:
                raise
            source.seek(0)
            continue
        return _judge(sheaf)
    return State.NONE, f"text is not read from this kind of file ({sniffing.ZIP})"


def _judge(sheaf: Sheaf) -> tuple[State, str | None]:
    if sheaf.size:
        return State.COMPLETE, None
    if sheaf.picture_pages:
        return State.NONE, "its pages are pictures and cannot be searched"
    return State.NONE, "it holds no text"
