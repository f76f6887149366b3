"""What a browser is sent for one request: the bytes that came then, or a plain 404.

Status, headers and body go out as they are stored: content coding, chunks and trailers
too. Only what belongs to the connection and not to the answer is put anew. To know first:
a stranger's archive may tell a length or chunks that are not there, since some recorders
store bodies unpacked; then the length is told as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from satchel.capture.replaying import pieces
from satchel.capture.replaying.shelf import Found, How, Shelf
from satchel.capture.replaying.stock import Stock
from satchel.capture.replaying.wanted import Wanted
from satchel.domain.errors import IntegrityFailure
from satchel.formats.wacz.index_lines import Answer
from satchel.formats.wacz.reading import Message
from satchel.formats.wacz.slices import PIECE

_BODILESS = frozenset([204, 304])
_OF_THE_LINE = frozenset(
    ["connection", "keep-alive", "proxy-connection", "proxy-authenticate", "upgrade", "alt-svc"]
)
_FRAMING = frozenset(["content-length", "transfer-encoding", "content-range"])
_PACKED_THEN = "x-orig-content-encoding"


class Outcome(StrEnum):
    """What became of a request: the very answer, one to a request alike, or none."""

    EXACT = How.EXACT.value
    SIMILAR = How.SIMILAR.value
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Reply:
    """`head` goes out first, then `body`; with `closes` the connection ends behind it."""

    outcome: Outcome
    head: bytes
    body: Iterator[bytes]
    closes: bool


class Replies:
    """Answers for one web archive. From any thread; a reply is read by the one that asked.

    `missing` is the sentence a person reads where a page was not captured. `noted` hears of
    each request and what became of it.
    """

    def __init__(
        self,
        stock: Stock,
        shelf: Shelf,
        missing: str,
        noted: Callable[[Wanted, Outcome], None],
    ) -> None:
        self._stock, self._shelf = stock, shelf
        self._missing, self._noted = missing, noted

    def reply(self, wanted: Wanted) -> Reply:
        """Always something: what is not there is a 404 that says so."""
        found = self._shelf.find(wanted)
        made = None if found is None else self._made(wanted, found)
        outcome = Outcome.MISSED if made is None or found is None else Outcome(found.how.value)
        self._noted(wanted, outcome)
        return made or self._miss(wanted)

    def _made(self, wanted: Wanted, found: Found) -> Reply | None:
        outcome = Outcome(found.how.value)
        if wanted.first is not None or found.answer.status == 206:
            told = pieces.cut(wanted, found.answer, found.siblings, self._open)
            if told is not None:
                return _cut(outcome, wanted, told)
        message = self._open(found.answer)
        return None if message is None else _whole(outcome, wanted, message)

    def _open(self, answer: Answer) -> Message | None:
        return self._stock.open(answer, self._shelf.original)

    def _miss(self, wanted: Wanted) -> Reply:
        body = (
            '<!doctype html><meta charset="utf-8"><title>404</title>'
            f'<p style="font: 16px sans-serif; margin: 3em">{escape(self._missing)}</p>'
            f'<p style="font: 13px monospace; margin: 3em">{escape(wanted.url)}</p>'
        ).encode("utf-8", "replace")
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
        ]
        sent = iter(() if wanted.method == "HEAD" else (body,))
        return Reply(Outcome.MISSED, _head(404, "Not Found", headers), sent, False)


def _whole(outcome: Outcome, wanted: Wanted, message: Message) -> Reply:
    """The stored message, with its own framing wherever that is true."""
    reason = message.head.partition(b"\r\n")[0].decode("latin-1").split(" ", 2)
    words = reason[2].strip() if len(reason) == 3 else ""
    headers = [one for one in message.headers if one[0].lower() not in _OF_THE_LINE]
    if wanted.method == "HEAD" or message.status in _BODILESS:
        return Reply(outcome, _head(message.status, words, headers), iter(()), False)
    size, told, begin = _body_size(message), message.get("Content-Length"), b""
    if (message.get("Transfer-Encoding") or "").strip().lower() == "chunked":
        begin = message.body.readline(PIECE)
        if _is_chunk(begin):
            body = _pieces(message, begin)
            return Reply(outcome, _head(message.status, words, headers, closes=True), body, True)
        headers, told = _unframed(headers), None
    is_cut = message.truncated is not None
    if told is not None and size is not None and told.strip() != str(size):
        is_cut = is_cut or (told.strip().isdigit() and size < int(told) and not _unpacked(message))
        if not is_cut:
            headers = [*_unframed(headers), ("Content-Length", str(size))]
    elif told is None and size is not None and not is_cut:
        headers.append(("Content-Length", str(size)))
    closes = is_cut or size is None
    head = _head(message.status, words, headers, closes=closes)
    return Reply(outcome, head, _pieces(message, begin), closes)


def _cut(outcome: Outcome, wanted: Wanted, told: pieces.Cut) -> Reply:
    headers = [
        one
        for one in told.message.headers
        if one[0].lower() not in _FRAMING and one[0].lower() not in _OF_THE_LINE
    ]
    headers.append(("Content-Length", str(told.last - told.first + 1)))
    is_all = told.first == 0 and told.last == told.total - 1
    if wanted.first is None and is_all:
        return Reply(outcome, _head(200, "OK", headers), told.body, False)
    headers.append(("Content-Range", f"bytes {told.first}-{told.last}/{told.total}"))
    sent = iter(()) if wanted.method == "HEAD" else told.body
    return Reply(outcome, _head(206, "Partial Content", headers), sent, False)


def _is_plain(header: tuple[str, str]) -> bool:
    return not any(sign in part for part in header for sign in "\r\n\0") and bool(header[0])


def _head(
    status: int, reason: str, headers: list[tuple[str, str]], *, closes: bool = False
) -> bytes:
    words = reason.replace("\r", " ").replace("\n", " ")
    lines = [f"HTTP/1.1 {status} {words}"]
    lines += [f"{name}: {value}" for name, value in headers if _is_plain((name, value))]
    lines += ["Connection: close"] if closes else []
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")


def _unframed(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [one for one in headers if one[0].lower() not in _FRAMING]


def _unpacked(message: Message) -> bool:
    """Whether the recorder stored the body unpacked, and said so in the way some do."""
    return message.get(_PACKED_THEN) is not None


def _body_size(message: Message) -> int | None:
    """Bytes behind the head; None for a revisit, whose body lies in another record."""
    if message.record.kind == "revisit":
        return None
    return max(0, message.record.size - len(message.head))


def _is_chunk(line: bytes) -> bool:
    """Whether a body that is told to come in chunks really begins with one."""
    try:
        return line.endswith(b"\n") and int(line.partition(b";")[0].strip(), 16) >= 0
    except ValueError:
        return False


def _pieces(message: Message, begin: bytes) -> Iterator[bytes]:
    """The body as stored. A damaged record ends early, and the browser finds it cut."""
    if begin:
        yield begin
    try:
        while piece := message.body.read(PIECE):
            yield piece
    except IntegrityFailure:
        return
