"""What a record says that HTTP does not carry: of one exchange, and of the browser's look.

Kept as metadata records beside what they are about. Nothing of the device or its place is
in here: no zone of its clock, no own address, no name of a user or a folder.
"""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from dataclasses import asdict

from satchel.capture.browser.results import Browsed, Cut, Unread
from satchel.capture.http.exchanges import Channel, Exchange
from satchel.capture.http.tls import TlsFacts
from satchel.domain.json_values import JsonValue

_MOST = 10_000  # links, console lines and the like; more is said as a number


def of_exchange(exchange: Exchange) -> dict[str, JsonValue]:
    """How one exchange went; what is not known is None."""
    message = exchange.message
    return {
        "begun": exchange.begun.utc_text(),
        "ended": exchange.ended.utc_text(),
        "monotonic_ns": [str(exchange.begun.monotonic_ns), str(exchange.ended.monotonic_ns)],
        "method": exchange.method,
        "connection": exchange.connection or None,
        "dns_answer": list(exchange.answer),
        "private_address_allowed": exchange.allowed,
        "connected_to": exchange.peer,
        "proxy": exchange.proxy,
        "changed": list(exchange.changed),
        "tls": None if exchange.tls is None else _tls(exchange.tls),
        "fault": exchange.fault,
        "reason": exchange.reason,
        "transfer_coding": "kept as received; the payload digest covers it",
        "entity_sha256": message.entity_sha256 if message else None,
        "entity_size": message.entity_size if message else None,
        "interim_answers": exchange.interim.decode("latin-1") or None,
        "not_http": exchange.garbage.decode("latin-1") or None,
        "bytes_behind_the_end": exchange.surplus,
        "web_socket": None if exchange.channel is None else _channel(exchange.channel),
        "passed_through_unread": None if exchange.tunnel is None else asdict(exchange.tunnel),
    }


def of_page(browsed: Browsed) -> dict[str, JsonValue]:
    """With what the page was looked at, what it did, and what was cut short or not given."""
    return {
        "asked_for": browsed.url,
        "ended_at": browsed.final_url,
        "title": browsed.title,
        "language": browsed.language,
        "outcome": browsed.outcome,
        "reason": browsed.reason,
        "begun": browsed.begun.utc_text(),
        "ended": browsed.ended.utc_text(),
        "assisted": browsed.assisted,
        "engine": None if browsed.engine is None else asdict(browsed.engine),
        "view": None if browsed.view is None else asdict(browsed.view),
        "behaviours": list(browsed.behaviours),
        "cuts": cuts(browsed.cuts),
        "blocked": [asdict(one) for one in browsed.blocked[:_MOST]],
        "console": [asdict(line) for line in browsed.console[:_MOST]],
        "links": [asdict(link) for link in browsed.links[:_MOST]],
        "left_out": {
            "blocked": max(0, len(browsed.blocked) - _MOST),
            "console": max(0, len(browsed.console) - _MOST),
            "links": max(0, len(browsed.links) - _MOST),
        },
        "video": asdict(browsed.video),
        "unread": None if browsed.unread is None else _unread(browsed.unread),
    }


def _unread(told: Unread) -> dict[str, JsonValue]:
    """What the browser told in place of bytes, and in words what therefore is not here."""
    return {
        "not_kept": "what was sent and received over secure connections, and the certificates "
        "in them, which the browser judged by the rules and the store of its own",
        "status": told.status,
        "protocol": told.protocol,
        "asked": [asdict(one) for one in told.asked[:_MOST]],
    }


def cuts(met: Sequence[Cut]) -> list[JsonValue]:
    """Which limits were met, in words and in a word."""
    return [{"limit": one.limit.value, "reason": one.reason} for one in met]


def _tls(tls: TlsFacts) -> dict[str, JsonValue]:
    return {
        "protocol": tls.protocol,
        "cipher": tls.cipher,
        "verified": tls.verified,
        "subject": tls.subject,
        "issuer": tls.issuer,
        "not_before": tls.not_before,
        "not_after": tls.not_after,
        "chain_as_sent": [ssl.DER_cert_to_PEM_cert(one) for one in tls.chain],
    }


def _channel(channel: Channel) -> dict[str, JsonValue]:
    told: dict[str, JsonValue] = asdict(channel)
    return told
