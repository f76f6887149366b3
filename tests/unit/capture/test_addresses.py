from __future__ import annotations

import pytest

from satchel.capture.http import targets
from satchel.capture.http.addresses import are_public, is_public
from satchel.capture.http.faults import Failed


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "192.0.0.9",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.250",
        "233.252.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::ffff:0:8.8.8.8",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "2606:4700::1%1",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "not an address",
        "",
    ],
)
def test_what_is_not_on_the_public_internet_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111"])
def test_ordinary_addresses_are_public(address: str) -> None:
    assert is_public(address)


def test_one_private_address_spoils_the_answer() -> None:
    assert are_public(["8.8.8.8", "1.1.1.1"])
    assert not are_public(["8.8.8.8", "10.0.0.1"])
    assert not are_public([])


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://files.example/x",
        "gopher://x.example/",
        "javascript:alert(1)",
        "//no-scheme.example/",
        "no scheme at all",
        "",
        "http://",
        "http:///path",
        "http://user@site.example/",
        "http://user:secret@site.example/",
        "http://site.example:99999/",
        "http://site.example:port/",
        "http://[::1",
        "http://[fe80::1%25eth0]/",
    ],
)
def test_what_cannot_or_may_not_be_asked_is_refused(url: str) -> None:
    with pytest.raises(Failed):
        targets.target(url)


def test_a_target_is_what_will_be_asked() -> None:
    target = targets.target("HTTPS://Суд.Example/дело?№=1#part")
    host = "суд".encode("idna").decode() + ".example"
    assert (target.scheme, target.host, target.port) == ("https", host, 443)
    assert "#" not in target.url
    assert target.url.isascii()


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("127.0.0.1:8080", "127.0.0.1:8080"),
        ("Intranet.Example:80", "intranet.example:80"),
        ("[::1]:443", "[::1]:443"),
    ],
)
def test_an_allowed_origin_is_host_and_port(written: str, origin: str) -> None:
    assert targets.origin(written) == origin


@pytest.mark.parametrize(
    "written", ["127.0.0.1", "host:", "host:x", "u@host:80", "host:80/path", ""]
)
def test_an_allowed_origin_needs_both(written: str) -> None:
    with pytest.raises(ValueError, match="HOST:PORT"):
        targets.origin(written)


@pytest.mark.parametrize(
    ("printed", "url"),
    [
        ("www.court.example/decree?id=7", "http://www.court.example/decree?id=7"),
        ("court.example", "http://court.example/"),
        (" http://court.example ", "http://court.example/"),
    ],
)
def test_an_address_is_asked_for_as_it_was_printed(printed: str, url: str) -> None:
    assert targets.target(printed).url == url


@pytest.mark.parametrize("printed", ["decree.", "12.07.2019", "mail@court.example", "see p. 4"])
def test_words_with_points_are_not_addresses(printed: str) -> None:
    with pytest.raises(Failed):
        targets.target(printed)
