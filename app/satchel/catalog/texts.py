"""Text of contents, for search: read by a worker, kept only in the search tables.

A content that cannot be read stays as it is and says why; extracted text never
enters the ledger, whoever can open the content derives it again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from satchel.domain.ids import ContentId, RecordId
from satchel.formats.documents.text import ExtractedText
from satchel.storage import search_index, text_states
from satchel.storage.archive import Archive

Extract = Callable[..., ExtractedText]
"""A file, its size and what its type was told to be; and what to do while a worker reads it,
where the caller has something."""
Meanwhile = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Texts:
    """Reading the text of stored contents; `extract` runs the worker without keys."""

    archive: Archive
    extract: Extract

    def read(
        self,
        record: RecordId,
        content: ContentId,
        media_type: str | None,
        meanwhile: Meanwhile | None = None,
    ) -> str:
        """Extract and index one content; answers with one line about what came of it."""
        state = text_states.get(self.archive.reading(), content)
        result = self._extracted(content, media_type, meanwhile)
        with self.archive.writing() as tx:
            if state is None:
                text_states.put(tx.db, content, result)
            search_index.put_text(tx, record, content, result.parts)
        return told(result)

    def parts(self, content: ContentId, media_type: str | None) -> ExtractedText:
        """The text of a stored content without keeping it."""
        return self._extracted(content, media_type)

    def _extracted(
        self, content: ContentId, media_type: str | None, meanwhile: Meanwhile | None = None
    ) -> ExtractedText:
        with self.archive.contents.open(content) as source:
            size = source.seek(0, 2)
            source.seek(0)
            if meanwhile is None:
                return self.extract(source, size, media_type)
            return self.extract(source, size, media_type, meanwhile)


def told(result: ExtractedText) -> str:
    """What came of reading, in words: pages that are pictures cannot be searched."""
    pictures = result.picture_pages or 0
    if result.state == "complete" and not pictures:
        return "searchable"
    parts = {
        "complete": "searchable",
        "partial": "searchable in part",
        "none": "no text to search",
        "broken": "stored; its text could not be read",
    }
    said = parts[result.state]
    if pictures:
        said += f"; {pictures} of {result.pages} pages are pictures and not searchable"
    if result.reason:
        said += f" ({result.reason})"
    return said
