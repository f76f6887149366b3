"""Captured pages of an open archive, shown again: which record, from when, looked at how.

The front doors' way in. `begin` only prepares; what it gives runs until the window is
closed, in the thread that may read the archive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

from satchel.capture.browser.results import UNREAD
from satchel.capture.replaying.opening import Replaying
from satchel.capture.replaying.wishes import Mode, ReplayWish
from satchel.domain.described import content_of
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.folding import RecordView
from satchel.domain.ids import ContentId
from satchel.domain.json_values import JsonValue
from satchel.formats import warc
from satchel.formats.wacz import reading
from satchel.storage.archive import Archive

_KINDS = frozenset([reading.MEDIA_TYPE, warc.MEDIA_TYPE, "application/x-wacz"])
_RECEIVED = "T4"
_NARROW, _WIDE, _LOW, _HIGH = 200, 4000, 200, 4000


@dataclass(frozen=True, slots=True)
class Replays:
    """Replaying captures, and web archives that others gave."""

    archive: Archive

    def begin(
        self,
        view: RecordView,
        *,
        mode: Mode = Mode.SHOW,
        language: str = "en",
        rounds: int = 1,
        source: BinaryIO | None = None,
    ) -> Replaying:
        """A replay ready to `run`; close it. `language` is that of the window's words.

        `source` is the content where somebody has opened it already; it is closed with the
        replay.

        Raises NoSuchThing for a record without content, RefusedByPolicy (code
        "no-web-archive") for one that holds something else and (code "bytes-not-kept") for one
        whose bytes were not, MachineRefused when no process can be started.
        """
        described = content_of(view)
        is_capture = view.kind == "capture"
        if not is_capture and described.media_type not in _KINDS | {"application/zip"}:
            raise RefusedByPolicy(
                f"Record {view.record} holds no web archive, so there is nothing to show again.",
                code="no-web-archive",
            )
        if is_capture and view.fields.get("tier") == UNREAD:
            raise RefusedByPolicy(
                f"Capture {view.record} was made by the browser's own connection, of which no "
                "bytes were kept, so it cannot be shown again as it was; its picture, print and "
                "text are there.",
                code="bytes-not-kept",
            )
        told = _told(view, described.size, is_capture)
        wish = replace(ReplayWish(**told), mode=mode, language=language, rounds=rounds)
        if source is None:
            source = self.archive.contents.open(ContentId(described.content))
        try:
            return Replaying(source, wish)
        except BaseException:
            source.close()
            raise


def _told(view: RecordView, size: int, is_capture: bool) -> dict[str, Any]:
    """Of a web archive that was given, the process finds page and moment out itself."""
    told = view.fields
    if not is_capture:
        return {"url": "", "size": size, "begun_ms": 0, "when": "", "tier": _RECEIVED}
    url = told.get("url")
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        raise NoSuchThing(f"Record {view.record} does not say which page it is of.")
    moment = _moment(told.get("fetched_from")) or _moment(view.created)
    wish: dict[str, Any] = {
        "url": url,
        "size": size,
        "begun_ms": int(moment.timestamp() * 1000) if moment else 0,
        "when": moment.strftime("%Y-%m-%d %H:%M:%S") if moment else "",
        "tier": str(told.get("tier", ""))[:8],
    }
    seen = told.get("view")
    if isinstance(seen, dict):
        languages = seen.get("languages")
        wish |= {"width": _within(seen.get("width"), _NARROW, _WIDE, 1280)}
        wish |= {"height": _within(seen.get("height"), _LOW, _HIGH, 900)}
        wish |= {"languages": languages} if isinstance(languages, str) and languages else {}
    return wish


def _within(value: JsonValue, least: int, most: int, usual: int) -> int:
    """Others' devices write such records too."""
    return value if type(value) is int and least <= value <= most else usual


def _moment(told: JsonValue) -> datetime | None:
    try:
        return datetime.fromisoformat(str(told)).astimezone(UTC)
    except ValueError:
        return None
