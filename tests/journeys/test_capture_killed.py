"""A capture killed at any moment of its life, queue, parent and browser: nothing is lost by it,
nothing is there twice, and nothing of the page lies about in the clear."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

import pytest

from journeys.kill.capturing import PASSPHRASE, QUEUED, SEALING, WRITING, WRITTEN
from samples.passphrases import cheap_passphrases
from satchel.assembly import checking, first_run
from satchel.assembly.first_run import FirstWish
from satchel.assembly.opening import open_desk
from satchel.capture.browser.results import Stage
from satchel.storage import queue
from satchel.storage.records import ListWish
from unit.capture.browser.leaking import leaks
from unit.capture.browser.seeing import Place, place

# More by hand: SATCHEL_CAPTURE_KILLS=100 pytest -s tests/journeys/test_capture_killed.py
KILLS = int(os.environ.get("SATCHEL_CAPTURE_KILLS", "1"))
TESTS = Path(__file__).resolve().parents[1]
APP = TESTS.parent / "app"
MARK = "marked-4be01c77d2"

# Who is killed, and in which phase; how long a phase lasts at first, until one was seen.
TURNS = (
    ("worker", Stage.LOADING), ("parent", WRITING), ("parent", Stage.LOADING),
    ("worker", Stage.MAKING), ("parent", SEALING), ("worker", Stage.BEHAVING),
    ("parent", Stage.MAKING), ("worker", Stage.STARTING), ("parent", Stage.BEHAVING),
    ("parent", Stage.STARTING), ("worker", Stage.ENDING), ("parent", Stage.ENDING),
    ("parent", WRITTEN), ("parent", QUEUED),
)  # fmt: skip
LASTS = {
    QUEUED: 0.02, Stage.STARTING: 1.0, Stage.LOADING: 1.5, Stage.BEHAVING: 1.5,
    Stage.MAKING: 0.8, Stage.ENDING: 0.1, SEALING: 0.1, WRITING: 0.02, WRITTEN: 0.2,
}  # fmt: skip

PAGE = f"""<!doctype html><html lang="en"><title>{MARK}</title><style>section {{ height: 900px }}</style>
<h1>{MARK}</h1><section>One</section><details><summary>More</summary>{MARK}</details>
<section>Two</section><section id="end">Three</section>
<img src="/slow.png?1"><img src="/slow.png?2"><img src="/slow.png?3"><script>
localStorage.mark = "{MARK}"; caches.open("{MARK}").then((one) => one.put("/x", new Response("{MARK}")));
new IntersectionObserver((all) => {{ if (all[0].isIntersecting) fetch("/more.txt").then((one) => one.text())
  .then((text) => {{ end.textContent = text; }}); }}).observe(end);
</script></html>"""  # noqa: E501


def _slow(caller: BaseHTTPRequestHandler) -> tuple[str, bytes]:
    """In pieces that take a while: a kill then comes between them."""
    caller.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\n\r\n")
    with suppress(OSError):
        for _ in range(12):
            caller.wfile.write(MARK.encode() * 500)
            time.sleep(0.03)
    caller.close_connection = True
    raise ConnectionAbortedError  # all of it was said


@dataclass(slots=True)
class Killing:
    """One archive and its site, run and killed, run and killed."""

    folder: Path
    site: Place
    urls: list[str] = field(default_factory=list)
    counted: Counter[tuple[str, str]] = field(default_factory=Counter)
    lasts: dict[str, float] = field(default_factory=lambda: dict(LASTS))

    def run(self, victim: str, phase: str) -> None:
        """One run; what must hold behind each is looked at."""
        self._want_one()
        begun = time.time()
        seconds = random.random() * self.lasts.get(phase, 0.0)
        words = [sys.executable, "-m", "journeys.kill.capturing", str(self.folder)]
        words += [self.site.origin, victim, phase, f"{seconds:.4f}"]
        done = subprocess.run(
            words,
            env={**os.environ, "PYTHONPATH": f"{APP}{os.pathsep}{TESTS}"},
            stdout=subprocess.PIPE,
            timeout=300,
            check=False,
        )
        told = [line.split() for line in done.stdout.decode().splitlines()]
        killed = [one[1] for one in told if one[0] == "killed"]
        self._learn([one for one in told if one[0] == "phase"])
        assert done.returncode == (-9 if killed and victim == "parent" else 0)
        if killed and killed[0] != "over":
            self.counted[victim, killed[0]] += 1
            print(f"{self.counted.total()} of {KILLS}: the {victim}, {killed[0]}", flush=True)
        for pid in (int(one[1]) for one in told if one[0] == "worker"):
            _until(lambda pid=pid: not _runs(pid))
        assert leaks(MARK, begun, [self.folder]) == []
        self.hold()

    def hold(self) -> None:
        """Each page waits or has been captured, and never both; nothing is there twice. What a
        killed browser left is kept with its fault, and the page waits on."""
        desk = open_desk(self.folder, lambda: PASSPHRASE)
        try:
            db = desk.archive.reading()
            waiting = Counter(wish.url for wish in queue.open_wishes(db))
            whole = Counter(
                str(view.fields["url"])
                for view in desk.records.select(ListWish(kind="capture"))
                if view.fields["outcome"] in ("captured", "partial")
                and not view.fields.get("fault")
            )
            assert whole + waiting == Counter(self.urls)
            assert checking.verify(desk).problems == []
        finally:
            desk.close()

    def _want_one(self) -> None:
        desk = open_desk(self.folder, lambda: PASSPHRASE)
        try:
            if not queue.open_wishes(desk.archive.reading()):
                self.urls.append(self.site.url(f"/page{len(self.urls)}"))
                self.site.answers[f"/page{len(self.urls) - 1}"] = PAGE.encode()
                with desk.archive.writing() as tx:
                    desk.captures().enqueue(tx, None, self.urls[-1])
        finally:
            desk.close()

    def _learn(self, phases: list[list[str]]) -> None:
        for (_, phase, at), (_, _, until) in pairwise(phases):
            self.lasts[phase] = float(until) - float(at)


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is told by Linux only")
def test_a_capture_killed_at_any_moment_is_neither_lost_nor_doubled(tmp_path: Path) -> None:
    answers = {f"/slow.png?{number}": _slow for number in (1, 2, 3)}
    told = ("text/plain", MARK.encode())
    with cheap_passphrases(), place({**answers, "/more.txt": told}) as site:
        wish = FirstWish(tmp_path / "archive", PASSPHRASE, "ob")
        first_run.begin(wish).finish().close()
        killing = Killing(wish.folder, site)
        for number in range(10 * KILLS):
            if killing.counted.total() >= KILLS:
                break
            killing.run(*TURNS[number % len(TURNS)])
        killing.run("nobody", "none")
        desk = open_desk(wish.folder, lambda: PASSPHRASE)
        assert queue.open_wishes(desk.archive.reading()) == []
        desk.close()
    assert killing.counted.total() == KILLS
    for (victim, phase), count in sorted(killing.counted.items()):
        print(f"{victim} {phase}: {count}")


def _until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not met():
        assert time.monotonic() < end
        time.sleep(0.02)


def _runs(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False
