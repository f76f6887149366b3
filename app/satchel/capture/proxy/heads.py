"""What of the heads of messages crosses the proxy, and what belongs to one line only.

To know first: the record holds what went over the line to the origin. What of the browser's
request is not passed on is told in words; what of the answer is not passed back is still in
the record.
"""

from __future__ import annotations

import h11

_BY_HOP = frozenset(
    (
        b"connection",
        b"keep-alive",
        b"proxy-authenticate",
        b"proxy-authorization",
        b"proxy-connection",
        b"te",
        b"trailer",
        b"transfer-encoding",
        b"upgrade",
    )
)

Headers = list[tuple[bytes, bytes]]
Head = h11.Response | h11.InformationalResponse


def wants_channel(request: h11.Request) -> bool:
    """Whether the page wants a WebSocket."""
    return any(
        name == b"upgrade" and value.lower() == b"websocket" for name, value in request.headers
    )


def passed_on(headers: Headers, changed: list[str], is_channel: bool) -> Headers:
    """What of the browser's headers goes to the origin; what is changed is told."""
    passed: Headers = []
    for name, value in headers:
        lower = name.lower()
        if lower == b"accept-encoding":
            codings = [coding.strip() for coding in value.split(b",")]
            known = [coding for coding in codings if not coding.lower().startswith(b"zstd")]
            if known != codings:
                changed.append("Accept-Encoding: zstd was taken out")
                value = b", ".join(known)
        elif is_channel and lower == b"sec-websocket-extensions":
            changed.append("Sec-WebSocket-Extensions was taken out")
            continue
        elif is_channel and lower in (b"connection", b"upgrade"):
            pass
        elif lower in _BY_HOP:
            continue
        passed.append((name, value))
    return passed


def for_browser(
    head: h11.Response | h11.InformationalResponse, *, is_channel: bool = False
) -> h11.Response | h11.InformationalResponse:
    """The same head without what belongs to the line between origin and proxy."""
    headers = list(head.headers.raw_items())
    if is_channel:
        return h11.InformationalResponse(
            status_code=head.status_code, headers=headers, reason=head.reason
        )
    is_chunked = any(name.lower() == b"transfer-encoding" for name, _ in headers)
    dropped = _BY_HOP | ({b"content-length"} if is_chunked else frozenset())
    kept = [(name, value) for name, value in headers if name.lower() not in dropped]
    return h11.Response(status_code=head.status_code, headers=kept, reason=head.reason)


def length(head: h11.Response) -> int | None:
    """How large the body was announced to be."""
    for name, value in head.headers:
        if name == b"content-length":
            return int(value)
    return None
