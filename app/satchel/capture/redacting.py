"""A capture without what its reader alone may know: cookies, authorizations, what she typed.

What it is for: the copy that leaves. What it is not for: the capture in the archive, which
stays as it came. To know first: records that hold no such value are copied byte for byte,
so the signed manifest still proves them; a record that was changed says so in its head, and
keeps the hash of what it was. What the page itself shows of its reader (her name in a
corner, the picture) cannot be found by a program and stays.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from satchel.capture.asked import query_of
from satchel.capture.manifest import Listed, Manifest
from satchel.capture.marking import Mark, MarkedSpool
from satchel.capture.spool import Spool
from satchel.crypto.digest import new_sha256, sha256
from satchel.domain.json_values import JsonValue
from satchel.formats.wacz.index_lines import Answer, Place
from satchel.formats.wacz.reading import WebArchive
from satchel.formats.wacz.records import HttpHead, StoredRecord, read_http_head
from satchel.formats.wacz.writing import WARC
from satchel.formats.warc import Block, Record, WarcFile

HIDDEN = "redacted"
REDACTIONS = "evidence/redacted.json"
_PIECE = 262_144
_HEADERS = frozenset(
    b"cookie cookie2 set-cookie set-cookie2 authorization proxy-authorization x-api-key "
    b"x-auth-token x-access-token x-csrf-token x-csrftoken x-xsrf-token".split()
)
_TYPED = re.compile(
    rb"pass(?!age|ing|ive)|pwd|kennwort|secret|token|otp|\bpin\b|csrf|credential", re.IGNORECASE
)
"""Names of fields whose values nobody else may read: then the whole body goes."""
_BODY_MAX = 16 * 1024 * 1024
_OURS = (
    "warc-type", "warc-record-id", "warc-target-uri", "warc-date", "warc-block-digest",
    "warc-payload-digest", "content-type", "content-length",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Redacted:
    """The new WARC (close its spool), its index, and each record as it is told in the list of
    changes; `changed` counts those that are not as they came."""

    sink: MarkedSpool
    answers: list[Answer]
    records: list[JsonValue]
    changed: int


@dataclass(frozen=True, slots=True)
class _Change:
    """A record's new head and body; `names` are what was taken out of it."""

    head: bytes
    body: bytes | None
    names: tuple[str, ...]


def redact(
    archive: WebArchive, listed: Manifest, spool: Spool, random: Callable[[int], bytes]
) -> Redacted:
    """Write the capture's WARC anew into `spool`. Raises IntegrityFailure for a damaged one."""
    sink = MarkedSpool(spool)
    answers = {answer.place.offset: answer for answer in archive.answers()}
    made: list[Answer] = []
    told: list[JsonValue] = []
    changed = 0
    last: Answer | None = None
    for record in listed.records:
        change, stored = _change(archive, record)
        if change is None:
            _copy(archive, record.place, sink)
        else:
            _rewrite(archive, record, stored, change, WarcFile(sink, random))
        mark = sink.mark()
        told.append(_told(record, change, mark))
        changed += change is not None
        if record.place.offset in answers:
            place = Place(WARC, mark.offset, mark.length)
            last = replace(answers[record.place.offset], place=place, record_sha256=mark.sha256)
            made.append(last)
        elif record.kind == "request" and change is not None and change.body is not None:
            _forget_body(made, last, change)
    return Redacted(sink, made, told, changed)


def _change(archive: WebArchive, record: Listed) -> tuple[_Change | None, StoredRecord]:
    stored = archive.record(record.place)
    if record.kind not in ("request", "response"):
        return None, stored
    head = read_http_head(stored.block)
    new_head, names = _without_values(head)
    body = _hidden_body(stored, head) if record.kind == "request" else None
    if body is not None:
        new_head = re.sub(rb"(?im)^(content-length:)[^\r\n]*", rb"\g<1> %d" % len(body), new_head)
        names = (*names, "body")
    return (_Change(new_head, body, names) if names else None), stored


def _without_values(head: HttpHead) -> tuple[bytes, tuple[str, ...]]:
    """The head with values of those headers gone, folded lines included; names as written."""
    lines: list[bytes] = []
    names: list[str] = []
    hides = False
    for number, line in enumerate(head.raw.splitlines(keepends=True)):
        if number and line[:1] in (b" ", b"\t") and line.strip():
            lines += [] if hides else [line]
            continue
        name, colon, value = line.partition(b":")
        hides = bool(number and colon) and name.strip().lower() in _HEADERS
        if hides:
            ending = line[len(line.rstrip(b"\r\n")) :]
            line = name + b": " + _hidden(name, value) + ending
            names.append(name.decode("latin-1").strip())
        lines.append(line)
    return b"".join(lines), tuple(names)


def _hidden(name: bytes, value: bytes) -> bytes:
    """Names of cookies stay where they are set: a page asks for them by name, and they tell
    of the site and not of the reader."""
    if name.strip().lower() in (b"set-cookie", b"set-cookie2"):
        return value.strip().partition(b"=")[0][:200] + b"=" + HIDDEN.encode()
    return HIDDEN.encode()


def _hidden_body(stored: StoredRecord, head: HttpHead) -> bytes | None:
    """What takes the place of a request's body; None where it may stay."""
    body = stored.block.read(_BODY_MAX + 1)
    if not body or (len(body) <= _BODY_MAX and not _TYPED.search(body)):
        return None
    return HIDDEN.encode()


def _rewrite(
    archive: WebArchive, record: Listed, stored: StoredRecord, change: _Change, file: WarcFile
) -> None:
    digest, payload = new_sha256(), new_sha256()
    digest.update(change.head)
    size = len(change.head)
    for piece in _pieces(_body(archive, record.place, change)):
        digest.update(piece)
        payload.update(piece)
        size += len(piece)
    source = _Joined(change.head, _body(archive, record.place, change))
    has_payload = stored.get("WARC-Payload-Digest") is not None
    block = Block(
        io.BufferedReader(source, _PIECE),
        size,
        digest.hexdigest(),
        payload.hexdigest() if has_payload else None,
    )
    kept = [(name, value) for name, value in stored.headers if name.lower() not in _OURS]
    kept += [
        ("X-Satchel-Redacted", ", ".join(change.names)),
        ("X-Satchel-Original-Block-Digest", stored.get("WARC-Block-Digest") or ""),
        ("X-Satchel-Original-Record-Digest", f"sha256:{record.sha256}"),
    ]
    date, kind = stored.get("WARC-Date") or "", stored.get("Content-Type") or ""
    file.write(Record(stored.kind, date, kind, block, stored.url, kept), record.id)


def _body(archive: WebArchive, place: Place, change: _Change) -> BinaryIO:
    """The body from its start, the new one or the one that came."""
    if change.body is not None:
        return io.BytesIO(change.body)
    block = archive.record(place).block
    read_http_head(block)
    return block


class _Joined(io.RawIOBase):
    def __init__(self, head: bytes, body: BinaryIO) -> None:
        self._parts = [body, io.BytesIO(head)]

    def readable(self) -> bool:
        return True

    def readinto(self, target: object) -> int:
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any writable buffer
        while self._parts:
            data = self._parts[-1].read(len(room))
            if data:
                room[: len(data)] = data
                return len(data)
            self._parts.pop()
        return 0


def _copy(archive: WebArchive, place: Place, sink: MarkedSpool) -> None:
    with archive.raw(place) as source:
        for piece in _pieces(source):
            sink.write(piece)


def _pieces(source: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: source.read(_PIECE), b"")


def _forget_body(answers: list[Answer], last: Answer | None, change: _Change) -> None:
    """The index must not tell what the record no longer does."""
    if last is None or not answers or change.body is None:
        return
    asked = query_of(change.head, change.body)
    answers[-1] = replace(last, asked=asked, body_sha256=sha256(change.body).hex())


def _told(record: Listed, change: _Change | None, mark: Mark) -> dict[str, JsonValue]:
    told: dict[str, JsonValue] = {
        "record": record.id,
        "number": record.number,
        "type": record.kind,
        "offset": mark.offset,
        "length": mark.length,
        "sha256": mark.sha256,
    }
    if change is not None:
        told |= {"redacted": list(change.names), "original_sha256": record.sha256}
    return told
