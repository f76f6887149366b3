"""Capturing of one open archive, with the real network, clock and randomness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from satchel.assembly.reading import extract
from satchel.capture.browser.results import Browsed
from satchel.capture.browser.wishes import BrowserWish
from satchel.capture.cite_checking import CiteChecking
from satchel.capture.http.rules import Rules
from satchel.capture.looked_at import LookedAt
from satchel.capture.manner import NOT_WANTED, USUAL, Manner
from satchel.capture.queueing import Queueing
from satchel.capture.requests import Requests
from satchel.capture.running import Captures
from satchel.capture.watching import UNWATCHED, Watching
from satchel.crypto.randomness import random_bytes
from satchel.crypto.xwing import Recipient
from satchel.domain.words import Audience
from satchel.storage.archive import Archive
from satchel.storage.journal import Journal
from satchel.system import clock


def captures(
    archive: Archive,
    journal: Journal,
    recipients: Callable[[Audience], Sequence[Recipient]],
    by: str,
    allowed: frozenset[str] = frozenset(),
    manner: Manner = USUAL,
    watching: Watching = UNWATCHED,
) -> Captures:
    """`allowed` are origins whose private addresses may be reached, as HOST:PORT."""
    rules = Rules(
        clock=clock.now,
        random=random_bytes,
        allowed=allowed,
        folder=archive.folder,
        socks=manner.socks,
    )
    return Captures(
        archive,
        journal,
        recipients,
        rules,
        by,
        watching=watching,
        browse=partial(_browse, rules, manner, watching) if manner.browser else None,
        why_no_browser=None if manner.browser else NOT_WANTED,
        browse_unread=partial(_browse, rules, manner, watching, unread=True)
        if manner.browser
        else None,
    )


def _browse(
    rules: Rules,
    manner: Manner,
    watching: Watching,
    url: str,
    cancelled: Callable[[], bool],
    *,
    unread: bool = False,
) -> Browsed:
    from satchel.capture.browser.driving import drive

    wish = BrowserWish(
        url,
        languages=manner.languages,
        assisted=manner.assisted,
        consent=manner.consent,
        video=manner.video and not unread,  # which would find it, and keep nothing
        unread=unread,
        socks=manner.socks,
        spoken=manner.spoken,
    )
    return drive(wish, rules, progress=watching.look, cancelled=cancelled)


def requests(desk_captures: Captures) -> Requests:
    """Asking somebody safer, and being asked, beside that capturing."""
    return Requests(desk_captures.archive, desk_captures.journal, clock.now, desk_captures.audience)


def looked_at(archive: Archive) -> LookedAt:
    """Looking at what was captured; texts are read by the worker without keys."""
    return LookedAt(archive, extract)


def cite_checking(archive: Archive) -> CiteChecking:
    """What became of each cited source."""
    return CiteChecking(archive, looked_at(archive))


def queueing(archive: Archive, asked: Requests) -> Queueing:
    """Pausing, ordering, retrying and cancelling what waits to be captured."""
    return Queueing(archive, asked, clock.now)
