"""How the proxy shows itself to the browser: as any site, by a certificate of its own making.

To know first: the TLS library takes certificates from files only, and a file with the name
of a cited site must never be. So each is passed by a name that is no file; where a system
has no such names, one certificate that names no site serves for all, its key sealed in a
file that lives for a moment, and browsers know it by its public key alone (`Faces.pin`).
"""

from __future__ import annotations

import os
import ssl
import tempfile
import threading
from collections import OrderedDict

from satchel.crypto.certificates import Authority, SiteCertificate
from satchel.crypto.randomness import random_bytes
from satchel.domain.moments import Clock
from satchel.system.passing_files import can_pass, readable_name

_MOST = 512


class Faces:
    """TLS contexts by site, made when first asked for. May be shared by threads.

    `by_name` is False where certificates cannot name their site.
    """

    def __init__(self, clock: Clock, *, by_name: bool | None = None) -> None:
        self._authority = Authority(clock().utc)
        self.by_name = can_pass() if by_name is None else by_name
        self._contexts: OrderedDict[str | None, ssl.SSLContext] = OrderedDict()
        self._lock = threading.Lock()
        self.pem = self._authority.pem
        self.pin = self._authority.pin

    def context(self, host: str) -> ssl.SSLContext:
        """For a connection in which we are `host`. Raises ValueError for what is no host."""
        site = host if self.by_name else None
        with self._lock:
            if site not in self._contexts:
                self._contexts[site] = self._made(site)
            self._contexts.move_to_end(site)
            if len(self._contexts) > _MOST:
                self._contexts.popitem(last=False)
            return self._contexts[site]

    def _made(self, site: str | None) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.set_alpn_protocols(["http/1.1"])
        certificate = self._authority.for_site(site)
        if self.by_name:
            _load_by_name(context, certificate)
        else:
            self._load_sealed(context, certificate)
        return context

    def _load_sealed(self, context: ssl.SSLContext, certificate: SiteCertificate) -> None:
        password = random_bytes(24).hex()
        handle, path = tempfile.mkstemp(suffix=".pem")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(certificate.certificate + self._authority.sealed_key(password.encode()))
            context.load_cert_chain(path, password=password)
        finally:
            os.unlink(path)


def _load_by_name(context: ssl.SSLContext, certificate: SiteCertificate) -> None:
    with (
        readable_name(certificate.certificate) as chain,
        readable_name(certificate.key) as key,
    ):
        context.load_cert_chain(chain, key)
