"""What a browser is asked to capture, and what that may cost. Pure; sent to the process as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from satchel.domain.json_values import JsonObject


@dataclass(frozen=True, slots=True)
class BrowserCaps:
    """What one capture may cost: seconds, bytes as transferred, and how tall a picture may be.

    `load_s` until the page says it is loaded, `quiet_s` how long nothing may come until it
    counts as still and `settle_s` how long that is waited for; `behave_s` for scrolling and
    what comes by it, `video_s` for finding and fetching a video, `total_s` for all of it.
    `assisted_s` is how long a visible window may stay open.
    """

    load_s: float = 30.0
    quiet_s: float = 0.6
    settle_s: float = 5.0
    behave_s: float = 45.0
    video_s: float = 120.0
    total_s: float = 180.0
    assisted_s: float = 1800.0
    resource: int = 100 * 1024 * 1024
    size: int = 500 * 1024 * 1024
    height: int = 32_000
    text: int = 32 * 1024 * 1024
    part: int = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class BrowserWish:
    """One page, under the rules of capture (`capture.http.rules`) that `drive` is given too.

    `languages` is what is said in Accept-Language; `assisted` shows a window in which a
    person browses and says when to capture; its few words are in `spoken` (en, ru, kk). `consent`
    presses the button of a consent banner that agrees; without it banners are left alone.
    `video` asks yt-dlp for the video or sound of the page; `yt_dlp` is the path of its program,
    None lets `drive` look for it.
    `socks` is HOST:PORT of a SOCKS5 proxy that all goes through, None for none. With `unread`
    the site sees the browser's own secure connection, of which no bytes are kept (tier T2).
    """

    url: str
    languages: str = "en-US,en"
    width: int = 1280
    height: int = 900
    assisted: bool = False
    consent: bool = False
    video: bool = False
    yt_dlp: str | None = None
    socks: str | None = None
    spoken: str = "en"
    unread: bool = False
    caps: BrowserCaps = field(default_factory=BrowserCaps)

    def told(self) -> JsonObject:
        """As the process gets it."""
        return asdict(self)

    @classmethod
    def heard(cls, told: Mapping[str, Any]) -> BrowserWish:
        """The inverse of `told`; only our own parent says it."""
        caps = BrowserCaps(**told["caps"])
        return cls(**{**told, "caps": caps})
