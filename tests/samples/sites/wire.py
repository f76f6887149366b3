"""What a loopback server answers, written as real servers write it: framed, packed, split.

`Answer` is one response; `write` puts it on the wire. `brotli_stored` packs without
compressing (RFC 7932, uncompressed meta-blocks): browsers unpack it like any other.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

REASONS = {
    200: "OK", 201: "Created", 204: "No Content", 206: "Partial Content",
    301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
    307: "Temporary Redirect", 308: "Permanent Redirect", 404: "Not Found", 410: "Gone",
    416: "Range Not Satisfiable", 500: "Internal Server Error",
}  # fmt: skip
_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """One response. `framing` is `length`, `chunked` or `close`; `coding` is `gzip`, `deflate`,
    `br` or empty; `trailers` come after the last chunk; `early` are links of a 103 before it.
    `raw` replaces everything: those bytes are sent and the line is closed."""

    body: bytes = b""
    media_type: str | None = _HTML
    status: int = 200
    headers: Sequence[tuple[str, str]] = ()
    framing: str = "length"
    coding: str = ""
    trailers: Sequence[tuple[str, str]] = ()
    early: Sequence[str] = ()
    version: str = "HTTP/1.1"
    raw: bytes | None = None


def write(answer: Answer, sink: BinaryIO, *, head_only: bool = False) -> bool:
    """Send it; whether the connection may be used again."""
    if answer.raw is not None:
        sink.write(answer.raw)
        return False
    body = packed(answer.body, answer.coding)
    if answer.early:
        lines = "".join(f"Link: {link}\r\n" for link in answer.early)
        sink.write(f"HTTP/1.1 103 Early Hints\r\n{lines}\r\n".encode())
    sink.write(_head(answer, len(body)))
    if not head_only and answer.status not in (204, 304):
        sink.write(_chunked(body, answer.trailers) if answer.framing == "chunked" else body)
    return answer.framing != "close"


def packed(body: bytes, coding: str) -> bytes:
    if coding == "gzip":
        return gzip.compress(body, mtime=0)
    if coding == "deflate":
        return zlib.compress(body)
    return brotli_stored(body) if coding == "br" else body


def brotli_stored(body: bytes) -> bytes:
    """A brotli stream that holds `body` as it is, in blocks of at most 65,536 bytes."""
    out = bytearray()
    head, used = 0, 1  # one bit 0: a window of 16 bits
    for at in range(0, len(body), 65_536):
        piece = body[at : at + 65_536]
        # Not the last, length in four nibbles, length less one, stored; then up to the byte.
        head |= ((len(piece) - 1) << 3 | 1 << 19) << used
        out += head.to_bytes(3, "little") + piece
        head, used = 0, 0
    return bytes(out + (head | 3 << used).to_bytes(1, "little"))


def _head(answer: Answer, size: int) -> bytes:
    lines = [f"{answer.version} {answer.status} {REASONS[answer.status]}"]
    lines += [f"Content-Type: {answer.media_type}"] if answer.media_type else []
    lines += [f"Content-Encoding: {answer.coding}"] if answer.coding else []
    lines += [f"{name}: {value}" for name, value in answer.headers]
    if answer.framing == "chunked":
        lines += ["Transfer-Encoding: chunked"]
        lines += [f"Trailer: {', '.join(name for name, _ in answer.trailers)}"] * bool(
            answer.trailers
        )
    elif answer.framing == "close":
        lines += ["Connection: close"]
    elif answer.status not in (204, 304):
        lines += [f"Content-Length: {size}"]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _chunked(body: bytes, trailers: Sequence[tuple[str, str]]) -> bytes:
    """In chunks of growing length, the first with an extension."""
    out, at, size = bytearray(), 0, 7
    while at < len(body):
        piece = body[at : at + size]
        extension = ";place=first" if at == 0 else ""
        out += f"{len(piece):X}{extension}\r\n".encode() + piece + b"\r\n"
        at, size = at + size, min(size * 3, 4096)
    end = "".join(f"{name}: {value}\r\n" for name, value in trailers)
    return bytes(out + f"0\r\n{end}\r\n".encode())
