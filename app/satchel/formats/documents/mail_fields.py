"""What an e-mail says of itself: who wrote to whom, when, in answer to what, and its words.

For the fields of a letter's record; `mail` reads the same file for search. To know first:
each finding is a part of its own, labelled by its header, and the letter's words come last,
so that a file which breaks the reader has said already what it could.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import policy
from email.message import Message
from email.parser import BytesFeedParser, BytesHeaderParser
from typing import Any, BinaryIO

from satchel.domain.citing.linked import words_only
from satchel.formats.documents import charsets, mail_words
from satchel.formats.documents.html import visible_text
from satchel.formats.documents.text import Sheaf, Unreadable

TEXT_MAX = 100_000

_BLOCK = 65_536
_HEAD = 1024 * 1024
_READ_MAX = 48 * 1024 * 1024  # taking it apart needs some times as much memory
_HEADERS_MAX = 2_000
_LISTED_MAX = 500
_NAME_MAX = 300
_LINE_MAX = 10_000
_FAULTS = (ValueError, TypeError, LookupError, AttributeError)
_AUTOMATIC = ("x-autoreply", "x-autorespond")


def read_letter(source: BinaryIO, size: int, sheaf: Sheaf) -> None:
    """Parts "from", "to", "copy", "subject", "date", "received", "id", "replies to",
    "reference", "automatic", "unread" (a header that says nothing readable), "enclosure"
    (a JSON object of name, type and size in bytes), and "text" or "longer text".

    Raises Unreadable when it nests without end.
    """
    head = source.read(_HEAD)
    parts, fault = _Parts(), None
    try:
        parts = _parts(_parsed(head, source))
    except RecursionError:
        fault = Unreadable("its parts are nested deeper than any honest letter")
    letter = BytesHeaderParser(policy=policy.compat32).parsebytes(head)
    _headers(letter, sheaf, _charset(parts.words) if parts.words else None)
    if size > _READ_MAX and parts.listed:
        parts.listed[-1].pop("size", None)  # it was cut
    for told in parts.listed:
        sheaf.add("enclosure", json.dumps(told, ensure_ascii=False))
    if parts.words:
        text = _text(parts.words).strip()
        sheaf.add("longer text" if len(text) > TEXT_MAX else "text", text[:TEXT_MAX])
    if fault:
        raise fault
    if size > _READ_MAX:
        sheaf.shortened = "only the beginning of it was read"


def _parsed(head: bytes, source: BinaryIO) -> Message:
    # The parser's newer policy gives up on forged headers; this one takes them as they stand.
    parser: Any = BytesFeedParser(policy=policy.compat32)
    parser.feed(head)
    left = _READ_MAX - len(head)
    while left > 0 and (block := source.read(min(_BLOCK, left))):
        parser.feed(block)
        left -= len(block)
    letter: Message = parser.close()
    return letter


def _headers(letter: Message, sheaf: Sheaf, hint: str | None) -> None:
    told: dict[str, list[str]] = {}
    for number, (name, value) in enumerate(letter.raw_items()):
        if number < _HEADERS_MAX:
            told.setdefault(name.lower(), []).append(str(value))
    for label, name in (("from", "from"), ("to", "to"), ("copy", "cc"), ("copy", "bcc")):
        for raw in told.get(name, [])[: 1 if label == "from" else None]:
            for address in mail_words.addresses(raw, hint):
                sheaf.add(label, address[:_LINE_MAX])
    if "from" not in told:
        for raw in told.get("sender", [])[:1]:
            sheaf.add("from", "; ".join(mail_words.addresses(raw, hint))[:_LINE_MAX])
    for raw in told.get("subject", [])[:1]:
        sheaf.add("subject", mail_words.decoded(raw, hint)[:_LINE_MAX])
    _dates(told, sheaf)
    for label, name in (("id", "message-id"), ("replies to", "in-reply-to")):
        for raw in told.get(name, [])[:1]:
            for known in mail_words.ids(raw)[:1]:
                sheaf.add(label, known)
    for raw in told.get("references", [])[:1]:
        for known in mail_words.ids(raw):
            sheaf.add("reference", known)
    if _automatic(told):
        sheaf.add("automatic", "yes")


def _dates(told: dict[str, list[str]], sheaf: Sheaf) -> None:
    for raw in told.get("date", [])[:1]:
        when = mail_words.moment(raw)
        sheaf.add("date" if when else "unread", when or "Date")
    for raw in told.get("received", [])[:1]:
        when = mail_words.moment(raw.rpartition(";")[2])
        if when:
            sheaf.add("received", when)


def _automatic(told: dict[str, list[str]]) -> bool:
    """An answering machine wrote it (RFC 3834)."""
    submitted = "".join(told.get("auto-submitted", ["no"])[:1]).strip().lower()
    return not submitted.startswith("no") or any(name in told for name in _AUTOMATIC)


@dataclass(slots=True)
class _Parts:
    """The part that holds the letter's words, and what it encloses."""

    words: Message | None = None
    listed: list[dict[str, str | int]] = field(default_factory=list)


def _parts(letter: Message) -> _Parts:
    found = _Parts()
    for leaf in _leaves(letter):
        kind = leaf.get_content_type()
        enclosed = leaf.get_content_disposition() == "attachment" or _name(leaf) is not None
        if kind in ("text/plain", "text/html") and not enclosed:
            known = found.words
            if known is None or (kind, known.get_content_type()) == ("text/plain", "text/html"):
                found.words = leaf
        elif len(found.listed) < _LISTED_MAX:
            found.listed.append(_listed(leaf, kind))
    return found


def _leaves(part: Message) -> Iterator[Message]:
    """Parts that hold no others; a letter within the letter is one thing, not opened."""
    if part.is_multipart() and part.get_content_type() != "message/rfc822":
        for child in part.get_payload():
            if isinstance(child, Message):
                yield from _leaves(child)
    else:
        yield part


def _listed(leaf: Message, kind: str) -> dict[str, str | int]:
    told: dict[str, str | int] = {"name": _name(leaf) or "", "type": kind[:_NAME_MAX]}
    data = leaf.get_payload(decode=True)
    if isinstance(data, bytes):
        told["size"] = len(data)
    return {name: value for name, value in told.items() if value != ""}


def _text(leaf: Message) -> str:
    data = leaf.get_payload(decode=True)
    text, _ = charsets.decode(data if isinstance(data, bytes) else b"", _charset(leaf))
    is_page = leaf.get_content_type() == "text/html"
    return words_only(visible_text(text)[1]) if is_page else text


def _charset(leaf: Message) -> str | None:
    try:
        return leaf.get_content_charset()
    except _FAULTS:
        return None


def _name(leaf: Message) -> str | None:
    """The name of an enclosed file; the library itself loses letters that nobody encoded."""
    told = Message()
    for header, raw in leaf.raw_items():
        if header.lower() in ("content-disposition", "content-type") and header not in told:
            told[header] = mail_words.letters(str(raw))
    try:
        name = told.get_filename()
    except _FAULTS:
        return None
    return mail_words.decoded(name)[:_NAME_MAX] or None if name else None
