"""A timestamp authority on this machine: `openssl ts` behind plain HTTP on loopback.

Its certificates are made with dates of our choosing, so that one can have ended; what it
answers is openssl's own, never ours.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

POLICY = "1.3.6.1.4.1.13762.3"
OTHER_POLICY = "1.3.6.1.4.1.13762.9"
Change = Callable[[bytes], bytes]
_Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

_CONFIGURATION = """
[ authority ]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/own.pem
{certs}
signer_key = {folder}/own.key
signer_digest = sha256
default_policy = {policy}
digests = sha256, sha512
{accuracy}
ess_cert_id_chain = {chain}
ess_cert_id_alg = sha256
"""


@dataclass
class TimeAuthority:
    """`asked` counts requests; `change` alters its next answers; `url` is there while it runs.

    `days` says from when until when its certificate holds, counted from now. `rsa` is the
    length of its key, 0 for P-256; `terse` leaves root and accuracy out of its answers.
    """

    folder: Path
    name: str = "Clock One"
    days: tuple[float, float] = (-1, 3650)
    policy: str = POLICY
    rsa: int = 0
    terse: bool = False
    url: str = ""
    asked: int = 0
    change: Change = lambda answer: answer
    queries: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        root_key, own_key = ec.generate_private_key(ec.SECP256R1()), _key(self.rsa)
        root = _certificate(f"{self.name} Root", root_key, None, root_key, (-3650, 7300))
        own = _certificate(self.name, own_key, root, root_key, self.days)
        for name, one in (("root", root), ("own", own)):
            (self.folder / f"{name}.pem").write_bytes(one.public_bytes(Encoding.PEM))
        (self.folder / "own.key").write_bytes(
            own_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        )
        (self.folder / "serial").write_text("01\n")
        told = _CONFIGURATION.format(
            folder=self.folder,
            policy=self.policy,
            chain="no" if self.terse else "yes",
            certs="" if self.terse else f"certs = {self.folder}/root.pem",
            accuracy="" if self.terse else "accuracy = secs:1, millisecs:500",
        )
        (self.folder / "ts.cnf").write_text(told)

    @property
    def chain(self) -> bytes:
        """What is pinned: its certificate and its root."""
        return (self.folder / "own.pem").read_bytes() + (self.folder / "root.pem").read_bytes()

    def chain_file(self) -> Path:
        made = self.folder / "chain.pem"
        made.write_bytes(self.chain)
        return made

    def answer(self, query: bytes) -> bytes:
        """What `openssl ts -reply` says to a request."""
        asked, told = self.folder / "query.tsq", self.folder / "reply.tsr"
        asked.write_bytes(query)
        words = ["-config", "ts.cnf", "-section", "authority", "-queryfile", asked, "-out", told]
        subprocess.run(
            ["openssl", "ts", "-reply", *words], cwd=self.folder, check=True, capture_output=True
        )
        return told.read_bytes()

    @contextmanager
    def running(self) -> Iterator[TimeAuthority]:
        """Answer on a port of loopback until the end."""
        lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                with lock:
                    outer.asked += 1
                    query = self.rfile.read(int(self.headers["Content-Length"]))
                    outer.queries.append(query)
                    told = outer.change(outer.answer(query))
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)

            def log_message(self, format: str, *args: object) -> None:
                pass

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            self.url = f"http://127.0.0.1:{server.server_address[1]}/"
            thread = threading.Thread(target=server.serve_forever, args=(0.02,))
            thread.start()
            try:
                yield self
            finally:
                server.shutdown()
                thread.join()


def _key(rsa_length: int) -> _Key:
    if rsa_length:
        return rsa.generate_private_key(65537, rsa_length)
    return ec.generate_private_key(ec.SECP256R1())


def _certificate(
    name: str,
    key: _Key,
    issuer: x509.Certificate | None,
    signer: ec.EllipticCurvePrivateKey,
    days: tuple[float, float],
) -> x509.Certificate:
    now = datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    )
    if issuer is not None:
        use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        made = made.add_extension(use, critical=True)
    return made.sign(signer, hashes.SHA256())
