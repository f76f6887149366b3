"""A video found by a program of others and fetched through our proxy, recorded."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from satchel.capture.browser.results import Video, VideoState
from satchel.capture.browser.video_fetching import Looking
from satchel.capture.browser.video_finding import Way, find
from satchel.capture.http.exchanges import Exchange
from satchel.capture.proxy import frames
from satchel.capture.proxy.frames import FrameWriter
from satchel.capture.proxy.hearing import Hearing, Spools
from satchel.capture.proxy.recording import RecordingProxy
from satchel.capture.proxy.rules import Limits, ProxyRules
from satchel.crypto.randomness import random_bytes
from unit.capture.browser.seeing import Place, place

FILM = random_bytes(300_000)
LIST = b'#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="key"\n#EXTINF:4,\none.ts\n#EXTINF:4,\ntwo.ts\n'


@pytest.fixture
def site() -> Iterator[Place]:
    answers = {
        "/film.webm": ("video/webm", FILM),
        "/list.m3u8": ("application/vnd.apple.mpegurl", LIST + b"#EXT-X-ENDLIST\n"),
        "/live.m3u8": ("application/vnd.apple.mpegurl", LIST),
        "/key": ("application/octet-stream", b"k" * 16),
        "/one.ts": ("video/mp2t", b"1" * 5000),
        "/two.ts": ("video/mp2t", b"2" * 5000),
    }
    with place(answers) as here:  # type: ignore[arg-type]
        yield here


@contextmanager
def program(folder: Path, says: str) -> Iterator[str]:
    """A program in the place of yt-dlp; `says` is what it does, with `json` and `sys` at hand."""
    script = folder / "yt-dlp"
    script.write_text(f"#!{sys.executable} -I\nimport json, os, sys\n{says}\n", "utf-8")
    script.chmod(0o755)
    yield str(script)


def looked(
    program: str, site: Place, path: str = "/film.webm", limits: Limits | None = None
) -> tuple[Video, list[Exchange]]:
    """What came of it, and what the proxy recorded meanwhile."""
    pipe = io.BytesIO()
    allowed = ProxyRules(frozenset([site.origin]), limits=limits or Limits())
    with RecordingProxy(allowed, FrameWriter(pipe)) as proxy:
        way = Way(proxy.address, proxy.user, proxy.password, "an agent")
        looking = Looking(program, site.url(path), way, proxy)
        looking.look(20.0)
    pipe.seek(0)
    hearing = Hearing(Limits(), Spools(random_bytes))
    heard = [one for one in map(hearing.take, frames.read(pipe)) if one is not None]
    for one in heard:
        assert one.message is not None
        one.message.spool.close()
    return looking.video(), heard


def told(site: Place, path: str, protocol: str) -> str:
    """The program answers as if it had found that address."""
    about = {
        "title": "A film", "url": site.url(path), "protocol": protocol,
        "http_headers": {"Referer": "https://court.example/"}, "_version": {"version": "1.2"},
    }  # fmt: skip
    return f"print({json.dumps(json.dumps(about))})"


def test_a_film_is_fetched_once_and_recorded_whole(site: Place, tmp_path: Path) -> None:
    with program(tmp_path, told(site, "/film.webm", "http")) as yt_dlp:
        video, recorded = looked(yt_dlp, site)
    assert (video.state, video.program, video.title) == (
        VideoState.CAPTURED,
        "yt-dlp 1.2",
        "A film",
    )
    assert video.urls == (site.url("/film.webm"),)
    assert video.program_sha256 is not None
    [exchange] = recorded
    assert exchange.message is not None
    assert exchange.message.entity_size == len(FILM)
    assert b"Referer: https://court.example/" in exchange.request
    assert b"an agent" in exchange.request


@pytest.mark.parametrize(
    ("path", "state"),
    [("/list.m3u8", VideoState.CAPTURED), ("/live.m3u8", VideoState.PARTIAL)],
)
def test_a_stream_of_pieces_is_fetched_piece_by_piece(
    path: str, state: VideoState, site: Place, tmp_path: Path
) -> None:
    with program(tmp_path, told(site, path, "m3u8_native")) as yt_dlp:
        video, recorded = looked(yt_dlp, site)
    assert video.state is state
    assert site.asked == [path, "/key", "/one.ts", "/two.ts"]
    assert [one.url for one in recorded] == [site.url(one) for one in site.asked]


def test_a_film_that_is_cut_is_no_whole_film(site: Place, tmp_path: Path) -> None:
    with program(tmp_path, told(site, "/film.webm", "http")) as yt_dlp:
        video, _ = looked(yt_dlp, site, limits=Limits(resource=100_000))
    assert (video.state, video.reason) == (VideoState.FAILED, "not all of it came")


SAYINGS = {
    "ERROR: Unsupported URL: https://court.example/day": VideoState.NONE,
    "ERROR: [youtube] x: Sign in to confirm you’re not a bot.": VideoState.ROBOT,
    "ERROR: [vk] This video is only available for registered users": VideoState.LOGIN,
    "ERROR: unable to download video data: HTTP Error 403: Forbidden": VideoState.REFUSED,
    "ERROR: the stars stood badly": VideoState.FAILED,
}


@pytest.mark.parametrize("said", SAYINGS)
def test_why_there_is_none_is_a_state(said: str, site: Place, tmp_path: Path) -> None:
    says = f"print({said!r}, file=sys.stderr); sys.exit(1)"
    with program(tmp_path, says) as yt_dlp:
        video, recorded = looked(yt_dlp, site)
    assert video.state is SAYINGS[said]
    assert recorded == []


def test_it_knows_of_us_only_the_way_and_is_ended_in_time(tmp_path: Path) -> None:
    way = Way("127.0.0.1:9", "user", "secret-word", "an agent")
    seen = tmp_path / "seen"
    says = f"open({str(seen)!r}, 'w').write(json.dumps([sys.argv, dict(os.environ)]))"
    with program(tmp_path, says + "\nimport time; time.sleep(60)") as yt_dlp:
        found = find(yt_dlp, "https://court.example/?a=1&b=$(x)", way, 2.0)
    assert (found.state, found.reason) == (
        VideoState.FAILED,
        "it took too long to look for a video",
    )
    words, variables = json.loads(seen.read_text())
    assert words[-2:] == ["--", "https://court.example/?a=1&b=$(x)"]
    assert not any("secret-word" in word for word in words)  # every user can read those
    assert {"--no-cache-dir", "--ignore-config", "--dump-single-json"} <= set(words)
    assert set(variables) - {"LC_CTYPE"} == {
        "http_proxy", "https_proxy", "HOME", "TZ", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
    }  # fmt: skip
