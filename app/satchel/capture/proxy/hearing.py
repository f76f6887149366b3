"""The program's side of an exchange: frames put together again into what is kept.

What it is for: from what the worker tells to an `Exchange` whose bytes wait in a sealed
spool. What it is not for: the pipe (`frames`). To know first: the worker met strangers'
scripts. Lengths, order and kinds are judged here, digests of bytes are made here, and what
does not fit is `Garbled`; but what an origin said is known from the worker alone.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from satchel.capture.http.exchanges import Channel, Exchange, Message, Piece, Tunnel
from satchel.capture.http.faults import Failed, Fault
from satchel.capture.http.keeping import HEAD_MAX, Keeper
from satchel.capture.http.tls import TlsFacts
from satchel.capture.proxy.frames import LARGEST, Frame, Garbled, Kind
from satchel.capture.proxy.rules import GARBAGE_MAX, INTERIM_MAX, Limits
from satchel.capture.spool import Shelf, Spool
from satchel.domain.json_values import JsonObject
from satchel.domain.moments import Moment, parse_utc

_IN_MEMORY = 1024 * 1024  # of one exchange, before it waits as ciphertext in a file
_HELD = 32 * 1024 * 1024  # of all that have ended, before the next are put away
_SMALL = 8192  # not worth putting away
_PIECES_MAX = 1000


class Spools:
    """Where the answers of one capture wait: in memory, and beyond a bound as ciphertext."""

    def __init__(self, random: Callable[[int], bytes], *, folder: Path | None = None) -> None:
        self._random = random
        self._folder = folder
        self._shelf = Shelf(folder)
        self._held = 0

    def make(self) -> Spool:
        """For an answer that comes."""
        return Spool(self._random, folder=self._folder, in_memory=_IN_MEMORY)

    def settle(self, spool: Spool) -> None:
        """It has come. Raises MachineRefused."""
        if spool.size <= _SMALL or self._held + spool.size <= _HELD:
            self._held += spool.size
        else:
            spool.put_away(self._shelf)


@dataclass(slots=True)
class _Open:
    url: str
    method: str
    begun: Moment
    keeper: Keeper
    request: bytearray = field(default_factory=bytearray)
    interim: bytearray = field(default_factory=bytearray)
    has_head: bool = False


class Hearing:
    """Exchanges of one capture, as they are told. `close` it: what has no end is forgotten.

    `spools` are the places where answers wait.
    """

    def __init__(self, limits: Limits, spools: Spools) -> None:
        self._limits = limits
        self._spools = spools
        self._open: dict[int, _Open] = {}
        self._seen: set[int] = set()
        self._size = 0

    def take(self, frame: Frame) -> Exchange | None:
        """The exchange that ends with this frame, if one does. Raises Garbled.

        The caller closes its spool. MachineRefused when the disk fails.
        """
        if frame.kind is Kind.EXCHANGE:
            self._begin(frame)
            return None
        exchange = self._open.get(frame.number)
        if exchange is None:
            raise Garbled("a frame belongs to no exchange")
        if frame.kind is Kind.END:
            del self._open[frame.number]
            ended = _ended(exchange, frame.told())
            if ended.message is not None:
                self._spools.settle(ended.message.spool)
            return ended
        self._count(len(frame.payload))
        _PLACES.get(frame.kind, _misplaced)(exchange, frame.payload, self._limits)
        return None

    def broken_off(self, now: Moment) -> list[Exchange]:
        """Those without an end, for the worker is gone: each with what came, as cut."""
        left = list(self._open.values())
        self._open.clear()
        failed = Failed(Fault.CUT, "the browser broke down before it was whole")
        return [_put_together(exchange, now, failed, "disconnect") for exchange in left]

    def close(self) -> None:
        for exchange in self._open.values():
            exchange.keeper.discard()
        self._open.clear()

    def _begin(self, frame: Frame) -> None:
        told = frame.told()
        # Threads begin them, so numbers do not come in order; but each comes once.
        if frame.number in self._seen or not 0 < frame.number <= self._limits.exchanges:
            raise Garbled("exchanges are not counted one by one")
        self._seen.add(frame.number)
        url, method = _words(told, "url"), _words(told, "method")
        keeper = Keeper(self._spools.make, self._limits.resource + HEAD_MAX)
        self._open[frame.number] = _Open(url, method, _moment(told.get("begun")), keeper)

    def _count(self, size: int) -> None:
        """Requests included; the worker stops at the limits, so what is beyond them lies."""
        self._size += size
        under_way = self._limits.connections * (self._limits.request + HEAD_MAX + LARGEST)
        if self._size > self._limits.total + under_way:
            raise Garbled("more came than was asked for")


def _request(exchange: _Open, data: bytes, limits: Limits) -> None:
    exchange.request += data
    if exchange.has_head or len(exchange.request) > limits.request + HEAD_MAX:
        raise Garbled("a request is too large or comes too late")


def _interim(exchange: _Open, data: bytes, limits: Limits) -> None:
    exchange.interim += data
    if exchange.has_head or len(exchange.interim) > INTERIM_MAX:
        raise Garbled("an interim answer is too large or comes too late")


def _head(exchange: _Open, data: bytes, limits: Limits) -> None:
    if exchange.has_head:
        raise Garbled("an answer has two heads")
    exchange.has_head = True
    try:
        exchange.keeper.keep(data)
        exchange.keeper.head_is_read()
    except Failed:
        raise Garbled("a head is none") from None


def _body(exchange: _Open, data: bytes, limits: Limits) -> None:
    if not exchange.has_head:
        raise Garbled("a body comes before its head")
    try:
        exchange.keeper.keep(data)
    except Failed:
        raise Garbled("an answer is larger than the worker may take") from None


def _misplaced(exchange: _Open, data: bytes, limits: Limits) -> None:
    raise Garbled("a frame is of no exchange")


_PLACES = {
    Kind.REQUEST: _request,
    Kind.INTERIM: _interim,
    Kind.HEAD: _head,
    Kind.BODY: _body,
}


def _ended(exchange: _Open, told: JsonObject) -> Exchange:
    try:
        reason, fault, truncated = told.get("reason"), told.get("fault"), told.get("truncated")
        failed = None if fault is None else Failed(Fault(_text(fault)), _words(told, "reason"))
        if reason is not None and failed is None:
            raise Garbled("a reason is given for no fault")
        if truncated not in (None, "length", "time", "disconnect"):
            raise Garbled("an answer is cut for no known reason")
        ended = _moment(told.get("ended"))
        made = _put_together(exchange, ended, failed, None if truncated is None else str(truncated))
        return _with_facts(made, told)
    except (ValueError, TypeError, KeyError, OverflowError):
        exchange.keeper.discard()
        raise Garbled("the end of an exchange is not to be understood") from None
    except Garbled:
        exchange.keeper.discard()
        raise


def _put_together(
    exchange: _Open, ended: Moment, failed: Failed | None, truncated: str | None
) -> Exchange:
    return Exchange(
        url=exchange.url,
        begun=exchange.begun,
        ended=ended,
        request=bytes(exchange.request),
        message=exchange.keeper.message(truncated),
        interim=bytes(exchange.interim),
        fault=failed.fault if failed else None,
        reason=failed.reason if failed else None,
        method=exchange.method,
    )


def _with_facts(exchange: Exchange, told: Mapping[str, Any]) -> Exchange:
    garbage = b64decode(told["garbage"], validate=True)
    if len(garbage) > GARBAGE_MAX:
        raise ValueError
    return replace(
        exchange,
        answer=tuple(_text(one) for one in told["answer"]),
        allowed=told["allowed"] is True,
        peer=_text_or_none(told["peer"]),
        tls=None if told["tls"] is None else _tls(told["tls"]),
        message=_message(exchange.message, told),
        garbage=garbage,
        surplus=_number(told["surplus"]),
        connection=_number(told["connection"]),
        proxy=_text_or_none(told["proxy"]),
        changed=tuple(_text(one) for one in told["changed"]),
        channel=None if told["channel"] is None else _channel(told["channel"]),
        tunnel=None if told.get("tunnel") is None else _tunnel(told["tunnel"]),
    )


def _message(message: Message | None, told: Mapping[str, Any]) -> Message | None:
    if message is None:
        return None
    entity = _text_or_none(told["entity_sha256"])
    if (entity is None) != (message.truncated is not None) or len(entity or "0" * 64) != 64:
        raise ValueError
    return replace(message, entity_sha256=entity, entity_size=_number(told["entity_size"]))


def _tls(told: Mapping[str, Any]) -> TlsFacts:
    return TlsFacts(
        chain=tuple(b64decode(one, validate=True) for one in told["chain"]),
        verified=told["verified"] is True,
        **{
            name: _text(told[name])
            for name in ("protocol", "cipher", "subject", "issuer", "not_before", "not_after")
        },
    )


def _channel(told: Mapping[str, Any]) -> Channel:
    if len(told["pieces"]) > _PIECES_MAX:
        raise ValueError
    numbers = {
        name: _number(told[name]) for name in ("sent", "sent_size", "received", "received_size")
    }
    code = told["close_code"]
    return Channel(
        pieces=tuple(
            Piece(
                one["sent"] is True,
                _text(one["kind"]),
                _number(one["size"]),
                _text(one["sha256"]),
                _number(one["after_ms"]),
            )
            for one in told["pieces"]
        ),
        close_code=None if code is None else _number(code),
        **numbers,
    )


def _tunnel(told: Mapping[str, Any]) -> Tunnel:
    if len(told["offered"]) > _PIECES_MAX:
        raise ValueError
    refused = told["refused"]
    return Tunnel(
        _number(told["sent"]),
        _number(told["received"]),
        _text_or_none(told["name"]),
        tuple(_text(one) for one in told["offered"]),
        _text_or_none(told["protocol"]),
        _text_or_none(told["cipher"]),
        None if refused is None else _number(refused),
    )


def _moment(told: Any) -> Moment:
    try:
        return Moment(
            parse_utc(_text(told["utc"])),
            _number(told["offset_minutes"], negative=True),
            _text_or_none(told["zone"]),
            int(_text(told["monotonic_ns"])),
            _text_or_none(told["boot"]),
        )
    except (KeyError, TypeError, ValueError):
        raise Garbled("a time is none") from None


def _words(told: JsonObject, name: str) -> str:
    value = told.get(name)
    if not isinstance(value, str):
        raise Garbled("a word is missing")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _number(value: Any, *, negative: bool = False) -> int:
    if type(value) is not int or abs(value) >= 1 << 53 or (value < 0 and not negative):
        raise ValueError
    return value
