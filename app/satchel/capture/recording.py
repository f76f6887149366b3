"""A fetched page as one WARC file: what was sent, what came, and how we know from whom.

Each hop is a response and a request record that name each other, and a metadata record
with what HTTP does not carry: the name server's answer, the TLS chain of that very
connection, the clock. What failed before an answer came has request (if sent) and
metadata only. The file holds nothing of the device or its place: no zone, no own address.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable

from satchel import __version__
from satchel.capture.http import session
from satchel.capture.http.exchanges import Exchange, Fetched, Message
from satchel.capture.http.tls import TlsFacts
from satchel.capture.spool import Spool
from satchel.crypto.digest import sha256
from satchel.domain.json_values import JsonValue
from satchel.formats import warc
from satchel.formats.warc import Block, Record, WarcFile, block_of

_TLS_NAMES = {"TLSv1.2": "tls/1.2", "TLSv1.3": "tls/1.3"}


def record(fetched: Fetched, spool: Spool, random: Callable[[int], bytes]) -> None:
    """Write all of `fetched` into `spool`; its bytes are read from the exchanges' spools."""
    file = WarcFile(spool, random)
    file.write(_about(fetched))
    for exchange in fetched.exchanges:
        _write(file, exchange)


def _about(fetched: Fetched) -> Record:
    lines = {
        "software": f"satchel/{__version__} ({session.program()})",
        "format": "WARC File Format 1.1",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "http-header-user-agent": session.USER_AGENT,
        "robots": "ignore",
    }
    text = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    block = block_of(text.encode(), sha256)
    return Record("warcinfo", fetched.begun.utc_text(), warc.FIELDS, block)


def _write(file: WarcFile, exchange: Exchange) -> None:
    date = exchange.begun.utc_text()
    main: str | None = None
    if exchange.message is not None:
        main = file.write(
            Record(
                "response",
                date,
                warc.RESPONSE,
                _response(exchange.message),
                exchange.url,
                _told(exchange, exchange.message),
            )
        )
    if exchange.request:
        request = block_of(exchange.request, sha256)
        request = Block(request.source, request.size, request.sha256, sha256(b"").hex())
        headers = _with(main) + _network(exchange)
        asked = file.write(Record("request", date, warc.REQUEST, request, exchange.url, headers))
        main = main or asked
    facts = json.dumps(_facts(exchange), ensure_ascii=False, indent=1).encode()
    block = block_of(facts, sha256)
    file.write(
        Record("metadata", date, "application/json", block, exchange.url, _with(main)),
    )


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
        headers.append(("WARC-Cipher-Suite", exchange.tls.cipher))
    return headers


def _with(record_id: str | None) -> list[tuple[str, str]]:
    return [("WARC-Concurrent-To", record_id)] if record_id else []


def _facts(exchange: Exchange) -> dict[str, JsonValue]:
    message = exchange.message
    return {
        "begun": exchange.begun.utc_text(),
        "ended": exchange.ended.utc_text(),
        "monotonic_ns": [str(exchange.begun.monotonic_ns), str(exchange.ended.monotonic_ns)],
        "dns_answer": list(exchange.answer),
        "private_address_allowed": exchange.allowed,
        "connected_to": exchange.peer,
        "proxy": None,
        "tls": None if exchange.tls is None else _tls(exchange.tls),
        "fault": exchange.fault,
        "reason": exchange.reason,
        "transfer_coding": "kept as received; the payload digest covers it",
        "entity_sha256": message.entity_sha256 if message else None,
        "entity_size": message.entity_size if message else None,
        "interim_answers": exchange.interim.decode("latin-1") or None,
        "not_http": exchange.garbage.decode("latin-1") or None,
        "bytes_behind_the_end": exchange.surplus,
    }


def _tls(tls: TlsFacts) -> dict[str, JsonValue]:
    return {
        "protocol": tls.protocol,
        "cipher": tls.cipher,
        "verified": True,
        "subject": tls.subject,
        "issuer": tls.issuer,
        "not_before": tls.not_before,
        "not_after": tls.not_after,
        "chain_as_sent": [ssl.DER_cert_to_PEM_cert(one) for one in tls.chain],
    }
