"""What a browser would have given: real exchanges with a site of ours, and parts made up."""

from __future__ import annotations

from dataclasses import replace

from satchel.capture.browser.results import (
    Browsed,
    ConsoleLine,
    Cut,
    Engine,
    Limit,
    Link,
    Made,
    Part,
    Video,
    VideoState,
    View,
)
from satchel.capture.http.exchanges import Exchange, Outcome
from satchel.capture.http.faults import Fault
from satchel.capture.spool import Spool
from satchel.crypto.digest import sha256
from satchel.crypto.randomness import random_bytes
from satchel.system import clock
from unit.capture.sites import fetched

PICTURE = b"\x89PNG\r\n\x1a\n" + b"pixel" * 20
TEXT = "Приговор оставлен без изменения, appeal dismissed"
ENGINE = Engine(
    "QtWebEngine 6.11", "6.11", "140.0", "140.0.1", "Mozilla/5.0 test", "Linux", True, None
)
VIEW = View(1280, 900, 1280, 4200, 1.0, "ru,en", "UTC")
POSTED = (
    b"POST /api HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    b"Cookie: session=hush-cookie\r\nAuthorization: Bearer hush-token\r\n"
    b'Content-Length: 11\r\n\r\n{"page": 2}'
)


def made(part: Part, data: bytes, truncated: str | None = None) -> Made:
    spool = Spool(random_bytes)
    spool.write(data)
    return Made(part, spool, len(data), sha256(data).hex(), clock.now(), truncated)


def exchanged(url: str, origin: str) -> tuple[Exchange, ...]:
    return fetched(url, origin).exchanges


def posted(url: str, origin: str) -> Exchange:
    """An exchange whose request a page made by script, with what only its user may see."""
    (exchange,) = exchanged(url, origin)
    return replace(exchange, method="POST", request=POSTED)


def unanswered(url: str) -> Exchange:
    now = clock.now()
    return Exchange(url, now, now, fault=Fault.BLOCKED, reason="it leads to a private address")


def browsed(
    url: str,
    exchanges: tuple[Exchange, ...],
    last: Exchange | None,
    *,
    outcome: Outcome = Outcome.CAPTURED,
    **more: object,
) -> Browsed:
    """A page as the browser gives it; `more` replaces any field."""
    now = clock.now()
    page = Browsed(
        url=url,
        final_url=last.url if last else None,
        title="Суд, page one",
        language="ru",
        outcome=outcome,
        fault=None,
        reason=None if outcome is Outcome.CAPTURED else "the page had not said that it is loaded",
        exchanges=exchanges,
        last=last,
        made=(
            made(Part.PICTURE, PICTURE),
            made(Part.TEXT, TEXT.encode()),
            made(Part.DOM, b"<html>", "it was cut"),
        ),
        links=(Link("https://court.example/next", "next"),),
        console=(ConsoleLine("error", "no such thing", url, 3),),
        blocked=(),
        cuts=() if outcome is Outcome.CAPTURED else (Cut(Limit.LOAD, "it never loaded"),),
        behaviours=("scrolled",),
        engine=ENGINE,
        view=VIEW,
        video=Video(VideoState.NOT_ASKED),
        begun=now,
        ended=now,
    )
    return replace(page, **more)  # type: ignore[arg-type]
