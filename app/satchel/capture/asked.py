"""The body of a request told as a query, as other programs' indexes find an answer by it.

Facts of pywb's and cdxj-indexer's form: a form's fields as they are, JSON flattened to
`name=value`, all else as `__wb_post_data=` in base64. Our own replay goes by the body's
SHA-256, which stands beside it.
"""

from __future__ import annotations

import base64
import json
from urllib.parse import urlencode

_MOST = 16_384
_DEPTH = 60


def query_of(request: bytes, body: bytes) -> str | None:
    """None for no body, or one that is too long to stand in an index."""
    if not body or len(body) > _MOST:
        return None
    kind = _type(request)
    if kind == "application/x-www-form-urlencoded":
        text = body.decode("latin-1")
        return text if text.isascii() and text.isprintable() else _packed(body)
    if kind == "application/json" or (kind == "text/plain" and body[:1] in b"{["):
        try:
            return _flattened(json.loads(body))
        except (ValueError, RecursionError):
            return _packed(body)
    return _packed(body)


def _type(request: bytes) -> str:
    for line in request.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-type":
            return value.decode("latin-1").partition(";")[0].strip().lower()
    return ""


def _packed(body: bytes) -> str:
    return "__wb_post_data=" + base64.b64encode(body).decode("ascii")


def _flattened(value: object) -> str:
    found: dict[str, str] = {}
    times: dict[str, int] = {}

    def key(name: str) -> str:
        if name not in found:
            return name
        times[name] = times.get(name, 1) + 1
        return f"{name}.{times[name]}_"

    def walk(inner: object, name: str, depth: int) -> None:
        if depth > _DEPTH:
            raise ValueError("too deep")
        if isinstance(inner, dict):
            for below, one in inner.items():
                walk(one, str(below), depth + 1)
        elif isinstance(inner, list):
            for one in inner:
                walk(one, name, depth + 1)
        elif name:
            found[key(name)] = str(inner)

    walk(value, "", 0)
    return urlencode(found)
