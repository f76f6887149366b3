"""Web archives made in memory: a few exchanges, as any recorder would write them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from satchel.capture.replaying.answering import Outcome, Replies
from satchel.capture.replaying.shelf import Shelf
from satchel.capture.replaying.stock import Blocks, Stock
from satchel.capture.replaying.wanted import Wanted
from satchel.crypto.digest import new_sha256, sha256
from satchel.formats import warc
from satchel.formats.warc import Block, Record, WarcFile, block_of

SORRY = "This page was not captured."


@dataclass(frozen=True, slots=True)
class One:
    """An exchange: `body` with a Content-Length unless `raw` is the whole answer."""

    url: str
    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    method: str = "GET"
    sent: bytes = b""
    sent_type: str = "application/octet-stream"
    truncated: str | None = None
    raw: bytes | None = None

    @property
    def block(self) -> bytes:
        if self.raw is not None:
            return self.raw
        told = (*self.headers, ("Content-Length", str(len(self.body))))
        lines = "".join(f"{name}: {value}\r\n" for name, value in told)
        return f"HTTP/1.1 {self.status} Said\r\n{lines}\r\n".encode("latin-1") + self.body


def warc_of(exchanges: Sequence[One]) -> bytes:
    """A bare WARC, requests behind their answers."""
    sink = io.BytesIO()
    number = iter(range(1, 1_000_000))
    file = WarcFile(sink, lambda size: next(number).to_bytes(size, "big"))
    for at, one in enumerate(exchanges):
        date = f"2031-03-09T10:40:{at % 60:02d}.000000Z"
        block: BinaryIO = io.BytesIO(one.block)
        digest = sha256(one.block.partition(b"\r\n\r\n")[2]).hex()
        told = Block(block, len(one.block), sha256(one.block).hex(), digest)
        more = [("WARC-Truncated", one.truncated)] if one.truncated else []
        answer = file.write(Record("response", date, warc.RESPONSE, told, one.url, more))
        head = f"{one.method} / HTTP/1.1\r\nContent-Type: {one.sent_type}\r\n\r\n".encode()
        asked = block_of(head + one.sent, sha256)
        file.write(
            Record("request", date, warc.REQUEST, asked, one.url, [("WARC-Concurrent-To", answer)])
        )
    return sink.getvalue()


@dataclass(slots=True)
class Replayed:
    """Replies of such an archive; `noted` grows with each request."""

    replies: Replies
    shelf: Shelf
    noted: list[tuple[str, Outcome]]

    def ask(self, url: str, **more: object) -> tuple[int, dict[str, str], bytes]:
        """Status, headers by small names, and the bytes behind them."""
        made = {"method": "GET", "url": url, **more}
        reply = self.replies.reply(Wanted(**made))  # type: ignore[arg-type]
        first, *lines = reply.head.decode("latin-1").rstrip("\r\n").split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines)
        small = {name.lower(): value for name, value in headers.items()}
        return int(first.split(" ")[1]), small, b"".join(reply.body)


def replayed(exchanges: Sequence[One], asked: Mapping[str, str | None] | None = None) -> Replayed:
    """Those exchanges, replayed out of a WARC; `asked` is what an index would tell of bodies."""
    data = warc_of(exchanges)
    blocks = Blocks(len(data), lambda offset, size: data[offset : offset + size])
    stock = Stock(blocks, new_sha256)
    told = asked or {}
    shelf = Shelf([replace(one, asked=told.get(one.url)) for one in stock.answers], sha256)
    noted: list[tuple[str, Outcome]] = []
    replies = Replies(stock, shelf, SORRY, lambda one, what: noted.append((one.url, what)))
    return Replayed(replies, shelf, noted)
