"""What the record of a capture says. Nothing in it is guessed: what is not known is absent."""

from __future__ import annotations

from satchel.capture import facts
from satchel.capture.browser.results import Browsed, Unread
from satchel.capture.http.exchanges import Exchange
from satchel.capture.http.tls import TlsFacts
from satchel.capture.kept import Kept
from satchel.capture.recording import Result
from satchel.crypto.digest import sha256
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.formats.wacz.reading import MEDIA_TYPE
from satchel.storage.contents import TakenIn

TIER = "T3"
"""A single file by HTTP; T1 and T2 are captures by a browser (T2 without the bytes of secure
connections), T4 is a file someone gave."""


def fields(
    result: Result, *, citation: RecordId | None, kept: Kept, why_tier: str | None = None
) -> dict[str, JsonValue]:
    """The fields of one capture record; see `archive_schema/kinds/capture.json`.

    `why_tier` says in a clause why it is a lower tier than a page deserves.
    """
    last = result.last
    message = last.message if last else None
    told: dict[str, JsonValue] = {
        "citation": citation,
        "url": result.url,
        "final_url": last.url if last else None,
        "tier": tier_of(result),
        "why_tier": why_tier,
        "outcome": result.outcome.value,
        "fault": result.fault.value if result.fault else None,
        "reason": result.reason,
        "status": message.status if message else None,
        "fetched_from": result.begun.utc_text(),
        "fetched_until": result.ended.utc_text(),
        "address": last.peer if last else None,
        "tls": _tls(last.tls) if last and last.tls else None,
        "allowed_address": any(exchange.allowed for exchange in result.exchanges),
        "size": message.entity_size if message else None,
        "body_sha256": message.entity_sha256 if message else None,
        "media_type": kept.media_type,
        "declared_type": _declared(last),
        "redirects": _redirects(result),
        "content": None if kept.taken is None else _content(kept.taken),
        "records": kept.records or None,
        "manifest_sha256": kept.manifest_sha256,
    }
    if isinstance(result, Browsed):
        told |= _seen(result, kept)
    return {name: value for name, value in told.items() if value is not None}


def tier_of(result: Result) -> str:
    """T1 and T2 for a page as a browser saw it, T3 for a file by HTTP."""
    return result.tier if isinstance(result, Browsed) else TIER


def _seen(browsed: Browsed, kept: Kept) -> dict[str, JsonValue]:
    """What only a browser can tell."""
    failed = [one for one in browsed.exchanges if _has_failed(one)]
    engine, view = browsed.engine, browsed.view
    return {
        "final_url": browsed.final_url or (browsed.last.url if browsed.last else None),
        "title": browsed.title or None,
        "language": browsed.language or None,
        "assisted": browsed.assisted or None,
        "exchanges": len(browsed.exchanges),
        "exchanges_failed": len(failed) or None,
        "blocked": len(browsed.blocked) or None,
        "cuts": facts.cuts(browsed.cuts) or None,
        "links": len(browsed.links),
        "video": _video(browsed),
        "browser": None
        if engine is None
        else {
            "program": engine.program,
            "chromium": engine.chromium,
            "security_patch": engine.security_patch,
            "sandbox": engine.sandbox,
            "why_no_sandbox": engine.why,
        },
        "view": None
        if view is None
        else {
            "width": view.width,
            "height": view.height,
            "page_width": view.page_width,
            "page_height": view.page_height,
            "languages": view.languages,
        },
        **({} if browsed.unread is None else _unread(browsed, browsed.unread)),
        "parts": {part.value: _part(browsed, kept, part.value) for part in sorted(kept.parts)},
    }


def _has_failed(exchange: Exchange) -> bool:
    return exchange.fault is not None or (exchange.message is None and exchange.tunnel is None)


def _unread(browsed: Browsed, told: Unread) -> dict[str, JsonValue]:
    """In place of an answer: what the browser told of it, and of the connection it came by."""
    tunnels = [one.tunnel for one in browsed.exchanges if one.tunnel is not None]
    page = browsed.last.tunnel if browsed.last else None
    message = browsed.last.message if browsed.last else None
    return {
        "status": message.status if message else told.status,
        "unread": {
            "connections": len(tunnels),
            "sent": sum(one.sent for one in tunnels),
            "received": sum(one.received for one in tunnels),
            "asked": len(told.asked),
            "protocol": told.protocol,
            "tls": page.protocol if page else None,
            "cipher": page.cipher if page else None,
        },
    }


def _part(browsed: Browsed, kept: Kept, name: str) -> JsonObject:
    """Which record of the web archive holds it, and the hash of the thing itself."""
    made = next(one for one in browsed.made if one.part.value == name)
    written = next(one for part, one in kept.parts.items() if part.value == name)
    told: dict[str, JsonValue] = {
        "record": written.id.strip("<>"),
        "size": made.size,
        "sha256": made.sha256,
        "type": made.media_type,
    }
    return told | ({"cut": made.truncated} if made.truncated else {})


def _video(browsed: Browsed) -> JsonValue:
    state = browsed.video.state
    if state.value in ("not-asked", "none"):
        return None
    return {"state": state.value, "reason": browsed.video.reason, "title": browsed.video.title}


def _content(taken: TakenIn) -> dict[str, JsonValue]:
    return {
        "id": taken.content,
        "size": taken.size,
        "sha256": taken.sha256,
        "sha512": taken.sha512,
        "type": MEDIA_TYPE,
    }


def _redirects(result: Result) -> list[JsonValue]:
    """The way to the page: of a browser's many exchanges only those that led to it."""
    if not isinstance(result, Browsed):
        return [_hop(one) for one in result.exchanges[:-1] if one.message is not None]
    hops: list[JsonValue] = []
    for one in result.exchanges:
        if one is result.last or one.message is None or not 300 <= one.message.status < 400:
            break
        hops.append(_hop(one))
    return hops


def _hop(exchange: Exchange) -> JsonValue:
    assert exchange.message is not None
    return {"url": exchange.url, "status": exchange.message.status}


def _tls(tls: TlsFacts) -> dict[str, JsonValue]:
    return {
        "verified": tls.verified,
        "protocol": tls.protocol,
        "cipher": tls.cipher,
        "subject": tls.subject,
        "issuer": tls.issuer,
        "chain_sha256": [sha256(one).hex() for one in tls.chain],
    }


def _declared(last: Exchange | None) -> str | None:
    message = last.message if last else None
    for name, value in message.headers if message else ():
        if name.lower() == "content-type":
            return value[:200]
    return None
