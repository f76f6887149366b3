"""Captures of one address looked at again: what each holds, and what changed between two.

What it is for: the picture, the text and the head of the answer out of a stored capture, all
captures of an address in order, and their difference. What it is not for: showing the page as
it was (that is replay). To know first: everything inside was written by strangers. Only the
list of records is read here; a page's text was made by the browser, or is made by a worker.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from satchel.capture.browser.results import UNREAD
from satchel.capture.fields import TIER
from satchel.crypto.digest import new_sha256
from satchel.domain import differing
from satchel.domain.cited import Look
from satchel.domain.described import content_of
from satchel.domain.differing import Difference
from satchel.domain.errors import IntegrityFailure, NoSuchThing, SatchelError, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import ContentId
from satchel.domain.json_values import JsonValue
from satchel.formats.documents.text import ExtractedText
from satchel.formats.wacz.index_lines import Answer
from satchel.formats.wacz.reading import WebArchive
from satchel.storage import comparisons, records
from satchel.storage.archive import Archive
from satchel.storage.comparisons import Alike, Comparison
from satchel.storage.records import ListWish

Extract = Callable[[BinaryIO, int, str | None], ExtractedText]
PICTURE, PRINT, TEXT = "urn:fullPage:", "urn:pdf:", "urn:text:"
_TEXT_MOST = 8 * 1024 * 1024
_HEAD_MOST = 256 * 1024
_CAPTURE = "capture"


@dataclass(frozen=True, slots=True)
class Seen:
    """One capture: its record and what it says; `view` is the record itself."""

    look: Look
    view: RecordView

    @property
    def record(self) -> str:
        """The capture's id."""
        return self.look.record


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Stored captures of an open archive; `extract` runs the worker without keys."""

    archive: Archive
    extract: Extract

    def show(self, view: RecordView) -> Seen:
        """A capture by its record. Raises NoSuchThing for a record of another kind."""
        if view.kind != _CAPTURE:
            raise NoSuchThing(f"Record {view.record} is no captured page.")
        return Seen(look_of(view), view)

    def of_url(self, url: str) -> list[Seen]:
        """Every look at an address, the oldest first."""
        wish = ListWish(kind=_CAPTURE, only=("url", url))
        return _ordered(records.select(self.archive.reading(), wish))

    def all(self) -> Iterator[Seen]:
        """Every look at any page, page by page."""
        after = None
        while True:
            wish = ListWish(kind=_CAPTURE, limit=500, after=after)
            views = records.select(self.archive.reading(), wish)
            yield from (Seen(look_of(view), view) for view in views)
            if len(views) < 500:
                return
            after = views[-1].record

    def picture(self, seen: Seen) -> BinaryIO:
        """The picture of the whole page, to be closed. Raises NoSuchThing where there is none."""
        return self._resource(seen, PICTURE)

    def text(self, seen: Seen) -> str:
        """What could be read on the page. Raises NoSuchThing where nothing was kept of it, and
        IntegrityFailure where it cannot be read."""
        with self._opened(seen) as source:
            if source.read(4) == b"PK\x03\x04":
                archive = WebArchive(source, new_sha256)
                found = _resource_of(archive, TEXT)
                if found is not None:
                    data = archive.message(found, _none).body.read(_TEXT_MOST)
                    return data.decode("utf-8", "replace")
            size = source.seek(0, 2)
            source.seek(0)
            read = self.extract(source, size, content_of(seen.view).media_type)
        if not read.parts:
            raise IntegrityFailure(
                f"The text of this capture cannot be read ({read.reason or 'there is none'}).",
                code="unreadable",
            )
        return "\n".join(part for _, part in read.parts)

    def head(self, seen: Seen) -> str:
        """Status line and headers of the page's own answer, as they came."""
        with self._opened(seen) as source:
            archive = WebArchive(source, new_sha256)
            answer = _main(archive, seen.look)
            if answer is None and seen.look.tier == UNREAD:
                raise NoSuchThing(
                    "What the site sent was not kept: the page was captured by the browser's own "
                    "connection, which was not read."
                )
            if answer is None:
                raise NoSuchThing("No answer came.")
            head = archive.message(answer, _none).head[:_HEAD_MOST]
        return head.decode("latin-1").replace("\r\n", "\n").rstrip("\n")

    def difference(self, before: Seen, after: Seen) -> Difference:
        """What changed on the page between two captures of it, line by line.

        Raises UsageError for captures of different addresses; else as `text`.
        """
        if before.look.url != after.look.url:
            raise UsageError("These are captures of different addresses; compare two of one.")
        return differing.compare(self.text(before), self.text(after))

    def compared(self, before: Seen, after: Seen) -> Comparison:
        """Whether they read alike: as known, by their digests, or by reading both now."""
        known = self.known(before, after)
        if known is not None:
            return known
        try:
            found = self.difference(before, after)
        except (NoSuchThing, IntegrityFailure):
            return Comparison(before.record, after.record, Alike.UNREADABLE)
        state = Alike.SAME if found.is_same else Alike.CHANGED
        return Comparison(before.record, after.record, state, found.gone, found.came)

    def known(self, before: Seen, after: Seen) -> Comparison | None:
        """The same where nothing must be read for it: the bytes of a plain file say it all, but
        what a browser shows comes from many files."""
        are_files = before.look.tier == after.look.tier == TIER
        if are_files and before.look.body is not None and before.look.body == after.look.body:
            return Comparison(before.record, after.record, Alike.SAME)
        return comparisons.get(self.archive.reading(), before.record, after.record)

    def keep(self, found: Iterable[Comparison]) -> None:
        """Keep what came of comparing, so that lists need not read the pages again."""
        with self.archive.writing() as tx:
            for one in found:
                comparisons.put(tx.db, one)

    def keep_compared(self, urls: Iterable[str]) -> list[Comparison]:
        """Compare the two newest pages of each address, and keep what came of it."""
        found = []
        for url in dict.fromkeys(urls):
            pages = [seen for seen in self.of_url(url) if seen.look.is_page]
            if len(pages) > 1:
                found.append(self.compared(pages[-2], pages[-1]))
        if found:
            self.keep(found)
        return found

    def _resource(self, seen: Seen, urn: str) -> BinaryIO:
        with self._opened(seen) as source:
            archive = WebArchive(source, new_sha256)
            found = _resource_of(archive, urn)
            if found is None:
                raise NoSuchThing("There is no such part in this capture.")
            return io.BytesIO(archive.message(found, _none).body.read())

    @contextmanager
    def _opened(self, seen: Seen) -> Iterator[BinaryIO]:
        described = content_of(seen.view)
        source: BinaryIO
        with self.archive.contents.open(ContentId(described.content)) as source:
            try:
                yield source
            except SatchelError:
                raise
            except (OSError, ValueError, RecursionError) as broken:
                raise IntegrityFailure("This capture is damaged inside.") from broken


def look_of(view: RecordView) -> Look:
    """What a capture's record says, judged: others' devices write such records too."""
    told = view.fields
    status = told.get("status")
    return Look(
        record=view.record,
        url=_text(told.get("url")) or "",
        when=_text(told.get("fetched_from")) or view.created,
        outcome=_text(told.get("outcome")) or "",
        tier=_text(told.get("tier")) or "",
        status=status if type(status) is int else None,
        fault=_text(told.get("fault")),
        reason=_text(told.get("reason")),
        body=_text(told.get("body_sha256")),
        final_url=_text(told.get("final_url")),
        content=_content(told.get("content")),
        showed_certificate=isinstance(told.get("tls"), dict),
    )


def has_picture(view: RecordView) -> bool:
    """Whether a picture of the page was made: plain files fetched over HTTP have none."""
    parts = view.fields.get("parts")
    return isinstance(parts, dict) and "picture" in parts


def _ordered(views: list[RecordView]) -> list[Seen]:
    found = [Seen(look_of(view), view) for view in views]
    return sorted(found, key=lambda seen: (seen.look.when, seen.record))


def _resource_of(archive: WebArchive, urn: str) -> Answer | None:
    return next((one for one in archive.answers() if one.url.startswith(urn)), None)


def _main(archive: WebArchive, look: Look) -> Answer | None:
    """The answer that is the page: of the address it ended at, the last that has a status."""
    answers = [one for one in archive.answers() if not one.url.startswith("urn:")]
    at_end = [one for one in answers if one.url == (look.final_url or look.url)]
    matching = [one for one in at_end if look.status is None or one.status == look.status]
    found = matching or at_end or ([] if look.tier == UNREAD else answers)
    return found[-1] if found else None


def _none(_answer: Answer) -> None:
    return None


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) else None


def _content(value: JsonValue) -> str | None:
    held = value.get("id") if isinstance(value, dict) else None
    return None if held is None else str(held)
