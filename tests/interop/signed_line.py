"""A line to a relay that signs what comes by it: for judges that know HTTP and no keys.

Every request goes on to the real relay under the signature of the next of its members, every
fourth of nobody; the answer comes back as it is. Every other body that is put becomes a paper
that is well made, for bytes by chance only ever meet the first refusal. Strangers come from
many addresses of this machine: the relay's limits are tested elsewhere.
"""

from __future__ import annotations

import contextlib
import http.client
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from bench.crowd import Headquarters
from satchel.crypto.signing import Ed25519Key
from satchel.domain.errors import IntegrityFailure
from satchel.wire import relay_names as names
from satchel.wire.relay_names import Address, Mailbox, PartName
from satchel.wire.relay_papers import sign_revoke
from satchel.wire.relay_parcels import sign_manifest, sign_taken
from satchel.wire.relay_requests import CHALLENGE_HEADER, Message, sign_request

NOBODY = "nobody"
_OUR_OWN = ("connection", "content-length", "host", "transfer-encoding")


@dataclass(slots=True)
class SignedLine:
    """To the plain relay at `url`; `address` stands in its place. `met` counts what came back,
    by whose request it was, its method and the answer's status; `gone` is whom a revocation that
    is put here names."""

    url: str
    headquarters: Headquarters
    members: dict[str, Ed25519Key]
    gone: Mailbox
    address: str = ""
    met: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    parts: list[tuple[PartName, bytes]] = field(default_factory=list)
    _asked: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def up(self) -> Iterator[SignedLine]:
        line = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_told: Any) -> None:
                """What was asked is counted, not printed."""

            def handle_one_request(self) -> None:
                with contextlib.suppress(ConnectionError):
                    super().handle_one_request()

            def __getattr__(self, name: str) -> Any:
                """Any method may be asked for."""
                if name.startswith("do_"):
                    return lambda: line._pass(self)
                raise AttributeError(name)

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            server.daemon_threads = True
            self.address = f"http://127.0.0.1:{server.server_address[1]}"
            serving = threading.Thread(target=server.serve_forever, args=(0.02,))
            serving.start()
            try:
                yield self
            finally:
                server.shutdown()
                serving.join()

    def ask(
        self, who: str, method: str, target: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        """One request under that member's signature; status, headers and body of the answer."""
        place = urlsplit(self.url)
        source = (f"127.1.{self._asked // 200 % 250}.{self._asked % 200 + 1}", 0)
        line = http.client.HTTPConnection(place.netloc, timeout=60, source_address=source)
        with contextlib.closing(line):
            told = dict(headers)
            if who != NOBODY:
                line.request("GET", names.CHALLENGE_PATH)
                with line.getresponse() as fresh:
                    challenge = fresh.headers[CHALLENGE_HEADER]
                    fresh.read()
                message = Message(method, target)
                sign_request(message, self.members[who], challenge, body)
                told |= message.headers
            line.request(method, target, body, told)
            with line.getresponse() as answer:
                return answer.status, answer.getheaders(), answer.read()

    def _pass(self, asked: BaseHTTPRequestHandler) -> None:
        body = asked.rfile.read(int(asked.headers.get("content-length") or 0))
        with self._lock:
            number, self._asked = self._asked, self._asked + 1
        everyone = [*self.members, NOBODY]
        who = everyone[number % len(everyone)]
        if asked.command == "PUT" and number // len(everyone) % 2:
            body = self._paper(who, asked.path) or body
        kept = {name: told for name, told in asked.headers.items() if name.lower() not in _OUR_OWN}
        signed = body if asked.command == "PUT" else None
        status, headers, answer = self.ask(who, asked.command, asked.path, signed or None, kept)
        self.met[who, asked.command, status] += 1
        asked.send_response_only(status)
        for name, told in headers:
            if name.lower() not in _OUR_OWN:
                asked.send_header(name, told)
        asked.send_header("Content-Length", str(len(answer)))
        asked.end_headers()
        if asked.command != "HEAD":
            asked.wfile.write(answer)

    def _paper(self, who: str, target: str) -> bytes | None:
        """What this member would put there in earnest; None where that is nothing."""
        key = self.members.get(who)
        where = target.partition("?")[0].split("/")
        if key is None or len(where) < 4:
            return None
        mission = self.headquarters.mission.id
        if where[2] == "admits":
            return self.headquarters.admit(key)
        if where[2] == "revokes":
            return sign_revoke(mission, self.gone, self.headquarters.root)
        found = [data for part, data in self.parts if part.text() == where[-1]]
        if found:
            return found[0]
        with contextlib.suppress(IndexError, IntegrityFailure):
            address = Address(Mailbox(where[3]), where[4])
            if where[-1] == "manifest":
                return sign_manifest(mission, address, [part for part, _ in self.parts], key)
            if where[-1] == "taken":
                return sign_taken(mission, address, key)
        return None
