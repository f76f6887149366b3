"""Lines of a CDXJ index: which address was answered when, and where the record lies.

`key timestamp {json}`, sorted by bytes, as pywb and the WACZ specification have it. What a
stranger's line leaves out is None; a line that cannot be read is left out by `decode`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

_PORTS = {"http": 80, "https": 443}
_WWW = re.compile(r"^www\d*\.")
_STAMP = re.compile(r"^\d{14}")
_LINE_MAX = 1024 * 1024
_DEEPEST = 8
_UNTOUCHED = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"


@dataclass(frozen=True, slots=True)
class Place:
    """A record: `length` bytes from `offset` of the member `path`. Length 0 is unknown."""

    path: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One stored answer, or a resource kept beside them (`urn:` addresses).

    `stamp` is YYYYMMDDhhmmss in UTC; `method` GET where nothing else is told. `body_sha256`
    is of the request's body as sent, None where it had none or the index does not tell;
    `asked` the body as a query, as pywb and others write it. `payload` names the body's
    digest (`sha256:hex`), `record_sha256` is of the record's bytes as they lie there.
    `is_revisit`: the same bytes were stored before, and only the head came again.
    """

    url: str
    stamp: str
    place: Place
    status: int | None = None
    mime: str | None = None
    method: str = "GET"
    body_sha256: str | None = None
    asked: str | None = None
    payload: str | None = None
    record_sha256: str | None = None
    is_revisit: bool = False


def key_of(url: str) -> str:
    """The sort key (SURT) of an address: host backwards, then path and query, in lower case."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url.lower()
    if parts.scheme not in _PORTS or not host:
        return url.lower()
    host = _WWW.sub("", _ascii(host))
    if ":" not in host:
        host = ",".join(reversed(host.split(".")))
    told = f":{port}" if port is not None and port != _PORTS[parts.scheme] else ""
    path = re.sub("/{2,}", "/", _plain(parts.path) or "/")
    path = path.rstrip("/") or "/"
    query = "&".join(sorted(_plain(parts.query).split("&"), key=_by_name)) if parts.query else ""
    return f"{host}{told}){path}{'?' + query if query else ''}"


def _plain(text: str) -> str:
    """In lower case, with only those letters escaped that must be."""
    data = text.encode("utf-8", "surrogatepass")
    for _ in range(_DEEPEST):
        once = unquote_to_bytes(data)
        if once == data:
            break
        data = once
    return quote_from_bytes(data, safe=_UNTOUCHED).lower()


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _by_name(field: str) -> tuple[str, str, str]:
    return field.partition("=")


def encode(answer: Answer, filename: str) -> str:
    """One line without its end; `filename` is the member's name behind `archive/`."""
    told: dict[str, str] = {
        "url": answer.url,
        "mime": "warc/revisit" if answer.is_revisit else answer.mime or "unk",
        "filename": filename,
        "offset": str(answer.place.offset),
        "length": str(answer.place.length),
    }
    more = {
        "status": None if answer.status is None else str(answer.status),
        "digest": answer.payload,
        "recordDigest": None if not answer.record_sha256 else f"sha256:{answer.record_sha256}",
        "method": None if answer.method == "GET" else answer.method,
        "requestBody": answer.asked,
        "requestDigest": None if not answer.body_sha256 else f"sha256:{answer.body_sha256}",
    }
    told |= {name: value for name, value in more.items() if value is not None}
    return f"{_key(answer)} {answer.stamp} {json.dumps(told, ensure_ascii=True)}"


def decode(line: bytes, folder: str = "archive/") -> Answer | None:
    """None for what is no line of an index: the header of a compressed one, or damage."""
    if len(line) > _LINE_MAX:
        return None
    try:
        _key, stamp, told = line.decode("utf-8").split(" ", 2)
        found = json.loads(told)
        place = Place(
            folder + str(found["filename"]), _number(found["offset"]), _number(found["length"])
        )
        return _answer(found, stamp, place)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _answer(found: dict[str, object], stamp: str, place: Place) -> Answer | None:
    if not _STAMP.match(stamp):
        return None
    status, mime = str(found.get("status", "")), _text(found, "mime")
    method = (_text(found, "method") or "GET").upper()
    return Answer(
        url=str(found["url"]),
        stamp=stamp[:14],
        place=place,
        status=int(status) if status.isdigit() and len(status) == 3 else None,
        mime=None if mime in (None, "-", "unk") else mime,
        method=method,
        body_sha256=_hex(_text(found, "requestDigest")),
        asked=_text(found, "requestBody"),
        payload=_text(found, "digest"),
        record_sha256=_hex(_text(found, "recordDigest")),
        is_revisit=mime == "warc/revisit",
    )


def _key(answer: Answer) -> str:
    if answer.method == "GET":
        return key_of(answer.url)
    joint = "&" if "?" in answer.url else "?"
    asked = f"&{answer.asked}" if answer.asked else ""
    return key_of(f"{answer.url}{joint}__wb_method={answer.method}{asked}")


def _text(found: dict[str, object], name: str) -> str | None:
    value = found.get(name)
    return None if value is None else str(value)


def _number(value: object) -> int:
    number = int(str(value))
    if not 0 <= number < 1 << 50:
        raise ValueError(value)
    return number


def _hex(told: str | None) -> str | None:
    name, _, value = (told or "").partition(":")
    return value.lower() if name == "sha256" and len(value) == 64 else None
