"""One connection of the browser to the proxy: who it is, what it asks, and where.

What it is for: the token, CONNECT and the tunnel in it, one request after another. What it
is not for: the requests themselves (`passing`). To know first: within a tunnel we are the
site, so that what the browser says is heard; where a tunnel leads is judged only when it
has asked for something, and so every refusal is the refusal of one address. Only where the
rules say so is a tunnel left unread (`tunnelling`).
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import re
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass

import h11

from satchel.capture.http.faults import Failed, Fault
from satchel.capture.http.wire import Deadline
from satchel.capture.proxy.faces import Faces
from satchel.capture.proxy.fronts import Front, HungUp
from satchel.capture.proxy.lines import Line, Origin, Roads
from satchel.capture.proxy.passing import Passage
from satchel.capture.proxy.telling import Teller
from satchel.capture.proxy.tunnelling import tunnel
from satchel.crypto.digest import constant_time_equal

_IDLE_S = 120.0
_TALK_S = 30.0
_CLIENT_HELLO = b"\x16"
_AUTHORITY = re.compile(r"(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9._-]+))(?::([0-9]{1,5}))?")
_ABSOLUTE = re.compile(rb"http://([^/?#]+)(/[^#]*|\?[^#]*|)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class House:
    """What every caller is served with. `token` is what Basic must decode to."""

    token: bytes
    faces: Faces
    roads: Roads
    teller: Teller


class Caller:
    """Serves one connection until either side ends it. Raises Gone."""

    def __init__(
        self,
        connection: socket.socket,
        house: House,
        opened: Callable[[socket.socket], None],
        closed: Callable[[socket.socket], None],
    ) -> None:
        self._house = house
        self._opened, self._closed = opened, closed
        self._front = Front(connection, _TALK_S)
        self._line: Line | None = None

    def serve(self) -> None:
        try:
            self._outside()
        except (HungUp, h11.LocalProtocolError):
            pass
        except h11.RemoteProtocolError:
            with contextlib.suppress(HungUp, h11.LocalProtocolError):
                self._front.refuse(400, b"Bad Request")
        finally:
            self._closed(self._front.connection)
            self._front.close()
            if self._line is not None:
                self._line.close()

    def _outside(self) -> None:
        """Requests to the proxy itself: of plain http, or for a tunnel."""
        while True:
            request = self._front.hear(wait_s=_IDLE_S)
            if not isinstance(request, h11.Request):
                return
            if not _has_token(request, self._house.token):
                self._ask_for_token()
            elif request.method == b"CONNECT":
                origin = _origin(request.target.decode("latin-1"), secure=True)
                if origin is None:
                    self._front.refuse(400, b"Bad Request")
                    return
                self._tunnel(origin)
                return
            else:
                asked = _ABSOLUTE.fullmatch(request.target)
                origin = _origin(asked[1].decode("latin-1"), secure=False) if asked else None
                if asked is None or origin is None:
                    self._front.refuse(400, b"Bad Request")
                    return
                if not self._pass(request, origin, _path(asked[2])):
                    return
            if not self._front.next_request():
                return

    def _ask_for_token(self) -> None:
        """The connection stays: the browser asks again over it."""
        while isinstance(self._front.hear(), h11.Data):
            pass
        challenge = (b"Proxy-Authenticate", b'Basic realm="recording"')
        self._front.refuse(407, b"Proxy Authentication Required", challenge)

    def _tunnel(self, origin: Origin) -> None:
        """We are `origin` from here on; without TLS it is plain http, as WebSockets come."""
        self._front.hear()
        self._front.say(h11.Response(status_code=200, headers=[], reason=b"OK"))
        connection = self._front.connection
        connection.settimeout(_IDLE_S)
        try:
            first = connection.recv(1, socket.MSG_PEEK)
        except (OSError, ValueError):
            raise HungUp from None
        if not first or self._front.http.trailing_data[0]:
            return
        if first == _CLIENT_HELLO and self._house.roads.rules.unread:
            self._leave_unread(origin)
            return
        if first == _CLIENT_HELLO:
            self._become(origin)
        else:
            origin = Origin(False, origin.host, origin.port)
            self._front = Front(connection, _TALK_S)
        self._inside(origin)

    def _leave_unread(self, origin: Origin) -> None:
        """Connect to exactly what was judged, and pass on what comes, both ways."""
        telling = self._house.teller.begin(origin.url("/"), "CONNECT")
        if telling is None:
            return
        teller, failed = self._house.teller, None
        limits = teller.limits
        self._line = Line(Origin(False, origin.host, origin.port), self._house.roads)
        try:
            self._line.open(Deadline(limits.stall_s, limits.stall_s))
            telling.leave_aside()
            tunnel(self._front, self._line, telling, limits.stall_s)
        except Failed as fault:
            # One that still stands when the capture ends was not cut: nothing more was wanted.
            is_used = telling.tunnel is not None and telling.tunnel.received > 0
            failed = None if is_used and teller.is_ending else fault
        finally:
            telling.end(self._line, failed)

    def _become(self, origin: Origin) -> None:
        connection = self._front.connection
        connection.settimeout(_TALK_S)
        try:
            context = self._house.faces.context(origin.host)
            secured = context.wrap_socket(connection, server_side=True)
        except (OSError, ValueError) as refusal:
            if isinstance(refusal, ssl.SSLError) and not isinstance(refusal, ssl.SSLEOFError):
                reason = "the browser did not accept the certificate it was shown here"
                self._tell_failure(origin, Failed(Fault.TLS, reason))
            raise HungUp from None
        self._closed(connection)
        self._opened(secured)
        self._front = Front(secured, _TALK_S)

    def _inside(self, origin: Origin) -> None:
        while True:
            try:
                request = self._front.hear(wait_s=_IDLE_S)
            except h11.RemoteProtocolError:
                reason = "the page spoke something else than HTTP through the proxy"
                self._tell_failure(origin, Failed(Fault.NOT_HTTP, reason))
                return
            if not isinstance(request, h11.Request):
                return
            if not request.target.startswith(b"/"):
                self._front.refuse(400, b"Bad Request")
                return
            if not self._pass(request, origin, request.target) or not self._front.next_request():
                return

    def _pass(self, request: h11.Request, origin: Origin, path: bytes) -> bool:
        roads, teller = self._house.roads, self._house.teller
        passage = Passage(self._front, request, origin, path, self._line, roads, teller)
        try:
            return passage.run()
        finally:
            self._line = passage.line

    def _tell_failure(self, origin: Origin, failed: Failed) -> None:
        """What failed before it was known what was wanted."""
        telling = self._house.teller.begin(origin.url("/"), "CONNECT")
        if telling is not None:
            telling.end(None, failed)


def _has_token(request: h11.Request, token: bytes) -> bool:
    for name, value in request.headers:
        if name == b"proxy-authorization" and value[:6].lower() == b"basic ":
            with contextlib.suppress(binascii.Error, ValueError):
                return constant_time_equal(base64.b64decode(value[6:], validate=True), token)
    return False


def _origin(authority: str, *, secure: bool) -> Origin | None:
    """HOST[:PORT] taken apart; None when it is none."""
    found = _AUTHORITY.fullmatch(authority)
    if found is None:
        return None
    port = int(found[3]) if found[3] else (443 if secure else 80)
    host = (found[1] or found[2]).lower()
    return Origin(secure, host, port) if 0 < port < 65_536 else None


def _path(rest: bytes) -> bytes:
    return rest if rest.startswith(b"/") else b"/" + rest
