"""One request to one address: no redirect, no flood, no silence is taken for an answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from satchel.crypto.trusted_time import REPLY_LIMIT
from satchel.domain.errors import OutOfReach, UsageError
from satchel.sync.timestamps.asking import ask
from satchel.sync.timestamps.authorities import fields_of

Answer = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture
def serve() -> Iterator[Callable[[Answer], tuple[str, list[dict[str, str]]]]]:
    """Starts a server on loopback that answers in one way, and keeps what it was asked."""
    running: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    def start(answer: Answer) -> tuple[str, list[dict[str, str]]]:
        asked: list[dict[str, str]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                asked.append(dict(self.headers.items()))
                answer(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{server.server_address[1]}/", asked

    yield start
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()


def _said(status: int, body: bytes = b"", **headers: str) -> Answer:
    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(status)
        for name, value in headers.items():
            to.send_header(name, value)
        to.send_header("Content-Length", str(len(body)))
        to.end_headers()
        to.wfile.write(body)

    return answer


def test_the_body_comes_as_it_is_and_the_request_names_no_one(
    serve: Callable[..., tuple[str, list[dict[str, str]]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")  # of the environment: not used
    url, asked = serve(_said(200, b"token"))
    assert ask(url, b"query") == b"token"
    (headers,) = asked
    assert headers["Content-Type"] == "application/timestamp-query"
    assert set(headers) <= {
        *("Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"),
        *("Content-Type", "Content-Length"),
    }
    assert "atchel" not in str(headers)


@pytest.mark.parametrize(
    "answer",
    [
        _said(503, b"later"),
        _said(302, Location="http://127.0.0.1:1/elsewhere"),
        _said(200, b"x" * (REPLY_LIMIT + 1)),
    ],
    ids=["busy", "redirect", "flood"],
)
def test_what_is_no_answer_is_out_of_reach(
    serve: Callable[..., tuple[str, list[dict[str, str]]]], answer: Answer
) -> None:
    url, asked = serve(answer)
    with pytest.raises(OutOfReach):
        ask(url, b"query")
    assert len(asked) == 1


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://no-such-host.invalid/"])
def test_nobody_there_is_out_of_reach(url: str) -> None:
    with pytest.raises(OutOfReach):
        ask(url, b"query")


@pytest.mark.parametrize("url", ["http://[", "http://[::1", "ftp://x", "https://a@b/", "x"])
def test_what_is_no_address_of_an_authority_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="An authority's address begins with"):
        fields_of("name", url, b"", None, None)
