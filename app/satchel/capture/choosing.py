"""How one address is captured: by the browser where it can be, as a plain file else.

A page is for the browser (tier T1). A file that is saved and not shown is fetched as it is
(T3): what its name promises is tried first, and a browser that meets one says so. Where no
browser is here, or it breaks down, the address is fetched as a file too, and the capture
says why it is of a lower tier: it never looks like one that a browser made. By the browser's own
connections (T2), of which no bytes are kept, it is captured only where a person chose that
for the address; nothing is ever chosen in its place but for a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from satchel.capture.browser.results import Browsed
from satchel.capture.http.exchanges import Fetched, Outcome
from satchel.capture.recording import Result
from satchel.domain.errors import RefusedByPolicy

Fetch = Callable[[str], Fetched]
Browse = Callable[[str, Callable[[], bool]], Browsed]
"""Shows an address; asks now and then whether it was cancelled."""

_FILE = re.compile(
    r"\.(txt|csv|json|xml|pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|zip|7z|rar|gz|epub|jpe?g|png|gif|webp|tiff?"
    r"|mp[34]|m4a|ogg|opus|wav|webm|mov|avi)$",
    re.IGNORECASE,
)
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Got:
    """What came of one address, and why it is of a lower tier than a page deserves."""

    result: Result
    why_tier: str | None = None


def get(url: str, fetch: Fetch, browse: Browse | None, cancelled: Callable[[], bool]) -> Got:
    """Capture `url`; the caller closes the result. Raises MachineRefused, and
    RefusedByPolicy ("cancelled")."""
    if browse is None:
        return Got(fetch(url))
    if _names_a_file(url):
        fetched = fetch(url)
        if not _brought_a_page(fetched):
            return Got(fetched)
        fetched.close()
    try:
        browsed = browse(url, cancelled)
    except RefusedByPolicy as refused:
        if refused.code != "no-browser":
            raise
        return Got(fetch(url), refused.message.rstrip("."))
    if browsed.is_file:
        browsed.close()
        return Got(fetch(url))
    if browsed.outcome is Outcome.FAILED and browsed.fault is None:
        browsed.close()
        return Got(fetch(url), browsed.reason or "the browser broke down")
    return Got(browsed)


def get_unread(url: str, fetch: Fetch, browse: Browse, cancelled: Callable[[], bool]) -> Got:
    """Capture `url` by the browser's own connections. Raises as `get`, and RefusedByPolicy
    ("no-browser")."""
    browsed = browse(url, cancelled)
    if browsed.is_file:
        browsed.close()
        return Got(fetch(url), "it is a file, which a browser saves and does not show")
    return Got(browsed)


def _names_a_file(url: str) -> bool:
    try:
        return bool(_FILE.search(urlsplit(url).path))
    except ValueError:
        return False


def _brought_a_page(fetched: Fetched) -> bool:
    """Some sites answer with a page first, which wants a click or a cookie. That a file is
    gone is no such page."""
    message = fetched.last.message if fetched.last else None
    headers = message.headers if message and message.status < 400 else ()
    told = next((value for name, value in headers if name.lower() == "content-type"), "")
    return told.partition(";")[0].strip().lower() in _PAGE_TYPES
