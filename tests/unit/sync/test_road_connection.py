"""What may stand between a device and its relay: login pages, other machines, proxies, cuts."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from satchel.crypto.randomness import random_bytes
from satchel.crypto.relay_certificate import make_relay_certificate
from satchel.crypto.signing import Ed25519Key
from satchel.domain.errors import IntegrityFailure, OutOfReach, SatchelError, UsageError
from satchel.sync.roads.connection import Connection
from satchel.sync.roads.errands import may_pass
from satchel.sync.roads.relay import RelayRoad
from satchel.sync.roads.road import Papers
from satchel.wire.relay_address import RelayAddress, read_relay_address
from satchel.wire.relay_names import CHALLENGE_PATH

Answer = Callable[[bytes], bytes]
# The example of Tor's rend-spec-v3, section 6.
ONION = "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion"


@contextmanager
def listening(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Answers each connection once with what `answer` makes of the request's head."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(30)
    ended = threading.Event()

    def serve() -> None:
        while not ended.is_set():
            try:
                one, _ = server.accept()
            except OSError:
                return
            try:
                spoken = one if context is None else context.wrap_socket(one, server_side=True)
                with spoken:
                    spoken.settimeout(10)
                    told = answer(spoken.recv(65536))
                    spoken.sendall(told)
            except OSError:
                one.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield server.getsockname()[1]
    finally:
        ended.set()
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join()


def page(body: bytes, head: bytes = b"HTTP/1.1 200 OK") -> Answer:
    told = head + b"\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body
    return lambda _head: told


def plain(port: int) -> RelayAddress:
    return read_relay_address(f"http://127.0.0.1:{port}/")


def refusal_of(address: RelayAddress, proxy: str | None = None) -> SatchelError:
    """What reaching a relay at `address` is refused with."""
    road = RelayRoad(address, Ed25519Key.generate(random_bytes), proxy)
    try:
        with pytest.raises(SatchelError) as raised:
            road.reach(Papers())
    finally:
        road.close()
    return raised.value


@pytest.mark.parametrize(
    "answer",
    [
        page(b"<html>Welcome to our hotel</html>"),
        page(b"", b"HTTP/1.1 302 Found\r\nLocation: http://login.hotel/"),
        page(b"<html>", b"HTTP/1.1 511 Network Authentication Required"),
        page(b"{}", b"HTTP/1.1 200 OK\r\nSatchel-Challenge: nonsense"),
    ],
    ids=["page", "redirect", "511", "no-challenge"],
)
def test_a_login_page_is_known_for_what_it_is(answer: Answer) -> None:
    with listening(answer) as port:
        refused = refusal_of(plain(port))
    assert (refused.code, refused.exit_code) == ("captive-portal", 6)


@pytest.fixture
def certificates(tmp_path: Path) -> tuple[ssl.SSLContext, str]:
    """A server's context, and the pin of its certificate."""
    made = make_relay_certificate()
    file = tmp_path / "relay.pem"
    file.write_bytes(made.pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context, made.pin


def test_only_the_pinned_certificate_is_spoken_to(
    certificates: tuple[ssl.SSLContext, str],
) -> None:
    context, pin = certificates
    heard: list[bytes] = []

    def answer(head: bytes) -> bytes:
        heard.append(head)
        return page(b"hello")(head)

    with listening(answer, context) as port:
        right = Connection(read_relay_address(f"https://127.0.0.1:{port}/#{pin}"))
        assert right.ask("GET", "/", {}, None, 100).body == b"hello"
        right.close()
        assert len(heard) == 1
        wrong = read_relay_address(f"https://127.0.0.1:{port}/#{'0' * 64}")
        refused = refusal_of(wrong)
        assert (refused.code, refused.exit_code) == ("another-certificate", 6)
        unpinned = refusal_of(read_relay_address(f"https://127.0.0.1:{port}/"))
        assert unpinned.code == "another-certificate"
        assert not any(heard[1:])  # not one byte of a request reached it


def test_a_login_page_where_tls_should_be(certificates: tuple[ssl.SSLContext, str]) -> None:
    with listening(page(b"<html>")) as port:
        refused = refusal_of(read_relay_address(f"https://127.0.0.1:{port}/#{'0' * 64}"))
    assert refused.code == "captive-portal"


def test_a_line_cut_before_the_relay_answered_is_tried_again() -> None:
    with listening(lambda _hello: b"") as port:
        refused = refusal_of(read_relay_address(f"https://127.0.0.1:{port}/#{'0' * 64}"))
    assert isinstance(refused, OutOfReach)
    assert may_pass(refused)


def test_an_answer_without_end_is_not_read_on() -> None:
    def answer(_head: bytes) -> bytes:
        return b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + bytes(300_000)

    with listening(answer) as port:
        connection = Connection(plain(port))
        with pytest.raises(IntegrityFailure) as raised:
            connection.ask("GET", CHALLENGE_PATH, {}, None, 64 * 1024)
        connection.close()
    assert raised.value.code == "too-much"


def test_a_packed_answer_is_not_unpacked() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip"
    with listening(page(b"\x1f\x8b", head)) as port:
        connection = Connection(plain(port))
        with pytest.raises(IntegrityFailure):
            connection.ask("GET", CHALLENGE_PATH, {}, None, 64 * 1024)
        connection.close()


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert refusal_of(plain(port)).code == "out-of-reach"


@pytest.mark.parametrize(
    "proxy", ["http://[", "http://h:99999", "http://a b", "http://", "x", "socks5h://["]
)
def test_what_is_no_proxys_address_is_refused(proxy: str) -> None:
    with pytest.raises(UsageError, match="A proxy's address is like"):
        Connection(read_relay_address("https://127.0.0.1:1/"), proxy)


def test_a_proxy_that_does_not_run_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    onion = read_relay_address(f"http://{ONION}/")
    for scheme in ("socks5", "socks5h", "http"):
        refused = refusal_of(onion, f"{scheme}://127.0.0.1:{port}")
        assert refused.exit_code == 6
        assert "proxy" in refused.message


def test_through_socks_the_name_is_never_asked_of_this_network() -> None:
    """The proxy is told the .onion name itself, and no resolver is."""
    asked: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def proxy() -> None:
        one, _ = server.accept()
        with one:
            one.recv(100)
            one.sendall(b"\x05\x00")
            asked.append(one.recv(300))
            one.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50")
            one.recv(4096)
            one.sendall(page(b"hello")(b""))

    thread = threading.Thread(target=proxy)
    thread.start()
    connection = Connection(
        read_relay_address(f"http://{ONION}/"), f"socks5://127.0.0.1:{server.getsockname()[1]}"
    )
    assert connection.ask("GET", "/", {}, None, 100).body == b"hello"
    connection.close()
    thread.join()
    server.close()
    assert asked[0][:5] == b"\x05\x01\x00\x03" + bytes([len(ONION)])
    assert ONION.encode() in asked[0]


def test_closing_ends_a_request_that_waits(tmp_path: Path) -> None:
    """A person who stops is not kept waiting until a line gives up."""
    server = socket.create_server(("127.0.0.1", 0))
    connection = Connection(plain(server.getsockname()[1]))
    failed: list[SatchelError] = []

    def ask() -> None:
        try:
            connection.ask("GET", "/", {}, None, 100)
        except OutOfReach as cut:
            failed.append(cut)

    thread = threading.Thread(target=ask)
    thread.start()
    one, _ = server.accept()
    assert one.recv(10)
    connection.close()
    thread.join(20)
    assert not thread.is_alive()
    assert len(failed) == 1
    one.close()
    server.close()


def test_one_body_at_a_time_is_on_the_line() -> None:
    """A cut costs one part: another is not begun while the first still stands on the line."""
    size = 8 * 1024 * 1024
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(30)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16 * 1024)
        connection = Connection(plain(server.getsockname()[1]))
        statuses: list[int] = []

        def put(path: str) -> None:
            statuses.append(connection.ask("PUT", path, {}, bytes(size), 100).status)

        senders = [threading.Thread(target=put, args=(path,)) for path in ("/one", "/two")]
        try:
            senders[0].start()
            first, _ = server.accept()
            came = _body_begun(first)  # it is being sent, and nobody reads on
            senders[1].start()
            with first:
                server.settimeout(0.2)
                with pytest.raises(TimeoutError):  # else the second was begun
                    server.accept()
                server.settimeout(30)
                _read(first, size - came)
                first.sendall(page(b"")(b""))
            second, _ = server.accept()
            with second:
                _read(second, size - _body_begun(second))
                second.sendall(page(b"")(b""))
        finally:
            for sender in senders:
                sender.join()
            connection.close()
    assert statuses == [200, 200]


def _body_begun(line: socket.socket) -> int:
    """How much of the body came together with the end of the request's head."""
    line.settimeout(30)
    came = b""
    while b"\r\n\r\n" not in came:
        came += line.recv(256)
    return len(came) - came.index(b"\r\n\r\n") - 4


def _read(line: socket.socket, size: int) -> None:
    while size:
        piece = line.recv(min(size, 1 << 20))
        assert piece
        size -= len(piece)
