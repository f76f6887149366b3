"""The site of the pictures' court, on this computer: a page that is cited, captured and changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_LOOK = """body { font: 18px sans-serif; margin: 0; background: #f6f3ea; color: #222 }
header { background: #27405a; color: #fff; padding: 20px 40px }
table { border-collapse: collapse; margin: 32px 40px }
th, td { border: 1px solid #a9a394; padding: 8px 18px; text-align: left }"""
_ROWS = (
    ("10:00", "4", "Remand, the reading room", "open"),
    ("11:30", "4", "Appeal, bread queue", "open"),
    ("14:00", "2", "Remand, the reading room", "open"),
)


@contextmanager
def served() -> Iterator[tuple[str, list[str]]]:
    """Its address, and a list to which a line is added to change the page."""
    news: list[str] = []

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = _page(news).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"127.0.0.1:{server.server_port}", news
        finally:
            server.shutdown()


def _page(news: list[str]) -> str:
    states = [row[3] if not news else "closed" for row in _ROWS]
    rows = "".join(
        f"<tr><td>{time}</td><td>{room}</td><td>{case}</td><td>{state}</td></tr>"
        for (time, room, case, _), state in zip(_ROWS, states, strict=True)
    )
    said = "".join(f"<p style='margin: 0 40px 16px'>{line}</p>" for line in news)
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'>"
        f"<title>City Court No. 2: timetable</title><style>{_LOOK}</style>"
        "<header><h1>City Court No. 2</h1><p>Timetable of 22 November</p></header>"
        "<table><tr><th>Time</th><th>Room</th><th>Matter</th><th>Sitting</th></tr>"
        f"{rows}</table>{said}</html>"
    )
