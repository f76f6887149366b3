"""Who answered: the chain of the very connection, and no page where it cannot be trusted."""

from __future__ import annotations

import datetime
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from satchel.capture.http.exchanges import Outcome
from satchel.capture.http.faults import Fault
from unit.capture.sites import Caller, fetched, message_bytes, site

PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
TO_THE_END = b"HTTP/1.1 200 OK\r\n\r\nhello"


class Authority:
    def __init__(self, folder: Path) -> None:
        self.ca = trustme.CA()
        self.file = str(folder / "authorities.pem")
        self.ca.cert_pem.write_to_path(self.file)

    def server(self, *names: str, **more: object) -> ssl.SSLContext:
        issued = self.ca.issue_cert(*names, **more)  # type: ignore[arg-type]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        issued.configure_cert(context)
        return context


@pytest.fixture
def authority(tmp_path: Path) -> Iterator[Authority]:
    return Authority(tmp_path)  # type: ignore[return-value]


def test_the_chain_of_the_same_connection_is_kept(authority: Authority) -> None:
    below = authority.ca.create_child_ca()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf = below.issue_cert("127.0.0.1", common_name="court")
    leaf.configure_cert(context)
    with site(PAGE, tls=context) as court:
        page = fetched(court.url(), court.origin, authorities=authority.file)
    assert page.outcome is Outcome.CAPTURED
    assert message_bytes(page) == PAGE
    assert page.last is not None
    tls = page.last.tls
    assert tls is not None
    assert [ssl.DER_cert_to_PEM_cert(one).encode() for one in tls.chain] == [
        blob.bytes() for blob in leaf.cert_chain_pems
    ]
    assert len(tls.chain) == 2
    assert tls.protocol == "TLSv1.3"
    assert tls.cipher.startswith("TLS_")
    assert "commonName=court" in tls.subject
    assert "organizationName" in tls.issuer


def test_the_name_asked_for_is_the_one_verified(authority: Authority) -> None:
    with site(PAGE, tls=authority.server("court.example")) as court:
        name = f"court.example:{court.port}"
        page = fetched(
            f"https://{name}/",
            name,
            authorities=authority.file,
            resolve=lambda host, port: ["127.0.0.1"],
        )
        wrong = fetched(court.url(), court.origin, authorities=authority.file)
    assert page.outcome is Outcome.CAPTURED
    assert (wrong.outcome, wrong.fault) == (Outcome.FAILED, Fault.TLS)


def test_an_unknown_authority_is_not_trusted(authority: Authority) -> None:
    with site(PAGE, tls=authority.server("127.0.0.1")) as court:
        page = fetched(court.url(), court.origin)
        assert court.requests in ([], [b""])
    assert (page.outcome, page.fault) == (Outcome.FAILED, Fault.TLS)
    assert "not to be trusted" in (page.reason or "")
    assert page.last is not None
    assert (page.last.request, page.last.message) == (b"", None)


def test_an_expired_certificate_is_not_trusted(authority: Authority) -> None:
    past = datetime.datetime(2019, 7, 12, tzinfo=datetime.UTC)
    with site(PAGE, tls=authority.server("127.0.0.1", not_after=past)) as court:
        page = fetched(court.url(), court.origin, authorities=authority.file)
    assert (page.outcome, page.fault) == (Outcome.FAILED, Fault.TLS)
    assert "expired" in (page.reason or "")


def test_an_environment_with_other_authorities_changes_nothing(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, authority.file)
    with site(PAGE, tls=authority.server("127.0.0.1")) as court:
        assert fetched(court.url(), court.origin).fault is Fault.TLS


def test_plain_http_where_tls_was_asked_for_is_told(authority: Authority) -> None:
    with site(PAGE, speaks_first=True) as court:
        secure = court.url().replace("http:", "https:")
        page = fetched(secure, court.origin, authorities=authority.file)
    assert (page.outcome, page.fault) == (Outcome.FAILED, Fault.TLS)


def test_a_redirect_from_tls_to_plain_is_followed_and_both_are_told(authority: Authority) -> None:
    with site(PAGE) as plain:
        sent = b"HTTP/1.1 302 F\r\nLocation: %b\r\n\r\n" % plain.url().encode()
        with site(sent, tls=authority.server("127.0.0.1")) as court:
            page = fetched(court.url(), court.origin, plain.origin, authorities=authority.file)
    assert page.outcome is Outcome.CAPTURED
    assert [exchange.tls is not None for exchange in page.exchanges] == [True, False]


@pytest.mark.parametrize(
    ("sent", "outcome"), [(PAGE, Outcome.CAPTURED), (TO_THE_END, Outcome.PARTIAL)]
)
def test_a_line_cut_inside_tls_is_not_taken_for_the_end_of_the_page(
    authority: Authority, sent: bytes, outcome: Outcome
) -> None:
    def answer(caller: Caller) -> None:
        caller.say(sent)
        caller.cut()

    with site(answer, tls=authority.server("127.0.0.1")) as court:
        page = fetched(court.url(), court.origin, authorities=authority.file)
    assert (page.outcome, message_bytes(page)) == (outcome, sent)


def test_a_page_that_ends_with_its_connection_is_whole_when_tls_says_so(
    authority: Authority,
) -> None:
    with site(TO_THE_END, tls=authority.server("127.0.0.1")) as court:
        page = fetched(court.url(), court.origin, authorities=authority.file)
    assert (page.outcome, message_bytes(page)) == (Outcome.CAPTURED, TO_THE_END)
