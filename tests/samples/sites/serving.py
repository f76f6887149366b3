"""Three loopback servers that play a web: a home, a place for its parts, and a strange site.

    with sites() as web:
        web.url("late-script")          # an address of the catalogue, in full
        web.allowed                     # HOST:PORT of all three, for rules of capture
        web.asked                       # every request that came, in order

`home` and `cdn` are two origins of one site (127.0.0.1, two ports); `other` is another
site altogether (localhost). With `tls=True` all speak TLS under an authority of their own
(`web.authority_pem`). Texts name the others by `{{home}}`, `{{cdn}}`, `{{other}}`.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import trustme

from samples.sites import acid, attacks, catalogue, routes
from samples.sites.media import png
from samples.sites.wire import Answer, write

FILES = Path(__file__).with_name("files")
HOSTS = {"home": "127.0.0.1", "cdn": "127.0.0.1", "other": "localhost"}
_TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript",
    ".json": "application/json", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
}  # fmt: skip
_TEXTS = ("text/", "application/json", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as a server got it: which server, and the address with its query."""

    server: str
    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> str:
        return urlsplit(self.target).query

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(slots=True)
class Sites:
    """The servers while they run. `origins` by name, `asked` grows with every request."""

    origins: dict[str, str] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    authority_pem: str | None = None

    @property
    def allowed(self) -> frozenset[str]:
        return frozenset(urlsplit(origin).netloc for origin in self.origins.values())

    def url(self, name: str) -> str:
        """Of a page of the catalogue."""
        return self.origins["home"] + catalogue.page(name).path

    def resolved(self, place: str) -> str:
        """`cdn:/fonts/a.css` as a full address."""
        server, _, path = place.partition(":")
        return self.origins[server] + path

    def filled(self, text: bytes) -> bytes:
        for name, origin in self.origins.items():
            text = text.replace(b"{{%s}}" % name.encode(), origin.encode())
        return text


@contextmanager
def sites(*, tls: bool = False) -> Iterator[Sites]:
    """Start all three; none listens any more when the block ends."""
    web = Sites()
    context: ssl.SSLContext | None = None
    if tls:
        authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
        web.authority_pem = authority.cert_pem.bytes().decode()
    servers = {name: _Server(name, web, context) for name in HOSTS}
    for name, server in servers.items():
        scheme = "https" if tls else "http"
        web.origins[name] = f"{scheme}://{HOSTS[name]}:{server.server_address[1]}"
    threads = [threading.Thread(target=one.serve_forever, args=(0.02,)) for one in servers.values()]
    for thread in threads:
        thread.start()
    try:
        yield web
    finally:
        for server in servers.values():
            server.shutdown()
            server.server_close()
        for thread in threads:
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, name: str, web: Sites, context: ssl.SSLContext | None) -> None:
        self.name, self.web, self.context = name, web, context
        super().__init__(("127.0.0.1", 0), _Handler)

    def finish_request(self, request, client_address):  # type: ignore[no-untyped-def]
        """In the thread of its own: a slow handshake holds up nobody else."""
        request.settimeout(20)
        with suppress(OSError):
            if self.context is not None:
                request = self.context.wrap_socket(request, server_side=True)
            try:
                super().finish_request(request, client_address)
            finally:
                request.close()

    def handle_error(self, request, client_address):  # type: ignore[no-untyped-def]
        """A browser hangs up in the middle of an answer; that is its right."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def _any(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        headers = tuple(self.headers.items())
        body = self.rfile.read(size)
        asked = Asked(self.server.name, self.command, self.path, headers, body)
        self.server.web.asked.append(asked)
        answer = answer_to(asked, self.server.web)
        keeps = write(answer, self.wfile, head_only=self.command == "HEAD")
        self.close_connection = self.close_connection or not keeps

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = _any  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Tests read `asked`."""


def answer_to(asked: Asked, web: Sites) -> Answer:
    """By a route of its own, else a file, else a picture of its name's number, else 404."""
    found: Callable[[Asked], Answer] | None = None
    for table in (routes.ROUTES, acid.ROUTES, attacks.ROUTES):
        found = found or table.get(asked.path) or table.get(f"{asked.server}:{asked.path}")
    answer = found(asked) if found else _file(asked.path)
    headers = [(name, web.filled(value.encode()).decode()) for name, value in answer.headers]
    is_text = answer.raw is None and (answer.media_type or "").startswith(_TEXTS)
    return replace(
        answer, headers=headers, body=web.filled(answer.body) if is_text else answer.body
    )


def _file(path: str) -> Answer:
    """Files of `files/`; every `NAME-7.png` is a picture, the seventh."""
    below = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
    place = (FILES / below).resolve()
    if place.is_relative_to(FILES) and place.is_file():
        return Answer(place.read_bytes(), _TYPES[place.suffix])
    name, _, number = path.removesuffix(".png").rpartition("-")
    if path.endswith(".png") and name and number.isdigit():
        return Answer(png(seed=int(number)), "image/png", headers=[("Cache-Control", "max-age=60")])
    return Answer(b"<!doctype html><title>404</title><p>There is no such page.", status=404)
