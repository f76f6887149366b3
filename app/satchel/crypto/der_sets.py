"""Puts the certificates of a timestamp into DER order before it is read strictly.

`openssl ts`, which several public authorities run, writes them in the order of its
configuration; our reader takes only the order that DER asks for. They lie outside what is
signed, so their order changes no signature; the bytes that are kept stay as they came.
Not a reader of ASN.1: it walks one fixed way and leaves alone what it does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_SEQUENCE: Final = 0x30
_SET: Final = 0x31
_OBJECT: Final = 0x06
_FIRST: Final = 0xA0  # [0], constructed


@dataclass(frozen=True, slots=True)
class _Part:
    """One value: its tag, where it begins, where its inside begins, and where it ends."""

    tag: int
    start: int
    inside: int
    end: int


def with_sorted_certificates(reply: bytes) -> bytes:
    """The same TimeStampResp (RFC 3161 §2.4.2) with its certificates in DER order (X.690
    §11.6); bytes of another shape come back as they are."""
    try:
        held = _certificates(reply)
        if held is None:
            return reply
        parts = [reply[one.start : one.end] for one in _inside(reply, held)]
    except (IndexError, ValueError):
        return reply
    return reply[: held.inside] + b"".join(sorted(parts)) + reply[held.end :]


def _certificates(reply: bytes) -> _Part | None:
    """TimeStampResp → timeStampToken → content [0] → SignedData → certificates [0]."""
    whole = _part(reply, 0, len(reply), _SEQUENCE)
    told = _inside(reply, whole)
    if len(told) < 2:  # a refusal has a status only
        return None
    kind, content = _inside(reply, told[1])
    _require(kind, _OBJECT)
    _require(content, _FIRST)
    signed = _part(reply, content.inside, content.end, _SEQUENCE)
    _version, digests, _inner, *rest = _inside(reply, signed)
    _require(digests, _SET)
    return rest[0] if rest and rest[0].tag == _FIRST else None


def _inside(data: bytes, whole: _Part) -> list[_Part]:
    parts: list[_Part] = []
    at = whole.inside
    while at < whole.end:
        part = _part(data, at, whole.end)
        parts.append(part)
        at = part.end
    return parts


def _part(data: bytes, start: int, end: int, tag: int | None = None) -> _Part:
    """One value with a definite length. Raises ValueError or IndexError."""
    length, inside = data[start + 1], start + 2
    if length >= 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4:
            raise ValueError(length)
        length = int.from_bytes(data[inside : inside + count], "big")
        inside += count
    part = _Part(data[start], start, inside, inside + length)
    if part.end > end:
        raise ValueError(part.end)
    if tag is not None:
        _require(part, tag)
    return part


def _require(part: _Part, tag: int) -> None:
    if part.tag != tag:
        raise ValueError(part.tag)
