"""A secure site that lets in what greets it as browsers do, and our browser told to trust it."""

from __future__ import annotations

import base64
import hashlib
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import trustme
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from satchel.capture.browser import driving
from satchel.system import companions

HTML = "text/html; charset=utf-8"
HANDSHAKE_FAILURE = b"\x15\x03\x03\x00\x02\x02\x28"


@dataclass(slots=True)
class Fussy:
    """The site while it runs. `refused` counts whom it did not let in; `pin` is its key's."""

    origin: str
    pin: str
    asked: list[str] = field(default_factory=list)
    refused: int = 0

    def url(self, path: str = "/") -> str:
        return f"https://{self.origin}{path}"


Answer = Callable[[str], tuple[str, bytes] | None]


@contextmanager
def fussy(answer: Answer, authority: trustme.CA) -> Iterator[Fussy]:
    """`answer` is type and body for a path, None for 404."""
    leaf = authority.issue_cert("127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(context)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            greeting = self.request.recv(16_384, socket.MSG_PEEK)
            if not _is_a_browsers(greeting):
                here.refused += 1
                self.request.sendall(HANDSHAKE_FAILURE)
                raise ConnectionRefusedError
            self.request = context.wrap_socket(self.request, server_side=True)
            super().setup()

        def finish(self) -> None:
            try:
                super().finish()
            finally:
                self.request.close()

        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            here.asked.append(self.path)
            kind, body = answer(self.path) or ("text/plain", b"")
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # who hangs up is no error
    here = Fussy(f"127.0.0.1:{server.server_address[1]}", _pin(leaf))
    thread = threading.Thread(target=server.serve_forever, args=[0.05], daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _is_a_browsers(greeting: bytes) -> bool:
    """Whether values of no meaning stand among its ciphers (RFC 8701), as browsers do it."""
    ciphers = greeting[44 + greeting[43] :]
    size = int.from_bytes(ciphers[:2], "big")
    return any(
        ciphers[2 + at] == ciphers[3 + at] and ciphers[2 + at] & 15 == 10
        for at in range(0, size, 2)
    )


def _pin(leaf: trustme.LeafCert) -> str:
    certificate = x509.load_pem_x509_certificate(leaf.cert_chain_pems[0].bytes())
    key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(key).digest()).decode()


# The browser's own process, but that it is told of one more key; where the recorder's is left out.
TRUSTING = """
import sys
sys.path.insert(0, {app!r})
from satchel.capture.browser import capture_process, flags

words = flags.words
def more(port, spki, language):
    assert spki is None
    return words(port, {pin!r}, language)
flags.words = more
capture_process.main()
"""


def trusting(patched: Any, folder: Path, pin: str) -> list[subprocess.Popen[bytes]]:
    """From now on browsers trust that key, and have `folder`/temporary for what is temporary;
    those that are started."""
    program = folder / "trusting.py"
    (folder / "temporary").mkdir()
    variables = {"TMPDIR": str(folder / "temporary")}
    app = str(Path(driving.__file__).parents[3])
    program.write_text(TRUSTING.format(app=app, pin=pin), "utf-8")
    started: list[subprocess.Popen[bytes]] = []

    def start(module: str, **_: object) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-I", "-B", str(program)]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        one = subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=nowhere, env=variables)
        started.append(one)
        return one

    patched.setattr(companions, "start", start)
    return started
