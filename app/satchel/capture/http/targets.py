"""A web address taken apart, or refused, before anything is sent anywhere."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests

from satchel.capture.http.faults import Failed, Fault

_PRINTED = re.compile(r"[^\W_][\w-]*(\.[\w-]+)*\.[^\W\d_]{2,}(:\d+)?([/?#]|$)")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Target:
    """Where one request goes. `host` is ASCII, lowercase, without brackets."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """HOST:PORT, as `--allow-address` names it; brackets around an IPv6 literal."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def target(url: str) -> Target:
    """The request for `url`, without its fragment. Raises Failed (NOT_AN_ADDRESS, BLOCKED).

    `www.court.example/x`, as reports print it, is asked for by http, as a reader's
    browser would.
    """
    url = f"http://{url.strip()}" if _PRINTED.match(url.strip()) else url.strip()
    try:
        asked = urlsplit(url)
        if asked.scheme.lower() not in _PORTS:
            raise Failed(Fault.NOT_AN_ADDRESS, "only http and https addresses are fetched")
        if "@" in asked.netloc:
            raise Failed(Fault.BLOCKED, "the address carries a user name or password")
        prepared = requests.Request("GET", url).prepare().url or ""
        parts = urlsplit(prepared)
        host, port = (parts.hostname or "").lower(), parts.port or _PORTS[parts.scheme]
    except (requests.RequestException, ValueError, UnicodeError):
        raise Failed(Fault.NOT_AN_ADDRESS, "it is not an address that can be fetched") from None
    if not host or "%" in host or "@" in parts.netloc:
        raise Failed(Fault.NOT_AN_ADDRESS, "it is not an address that can be fetched")
    return Target(prepared.partition("#")[0], parts.scheme, host, port)


def redirected(base: Target, location: str) -> str:
    """The address a Location header means. Header bytes beyond ASCII are taken for UTF-8."""
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(base.url, location.strip())
    except ValueError:
        raise Failed(Fault.NOT_AN_ADDRESS, "it leads to what is not an address") from None


def origin(text: str) -> str:
    """What a person wrote as HOST:PORT in the form of `Target.origin`. Raises ValueError."""
    refusal = ValueError("an allowed address is written as HOST:PORT")
    try:
        parts = urlsplit(f"//{text.strip()}")
        if not parts.hostname or parts.port is None or parts.path or "@" in parts.netloc:
            raise refusal
        return target(f"http://{parts.netloc}/").origin
    except (ValueError, Failed):
        raise refusal from None
