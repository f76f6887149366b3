"""What was captured as one WACZ file: records, index, pages, manifest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from satchel.capture import manifest
from satchel.capture.browser.results import Browsed, Part
from satchel.capture.recording import Recorder, Result, software
from satchel.crypto.digest import sha256
from satchel.domain.json_values import JsonValue
from satchel.formats.wacz import writing
from satchel.formats.wacz.reading import MANIFEST
from satchel.formats.wacz.writing import WARC, Described, Measured
from satchel.formats.wacz.zip_writing import Part as Member

_TEXT_MAX = 1024 * 1024  # of a page's text in the list of pages; all of it is a record


@dataclass(frozen=True, slots=True)
class Packed:
    """The file as a stream to be read once, and the bytes of its manifest."""

    source: BinaryIO
    manifest: bytes


def pack(result: Result, tier: str, recorder: Recorder, random: Callable[[int], bytes]) -> Packed:
    """Put the recorded WARC and all that goes with it into one stream."""
    files = {
        writing.INDEX: writing.index(recorder.answers),
        writing.PAGES: writing.pages([_page(result, random)]),
    }
    files[MANIFEST] = manifest.write(result, tier, recorder, files)
    sink = recorder.sink
    warc = Measured(Member(WARC, sink.spool.open(), sink.size, sink.crc32), sink.sha256)
    title = result.title if isinstance(result, Browsed) else None
    described = Described(
        title=title or result.url,
        software=software(result),
        created=result.ended.utc_text(),
        main_url=_landed(result),
        main_date=result.begun.utc_text(),
    )
    return Packed(writing.package(described, warc, files, sha256), files[MANIFEST])


def _landed(result: Result) -> str:
    if isinstance(result, Browsed):
        return result.final_url or result.url
    return result.last.url if result.last else result.url


def _page(result: Result, random: Callable[[int], bytes]) -> dict[str, JsonValue]:
    page: dict[str, JsonValue] = {
        "id": str(UUID(bytes=random(16), version=4)),
        "url": _landed(result),
        "ts": result.begun.utc_text(),
        "title": result.url,
    }
    if isinstance(result, Browsed):
        page["title"] = result.title or result.url
        text = result.part(Part.TEXT)
        if text is not None:
            with text.spool.open() as source:
                page["text"] = source.read(_TEXT_MAX).decode("utf-8", "ignore")
    return page
