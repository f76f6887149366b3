"""What the record of a capture says. Nothing in it is guessed: what is not known is absent."""

from __future__ import annotations

from satchel.capture.http.exchanges import Fetched
from satchel.capture.http.tls import TlsFacts
from satchel.crypto.digest import sha256
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.formats.warc import MEDIA_TYPE
from satchel.storage.contents import TakenIn

TIER = "T3"
"""A single file by HTTP; T1 and T2 are captures by a browser, T4 is a file someone gave."""


def fields(
    fetched: Fetched,
    *,
    citation: RecordId | None,
    taken: TakenIn | None,
    media_type: str | None,
) -> dict[str, JsonValue]:
    """The fields of one capture record; see `archive_schema/kinds/capture.json`."""
    last = fetched.last
    message = last.message if last else None
    told: dict[str, JsonValue] = {
        "citation": citation,
        "url": fetched.url,
        "final_url": last.url if last else None,
        "tier": TIER,
        "outcome": fetched.outcome.value,
        "fault": fetched.fault.value if fetched.fault else None,
        "reason": fetched.reason,
        "status": message.status if message else None,
        "fetched_from": fetched.begun.utc_text(),
        "fetched_until": fetched.ended.utc_text(),
        "address": last.peer if last else None,
        "tls": _tls(last.tls) if last and last.tls else None,
        "allowed_address": any(exchange.allowed for exchange in fetched.exchanges),
        "size": message.entity_size if message else None,
        "body_sha256": message.entity_sha256 if message else None,
        "media_type": media_type,
        "declared_type": _declared(fetched),
        "redirects": [
            {"url": exchange.url, "status": exchange.message.status}
            for exchange in fetched.exchanges[:-1]
            if exchange.message is not None
        ],
        "content": None if taken is None else _content(taken),
    }
    return {name: value for name, value in told.items() if value is not None}


def _content(taken: TakenIn) -> dict[str, JsonValue]:
    return {
        "id": taken.content,
        "size": taken.size,
        "sha256": taken.sha256,
        "sha512": taken.sha512,
        "type": MEDIA_TYPE,
    }


def _tls(tls: TlsFacts) -> dict[str, JsonValue]:
    return {
        "verified": True,
        "protocol": tls.protocol,
        "cipher": tls.cipher,
        "subject": tls.subject,
        "issuer": tls.issuer,
        "chain_sha256": [sha256(one).hex() for one in tls.chain],
    }


def _declared(fetched: Fetched) -> str | None:
    message = fetched.last.message if fetched.last else None
    for name, value in message.headers if message else ():
        if name.lower() == "content-type":
            return value[:200]
    return None
