"""What a page tries to reach past the proxy, and what lies on the disk: nothing, even killed."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from satchel.capture.browser import driving
from satchel.capture.browser.results import Browsed, Part
from satchel.capture.browser.wishes import BrowserWish
from satchel.capture.http.exchanges import Outcome
from satchel.capture.http.faults import Fault
from satchel.system import companions
from unit.capture.browser.leaking import leaks
from unit.capture.browser.seeing import QUICK, place, read, rules, seen

MARK = "marked-7c1e5e0f4a"  # of a page's content; what holds it on a disk is a leak

# Every door a page has to another address; {0} is the canary's port.
TRIES = """<!doctype html><title>t</title><p>trying</p>
<link rel="dns-prefetch" href="//localhost:{0}"><link rel="preconnect" href="http://127.0.0.1:{0}">
<link rel="prefetch" href="http://127.0.0.1:{0}/prefetch"><link rel="icon" href="http://127.0.0.1:{0}/icon">
<link rel="stylesheet" href="http://localhost:{0}/style"><img src="http://127.0.0.1:{0}/img">
<img src="http://a.localhost:{0}/img"><img src="http://[::1]:{0}/img"><img src="http://2130706433:{0}/i">
<img src="http://[::ffff:127.0.0.1]:{0}/img"><img src="file:///etc/hostname">
<img src="//0:{0}/zero">
<iframe src="http://127.0.0.1:{0}/frame"></iframe><iframe src="file:///etc/"></iframe>
<video src="http://127.0.0.1:{0}/film" poster="http://localhost:{0}/poster"></video>
<a ping="http://127.0.0.1:{0}/ping" href="#x" id="link">x</a>
<form id="form" method="post" action="http://127.0.0.1:{0}/form" target="hidden"></form>
<iframe name="hidden"></iframe><object data="http://127.0.0.1:{0}/object"></object>
<script src="http://127.0.0.1:{0}/script"></script><script>
const at = "127.0.0.1:{0}", quiet = (work) => {{ try {{ work(); }} catch {{}} }};
for (const host of [at, "localhost:{0}", "[::1]:{0}"]) {{
  fetch("http://" + host + "/fetch", {{mode: "no-cors"}}).catch(() => {{}});
  fetch("https://" + host + "/fetch").catch(() => {{}});
  quiet(() => new WebSocket("ws://" + host + "/socket"));
  quiet(() => new EventSource("http://" + host + "/events"));
  quiet(() => navigator.sendBeacon("http://" + host + "/beacon", "x"));
  quiet(() => new WebTransport("https://" + host + "/transport"));
}}
quiet(() => {{ const peer = new RTCPeerConnection({{iceServers: [{{urls: [
    "stun:127.0.0.1:{0}", "turn:127.0.0.1:{0}?transport=tcp"], username: "u", credential: "c"}}]}});
  peer.onicecandidate = (one) => {{ if (one.candidate) document.title = "CANDIDATE"; }};
  peer.createDataChannel("x"); peer.createOffer().then((one) => peer.setLocalDescription(one)); }});
quiet(() => new Worker(URL.createObjectURL(new Blob(["fetch('http://127.0.0.1:{0}/worker')"]))));
quiet(() => navigator.serviceWorker.register("/servant.js"));
quiet(() => window.open("http://127.0.0.1:{0}/window")); quiet(() => link.click());
form.submit(); setTimeout(() => {{ location.href = "satchel-test:away"; }}, 300);
fetch("/told").catch(() => {{}});
</script>"""


@contextmanager
def canary() -> Iterator[tuple[int, list[str]]]:
    """Listens for TCP and UDP on every loopback address there is; whoever comes is noted."""
    heard: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as tcp:
        port = int(tcp.getsockname()[1])
        sockets = [tcp]
        with suppress(OSError):
            sockets.append(socket.create_server(("::1", port), family=socket.AF_INET6))
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        udp.bind(("127.0.0.1", port))
        sockets.append(udp)

        def listen(one: socket.socket) -> None:
            with suppress(OSError):
                while True:
                    if one.type == socket.SOCK_DGRAM:
                        heard.append(f"udp {one.recvfrom(100)!r}")
                        continue
                    connection, _ = one.accept()
                    heard.append(f"tcp {connection.recv(100)!r}")
                    connection.close()

        threads = [threading.Thread(target=listen, args=[one], daemon=True) for one in sockets]
        for thread in threads:
            thread.start()
        try:
            yield port, heard
        finally:
            for one in sockets:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()


def test_no_door_of_a_page_leads_past_the_proxy() -> None:
    with canary() as (port, heard):
        answers = {"/": TRIES.format(port).encode(), "/told": b"told"}
        with place(answers) as site, seen(site.url(), site.origin) as browsed:
            assert browsed.outcome is Outcome.CAPTURED
            assert browsed.title != "CANDIDATE"
            refused = {one.url for one in browsed.exchanges if one.fault is Fault.BLOCKED}
            recorded = {one.url for one in browsed.exchanges if one.message is not None}
            wanted = set(site.asked)
        assert heard == []
    # It did try, by many doors, and each try is on the record; so is all that a site saw.
    assert {f"http://127.0.0.1:{port}/{door}" for door in ("img", "fetch", "form")} <= refused
    assert len(refused) >= 15
    assert all(str(port) not in url for url in recorded)
    assert {site.url(path) for path in wanted} <= recorded


def _is_ours(pid: int, parent: int) -> bool:
    while pid > 1:
        if pid == parent:
            return True
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
    return False


def _tree(parent: int) -> list[int]:
    pids = [int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit()]
    return [pid for pid in pids if _is_ours(pid, parent)]


def _written(pids: list[int]) -> set[str]:
    """Files with a name on a disk that these processes hold open for writing."""
    found: set[str] = set()
    for pid in pids:
        with suppress(OSError):
            for one in Path(f"/proc/{pid}/fd").iterdir():
                with suppress(OSError):
                    target = os.readlink(one)
                    told = Path(f"/proc/{pid}/fdinfo/{one.name}").read_text()
                    flags = int(told.partition("flags:")[2].split()[0], 8)
                    if flags & os.O_ACCMODE and Path(target).is_file():
                        found.add(target)
    return found


PRIVATE = f"""<!doctype html><title>{MARK}</title><p>{MARK}</p><script>
localStorage.mark = sessionStorage.mark = "{MARK}"; document.cookie = "mark={MARK}; max-age=9999";
indexedDB.open("{MARK}").onupgradeneeded = (one) => one.target.result.createObjectStore("x")
  .put(new Blob(["{MARK}".repeat(200000)]), 1);
caches.open("{MARK}").then((one) => one.put("/x", new Response("{MARK}".repeat(100000))));
navigator.serviceWorker.register("/servant.js");
navigator.storage.getDirectory().then((one) => one.getFileHandle("{MARK}", {{create: true}}))
  .then((one) => one.createWritable()).then((one) => one.write("{MARK}")).catch(() => {{}});
new Image().src = "/big.png"; const link = document.createElement("a");
link.href = "data:text/plain,{MARK}"; link.download = "{MARK}.txt"; link.click();
</script>"""


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is told by Linux only")
def test_nothing_of_a_page_lies_on_a_disk_even_when_all_is_killed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hold, held = threading.Event(), threading.Event()
    processes: list[subprocess.Popen[bytes]] = []
    start = companions.start

    def started(*words: object, **more: object) -> subprocess.Popen[bytes]:
        processes.append(start(*words, **more))  # type: ignore[arg-type]
        return processes[-1]

    monkeypatch.setattr(companions, "start", started)

    def slow(_: object) -> tuple[str, bytes]:
        held.set()
        hold.wait(30)
        return "image/png", b""

    answers = {
        "/": PRIVATE.encode(),
        "/servant.js": ("text/javascript", f"/* {MARK} */".encode()),
        "/big.png": slow,
    }
    since = time.time()
    results: list[Browsed] = []
    with place(answers) as site:
        wish = BrowserWish(site.url(), caps=QUICK)
        driver = threading.Thread(
            target=lambda: results.append(driving.drive(wish, rules(site.origin)))
        )
        driver.start()
        assert held.wait(30)
        time.sleep(0.5)  # for what it would write behind; the proof is what is found, not this
        pids = _tree(processes[0].pid)
        assert len(pids) > 2
        written = _written(pids)
        os.kill(processes[0].pid, signal.SIGKILL)
        driver.join(30)
        hold.set()
    [browsed] = results
    assert (browsed.outcome, browsed.fault) == (Outcome.FAILED, None)
    assert browsed.reason is not None
    assert "broke down" in browsed.reason
    assert browsed.last is not None
    assert browsed.last.url == site.url()
    browsed.close()
    assert written == set()
    assert leaks(MARK, since) == []
    end = time.monotonic() + 15
    while left := [pid for pid in pids if _runs(pid)]:
        assert time.monotonic() < end, left
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def test_it_ends_when_whoever_started_it_is_gone() -> None:
    process = companions.start("satchel.capture.browser.capture_process")
    assert process.stdin is not None
    assert process.stdout is not None
    wish = json.dumps({"wish": BrowserWish("http://192.0.2.1/").told(), "proxy": _PROXY}).encode()
    head = (len(wish) + 5).to_bytes(4, "big") + bytes([32]) + (0).to_bytes(4, "big")
    with process.stdin as sink:
        sink.write(head + wish)
        sink.flush()
        assert process.stdout.read(5)  # it has begun
    assert process.wait(timeout=30) != 0
    process.stdout.close()


_PROXY = {
    "allowed": [],
    "authorities": None,
    "socks": None,
    "limits": {},
}


def test_what_a_person_did_before_she_captured_is_told_to_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """She logs in; her password passes the proxy and is kept nowhere."""

    def home(asked: object) -> bytes:
        cookie = asked.headers.get("Cookie") or ""  # type: ignore[attr-defined]
        return b"<h1>MEMBERS</h1><img src=/inside.png>" if "sid=1" in cookie else LOGIN

    pressing = tmp_path / "pressing.py"
    pressing.write_text(PRESSING.format(app=str(Path(driving.__file__).parents[3])), "utf-8")

    def start(module: str, **_: object) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-I", "-B", str(pressing)]
        offscreen = {"QT_QPA_PLATFORM": "offscreen"}
        pipe = subprocess.PIPE
        nowhere = subprocess.DEVNULL
        return subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=nowhere, env=offscreen)

    monkeypatch.setattr(companions, "start", start)
    with (
        place(
            {
                "/": home,
                "/in?word=" + MARK: b"<script>document.cookie='sid=1';location='/'</script>",
            }
        ) as site,
        seen(site.url(), site.origin, assisted=True, spoken="ru") as browsed,
    ):
        assert (browsed.outcome, browsed.assisted) == (Outcome.CAPTURED, True)
        assert "MEMBERS" in read(browsed, Part.TEXT).decode()
        assert any(MARK in path for path in site.asked)
        kept = [one.url + one.request.decode("latin-1") for one in browsed.exchanges]
        assert not any(MARK in one for one in kept)
        assert any(one.url.endswith("/inside.png") for one in browsed.exchanges)
        assert browsed.last is not None
        assert browsed.last.url == site.url()


LOGIN = f"<form action=/in><input name=word value={MARK}></form>".encode()
# A person of few movements: logs in on the first page, captures on the second.
PRESSING = """
import sys
sys.path.insert(0, {app!r})
from satchel.capture.browser import capture_process, window_process

begun = window_process.Window.__init__
def begin(self, page, language):
    begun(self, page, language)
    assert self.capture.text() == "Снять эту страницу"
    def loaded(_):
        page.runJavaScript("document.forms[0] && document.forms[0].submit()")
        page.runJavaScript("document.body.innerText", lambda text: "MEMBERS" in (text or "")
                           and self.capture.click())
    page.loadFinished.connect(loaded)
window_process.Window.__init__ = begin
capture_process.main()
"""
