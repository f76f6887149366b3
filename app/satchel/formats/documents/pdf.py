"""Text of a PDF, page by page, by PDFium. Only the worker may import this module."""

from __future__ import annotations

from typing import BinaryIO

import pypdfium2

from satchel.formats.documents.text import CapReached, Locked, Sheaf, Unreadable

_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD
_HYPHENS = {0xFFFE: "-", 0x02: "-"}
"""PDFium gives these for a hyphen at a line's end; it was printed, so it is kept."""


def read_pdf(source: BinaryIO, size: int, sheaf: Sheaf) -> None:
    """Parts "page 1", "page 2" …; pages without text are counted as picture pages.

    Raises Locked, Unreadable (not even the page tree could be read) or CapReached. A
    single damaged page is counted and named in `sheaf.shortened`, the others are read.
    """
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as refusal:
        if getattr(refusal, "err_code", None) == _WRONG_PASSWORD:
            raise Locked from None
        raise Unreadable("it is damaged or not a PDF") from None
    damaged = 0
    with document:
        sheaf.pages = len(document)
        if not sheaf.pages:
            raise Unreadable("it has no pages")
        for index in range(min(sheaf.pages, sheaf.limits.pages)):
            try:
                text = _page_text(document, index)
            except pypdfium2.PdfiumError:
                damaged += 1
                continue
            if not sheaf.add(f"page {index + 1}", text):
                sheaf.picture_pages += 1
    if damaged == sheaf.pages:
        raise Unreadable("none of its pages can be read")
    if damaged:
        sheaf.shortened = f"{damaged} of its pages are damaged"
    if sheaf.pages > sheaf.limits.pages:
        raise CapReached(f"only its first {sheaf.limits.pages} pages were read")


def _page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    """Closed at once: thousands of open pages would fill the worker's memory."""
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            text: str = text_page.get_text_bounded()
        finally:
            text_page.close()
    finally:
        page.close()
    return text.translate(_HYPHENS)
