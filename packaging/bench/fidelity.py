"""fidelity: hard pages captured, their origin stopped, and replayed; beside wget and a parser.

The pages are those of the tests. Each is captured by the real program, fetched by
`wget --warc-file` with page requisites and by requests with a parser, and what each of the
three asked for is counted at the servers. Then the servers end, and each capture is
replayed as often as it has to give the same picture.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import requests

from bench.figures import Figure, at_least, below
from bench.ground import Ground
from bench.program import Batch

ROUNDS = 20
_TESTS = Path(__file__).resolve().parents[2] / "tests"
_WAIT_S = 8
_PARTS = {
    "img": "src", "script": "src", "link": "href", "iframe": "src", "video": "src",
    "source": "src", "audio": "src", "object": "data", "embed": "src",
}  # fmt: skip

Asked = set[tuple[str, str, str]]


@dataclass(slots=True)
class Page:
    """One page on its way through the measurement."""

    name: str
    url: str
    direct: bool
    record: str | None = None
    tier: str = ""
    seconds: dict[str, float] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)
    rounds: list[dict[str, Any]] = field(default_factory=list)

    @property
    def worst(self) -> tuple[float, float, float]:
        """Picture, text and parts of its worst replay; a file has neither picture nor text."""
        usual = 100.0 if self.direct else 0.0

        def least(name: str) -> float:
            told = [usual if one[name] is None else one[name] for one in self.rounds]
            return min(told, default=0.0)

        return least("screenshot"), least("text"), least("resources")

    @property
    def pictures(self) -> int:
        return len({one["picture_sha256"] for one in self.rounds})


def fidelity(ground: Ground) -> Iterator[Figure]:
    """34 hard pages captured and replayed 20 times, beside wget and a parser"""
    program, _ = ground.observer("fidelity")
    with program.unlocked() as batch:
        with _sites() as sites:
            pages = sites.pages
            for page in pages:
                _measure(page, "satchel", sites, lambda one: _capture(batch, one, sites))
                _measure(page, "requests and parsing", sites, _parse)
                if shutil.which("wget"):
                    _measure(page, "wget", sites, lambda one: _wget(one, ground.folder))
        rounds = ground.count(ROUNDS)
        for page in pages:
            if page.record is not None:
                words = ("--check", "--rounds", str(rounds))
                page.rounds = batch.ask("capture", "replay", page.record, *words).value["rounds"]
            print(f"   {page.name}: {page.worst}, {page.pictures} pictures", flush=True)
    yield from _figures(pages, rounds)


def _figures(pages: list[Page], rounds: int) -> Iterator[Figure]:
    count = len(pages)
    picture, text, parts = zip(*(page.worst for page in pages), strict=True)
    for name, values, limit in (
        ("picture", picture, 99.5),
        ("text", text, 99.0),
        ("parts answered", parts, 100.0),
    ):
        good = sum(value >= limit for value in values)
        yield at_least(f"replays with their {name} >= {limit:g} %", good, count, "pages")
    same = sum(page.pictures == 1 for page in pages)
    yield at_least(f"the same picture in {rounds} replays", same, count, "pages")
    for page in pages:
        if min(page.worst) < 99 or page.pictures != 1:
            yield Figure(f"  {page.name}", " / ".join(f"{one:.2f}" for one in page.worst))
    paints = [one["first_paint"] for page in pages for one in page.rounds]
    yield below("replay: first paint, the slowest of ten", _tenth(paints), 1.0, "s")
    yield below(
        "capture of a page, the middle one", statistics.median(_took(pages, "satchel")), 20, "s"
    )
    ours = sum(len(page.asked["satchel"]) for page in pages)
    yield Figure("addresses asked for by satchel", str(ours))
    for rival in ("wget", "requests and parsing"):
        got = sum(len(page.asked["satchel"] & page.asked.get(rival, set())) for page in pages)
        took = statistics.median(_took(pages, rival) or [0.0])
        yield Figure(f"of these by {rival}", f"{got} ({100 * got / ours:.0f} %), {took:.2f} s")


def _tenth(values: list[float]) -> float:
    return sorted(values)[int(0.9 * (len(values) - 1))] if values else 99.0


def _took(pages: list[Page], who: str) -> list[float]:
    return [page.seconds[who] for page in pages if who in page.seconds]


@dataclass(frozen=True, slots=True)
class _Sites:
    process: subprocess.Popen[str]
    pages: list[Page]
    allowed: list[str]

    def asked(self) -> Asked:
        """Since the last time."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return {
            (one[0], one[1], one[2])
            for one in json.loads(self.process.stdout.readline())
            if one[2] != "/favicon.ico"
        }


@contextmanager
def _sites() -> Iterator[_Sites]:
    process = subprocess.Popen(
        [sys.executable, "-m", "samples.sites.standing"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=_TESTS,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        told = json.loads(process.stdout.readline())
        pages = [Page(one["name"], one["url"], one["direct"]) for one in told["pages"]]
        yield _Sites(process, pages, told["allowed"])
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


def _measure(page: Page, who: str, sites: _Sites, act: Callable[[Page], None]) -> None:
    begun = time.perf_counter()
    act(page)
    page.seconds[who] = time.perf_counter() - begun
    page.asked[who] = sites.asked()


def _capture(batch: Batch, page: Page, sites: _Sites) -> None:
    allowed = [word for place in sites.allowed for word in ("--allow-address", place)]
    told = batch.ask("capture", page.url, *allowed).value[0]
    page.record, page.tier = told["id"], told["tier"]


def _wget(page: Page, folder: Path) -> None:
    """As its manual has it for whole pages, over all three servers."""
    words = ["wget", "--quiet", "--page-requisites", "--span-hosts", "--execute", "robots=off"]
    words += ["--domains", "127.0.0.1,localhost", f"--timeout={_WAIT_S}", "--tries=1"]
    words += ["--directory-prefix", str(folder / "wget"), "--warc-file", str(folder / "wget")]
    subprocess.run([*words, page.url], check=False, capture_output=True, timeout=120)


class _Parts(HTMLParser):
    """Addresses of the parts that stand in a page's own text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        for name in (_PARTS.get(tag, ""), "poster", "data-src"):
            if value := told.get(name):
                self.found.append(value)
        sizes = (told.get("srcset") or "").split(",")
        self.found += [one.split()[0] for one in sizes if one.split()]


def _parse(page: Page) -> None:
    with requests.Session() as session:
        session.trust_env = False
        answer = session.get(page.url, timeout=_WAIT_S)
        parts = _Parts()
        parts.feed(answer.text)
        for part in dict.fromkeys(urljoin(answer.url, one) for one in parts.found):
            if part.startswith("http"):
                try:
                    session.get(part, timeout=_WAIT_S)
                except requests.RequestException:
                    continue  # cut short on purpose: it was asked for
