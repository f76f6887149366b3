"""`requests`, made to record: no proxy, no cookies, no redirects, no second name lookup.

What it is for: forming the request, TLS, and judging where an answer ends are the
library's; choosing the address, reading and keeping the bytes are ours. What it is not
for: following redirects (`fetching`). To know first: one session is one exchange.
"""

from __future__ import annotations

import http.client
import platform
import ssl
from functools import partial
from http.cookiejar import DefaultCookiePolicy
from typing import Any, cast

import certifi
import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse
from urllib3.util.ssl_ import create_urllib3_context

from satchel.capture.http import tls
from satchel.capture.http.faults import Failed, Fault
from satchel.capture.http.targets import Target
from satchel.capture.http.wire import Wire

USER_AGENT = f"python-requests/{requests.__version__}"
"""True, and the same as of countless other programs: it must not point at the observer."""

_IGNORE_UNEXPECTED_EOF = 0x80
"""OpenSSL's SSL_OP_IGNORE_UNEXPECTED_EOF; `ssl` has a name for it from Python 3.12 on only."""

HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "*/*",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


class RecordingSession(requests.Session):
    """Sends one GET over one wire."""

    def __init__(self, wire: Wire, *, authorities: str | None = None) -> None:
        """`authorities` is a file of CA certificates; None means the bundled list."""
        super().__init__()
        self.trust_env = False
        self.verify = authorities or certifi.where()
        self.headers = cast(Any, requests.structures.CaseInsensitiveDict(HEADERS))
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        for scheme in ("http://", "https://"):
            self.mount(scheme, _Adapter(wire))

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """None: even when told not to follow, the library reads and unpacks the body."""
        return None

    def begin(self, target: Target) -> BaseHTTPResponse:
        """Send the request and read the head of the answer. Raises Failed."""
        prepared = self.prepare_request(requests.Request("GET", target.url))
        try:
            response = self.send(prepared, stream=True, allow_redirects=False, timeout=None)
        except (requests.RequestException, HTTPError, http.client.HTTPException):
            raise Failed(Fault.NOT_HTTP, "it answered with something that is not HTTP") from None
        return cast(BaseHTTPResponse, response.raw)


class _Adapter(HTTPAdapter):
    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        super().__init__(max_retries=0)

    def get_connection_with_tls_context(self, request: Any, *args: Any, **more: Any) -> Any:
        pool = super().get_connection_with_tls_context(request, *args, **more)
        kind = _Tls if pool.scheme == "https" else _Plain
        pool.ConnectionCls = partial(kind, wire=self._wire)  # type: ignore[attr-defined]
        return pool


class _Response(http.client.HTTPResponse):
    """Skips all interim answers; the standard library takes "103 Early Hints" for the last."""

    def _read_status(self) -> tuple[str, int, str]:
        version, status, reason = super()._read_status()  # type: ignore[misc]
        while 102 <= status < 200:
            http.client.parse_headers(self.fp)
            version, status, reason = super()._read_status()  # type: ignore[misc]
        return version, status, reason


class _Plain(HTTPConnection):
    response_class = _Response

    def __init__(self, *args: Any, wire: Wire, **more: Any) -> None:
        super().__init__(*args, **more)
        self._wire = wire

    def _new_conn(self) -> Any:
        return self._wire.connect()

    def connect(self) -> None:
        super().connect()
        self.sock = cast(Any, self._wire.take_over(self.sock))


class _Tls(HTTPSConnection):
    response_class = _Response

    def __init__(self, *args: Any, wire: Wire, **more: Any) -> None:
        super().__init__(*args, **more)
        self._wire = wire
        # Python before 3.11.4 takes a cut line for the end of the page.
        self.ssl_context = self.ssl_context or create_urllib3_context()
        self.ssl_context.options &= ~_IGNORE_UNEXPECTED_EOF

    def _new_conn(self) -> Any:
        return self._wire.connect()

    def connect(self) -> None:
        """The name that was asked for is what the certificate must be for, not the address."""
        try:
            super().connect()
        except TimeoutError:
            raise Failed(Fault.TIME, "no secure connection was made in time") from None
        except (ssl.SSLError, HTTPError, OSError) as refusal:
            raise Failed(Fault.TLS, tls.told(refusal)) from None
        self.sock = cast(Any, self._wire.take_over(cast(Any, self.sock)))


def program() -> str:
    """What sends these requests, for the archive's own description of itself."""
    return f"requests {requests.__version__}, Python {platform.python_version()}"
