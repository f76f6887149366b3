"""What a capture by the browser gives: the exchanges, and what the browser made of them.

The exchanges are the evidence: bytes as they came over the proxy. What stands beside them
(picture, print, text, structure) is how this browser, of this version, with this window,
showed them; of a page over connections that were left unread there is nothing else. To know
first: the process that made it met strangers' scripts, so everything it says was judged by
`driving` before it came in here: lengths, counts, kinds of values.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from satchel.capture.http.exchanges import Exchange, Outcome
from satchel.capture.http.faults import Fault
from satchel.capture.spool import Spool
from satchel.domain.moments import Moment

TIER, UNREAD = "T1", "T2"
"""By the recording proxy with every byte; by the browser's own connections, without."""


class Part(StrEnum):
    """What the browser made of the page, at most one of each."""

    PICTURE = "picture"
    PRINT = "print"
    TEXT = "text"
    DOM = "dom"
    SAVED = "mhtml"


MEDIA_TYPES = {
    Part.PICTURE: "image/png",
    Part.PRINT: "application/pdf",
    Part.TEXT: "text/plain; charset=utf-8",
    Part.DOM: "text/html; charset=utf-8",
    Part.SAVED: "multipart/related",
}


@dataclass(frozen=True, slots=True)
class Made:
    """One part. `sha256` is lowercase hex over the bytes in `spool`.

    `truncated` says why it is not all of it, None when it is: a picture cut at the tallest
    we make, a text at its cap. PICTURE is the whole page, one pixel of the page to one of
    the picture; TEXT what a person could select and copy, frames included, in UTF-8; DOM
    the document as it stood at that moment, of the page and (behind it) of its frames. SAVED,
    of an unread page only, is the page with its pictures and styles in one message (RFC 2557),
    as the engine saves it.
    """

    part: Part
    spool: Spool
    size: int
    sha256: str
    made: Moment
    truncated: str | None = None

    @property
    def media_type(self) -> str:
        """As written into a record."""
        return MEDIA_TYPES[self.part]


@dataclass(frozen=True, slots=True)
class Link:
    """Where the page leads: an absolute address and the words on the link."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class ConsoleLine:
    """What the page said to its console; `level` is info, warning or error."""

    level: str
    text: str
    source: str
    line: int


class Limit(StrEnum):
    """What was cut short, or could not be had."""

    LOAD = "load"  # the page had not said that it is loaded
    SETTLE = "settle"  # something was still coming
    BEHAVE = "behave"  # there was more to scroll or to open
    TOTAL = "total"
    SIZE = "size"  # of one resource or of all
    HEIGHT = "height"  # the picture ends before the page does
    VIDEO = "video"
    WAITING = "waiting"  # exchanges under way when the capture ended
    PART = "part"  # the browser could not make a picture, print, text or structure
    SAVED = "saved"  # it could not be saved in one piece


@dataclass(frozen=True, slots=True)
class Cut:
    """One limit that was met, with a clause for people."""

    limit: Limit
    reason: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """What the page wanted and was not given: a popup, a download, a permission, a scheme."""

    what: str
    url: str


@dataclass(frozen=True, slots=True)
class Engine:
    """The browser that did it. `sandbox` is False only where it had to be (told in `why`)."""

    program: str
    qt: str
    chromium: str
    security_patch: str
    user_agent: str
    system: str
    sandbox: bool
    why: str | None


@dataclass(frozen=True, slots=True)
class View:
    """How the page was looked at: pixels of the window, of the whole page, and the settings.

    `screens` is of how many grabs the picture was put together: 1 is a picture taken at once.
    """

    width: int
    height: int
    page_width: int
    page_height: int
    ratio: float
    languages: str
    zone: str
    screens: int = 1


class VideoState(StrEnum):
    """What came of looking for a video. A site that refuses is a state, and no failure of ours."""

    NOT_ASKED = "not-asked"
    NOT_INSTALLED = "not-installed"
    NONE = "none"
    CAPTURED = "captured"
    PARTIAL = "partial"
    LOGIN = "login-wanted"
    ROBOT = "robot-wall"
    REFUSED = "refused"
    UNKNOWN_SITE = "unknown-site"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Video:
    """The bytes are among the exchanges, under `urls`, in their order.

    `program` is name and version of what found them, `program_sha256` of its file.
    """

    state: VideoState
    reason: str | None = None
    program: str | None = None
    program_sha256: str | None = None
    title: str | None = None
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing the page asked for, as the browser tells; `kind` is the engine's word for it."""

    method: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class Unread:
    """What the browser tells of a page whose connections were not read: no evidence of bytes.

    `status` is of the page's answer, `protocol` that inside the secure connection (h2), None
    where it does not tell; `asked` is what the page asked for, in that order.
    """

    status: int | None
    protocol: str | None
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Browsed:
    """All that came of one wish. Close it.

    `exchanges` in the order in which they began; `url` was asked for, `final_url` is where
    the browser ended and `last` the exchange that brought it. `outcome` is CAPTURED only
    when the page was there whole: what is cut short is PARTIAL with a `reason`, and a page
    of which nothing came is FAILED: by the site where there is a `fault`, by the browser where
    there is none. `assisted` says that a person used the page before.
    `is_file` says that the address led to something to be saved and not shown: it is to be
    fetched as a file (tier T3) instead. `unread` is there for tier T2 alone: then an exchange
    with a `tunnel` is a whole connection that was passed through.
    """

    url: str
    final_url: str | None
    title: str | None
    language: str | None
    outcome: Outcome
    fault: Fault | None
    reason: str | None
    exchanges: tuple[Exchange, ...]
    last: Exchange | None
    made: tuple[Made, ...]
    links: tuple[Link, ...]
    console: tuple[ConsoleLine, ...]
    blocked: tuple[Blocked, ...]
    cuts: tuple[Cut, ...]
    behaviours: tuple[str, ...]
    engine: Engine | None
    view: View | None
    video: Video
    begun: Moment
    ended: Moment
    assisted: bool = False
    is_file: bool = False
    unread: Unread | None = None

    @property
    def tier(self) -> str:
        """How it was made."""
        return TIER if self.unread is None else UNREAD

    def part(self, part: Part) -> Made | None:
        """That part, None where it could not be made."""
        return next((made for made in self.made if made.part is part), None)

    def close(self) -> None:
        """Forget the bytes."""
        for exchange in self.exchanges:
            if exchange.message is not None:
                exchange.message.spool.close()
        for made in self.made:
            made.spool.close()


class Stage(StrEnum):
    """How far it is: said to people while they wait."""

    STARTING = "starting"
    LOADING = "loading"
    WAITING = "waiting-for-you"  # a person uses the visible window
    BEHAVING = "behaving"
    MAKING = "making"
    VIDEO = "video"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Progress:
    """Told every half a second, and when the stage changes."""

    stage: Stage
    exchanges: int
    received: int
    seconds: float
