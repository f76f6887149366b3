"""What was captured as one WARC file: what was sent, what came, and how we know from whom.

Each exchange is a response and a request record that name each other, and a metadata record
with what HTTP does not carry: the name server's answer, the TLS chain of that very
connection, the clock. What failed before an answer came has request (if sent) and
metadata only, and so has a connection that was left unread. What a browser made of the page
(picture, print, text, structure) follows as resource records under `urn:` addresses. The file
holds nothing of the device or its place.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass

from satchel import __version__
from satchel.capture import facts
from satchel.capture.asked import query_of
from satchel.capture.browser.results import Browsed, Made, Part
from satchel.capture.http import session
from satchel.capture.http.exchanges import Exchange, Fetched, Message
from satchel.capture.marking import Mark, MarkedSpool
from satchel.capture.spool import Spool
from satchel.crypto.digest import sha256
from satchel.domain.json_values import JsonValue
from satchel.formats import warc
from satchel.formats.wacz.index_lines import Answer, Place
from satchel.formats.wacz.writing import WARC
from satchel.formats.warc import Block, Record, WarcFile, block_of

Result = Fetched | Browsed
_TLS_NAMES = {"TLSv1.2": "tls/1.2", "TLSv1.3": "tls/1.3"}
_URNS = {
    Part.PICTURE: "urn:fullPage:",
    Part.PRINT: "urn:pdf:",
    Part.TEXT: "urn:text:",
    Part.DOM: "urn:dom:",
    Part.SAVED: "urn:mhtml:",
}
"""As other programs call them where they do."""
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Written:
    """One record as written. `part` is set for what the browser made."""

    id: str
    kind: str
    url: str | None
    date: str
    mark: Mark
    block_sha256: str
    part: Part | None = None


class Recorder:
    """Writes one capture into a spool and notes `records`, and `answers` for the index."""

    def __init__(self, spool: Spool, random: Callable[[int], bytes]) -> None:
        self.sink = MarkedSpool(spool)
        self.records: list[Written] = []
        self.answers: list[Answer] = []
        self._file = WarcFile(self.sink, random)

    def write(self, result: Result) -> None:
        """All of it; bytes are read from the spools of its exchanges and parts."""
        self._record(_about(result))
        main: str | None = None
        for exchange in result.exchanges:
            written = self._exchange(exchange)
            main = written if exchange is result.last else main
        if not isinstance(result, Browsed):
            return
        url = result.final_url or result.url
        for made in result.made:
            self._part(made, url)
        told = facts.of_page(result)
        self._metadata(told, url, result.ended.utc_text(), main)

    def _exchange(self, exchange: Exchange) -> str | None:
        """The id of its answer, or of what was asked where none came."""
        date = exchange.begun.utc_text()
        main: str | None = None
        if exchange.message is not None:
            block = _response(exchange.message)
            headers = _told(exchange, exchange.message)
            main = self._record(
                Record("response", date, warc.RESPONSE, block, exchange.url, headers)
            )
            self._list(exchange, exchange.message)
        if exchange.request:
            request = block_of(exchange.request, sha256)
            payload = sha256(_body(exchange.request)).hex()
            request = Block(request.source, request.size, request.sha256, payload)
            headers = _with(main) + _network(exchange)
            asked = self._record(
                Record("request", date, warc.REQUEST, request, exchange.url, headers)
            )
            main = main or asked
        self._metadata(facts.of_exchange(exchange), exchange.url, date, main)
        return main

    def _part(self, made: Made, url: str) -> None:
        block = Block(made.spool.open(), made.size, made.sha256, made.sha256)
        headers = [("WARC-Truncated", "length")] if made.truncated else []
        urn = _URNS[made.part] + url
        date = made.made.utc_text()
        self._record(Record("resource", date, made.media_type, block, urn, headers), made.part)
        self.answers.append(
            Answer(
                url=urn,
                stamp=_stamp(date),
                place=self._place(),
                status=200,
                mime=made.media_type.partition(";")[0],
                payload=f"sha256:{made.sha256}",
                record_sha256=self.records[-1].mark.sha256,
            )
        )

    def _metadata(self, told: dict[str, JsonValue], url: str, date: str, about: str | None) -> None:
        block = block_of(json.dumps(told, ensure_ascii=False, indent=1).encode(), sha256)
        self._record(Record("metadata", date, _JSON, block, url, _with(about)))

    def _record(self, record: Record, part: Part | None = None) -> str:
        record_id = self._file.write(record)
        mark, block = self.sink.mark(), record.block
        self.records.append(
            Written(record_id, record.kind, record.url, record.date, mark, block.sha256, part)
        )
        return record_id

    def _list(self, exchange: Exchange, message: Message) -> None:
        """The answer's line in the index; bodies of requests are told as others tell them."""
        body = _body(exchange.request)
        kind = _header(message, "content-type").partition(";")[0].strip().lower()
        self.answers.append(
            Answer(
                url=exchange.url,
                stamp=_stamp(exchange.begun.utc_text()),
                place=self._place(),
                status=message.status,
                mime=kind or mimetypes.guess_type(exchange.url)[0],
                method=exchange.method,
                body_sha256=sha256(body).hex() if body else None,
                asked=query_of(exchange.request, body) if exchange.method != "GET" else None,
                payload=f"sha256:{message.body_sha256}" if message.body_sha256 else None,
                record_sha256=self.records[-1].mark.sha256,
            )
        )

    def _place(self) -> Place:
        mark = self.records[-1].mark
        return Place(WARC, mark.offset, mark.length)


def record(result: Result, spool: Spool, random: Callable[[int], bytes]) -> Recorder:
    """Write all of `result` into `spool`; what was written where."""
    recorder = Recorder(spool, random)
    recorder.write(result)
    return recorder


def software(result: Result) -> str:
    """Which programs made the capture."""
    if isinstance(result, Browsed):
        engine = result.engine
        told = f"{engine.program}; Chromium {engine.chromium}" if engine else "browser"
        return f"satchel/{__version__} ({told})"
    return f"satchel/{__version__} ({session.program()})"


def _about(result: Result) -> Record:
    agent = session.USER_AGENT
    if isinstance(result, Browsed):
        agent = result.engine.user_agent if result.engine else ""
    lines = {
        "software": software(result),
        "format": "WARC File Format 1.1",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "http-header-user-agent": agent,
        "robots": "ignore",
    }
    text = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    block = block_of(text.encode(), sha256)
    return Record("warcinfo", result.begun.utc_text(), warc.FIELDS, block)


def _response(message: Message) -> Block:
    return Block(
        message.spool.open(), message.spool.size, message.block_sha256, message.body_sha256
    )


def _told(exchange: Exchange, message: Message) -> list[tuple[str, str]]:
    headers = _network(exchange)
    if message.truncated is not None:
        headers.append(("WARC-Truncated", message.truncated))
    return headers


def _network(exchange: Exchange) -> list[tuple[str, str]]:
    """Address and protocols: of the connection, so the same for request and response."""
    headers: list[tuple[str, str]] = []
    if exchange.peer is not None:
        headers.append(("WARC-IP-Address", exchange.peer.rpartition(":")[0].strip("[]")))
    if exchange.message is not None:
        head = exchange.message.spool.open().read(8).decode("ascii").lower()
        headers.append(("WARC-Protocol", head))
    if exchange.tls is not None:
        protocol = _TLS_NAMES.get(exchange.tls.protocol)
        headers += [("WARC-Protocol", protocol)] if protocol else []
        headers += [("WARC-Cipher-Suite", exchange.tls.cipher)] if exchange.tls.cipher else []
    return headers


def _with(record_id: str | None) -> list[tuple[str, str]]:
    return [("WARC-Concurrent-To", record_id)] if record_id else []


def _body(request: bytes) -> bytes:
    return request.partition(b"\r\n\r\n")[2]


def _header(message: Message, name: str) -> str:
    return next((value for key, value in message.headers if key.lower() == name), "")


def _stamp(utc: str) -> str:
    return "".join(letter for letter in utc if letter.isdigit())[:14]
