"""One request of the browser passed on to its origin, and the answer passed back.

What it is for: HTTP/1.1 to both sides, with every byte towards and from the origin told as
it went over the line. What it is not for: connections (`lines`, `fronts`) or what follows
when the protocol is switched (`channels`). To know first: the library says where a message
ends; what it consumed is the message, literally. A failure towards the origin ends the
browser's connection, as the origin would have; no page of ours is ever shown for one.
"""

from __future__ import annotations

import contextlib

import h11

from satchel.capture.http.faults import Failed, Fault
from satchel.capture.http.keeping import HEAD_MAX, require_head
from satchel.capture.http.wire import Deadline
from satchel.capture.proxy import heads
from satchel.capture.proxy.channels import relay
from satchel.capture.proxy.fronts import BLOCK, Front, HungUp
from satchel.capture.proxy.lines import Line, Origin, Roads
from satchel.capture.proxy.mending import mended
from satchel.capture.proxy.telling import Teller, Telling

_KEPT = "sent a second time, for the kept connection had been closed meanwhile"


class Passage:
    """From one `request` at `origin` to the end of its answer.

    `line` is a connection from before, if it leads there. After `run`, `line` is one that
    may be used again, or None.
    """

    def __init__(
        self,
        front: Front,
        request: h11.Request,
        origin: Origin,
        path: bytes,
        line: Line | None,
        roads: Roads,
        teller: Teller,
    ) -> None:
        self.line = line
        self._front = front
        self._request = request
        self._origin = origin
        self._path = path
        self._roads = roads
        self._limits = teller.limits
        self._teller = teller
        self._deadline = Deadline(self._limits.resource_s, self._limits.stall_s)
        self._back = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_MAX)
        self._untold = bytearray()
        self._at_end = False
        self._browser_is_gone = False
        self._waiting: list[bytes] = []
        self._asked: list[h11.Event] = []
        self._is_mended = False
        self._carried = 0
        self._is_channel = heads.wants_channel(request)

    def run(self) -> bool:
        """Whether the browser's connection may be used again. Raises Gone."""
        url = self._origin.url(self._path.decode("latin-1"), channel=self._is_channel)
        telling = self._teller.begin(url, self._request.method.decode("ascii"))
        if telling is None:
            self._leave()
            return False
        failed: Failed | None = None
        is_whole = False
        try:
            sent = self._written(telling, self._body())
            telling.require_room(len(sent))
            self._exchange(telling, sent)
            is_whole = True
        except Failed as fault:
            failed = fault
        except HungUp:
            failed = Failed(Fault.ABANDONED, "the page no longer wanted it")
        except BaseException:
            failed = Failed(Fault.CUT, "recording it broke down")
            raise
        finally:
            line = self.line
            if failed or self._at_end or not self._may_be_used_again():
                self._leave()
            telling.end(line, failed, is_whole=is_whole)
        return failed is None and not self._browser_is_gone and not self._is_channel

    def _body(self) -> bytes:
        """All that the browser sends with the request. Raises Failed, HungUp."""
        pieces: list[bytes] = []
        size = 0
        while True:
            try:
                event = self._front.hear()
            except h11.RemoteProtocolError:
                raise Failed(Fault.NOT_HTTP, "the browser broke off what it sent") from None
            if not isinstance(event, h11.Data):
                return b"".join(pieces)
            pieces.append(bytes(event.data))
            size += len(event.data)
            if size > self._limits.request:
                most = self._limits.request
                raise Failed(Fault.TOO_LARGE, f"the page sends more than {most} bytes")

    def _written(self, telling: Telling, body: bytes) -> bytes:
        """The request as it goes over the line."""
        headers = heads.passed_on(
            list(self._request.headers.raw_items()), telling.changed, self._is_channel
        )
        if body and not any(name.lower() == b"content-length" for name, _ in headers):
            headers.append((b"Content-Length", b"%d" % len(body)))
        asked = h11.Request(method=self._request.method, target=self._path, headers=headers)
        self._asked = [asked, h11.Data(data=body), h11.EndOfMessage()]
        try:
            return b"".join(self._back.send(event) or b"" for event in self._asked)
        except h11.LocalProtocolError:
            raise Failed(Fault.NOT_HTTP, "the browser asked in a way that is not HTTP") from None

    def _exchange(self, telling: Telling, sent: bytes) -> None:
        """Send, read and pass back. Raises Failed."""
        self._feed(self._ask(telling, sent))
        head = self._head(telling)
        if isinstance(head, h11.InformationalResponse):
            telling.leave_aside()
            assert self.line is not None
            early = self._back.trailing_data[0]
            self._at_end = True
            self._front.say(heads.for_browser(head, is_channel=True))
            relay(self._front, self.line, telling, early, self._limits.stall_s)
            return
        self._pass_back(heads.for_browser(head))
        self._remains(telling, heads.length(head))
        self._pass_back(h11.EndOfMessage())
        self._flush()
        if self._at_end and self.line is not None and self.line.ragged:
            # Browsers take it for the end; the record says what it was.
            raise Failed(Fault.CUT, "the secure connection ended without saying so")

    def _ask(self, telling: Telling, sent: bytes) -> bytes:
        """The first bytes of the answer. Raises Failed."""
        while True:
            line = self._connected()
            is_first = line.exchanges == 0
            line.exchanges += 1
            came = b""
            try:
                line.send(sent, self._deadline)
                if not telling.request_is_sent:
                    telling.request(sent)
                came = line.receive(BLOCK, self._deadline)
            except Failed as failed:
                if is_first or failed.fault is not Fault.CUT:
                    raise
            if came:
                return came
            if is_first:
                raise Failed(Fault.CUT, "it hung up without an answer")
            self._leave()
            telling.changed.append(_KEPT)

    def _connected(self) -> Line:
        if self.line is not None:
            if self.line.origin == self._origin and self.line.can_be_used_again():
                return self.line
            self._leave()
        self.line = Line(self._origin, self._roads)
        self.line.open(self._deadline)
        return self.line

    def _head(self, telling: Telling) -> h11.Response | h11.InformationalResponse:
        """The head of the answer, or of the switch to another protocol. Raises Failed."""
        while True:
            try:
                event = self._next()
            except h11.RemoteProtocolError:
                if self._mend(telling):
                    continue
                telling.garbage(bytes(self._untold))
                if self._at_end and self._untold.startswith(b"HTTP/1."):
                    where = "the line was cut in the middle of its headers"
                    raise Failed(Fault.CUT, where) from None
                what = "it answered with something that is not HTTP"
                raise Failed(Fault.NOT_HTTP, what) from None
            if event is h11.NEED_DATA:
                self._receive()
            elif isinstance(event, h11.InformationalResponse) and event.status_code != 101:
                telling.interim(self._consumed())
            elif isinstance(event, (h11.Response, h11.InformationalResponse)):
                came = self._consumed()
                try:
                    require_head(came)  # what is told is what is kept: the same judgement
                except Failed:
                    telling.garbage(came)
                    raise
                telling.head(came)
                return event

    def _mend(self, telling: Telling) -> bool:
        """Whether the library may be given the same head once more, put straight."""
        straight = None if self._is_mended else mended(bytes(self._untold))
        if straight is None:
            return False
        self._is_mended = True
        self._back = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_MAX)
        for event in self._asked:
            self._back.send(event)
        self._back.receive_data(straight[0])
        if self._at_end:
            self._back.receive_data(b"")
        if straight[1]:
            telling.changed.append(
                f"lines of the answer that are none, not passed back: {straight[1]}"
            )
        return True

    def _remains(self, telling: Telling, length: int | None) -> None:
        """The body, block by block: told, then passed back. Raises Failed."""
        pieces: list[bytes] = []
        while True:
            try:
                event = self._next()
            except h11.RemoteProtocolError:
                self._tell_rest(telling, pieces)
                if self._at_end:
                    raise Failed(Fault.CUT, "it broke off before the page was whole") from None
                raise Failed(Fault.NOT_HTTP, "it answered in chunks that are none") from None
            if isinstance(event, h11.Data):
                pieces.append(bytes(event.data))
                continue
            telling.body(self._consumed())
            self._pass_pieces(telling, pieces, length)
            if isinstance(event, h11.EndOfMessage):
                break
            try:
                self._receive()
            except Failed:
                self._tell_rest(telling, [])
                raise
        telling.surplus = len(self._untold)

    def _pass_pieces(self, telling: Telling, pieces: list[bytes], length: int | None) -> None:
        if not pieces:
            return
        piece = b"".join(pieces)
        pieces.clear()
        telling.entity(piece)
        self._pass_back(h11.Data(data=piece))
        if self._browser_is_gone:
            self._carried += len(piece)
            left = 0 if length is None else length - telling.entity_size
            if max(self._carried, left) > self._limits.carry_on:
                raise Failed(Fault.ABANDONED, "the page no longer wanted it")

    def _tell_rest(self, telling: Telling, pieces: list[bytes]) -> None:
        """What came before it broke, told whether or not it could be understood."""
        with contextlib.suppress(Failed):
            telling.body(bytes(self._untold))
            self._pass_pieces(telling, pieces, None)
        self._flush()

    def _pass_back(self, event: h11.Event) -> None:
        """To the browser, if it still listens; the record goes on without it."""
        if self._browser_is_gone:
            return
        try:
            self._waiting.append(self._front.http.send(event) or b"")
        except h11.LocalProtocolError:
            self._browser_is_gone = True

    def _flush(self) -> None:
        """What waits goes in one piece, before there is anything to wait for."""
        if self._waiting and not self._browser_is_gone:
            try:
                self._front.send(b"".join(self._waiting))
            except HungUp:
                self._browser_is_gone = True
        self._waiting.clear()

    def _next(self) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        return self._back.next_event()

    def _receive(self) -> None:
        assert self.line is not None
        self._flush()
        self._feed(self.line.receive(BLOCK, self._deadline))

    def _feed(self, data: bytes) -> None:
        self._at_end = not data
        self._untold += data
        self._back.receive_data(data)

    def _consumed(self) -> bytes:
        """What the library has taken since the last time, of what came."""
        size = len(self._untold) - len(self._back.trailing_data[0])
        taken = bytes(self._untold[:size])
        del self._untold[:size]
        return taken

    def _may_be_used_again(self) -> bool:
        done = self._back.our_state is h11.DONE and self._back.their_state is h11.DONE
        return done and not self._untold and not self._is_channel

    def _leave(self) -> None:
        if self.line is not None:
            self.line.close()
            self.line = None
