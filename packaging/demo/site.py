"""A small web site on this machine, so that the demo can capture pages without the Internet.

It listens on the loopback address only, on a port the system chooses.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from demo.places import RULING

_ARTICLE = """<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Суд в Тасбулаке закрыл слушание</title></head>
<body><article><h1>Суд в Тасбулаке закрыл слушание через полчаса</h1>
<p>Судья Каиргали Жунисов объявил слушание закрытым. Основание он не назвал. Двух
наблюдателей вывели из зала № 3, их блокноты забрал пристав.</p>
<p>Учительница Жанар Ормантаева просила переводчика на казахский язык. Ей отказали.</p>
</article></body></html>
"""
_CALENDAR = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Hearings, 14 May 2031</title></head><body>
<table><tr><th>time<th>hall<th>case<th>judge</tr>
<tr><td>10:00<td>5<td>4-117/2031<td>K. Zhunissov</tr></table>
<p>Changes are posted at the door.</p></body></html>
"""
_PAGES: dict[str, tuple[int, str, bytes]] = {
    "/2031/05/15/hearing-closed.html": (200, "text/html; charset=utf-8", _ARTICLE.encode()),
    "/calendar/2031/05/hall-three.html": (200, "text/html; charset=utf-8", _CALENDAR.encode()),
    "/posts/removed": (410, "text/plain; charset=utf-8", b"This post was removed by its author.\n"),
}
_MOVED = {"/calendar/today": "/calendar/2031/05/hall-three.html"}
_RULING_AT = "/rulings/2031/4-117.pdf"

CITED = ("/2031/05/15/hearing-closed.html", "/calendar/today", _RULING_AT, "/posts/removed")
"""What the demo's list of sources names: an article, a page that moved, a PDF, a removed post."""


class _Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path in _MOVED:
            self._answer(302, "text/plain", b"", location=_MOVED[path])
        elif path == _RULING_AT:
            self._answer(200, "application/pdf", RULING.read_bytes())
        else:
            absent = (404, "text/plain; charset=utf-8", b"There is no such page.\n")
            self._answer(*_PAGES.get(path, absent))

    def _answer(self, status: int, media_type: str, body: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Silent: the story is told by the demo."""


@contextmanager
def served() -> Iterator[str]:
    """The site while the block runs; gives its `HOST:PORT`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
