"""The proxy of a replay answers its one browser, over plain and TLS lines, and nobody else."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from satchel.capture.proxy.faces import Faces
from satchel.capture.replaying.serving import ReplayProxy, Secret
from satchel.system import clock
from unit.capture.replaying.stored import One, Replayed, replayed

SECRET = Secret("replay", "wednesday")
WHO = f"Proxy-Authorization: {SECRET.header.decode()}\r\n"


@contextmanager
def serving(web: Replayed, faces: Faces | None = None) -> Iterator[ReplayProxy]:
    proxy = ReplayProxy(web.replies, SECRET, (faces or Faces(clock.now)).context)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.close()


@contextmanager
def line_to(proxy: ReplayProxy) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", proxy.port), 10) as connection:
        yield connection


def _said(connection: socket.socket, size: int) -> bytes:
    """Head and `size` bytes behind it."""
    got = b""
    while b"\r\n\r\n" not in got or len(got.partition(b"\r\n\r\n")[2]) < size:
        piece = connection.recv(65_536)
        if not piece:
            break
        got += piece
    return got


def _get(connection: socket.socket, target: str, size: int, more: str = "") -> bytes:
    connection.sendall(f"GET {target} HTTP/1.1\r\nHost: any\r\n{more}\r\n".encode())
    return _said(connection, size)


def test_who_does_not_know_the_secret_learns_nothing() -> None:
    web = replayed([One("http://court.example/", b"the verdict")])
    with serving(web) as proxy, line_to(proxy) as connection:
        for told in ("", "Proxy-Authorization: Basic cmVwbGF5OnR1ZXNkYXk=\r\n"):
            said = _get(connection, "http://court.example/", 0, told)
            assert said.startswith(b"HTTP/1.1 407 ")
            assert b"verdict" not in said
        connection.sendall(b"CONNECT court.example:443 HTTP/1.1\r\nHost: any\r\n\r\n")
        assert _said(connection, 0).startswith(b"HTTP/1.1 407 ")
    assert web.noted == []


def test_several_requests_go_over_one_plain_line() -> None:
    web = replayed([One("http://a.example/", b"one"), One("http://b.example/x?y", b"two")])
    with serving(web) as proxy, line_to(proxy) as connection:
        assert _get(connection, "http://a.example/", 3, WHO).endswith(b"\r\n\r\none")
        assert _get(connection, "http://b.example/x?y", 3, WHO).endswith(b"\r\n\r\ntwo")


def test_a_site_under_tls_is_answered_as_that_site() -> None:
    web = replayed([One("https://court.example/", b"sealed"), One("https://[::1]:8443/", b"six")])
    faces = Faces(clock.now)
    context = ssl.create_default_context(cadata=faces.pem.decode())
    context.check_hostname = faces.by_name
    with serving(web, faces) as proxy:
        for place, host, body in (
            ("court.example:443", "court.example", b"sealed"),
            ("[::1]:8443", "::1", b"six"),
        ):
            with line_to(proxy) as connection:
                connection.sendall(f"CONNECT {place} HTTP/1.1\r\nHost: x\r\n{WHO}\r\n".encode())
                assert _said(connection, 0).startswith(b"HTTP/1.1 200 ")
                with context.wrap_socket(connection, server_hostname=host) as sealed:
                    assert _get(sealed, "/", len(body)).endswith(b"\r\n\r\n" + body)


def test_a_socket_is_a_miss_and_no_answer_of_a_page() -> None:
    web = replayed([One("http://court.example/s", b"a page")])
    with serving(web) as proxy, line_to(proxy) as connection:
        connection.sendall(f"CONNECT court.example:80 HTTP/1.1\r\nHost: x\r\n{WHO}\r\n".encode())
        _said(connection, 0)
        upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n"
        assert _get(connection, "/s", 0, upgrade).startswith(b"HTTP/1.1 404 ")
    assert [url for url, _ in web.noted] == ["ws://court.example/s"]


@pytest.mark.parametrize(
    "said",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"GET / HTTP/9\r\n\r\n",
        b"CONNECT nowhere HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
    ids=["noise", "version", "no-port"],
)
def test_nonsense_ends_its_own_line_only(said: bytes) -> None:
    web = replayed([One("http://a.example/", b"one")])
    said = said.replace(b"Host: x\r\n", f"Host: x\r\n{WHO}".encode())
    with serving(web) as proxy:
        with line_to(proxy) as connection:
            connection.sendall(said)
            assert connection.recv(100) == b""
        with line_to(proxy) as connection:
            assert _get(connection, "http://a.example/", 3, WHO).endswith(b"one")
