"""WARC files: what is refused on the way in, and bodies read back without trust."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satchel.domain.errors import Bug, IntegrityFailure
from satchel.formats.warc import RESPONSE, Block, Record, WarcFile, _Writer, block_of
from satchel.formats.warc_body import last_body, unpacked

DATE = "2026-11-22T08:00:00.000001Z"


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def warc_of(*messages: bytes, headers: tuple[tuple[str, str], ...] = ()) -> bytes:
    out = io.BytesIO()
    file = WarcFile(out, os.urandom)
    for message in messages:
        block = block_of(message, sha256)
        block = Block(block.source, block.size, block.sha256, block.sha256)
        url = "http://court.example/"
        file.write(Record("response", DATE, RESPONSE, block, url, headers))
    return out.getvalue()


def answer(body: bytes, *headers: bytes) -> bytes:
    return b"".join([b"HTTP/1.1 200 OK\r\n", *(line + b"\r\n" for line in headers), b"\r\n", body])


def test_the_last_response_is_the_page() -> None:
    data = warc_of(answer(b"moved"), answer(b"page", b"Content-Type: text/html; charset=x"))
    body = last_body(io.BytesIO(data))
    assert body is not None
    assert (body.data, body.declared, body.whole) == (b"page", "text/html; charset=x", True)


@pytest.mark.parametrize(
    ("packed", "coding"),
    [
        (gzip.compress(b"page" * 100_000, mtime=0), b"gzip"),
        (zlib.compress(b"page" * 100_000), b"deflate"),
        (b"page" * 100_000, b"identity"),
    ],
)
@pytest.mark.parametrize("size", [7, 5_000, 10_000_000])
def test_codings_are_taken_off(packed: bytes, coding: bytes, size: int) -> None:
    pieces = [packed[start : start + size] for start in range(0, len(packed), size)]
    chunks = b"".join(b"%X\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    message = answer(
        chunks + b"0\r\n\r\n", b"Content-Encoding: " + coding, b"Transfer-Encoding: chunked"
    )
    body = last_body(io.BytesIO(warc_of(message)))
    assert body is not None
    assert (body.data, body.whole) == (b"page" * 100_000, True)


def test_a_bomb_costs_its_limit_and_no_more() -> None:
    message = answer(gzip.compress(b"\0" * 100_000_000), b"Content-Encoding: gzip")
    body = last_body(io.BytesIO(warc_of(message)), limit=1000)
    assert body is not None
    assert (body.data, body.whole) == (b"\0" * 1000, False)


@pytest.mark.parametrize(
    ("body", "header", "found"),
    [
        (gzip.compress(b"page" * 99, mtime=0)[:-20], b"Content-Encoding: gzip", None),
        (b"not gzip", b"Content-Encoding: gzip", b""),
        (b"\x8b\x05", b"Content-Encoding: br", b""),
        (b"x", b"Content-Encoding: gzip, gzip", b""),
        (b"5\r\nhel", b"Transfer-Encoding: chunked", b"hel"),
        (b"-5\r\nhello\r\n", b"Transfer-Encoding: chunked", b""),
        (b"zz\r\nhello", b"Transfer-Encoding: chunked", b""),
    ],
)
def test_what_cannot_be_unpacked_is_not_whole(
    body: bytes, header: bytes, found: bytes | None
) -> None:
    read = last_body(io.BytesIO(warc_of(answer(body, header))))
    assert read is not None
    assert not read.whole
    assert found is None or read.data == found


def test_a_truncated_capture_is_not_whole() -> None:
    data = warc_of(answer(b"half"), headers=(("WARC-Truncated", "time"),))
    body = last_body(io.BytesIO(data))
    assert body is not None
    assert (body.data, body.whole) == (b"half", False)


@given(st.binary(max_size=400), st.sampled_from(["gzip", "deflate", None]), st.booleans())
def test_no_body_is_too_strange_to_read(body: bytes, content: str | None, chunks: bool) -> None:
    transfer = "chunked" if chunks else None
    data, _ = unpacked(io.BytesIO(body), transfer=transfer, content=content, limit=1000)
    assert len(data) <= 1000


@pytest.mark.parametrize(
    "data", [b"", b"not a warc file at all", b"WARC/1.1\r\n\r\n", b"\x1f\x8b\x08bad"]
)
def test_what_is_no_warc_file_is_told(data: bytes) -> None:
    with pytest.raises(IntegrityFailure):
        last_body(io.BytesIO(data))


def test_a_record_without_its_digest_is_a_mistake_of_ours() -> None:
    writer = _Writer(io.BytesIO(), gzip=True, warc_version="1.1")
    record = writer.create_warc_record
    with pytest.raises(Bug):
        record("http://x.example/", "metadata", payload=io.BytesIO(b"x"), length=1)
