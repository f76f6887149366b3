"""Where a page's video lies, by yt-dlp where a person has installed it: asked, never trusted.

What it is for: the addresses of the best video and sound there is, or in one word why there
are none. What it is not for: fetching them (`video_fetching`); yt-dlp is run only to look,
so it writes nothing. To know first: it goes through the recording proxy like all else, and
that proxy verifies the sites, so here only the way to the proxy itself is left unverified.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from satchel.capture.browser.flags import NO_HOME
from satchel.capture.browser.results import VideoState
from satchel.crypto.digest import new_sha256

_MOST_TOLD = 32 * 1024 * 1024
_MOST_FILMS = 5
_MOST_SAID = 64 * 1024
_WORDS = (
    "--ignore-config", "--no-cache-dir", "--no-playlist", "--no-progress", "--no-warnings",
    "--dump-single-json", "--no-check-certificates", "--socket-timeout", "20", "--retries", "1",
    "--extractor-retries", "1", "--color", "never",
    # One file with both before two apart; what the replay can show (no H.264) before the rest.
    "--format", "b/bv*+ba", "--format-sort", "res:1080,vcodec:vp9,acodec:opus",
)  # fmt: skip
# What its last sentence means. Sites change their words; what is not known here is a failure.
_SAYINGS = (
    (VideoState.ROBOT, r"not a bot|captcha|HTTP Error 429|too many requests|unusual traffic"),
    (VideoState.LOGIN, r"log ?in|sign in|cookies|private|members.only|registered|subscri|password"),
    (VideoState.REFUSED, r"HTTP Error 4(01|03|51)|geo|not available|forbidden|removed|drm"),
    (VideoState.NONE, r"unsupported url|no video|no media|no formats"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """How the recording proxy is reached: `address` is HOST:PORT."""

    address: str
    user: str
    password: str
    agent: str


@dataclass(frozen=True, slots=True)
class Source:
    """One stream to fetch: `urls` in order; `is_list` that the first names the others."""

    urls: tuple[str, ...]
    headers: Mapping[str, str]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What yt-dlp knows. `sources` only when `state` is CAPTURED, which is still to be done."""

    state: VideoState
    reason: str | None = None
    program: str | None = None
    title: str | None = None
    sources: tuple[Source, ...] = ()


def digest(program: str) -> str | None:
    """SHA-256 of the program's file."""
    total = new_sha256()
    try:
        with Path(program).open("rb") as file:
            while piece := file.read(262_144):
                total.update(piece)
    except OSError:
        return None
    return total.hexdigest()


def find(program: str, url: str, way: Way, stop_s: float) -> Found:
    """Look for the video of `url` for at most `stop_s` seconds; never raises."""
    told, said = _run([program, *_WORDS, "--user-agent", way.agent, "--", url], way, stop_s)
    if told is None:
        return Found(VideoState.FAILED, "it took too long to look for a video")
    try:
        about = json.loads(told)
        return _read(about if isinstance(about, dict) else {})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return _refused(said)


def _run(words: list[str], way: Way, stop_s: float) -> tuple[bytes | None, str]:
    """What it wrote on both outputs; None when it was ended for time."""
    proxy = f"http://{way.user}:{way.password}@{way.address}"
    # By variables, for the words of a program can be read by every user of a computer.
    variables = {"http_proxy": proxy, "https_proxy": proxy, "HOME": NO_HOME, "TZ": "UTC"}
    variables |= {"XDG_CACHE_HOME": NO_HOME, "XDG_CONFIG_HOME": NO_HOME}
    variables |= {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=variables,
            cwd=os.path.abspath(os.sep),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return b"", "it could not be started"
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    alarm = threading.Timer(stop_s, end)
    alarm.daemon = True
    alarm.start()
    with process:
        said: list[bytes] = []
        hearing = threading.Thread(target=_hear, args=(process.stderr, said), daemon=True)
        hearing.start()
        assert process.stdout is not None
        told = process.stdout.read(_MOST_TOLD)
        process.kill()
        hearing.join(stop_s)
    alarm.cancel()
    return None if late.is_set() else told, b"".join(said).decode("utf-8", "replace")


def _hear(stderr: Any, said: list[bytes]) -> None:
    with suppress(OSError, ValueError):
        while piece := stderr.read(4096):
            if sum(map(len, said)) < _MOST_SAID:
                said.append(piece)


def _read(about: Mapping[str, Any]) -> Found:
    version = about.get("_version") or {}
    program = f"yt-dlp {str(version.get('version', ''))[:40]}".strip()
    title = str(about.get("title") or "")[:500] or None
    several = about.get("entries") or [about]  # a page may hold more than one
    chosen = [part for one in several[:_MOST_FILMS] for part in _chosen(one)]
    sources = tuple(filter(None, (_source(one) for one in chosen)))
    if not sources:
        return Found(VideoState.NONE, None, program, title)
    return Found(VideoState.CAPTURED, None, program, title, sources)


def _chosen(one: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Picture and sound apart, where they come apart."""
    return list(one.get("requested_formats") or [one])[:4]


def _source(told: Mapping[str, Any]) -> Source | None:
    given = (told.get("http_headers") or {}).items()
    # What a browser would not say of itself, and what is the connection's own, is left out.
    headers = {str(name): str(value) for name, value in given if str(name).lower() != "host"}
    base = str(told.get("fragment_base_url") or told.get("url") or "")
    pieces = [
        str(one.get("url") or urljoin(base, str(one.get("path") or "")))
        for one in told.get("fragments") or ()
    ]
    urls = tuple(one for one in pieces or [base] if one.startswith(("http://", "https://")))
    if not urls:
        return None
    return Source(urls, headers, is_list="m3u8" in str(told.get("protocol")) and not pieces)


def _refused(said: str) -> Found:
    errors = [line for line in said.splitlines() if line.strip()]
    last = re.sub(r"^ERROR:\s*", "", errors[-1])[:300] if errors else "it said nothing"
    for state, saying in _SAYINGS:
        if re.search(saying, last, re.IGNORECASE):
            return Found(state, None if state is VideoState.NONE else last)
    return Found(VideoState.FAILED, last)
