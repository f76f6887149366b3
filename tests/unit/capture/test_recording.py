"""The WARC file of a capture, judged by warcio's own checker and read back record by record."""

from __future__ import annotations

import getpass
import gzip
import hashlib
import io
import json
import platform
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from satchel.capture.http.exchanges import Fetched, Outcome
from satchel.capture.http.session import USER_AGENT
from satchel.capture.recording import record
from satchel.capture.spool import Spool
from satchel.crypto.randomness import random_bytes
from satchel.formats.documents.reading import extract
from satchel.formats.documents.text import ExtractedText, Limits
from satchel.formats.warc_body import last_body
from satchel.system import workers
from unit.capture.sites import Caller, fetched, site
from unit.capture.test_fetching import PAGE, chunked, moved

BAD_BYTES = (
    b"HTTP/1.1 200 \xd0\x9e\xd0\x9a\r\nX-Judge: \xd1\xf3\xe4\xfc\xff\r\nSet-Cookie: a\r\n"
    b"Set-Cookie: b\r\nContent-Length: 2\r\n\r\n\xff\xfe"
)


def warc_of(page: Fetched) -> bytes:
    spool = Spool(random_bytes)
    record(page, spool, random_bytes)
    return spool.open().read()


def records(data: bytes) -> list[Any]:
    found = []
    for item in ArchiveIterator(io.BytesIO(data), no_record_parse=True):
        block = item.raw_stream.read()
        found.append(SimpleNamespace(kind=item.rec_type, headers=item.rec_headers, block=block))
    return found


def passes_check(data: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> bool:
    path = folder / "judged.warc.gz"
    path.write_bytes(data)
    code = Checker(SimpleNamespace(inputs=[str(path)], verbose=True)).process_all()
    said = capsys.readouterr().out
    assert "digest pass" in said
    assert "no digest" not in said
    return bool(code == 0)


@pytest.mark.parametrize(
    "sent",
    [
        PAGE,
        chunked(b"one", b"two"),
        BAD_BYTES,
        b"HTTP/1.0 200 OK\r\n\r\n",
        b"HTTP/1.1 404 Not Found\nContent-Length: 4\n\ngone",
        b"HTTP/1.1 200 OK\r\nX: y\r\n \r\nContent-Length: 2\r\n\r\nhi",
        b"HTTP/1.1 200 OK\r\nX: y\r\n\r\r\n\r\nhi",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncut",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\ncut",
    ],
    ids=["plain", "chunked", "bytes", "empty", "404", "blank", "return", "cut", "cut-chunk"],
)
def test_a_stranger_checker_agrees_and_finds_the_bytes_that_were_sent(
    sent: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with site(sent) as court:
        page = fetched(court.url(), court.origin)
    data = warc_of(page)
    assert passes_check(data, tmp_path, capsys)
    found = {item.kind: item for item in records(data)}
    assert found["response"].block == sent
    assert found["request"].block == court.requests[0]
    truncated = "disconnect" if page.outcome is Outcome.PARTIAL else None
    assert found["response"].headers.get_header("WARC-Truncated") == truncated


def test_what_the_standard_asks_for_is_there() -> None:
    with site(PAGE) as court:
        page = fetched(court.url("/decree"), court.origin)
    about, response, request, metadata = records(warc_of(page))
    kinds = [item.kind for item in (about, response, request, metadata)]
    assert kinds == ["warcinfo", "response", "request", "metadata"]
    told = dict(response.headers.headers)
    assert response.headers.protocol == "WARC/1.1"
    assert told["WARC-Target-URI"] == court.url("/decree")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", told["WARC-Date"])
    assert re.fullmatch(r"<urn:uuid:[0-9a-f-]{36}>", told["WARC-Record-ID"])
    assert told["WARC-IP-Address"] == "127.0.0.1"
    assert told["WARC-Protocol"] == "http/1.1"
    assert told["Content-Type"] == "application/http;msgtype=response"
    assert told["WARC-Block-Digest"] == "sha256:" + hashlib.sha256(PAGE).hexdigest()
    assert told["WARC-Payload-Digest"] == "sha256:" + hashlib.sha256(b"hello").hexdigest()
    for item in (request, metadata):
        assert item.headers.get_header("WARC-Concurrent-To") == told["WARC-Record-ID"]
    assert USER_AGENT.encode() in about.block
    assert b"sha1" not in warc_of(page)


def test_each_record_can_be_cut_out_on_its_own() -> None:
    with site(PAGE) as court:
        data = warc_of(fetched(court.url(), court.origin))
    reader = ArchiveIterator(io.BytesIO(data))
    offsets = [reader.get_record_offset() for _ in reader]
    assert len(offsets) == 4
    assert all(data[offset : offset + 2] == b"\x1f\x8b" for offset in offsets)


def test_every_hop_is_recorded_with_what_http_does_not_carry() -> None:
    def answer(caller: Caller) -> None:
        caller.say(PAGE if caller.path == "/new" else moved("/new"))

    with site(answer) as court:
        data = warc_of(fetched(court.url("/old"), court.origin))
    found = records(data)
    assert [item.kind for item in found] == ["warcinfo"] + ["response", "request", "metadata"] * 2
    facts = json.loads(found[3].block)
    assert facts["dns_answer"] == ["127.0.0.1"]
    assert facts["private_address_allowed"] is True
    assert facts["connected_to"] == court.origin
    assert facts["tls"] is None
    assert facts["entity_sha256"] == hashlib.sha256(b"").hexdigest()


def test_what_failed_before_an_answer_is_recorded_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with site(b"SSH-2.0-x\r\n") as court:
        data = warc_of(fetched(court.url(), court.origin))
    assert passes_check(data, tmp_path, capsys)
    found = records(data)
    assert [item.kind for item in found] == ["warcinfo", "request", "metadata"]
    facts = json.loads(found[2].block)
    assert (facts["fault"], facts["not_http"]) == ("not-http", "SSH-2.0-x\r\n")
    assert last_body(io.BytesIO(data)) is None


def test_a_capture_says_nothing_about_the_device_and_its_place() -> None:
    with site(PAGE) as court:
        page = fetched(court.url(), court.origin)
    text = b"".join(item.block for item in records(warc_of(page))).decode("latin-1")
    text = text.replace(court.origin, "").replace('"127.0.0.1"', "")
    for secret in (platform.node(), getpass.getuser(), "127.0.0.1", "zone", "offset"):
        assert secret not in text


def test_the_digest_is_of_the_bytes_not_of_a_wish(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The judge must be able to say no, or its yes is worth nothing."""
    with site(PAGE) as court:
        data = warc_of(fetched(court.url(), court.origin))
    broken = gzip.decompress(data).replace(b"hello", b"hallo")
    path = tmp_path / "broken.warc"
    path.write_bytes(broken)
    checker = Checker(SimpleNamespace(inputs=[str(path)], verbose=False))
    assert checker.process_all() == 1
    assert "digest failed" in capsys.readouterr().out


def text_of(data: bytes) -> ExtractedText:
    source = io.BytesIO(data)
    limits = Limits(memory=192 * 1024 * 1024, time_s=10)
    return extract(
        source, len(data), runner=workers.run, media_type="application/warc", limits=limits
    )


def test_the_text_of_a_captured_page_can_be_searched() -> None:
    html = "<html><title>Суд</title><script>no</script><p>приговор оставлен</html>"
    packed = gzip.compress(html.encode("cp1251"))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n"
    head += b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    with site(head + b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)) as court:
        data = warc_of(fetched(court.url(), court.origin))
    found = text_of(data)
    assert found.parts == (("title", "Суд"), ("text", "приговор оставлен"))
    assert (found.state, found.charset) == ("complete", "windows-1251")


def test_text_of_a_page_that_broke_off_is_called_partial() -> None:
    with site(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf a page") as court:
        data = warc_of(fetched(court.url(), court.origin))
    found = text_of(data)
    assert (found.parts, found.state) == ((("text", "half a page"),), "partial")


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"WARC/1.1\r\n" + b"x" * 150_000_000, 1),
        gzip.compress(b"not a capture"),
        gzip.compress(b"WARC/1.1\r\n\r\n"),
    ],
    ids=["bomb", "other", "empty"],
)
def test_what_another_device_calls_a_capture_is_opened_by_the_worker_only(data: bytes) -> None:
    found = text_of(data)
    assert found.parts == ()
    assert found.reason
