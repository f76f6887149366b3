"""A page whose site lets in browsers only: by the browser's own connection, and no byte kept."""

from __future__ import annotations

import email
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from email.message import Message
from pathlib import Path

import pytest
import trustme

from satchel.capture.browser import driving
from satchel.capture.browser.results import Browsed, Part
from satchel.capture.browser.wishes import BrowserWish
from satchel.capture.http.exchanges import Outcome
from satchel.capture.http.faults import Fault
from unit.capture.browser.fussy import HTML, fussy, trusting
from unit.capture.browser.seeing import QUICK, read, rules, seen
from unit.capture.browser.test_nothing_escapes import (
    MARK,
    PRIVATE,
    TRIES,
    _runs,
    _tree,
    _written,
    canary,
)
from unit.capture.proxy.recorded import Browser, recording

DOT = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
# A busy computer may take long for what it does; nothing here waits for a limit.
PATIENT = replace(QUICK, load_s=30.0, behave_s=40.0, total_s=120.0)
PAGE = """<!doctype html><html lang=ru><title>Суд</title><h1>Приговор</h1><img src=/dot.gif>
<p id=late></p><script>fetch("/api", {method: "POST", body: "x"}).then((one) => one.text())
  .then((text) => { late.textContent = text; });</script>"""


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def test_the_recorder_is_refused_and_the_browser_is_let_in(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with canary() as (port, heard):
        answers = {
            "/": (HTML, PAGE.encode() + TRIES.format(port).partition("<p>")[2].encode()),
            "/api": ("text/plain", "сказано позже".encode()),
            "/dot.gif": ("image/gif", DOT),
            "/told": ("text/plain", b"told"),
        }
        pem = tmp_path / "authority.pem"
        authority.cert_pem.write_to_path(str(pem))
        with fussy(answers.get, authority) as site:
            with recording(site.origin, authorities=str(pem)) as recorded:
                with Browser(recorded, site.origin, tls=True) as browser:
                    assert browser.get("/") == b""
                refused = recorded.only()
            assert (refused.fault, refused.tls, site.asked) == (Fault.TLS, None, [])
            trusting(monkeypatch, tmp_path, site.pin)
            with seen(site.url(), site.origin, unread=True, caps=PATIENT) as browsed:
                _is_kept_as_it_should_be(browsed, site.url())
                _has_reached_nothing(browsed, port)
            assert site.refused == 1
            assert list((tmp_path / "temporary").rglob("*")) == []
            assert {"/", "/api", "/dot.gif"} <= set(site.asked)
        assert heard == []


def _is_kept_as_it_should_be(browsed: Browsed, url: str) -> None:
    assert (browsed.tier, browsed.outcome, browsed.title) == ("T2", Outcome.CAPTURED, "Суд")
    assert browsed.unread is not None
    assert (browsed.unread.status, browsed.unread.protocol) == (200, "http/1.1")
    assert browsed.unread.asked[0].url == url
    assert ("POST", f"{url}api") in [(one.method, one.url) for one in browsed.unread.asked]
    assert browsed.last is not None
    assert browsed.last.url == url
    secure = [one for one in browsed.exchanges if one.tunnel is not None]
    assert secure
    for one in secure:
        assert (one.method, one.request, one.message, one.tls) == ("CONNECT", b"", None, None)
        assert one.peer == url.split("/")[2]
    # A browser may begin a line that it does not need then.
    told = next(one.tunnel for one in secure if one.tunnel and one.tunnel.protocol)
    assert "h2" in told.offered
    assert told.protocol == "TLSv1.3"
    assert "сказано позже" in read(browsed, Part.TEXT).decode()
    assert read(browsed, Part.PICTURE).startswith(b"\x89PNG")
    assert read(browsed, Part.PRINT).startswith(b"%PDF")
    if sys.platform == "win32":
        return
    saved = email.message_from_bytes(read(browsed, Part.SAVED))
    by_place = {_at(one): one for one in saved.walk() if not one.is_multipart()}
    assert by_place.keys() >= {url, f"{url}dot.gif"}
    assert by_place[f"{url}dot.gif"].get_payload(decode=True) == DOT
    whole = by_place[url].get_payload(decode=True)
    assert isinstance(whole, bytes)
    assert "сказано позже" in whole.decode()


def _at(part: Message) -> str:
    return str(part["Content-Location"]).partition("#")[0]


def _has_reached_nothing(browsed: Browsed, port: int) -> None:
    """It did try, by many doors, and each try is on the record."""
    assert browsed.title != "CANDIDATE"
    refused = {one.url for one in browsed.exchanges if one.fault is Fault.BLOCKED}
    assert {f"http://127.0.0.1:{port}/{door}" for door in ("img", "fetch", "form")} <= refused
    assert f"https://127.0.0.1:{port}/" in refused
    tunnelled = [one for one in browsed.exchanges if one.tunnel is not None]
    assert all(str(port) not in one.url for one in tunnelled)


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is told by Linux only")
def test_nothing_of_it_lies_on_a_disk_even_when_all_is_killed(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold, held = threading.Event(), threading.Event()

    def answer(path: str) -> tuple[str, bytes] | None:
        if path == "/big.png":
            held.set()
            hold.wait(60)
        return {"/": (HTML, PRIVATE.encode())}.get(path)

    results: list[Browsed] = []
    with fussy(answer, authority) as site:
        started = trusting(monkeypatch, tmp_path, site.pin)
        wish = BrowserWish(site.url(), caps=QUICK, unread=True)
        driver = threading.Thread(
            target=lambda: results.append(driving.drive(wish, rules(site.origin)))
        )
        driver.start()
        assert held.wait(60)
        pids = _tree(started[0].pid)
        written = _written(pids)
        os.kill(started[0].pid, signal.SIGKILL)
        driver.join(60)
        hold.set()
    [browsed] = results
    assert (browsed.outcome, browsed.fault, browsed.made) == (Outcome.FAILED, None, ())
    assert browsed.reason is not None
    assert "broke down" in browsed.reason
    browsed.close()
    assert written == set()
    assert [one for one in (tmp_path / "temporary").rglob("*") if one.is_file()] == []
    assert [one for one in _in_memory() if MARK.encode() in _read(one)] == []
    end = time.monotonic() + 15
    while left := [pid for pid in pids if _runs(pid)]:
        assert time.monotonic() < end, left
        time.sleep(0.05)


def _in_memory() -> list[Path]:
    """Files with a name in the memory that programs share."""
    return [one for one in Path("/dev/shm").rglob("*") if one.is_file()]


def _read(path: Path) -> bytes:
    """What another program took away meanwhile holds nothing."""
    with suppress(OSError):
        return path.read_bytes()
    return b""
