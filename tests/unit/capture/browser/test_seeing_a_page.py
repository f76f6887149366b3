"""The real browser on pages of this computer: what it makes of them, and what it says when not."""

from __future__ import annotations

import hashlib
import struct
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from samples.sites.serving import sites
from satchel.capture.browser.driving import drive
from satchel.capture.browser.results import Limit, Part, Progress, Stage
from satchel.capture.browser.wishes import BrowserWish
from satchel.capture.http.exchanges import Outcome
from satchel.capture.http.faults import Fault
from satchel.domain.errors import RefusedByPolicy
from unit.capture.browser.seeing import HTML, QUICK, place, read, rules, seen

LONG = """<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Сот күні</title>
<style>body { margin: 0 } .tall { height: 1500px; background: #cde }</style></head><body>
<h1>Іс қаралды</h1><p hidden>HIDDEN</p><details><summary>Folded</summary>UNFOLDED</details>
<button onclick="this.replaceWith('OPENED EN')">Read more</button>
<button onclick="this.replaceWith('OPENED RU')">Показать ещё</button>
<a href="#" onclick="this.replaceWith('OPENED KK'); return false">Толығырақ</a>
<button onclick="document.title = 'AGREED'">Accept all cookies</button>
<form action="/sent"><button>Show more</button></form>
<a href="/elsewhere">Read more</a> <a href="/judges.html">The judges</a>
<div id="dark"></div><iframe srcdoc="<p>IN A FRAME</p>"></iframe>
<div class="tall"></div><p id="late">not yet</p><div class="tall"></div>
<img src="/one.png" srcset="/one.png 1x, /two.png 2x" data-src="/three.png" alt="">
<script>
dark.attachShadow({mode: "open"}).innerHTML = "<p>IN THE SHADOW</p>";
new IntersectionObserver((seen) => { if (seen[0].isIntersecting) fetch("/late.txt")
  .then((one) => one.text()).then((text) => { late.textContent = text; }); }).observe(late);
console.error("a complaint"); alert("a greeting"); window.open("/popup");
navigator.geolocation.getCurrentPosition(() => {}, () => {});
</script></body></html>"""


# It is busy for longer than nothing may come, and what it tells then comes later still.
BUSY = b"""<!doctype html><title>Busy</title><p id="told"></p><iframe src="/within"></iframe>
<script>
fetch("/begin").then(() => { told.textContent = "COUNTING"; const end = performance.now() + 900;
  while (performance.now() < end); setTimeout(() => { told.textContent = "COUNTED"; }, 200); });
</script>"""


def test_a_page_that_is_busy_is_looked_at_when_it_has_done() -> None:
    answers = {"/": BUSY, "/begin": ("text/plain", b"."), "/within": b"<p>WITHIN</p>"}
    with place(answers) as site, seen(site.url(), site.origin) as browsed:
        text = read(browsed, Part.TEXT).decode()
    assert (browsed.outcome, browsed.cuts) == (Outcome.CAPTURED, ())
    assert text.split() == ["COUNTED", "WITHIN"]


def test_a_page_is_looked_at_as_a_patient_reader_would() -> None:
    told: list[Progress] = []
    answers = {"/": LONG.encode(), "/late.txt": ("text/plain", b"CAME BY SCROLLING")}
    with place(answers) as site:
        wish = BrowserWish(site.url(), languages="kk,ru", caps=QUICK)
        browsed = drive(wish, rules(site.origin), progress=told.append)
        text = read(browsed, Part.TEXT).decode()
        dom = read(browsed, Part.DOM).decode()
        picture, paper = read(browsed, Part.PICTURE), read(browsed, Part.PRINT)
        browsed.close()

    assert (browsed.outcome, browsed.reason, browsed.tier) == (Outcome.CAPTURED, None, "T1")
    assert (browsed.title, browsed.language) == ("Сот күні", "kk")
    for words in (
        "Іс қаралды", "CAME BY SCROLLING", "UNFOLDED", "OPENED EN", "OPENED RU", "OPENED KK",
        "IN A FRAME", "IN THE SHADOW",
    ):  # fmt: skip
        assert words in text
    assert "HIDDEN" not in text
    assert "<template shadowrootmode" in dom
    assert "IN A FRAME" in dom
    assert paper.startswith(b"%PDF-")
    assert browsed.view is not None
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height) == (1280, browsed.view.page_height)
    assert height > 3000
    assert browsed.view.languages.startswith("kk")
    assert browsed.view.zone == "UTC"
    # Other sizes were asked for; forms, links and banners were left alone.
    assert {"/two.png", "/three.png"} <= set(site.asked)
    assert not {"/sent", "/elsewhere", "/popup", "/judges.html"} & set(site.asked)
    assert any(link.url.endswith("/judges.html") for link in browsed.links)
    assert {(line.level, line.text) for line in browsed.console} >= {
        ("error", "a complaint"), ("info", "dialog: a greeting"),
    }  # fmt: skip
    assert "permission: Geolocation" in {one.what for one in browsed.blocked}
    assert browsed.engine is not None
    assert "QtWebEngine" not in browsed.engine.user_agent
    assert browsed.engine.sandbox is (browsed.engine.why is None)
    # Every request a site saw is an exchange, and the digests are of the bytes.
    urls = {exchange.url for exchange in browsed.exchanges}
    assert {site.url(path) for path in site.asked} <= urls
    assert browsed.last is not None
    assert browsed.last.url == site.url()
    made = browsed.part(Part.PICTURE)
    assert made is not None
    assert made.sha256 == hashlib.sha256(picture).hexdigest()
    stages = list(dict.fromkeys(one.stage for one in told))
    assert stages[-3:] == [Stage.BEHAVING, Stage.MAKING, Stage.ENDING]
    assert told[-1].exchanges == len(browsed.exchanges)


def test_secure_sites_and_their_workers_and_frames_come_verified(tmp_path: Path) -> None:
    with sites(tls=True) as web:
        authorities = tmp_path / "authority.pem"
        authorities.write_text(str(web.authority_pem), "ascii")
        with seen(web.url("service-worker"), *web.allowed, authorities=str(authorities)) as browsed:
            text = read(browsed, Part.TEXT).decode()
    assert browsed.outcome is Outcome.CAPTURED
    assert "The servant itself answered this." in text
    assert all(one.tls is not None and one.tls.verified for one in browsed.exchanges)
    assert [one for one in browsed.blocked if one.what == "certificate"] == []


def test_a_banner_is_agreed_to_only_when_it_was_asked() -> None:
    banner = """<!doctype html><title>t</title><p>words</p><div id="cookie-banner"
      style="position:fixed;top:0"><button onclick="this.parentElement.textContent='AGREED'">
      Принять все</button></div>""".encode()
    with place({"/": banner}) as site, seen(site.url(), site.origin, consent=True) as browsed:
        assert "AGREED" in read(browsed, Part.TEXT).decode()
        assert any("Принять все" in one for one in browsed.behaviours)


def test_what_is_no_page_is_never_shown_as_one() -> None:
    """A file is told apart, a site that is not there has its fault and no picture."""
    paper = {"/paper": ("application/pdf", b"%PDF-1.4 nothing")}
    with place(paper) as site:
        with seen(site.url("/paper"), site.origin) as browsed:
            assert browsed.is_file
            assert browsed.made == ()
        origin = site.origin
    with seen(f"http://{origin}/", origin) as browsed:
        assert (browsed.outcome, browsed.fault) == (Outcome.FAILED, Fault.REFUSED)
        assert browsed.made == ()
        assert not browsed.is_file


def test_a_page_that_lets_nobody_look_is_ended_in_time() -> None:
    caps = QUICK.__class__(load_s=1.5, settle_s=0.5, behave_s=1.0, total_s=4.0)
    endless = b"<!doctype html><title>t</title><p>words</p><script>while (true) {}</script>"
    with place({"/": endless}) as site:
        begun = time.monotonic()
        with seen(site.url(), site.origin, caps=caps) as browsed:
            assert (browsed.outcome, browsed.fault) == (Outcome.FAILED, None)
            assert browsed.last is not None
            assert browsed.made == ()
            assert Limit.LOAD in {cut.limit for cut in browsed.cuts}
        assert time.monotonic() - begun < 40


def test_it_is_ended_at_once_when_nobody_wants_it_any_more() -> None:
    release = threading.Event()

    def slow(_: object) -> tuple[str, bytes]:
        release.wait(30)
        return HTML, b"late"

    with place({"/": slow}) as site:
        wish = BrowserWish(site.url(), caps=QUICK)
        with pytest.raises(RefusedByPolicy) as refusal:
            drive(wish, rules(site.origin), cancelled=lambda: bool(site.asked))
        release.set()
    assert refusal.value.code == "cancelled"


ROWS = "".join(
    f'<div style="height:100px;background:rgb({n % 200},0,99)"></div>' for n in range(110)
)
TALL = f"<!doctype html><title>t</title><style>body {{ margin: 0 }}</style>{ROWS}"
# Its first screen is as high as the window, whatever that is; its bar sticks to the screen.
GROWS = """<!doctype html><title>t</title><style>body { margin: 0 } p { margin: 0; height: 40px;
position: fixed; top: 0; width: 100%; background: rgb(0, 200, 0) }</style><p></p>
<div style="height:100vh;background:rgb(200,0,0)"></div>
<div style="height:1000px;background:rgb(0,0,200)"></div>"""


@pytest.mark.parametrize("page", [TALL, GROWS], ids=["taller than is bearable", "grows"])
def test_a_page_that_does_not_fit_is_put_together_of_screens(page: str) -> None:
    with place({"/": page.encode()}) as site, seen(site.url(), site.origin) as browsed:
        image = QImage.fromData(read(browsed, Part.PICTURE))
        assert browsed.outcome is Outcome.CAPTURED
        assert browsed.view is not None
        assert browsed.view.screens > 1
    assert (image.width(), image.height()) == (1280, browsed.view.page_height)

    def at(y: int) -> tuple[int, int, int]:
        colour = image.pixelColor(1275, y)
        return colour.red(), colour.green(), colour.blue()

    if page is TALL:
        assert image.height() == 11_000
        assert [at(100 * n + 50) for n in range(110)] == [(n % 200, 0, 99) for n in range(110)]
    else:
        assert image.height() == 1900
        assert [at(y) for y in (20, 60, 880, 920, 960, 1880)] == [
            (0, 200, 0), (200, 0, 0), (200, 0, 0), (0, 0, 200), (0, 0, 200), (0, 0, 200),
        ]  # fmt: skip
