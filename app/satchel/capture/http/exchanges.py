"""What was sent and what came back: one exchange, and the whole way to a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from satchel.capture.http.faults import Fault
from satchel.capture.http.tls import TlsFacts
from satchel.capture.spool import Spool
from satchel.domain.moments import Moment


class Outcome(StrEnum):
    """What came of asking for a page. An error page of the site was captured, too."""

    CAPTURED = "captured"
    PARTIAL = "partial"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Message:
    """The answer, literally: `spool` holds head and body as they came.

    `head_size` bytes of it are status line and headers with the blank line. Digests are
    lowercase hex SHA-256: of all of it, of the body as transferred (with chunk framing),
    and of the body itself (`entity`: framing taken off, content coding left on; None when
    it is not whole). That of the body is None
    where readers would not agree where it begins.
    `truncated` says why it is not whole, in the words of WARC-Truncated.
    """

    spool: Spool
    head_size: int
    status: int
    headers: tuple[tuple[str, str], ...]
    block_sha256: str
    body_sha256: str | None
    entity_sha256: str | None
    entity_size: int
    truncated: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """One message over a WebSocket, told but not kept. `after_ms` counts from the opening."""

    sent: bool
    kind: str
    size: int
    sha256: str
    after_ms: int


@dataclass(frozen=True, slots=True)
class Channel:
    """What went over a WebSocket: messages and bytes of them each way, and how it closed.

    `pieces` are the first of them, in order; `close_code` is None when nobody said goodbye.
    """

    sent: int
    sent_size: int
    received: int
    received_size: int
    pieces: tuple[Piece, ...]
    close_code: int | None


@dataclass(frozen=True, slots=True)
class Tunnel:
    """A secure connection that was passed through unread: bytes each way, and what both sides
    showed before it was private.

    `name` is the site the browser asked for, `offered` the protocols it could speak inside.
    `protocol` and `cipher` are what the site chose, as OpenSSL names them, None where that
    was not seen; `refused` is the number of the alert with which it refused instead.
    """

    sent: int
    received: int
    name: str | None = None
    offered: tuple[str, ...] = ()
    protocol: str | None = None
    cipher: str | None = None
    refused: int | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what came of it; `message` is None when no proper answer came.

    `answer` is what the name resolved to; `peer` the address and port connected to.
    `fault` and `reason` say what went wrong. `interim` are 1xx answers that came before,
    `garbage` the first bytes of an answer that was not HTTP, `surplus` counts bytes the
    server sent behind the end of its answer.

    Over the recording proxy also: `connection` numbers the connections to origins, so that
    exchanges over one of them can be told (0 when nobody counted); `proxy` names the kind of
    proxy beyond ours, which then looked up the name; `changed` says in words what of the
    browser's request, or of the answer to it, was not passed on as it was. Where there is a
    `tunnel` it is not one exchange but one whole connection, with nothing kept of what was said.
    """

    url: str
    begun: Moment
    ended: Moment
    answer: tuple[str, ...] = ()
    allowed: bool = False
    peer: str | None = None
    tls: TlsFacts | None = None
    request: bytes = b""
    message: Message | None = None
    interim: bytes = b""
    garbage: bytes = b""
    surplus: int = 0
    fault: Fault | None = None
    reason: str | None = None
    method: str = "GET"
    connection: int = 0
    proxy: str | None = None
    changed: tuple[str, ...] = ()
    channel: Channel | None = None
    tunnel: Tunnel | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """All exchanges from the address asked for to where it ended. Close it.

    `reason` is one clause for people, None when captured without a remark.
    """

    url: str
    outcome: Outcome
    fault: Fault | None
    reason: str | None
    exchanges: tuple[Exchange, ...]
    begun: Moment
    ended: Moment

    @property
    def last(self) -> Exchange | None:
        """The exchange it ended with; None when nothing was asked at all."""
        return self.exchanges[-1] if self.exchanges else None

    def close(self) -> None:
        """Forget the bytes."""
        for exchange in self.exchanges:
            if exchange.message is not None:
                exchange.message.spool.close()
