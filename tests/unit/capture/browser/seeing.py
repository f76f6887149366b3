"""What the browser's tests begin with: a small site of their own, and one capture of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from satchel.capture.browser.driving import drive
from satchel.capture.browser.results import Browsed, Part
from satchel.capture.browser.wishes import BrowserCaps, BrowserWish
from satchel.capture.http.rules import Rules
from satchel.crypto.randomness import random_bytes
from satchel.system import clock

HTML = "text/html; charset=utf-8"
Answer = bytes | tuple[str, bytes] | Callable[[BaseHTTPRequestHandler], bytes | tuple[str, bytes]]

# So that a test waits for what it tests and not for the usual patience.
QUICK = BrowserCaps(load_s=4.0, settle_s=2.0, quiet_s=0.3, behave_s=6.0, total_s=40.0)


@dataclass(slots=True)
class Place:
    """A site while it runs; `asked` are the paths that were asked for, in order."""

    origin: str
    answers: dict[str, Answer]
    asked: list[str] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"http://{self.origin}{path}"


@contextmanager
def place(answers: dict[str, Answer]) -> Iterator[Place]:
    """A path that is not among the answers is 404."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            here.asked.append(self.path)
            answer = here.answers.get(self.path)
            told = answer(self) if callable(answer) else answer
            kind, body = told if isinstance(told, tuple) else (HTML, told or b"")
            self.send_response(404 if told is None else 200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # who hangs up is no error
    here = Place(f"127.0.0.1:{server.server_address[1]}", answers)
    thread = threading.Thread(target=server.serve_forever, args=[0.05], daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def rules(*allowed: str, authorities: str | None = None) -> Rules:
    return Rules(clock.now, random_bytes, allowed=frozenset(allowed), authorities=authorities)


@contextmanager
def seen(url: str, *allowed: str, authorities: str | None = None, **wish: Any) -> Iterator[Browsed]:
    """One capture, closed in the end."""
    wanted = BrowserWish(url, **({"caps": QUICK} | wish))
    browsed = drive(wanted, rules(*allowed, authorities=authorities))
    try:
        yield browsed
    finally:
        browsed.close()


def read(browsed: Browsed, part: Part) -> bytes:
    made = browsed.part(part)
    assert made is not None
    with made.spool.open() as source:
        data = source.read()
    assert len(data) == made.size
    return data
