"""One request to one authority over HTTP: a digest goes out, its answer comes back.

The only place here that reaches a network. No redirects, no cookies, no proxy of the
environment: the address that was pinned is asked and no other. What the answer is worth is
judged elsewhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

import certifi
import requests
from urllib3.exceptions import HTTPError

from satchel.crypto.trusted_time import REPLY_LIMIT
from satchel.domain.errors import OutOfReach

Ask = Callable[[str, bytes], bytes]
_CONNECT_S: Final = 15.0
_IDLE_S: Final = 20.0
_WHOLE_S: Final = 60.0
_PIECE: Final = 8192
_OK: Final = 200


def ask_by(proxy: str | None) -> Ask:
    """Asking straight, or by a proxy such as socks5h://127.0.0.1:9050."""

    def asked(url: str, query: bytes) -> bytes:
        return ask(url, query, proxy)

    return asked


def ask(url: str, query: bytes, proxy: str | None = None) -> bytes:
    """The bytes of the answer, at most as many as a timestamp has. Raises OutOfReach."""
    with requests.Session() as session:
        session.trust_env = False
        session.verify = certifi.where()
        session.headers = requests.structures.CaseInsensitiveDict(
            {
                "Content-Type": "application/timestamp-query",
                "Accept": "application/timestamp-reply",
                "User-Agent": f"python-requests/{requests.__version__}",
                "Connection": "close",
            }
        )
        if proxy is not None:
            session.proxies = {"http": proxy, "https": proxy}
        try:
            with session.post(
                url,
                data=query,
                timeout=(_CONNECT_S, _IDLE_S),
                allow_redirects=False,
                stream=True,
            ) as answer:
                return _body(answer)
        except (requests.RequestException, HTTPError, OSError, ValueError) as failed:
            raise OutOfReach(
                "The authority did not answer; nothing is lost, try again where there is a network."
            ) from failed


def _body(answer: requests.Response) -> bytes:
    if answer.status_code != _OK:
        raise OutOfReach(
            f"The authority answered with HTTP {answer.status_code} and no timestamp; try later."
        )
    end = time.monotonic() + _WHOLE_S
    told = b""
    for piece in answer.iter_content(_PIECE):
        told += piece
        if len(told) > REPLY_LIMIT or time.monotonic() > end:
            raise OutOfReach("The authority answered with more than any timestamp, or too slowly.")
    return told
