"""A video's bytes, asked for through the recording proxy and let go: the proxy keeps them.

To know first: nothing is joined or made anew here. A stream of many pieces is asked for
piece by piece, as the site offers it, and each piece is an exchange of the capture.
"""

from __future__ import annotations

import re
import ssl
import time
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException
from typing import Protocol
from urllib.error import URLError
from urllib.parse import urljoin

from satchel.capture.browser.results import Video, VideoState
from satchel.capture.browser.video_finding import Found, Source, Way, digest, find

_BLOCK = 262_144
_LIST_MAX = 4 * 1024 * 1024
_MOST_PIECES = 5000
_WAIT_S = 30.0
_NAMED = re.compile(r'URI="([^"]+)"')


class Proxy(Protocol):
    """What is known of the recording proxy's own certificates."""

    authority_pem: bytes
    names_sites: bool


class Fetching:
    """Fetches sources until `stop_s` seconds are over; `authority_pem` is the proxy's own."""

    def __init__(
        self, way: Way, authority_pem: bytes, stop_s: float, *, names_sites: bool = True
    ) -> None:
        proxy = f"http://{way.user}:{way.password}@{way.address}"
        context = ssl.create_default_context(cadata=authority_pem.decode("ascii"))
        if not names_sites:  # this way leads over the loopback only, and is closed by a word
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({"http": proxy, "https": proxy}),
            urllib.request.HTTPSHandler(context=context),
        )
        self._agent = way.agent
        self._end = time.monotonic() + stop_s
        self.urls: list[str] = []
        """What came whole, in order."""

    def fetch(self, sources: tuple[Source, ...]) -> tuple[VideoState, str | None]:
        """CAPTURED when all came, PARTIAL or FAILED with why when not. Never raises."""
        try:
            for source in sources:
                for url in self._listed(source) if source.is_list else source.urls:
                    self._get(url, source)
        except _TooLate:
            why = "the time for the video was over"
        except _Live:
            why = "it is a live stream: what there was until now came"
        except (OSError, URLError, HTTPException, ValueError):
            why = "not all of it came"
        else:
            return VideoState.CAPTURED, None
        return VideoState.PARTIAL if self.urls else VideoState.FAILED, why

    def _listed(self, source: Source) -> Iterator[str]:
        """The pieces that an HLS playlist (RFC 8216) names, its keys and beginnings too."""
        first = source.urls[0]
        text = self._get(first, source, _LIST_MAX).decode("utf-8", "replace")
        told: list[str] = []
        for line in text.splitlines():
            told += _NAMED.findall(line) if line.startswith("#") else [line.strip()]
        pieces = list(dict.fromkeys(urljoin(first, one) for one in told if one))
        yield from pieces[:_MOST_PIECES]
        if "#EXT-X-ENDLIST" not in text:
            raise _Live

    def _get(self, url: str, source: Source, keep: int = 0) -> bytes:
        """All of it is read; the first `keep` bytes are given back. Raises what urllib does."""
        if not url.startswith(("http://", "https://")):
            raise ValueError("an address that is not of the web")
        if url in self.urls:
            return b""
        headers = {"User-Agent": self._agent, **source.headers}
        request = urllib.request.Request(url, headers=headers)
        kept = b""
        with self._opener.open(request, timeout=_WAIT_S) as answer:
            while piece := answer.read(_BLOCK):
                kept += piece[: keep - len(kept)] if len(kept) < keep else b""
                if time.monotonic() > self._end:
                    raise _TooLate
            if answer.length:  # what was announced and did not come
                raise HTTPException
        self.urls.append(url)
        return kept


class Looking:
    """One page's video from the question to the last byte; `video` may be asked at any time."""

    def __init__(self, program: str, url: str, way: Way, proxy: Proxy) -> None:
        self._program, self._url, self._way, self._proxy = program, url, way, proxy
        self._found = Found(VideoState.FAILED, "the time for the video was over")
        self._came: tuple[VideoState, str | None] | None = None
        self._fetching: Fetching | None = None

    def look(self, stop_s: float) -> None:
        """Find and fetch within `stop_s` seconds."""
        end = time.monotonic() + stop_s
        self._found = find(self._program, self._url, self._way, stop_s)
        if self._found.sources:
            self._fetching = Fetching(
                self._way,
                self._proxy.authority_pem,
                end - time.monotonic(),
                names_sites=self._proxy.names_sites,
            )
            self._came = self._fetching.fetch(self._found.sources)

    def video(self) -> Video:
        """What came of it so far."""
        found, fetching = self._found, self._fetching
        state, reason = found.state, found.reason
        if fetching is not None:
            late = VideoState.PARTIAL, "the time for the video was over"
            state, reason = self._came or late
        urls = tuple(fetching.urls) if fetching is not None else ()
        sha256 = digest(self._program)
        return Video(state, reason, found.program or "yt-dlp", sha256, found.title, urls)


class _TooLate(Exception):
    """The time is over."""


class _Live(Exception):
    """A playlist without an end."""
