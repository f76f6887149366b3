"""Every source that a case or a report cites, and what came of it; no Qt here.

What is known of a page is what lies here: the captures that came, and on this device the
queue of what still waits and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from satchel.assembly.desk import Desk
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue
from satchel.domain.showing import one_line
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.table import Line
from satchel.gui.language import translate
from satchel.gui.ordering import in_order
from satchel.gui.places import Place
from satchel.storage import queue
from satchel.storage.queue import Standing, Wish
from satchel.storage.records import ListWish

PAGE, SNAPSHOT = 2, 4  # columns that lead elsewhere: to the document's page, to the capture
_AT_ONCE = 500
_CAME = ("captured", "partial")


@dataclass(frozen=True, slots=True)
class Sources:
    """The table, and how many of its lines are captured, wait, and failed."""

    lines: tuple[Line, ...]
    captured: int = 0
    waiting: int = 0
    failed: int = 0
    of: str = ""


@dataclass(frozen=True, slots=True)
class _State:
    """What came of one citation: the word, why, and the newest snapshot of its page."""

    word: str
    words: str
    why: str
    snapshot: str
    capture: str | None
    rank: int


def sources(
    desk: Desk,
    record: str | None,
    saying: Saying,
) -> Sources:
    """Citations under `record`, or all there are, in the order they were made."""
    db = desk.archive.reading()
    under = desk.records.show(record) if record else None
    case = under.record if under else None
    captures = _captures(desk)
    wishes: dict[str, Wish] = {}
    for wish in queue.listed(db, settled=True):
        if wish.citation is not None:
            wishes.setdefault(wish.citation, wish)  # the newest comes first
    lines: list[Line] = []
    count = {"captured": 0, "waiting": 0, "failed": 0}
    for view in _all(desk, "citation", case):
        state = _state(view, wishes.get(view.record), captures.get(view.record, []), saying)
        if state.word in count:
            count[state.word] += 1
        lines.append(_line(view, state, saying))
    title = ""
    if under is not None:
        title = one_line(describe(under, desk.kinds.words(under.kind), saying.language).title)
    return Sources(tuple(lines), count["captured"], count["waiting"], count["failed"], title)


def _line(view: RecordView, state: _State, saying: Saying) -> Line:
    told = view.fields
    url, document = told.get("url"), told.get("document") or told.get("on")
    page = told.get("page")
    address = one_line(str(url)) if url else translate("Knowledge", "no address printed")
    cells = (
        address,
        one_line(str(told.get("marker") or "")),
        "" if page is None else str(page),
        f"{state.words}: {state.why}" if state.why else state.words,
        state.snapshot,
        one_line(str(told.get("context") or "")),
    )
    places: list[tuple[int, Place]] = []
    if isinstance(document, str) and page is not None and told.get("document"):
        places.append((PAGE, Place("viewer", document, f"page {page}")))
    if state.capture is not None:
        places.append((SNAPSHOT, Place("record", state.capture)))
    keys = (
        in_order(address),
        _number(told.get("marker")),
        _number(page),
        f"{state.rank} {state.why}",
        state.snapshot,
        in_order(cells[-1]),
    )
    return Line(cells, Place("record", view.record), view.record, tuple(places), keys)


def _number(value: JsonValue) -> tuple[int, str]:
    """Markers by their number where they are one, before those that are none."""
    text = "" if value is None else str(value)
    return (int(text), "") if text.isdecimal() else (1 << 30, text)


def _state(
    view: RecordView, wish: Wish | None, captures: list[RecordView], saying: Saying
) -> _State:
    came = [one for one in captures if one.fields.get("outcome") in _CAME]
    if came:
        newest = came[-1]
        when = str(newest.fields.get("fetched_from") or newest.created[:10])
        whole = newest.fields.get("outcome") == "captured"
        words = (
            translate("Knowledge", "captured")
            if whole
            else translate("Knowledge", "captured in part")
        )
        snapshot = translate("Knowledge", "yes, {date}").format(date=saying.date(when[:10]))
        why = "" if whole else one_line(str(newest.fields.get("reason") or ""))
        return _State("captured", words, why, snapshot, newest.record, 3)
    none = translate("Knowledge", "no")
    tried = captures[-1] if captures else None
    why = one_line(str(tried.fields.get("reason") or "")) if tried else ""
    shown = tried.record if tried else None
    if not view.fields.get("url"):
        return _State("none", translate("Knowledge", "nothing to capture"), "", none, None, 4)
    if wish is not None and wish.state in (Standing.WAITING, Standing.RUNNING):
        words = translate("Knowledge", "waiting")
        return _State("waiting", words, one_line(wish.reason or ""), none, shown, 1)
    if wish is not None and wish.state is Standing.PAUSED:
        return _State("waiting", translate("Knowledge", "paused"), why, none, shown, 1)
    if tried is not None or (wish is not None and wish.state is Standing.FAILED):
        told = one_line(wish.reason or "") if wish is not None and wish.reason else why
        return _State("failed", translate("Knowledge", "failed"), told, none, shown, 0)
    return _State("unknown", translate("Knowledge", "not known here"), "", none, None, 2)


def _captures(desk: Desk) -> Mapping[str, list[RecordView]]:
    found: dict[str, list[RecordView]] = {}
    for view in _all(desk, "capture", None):
        citation = view.fields.get("citation")
        if isinstance(citation, str):
            found.setdefault(citation, []).append(view)
    return found


def _all(desk: Desk, kind: str, case: str | None) -> Iterator[RecordView]:
    """Page by page, so that the window's thread gets its turn in between."""
    after = None
    under = desk.records.show(case).record if case else None
    while True:
        wish = ListWish(kind=kind, case=under, limit=_AT_ONCE, after=after)
        views = desk.records.select(wish)
        yield from views
        if len(views) < _AT_ONCE:
            return
        after = views[-1].record
