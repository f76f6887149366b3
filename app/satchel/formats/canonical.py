"""Canonical JSON (RFC 8785): one value, one row of bytes, so that bytes can be signed.

Verifiers hash bytes as they received them and never a re-encoding; `decode` is strict
so that two programs cannot read two things in the same signed bytes. Not for the
meaning of any field. Know first: integers from 2^53 must be passed as text, because
readers in other languages hold numbers as doubles.
"""

from __future__ import annotations

import binascii
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NoReturn

import orjson
import rfc8785

from satchel.domain.errors import IntegrityFailure, UsageError
from satchel.domain.json_values import JsonObject, JsonValue

DEPTH_LIMIT = 64
_BEYOND_DOUBLES = 2**53
_FAR_BEYOND = 1e21  # from here JavaScript writes an exponent, so it cannot be read as an integer


def encode(value: JsonValue) -> bytes:
    """The RFC 8785 bytes of `value`.

    Raises UsageError for what JSON cannot hold exactly: integers from 2^53, numbers
    that are not finite, text with half a surrogate pair, more than 64 levels.
    """
    try:
        return _plain(value) if _is_plain(value, 0) else rfc8785.dumps(_unwrapped(value))
    except (ValueError, TypeError, RecursionError) as error:
        raise UsageError(
            "A value cannot be signed exactly as it is; write numbers from 9007199254740992"
            " as text and use valid Unicode.",
            code="not-canonical",
        ) from error


def decode(raw: bytes) -> JsonValue:
    """The value of canonical bytes.

    Raises IntegrityFailure for bytes that `encode` would not have made: duplicate or
    unsorted keys, blanks, other escapes, NaN, more than 64 levels, invalid UTF-8.
    All of it is found by comparing: a key that stands twice is written only once.
    """
    try:
        text = raw.decode("utf-8")
        try:
            value = _read_plain(text)
            same = orjson.dumps(value, option=orjson.OPT_SORT_KEYS) == raw
        except _Unusual:
            value = _READER.decode(text)
            same = encode(value) == raw
    except (ValueError, TypeError, RecursionError, UsageError) as error:
        raise IntegrityFailure("A signed text is not canonical JSON.") from error
    if not same:
        raise IntegrityFailure("A signed text is not canonical JSON.")
    return value


def decode_object(raw: bytes) -> JsonObject:
    """As `decode`, for bytes that must hold an object."""
    value = decode(raw)
    if not isinstance(value, dict):
        raise IntegrityFailure("A signed text is not a JSON object.")
    return value


def binary_text(data: bytes) -> str:
    """Bytes as JSON holds them here: standard Base64 with padding (RFC 4648 section 4)."""
    return binascii.b2a_base64(data, newline=False).decode("ascii")


def binary(text: JsonValue) -> bytes:
    """The inverse of `binary_text`; raises IntegrityFailure for any other spelling."""
    if not isinstance(text, str):
        raise IntegrityFailure("A Base64 field of a signed text is not text.")
    try:
        data = binascii.a2b_base64(text)
    except (binascii.Error, ValueError) as error:
        raise IntegrityFailure("A field of a signed text is not Base64.") from error
    if binary_text(data) != text:  # strange letters, or unused bits set: a second spelling
        raise IntegrityFailure("A field of a signed text is not canonical Base64.")
    return data


def _read_plain(text: str) -> JsonValue:
    """The value of a text, if a plain writer of JSON agrees with RFC 8785 on it.

    Told from the text itself, for nearly all that is signed: no more brackets than levels
    allowed, no letters beyond the Basic Multilingual Plane, small integers. Raises
    _Unusual for the rest, and ValueError for what is not JSON.
    """
    if text.count("{") + text.count("[") > DEPTH_LIMIT:
        raise _Unusual
    if not text.isascii() and len(text.encode("utf-16-le")) != 2 * len(text):
        raise _Unusual
    value: JsonValue = _PLAIN_READER.raw_decode(text)[0]
    return value


def _is_plain(value: JsonValue, depth: int) -> bool:
    """Whether a plain writer of JSON agrees with RFC 8785 on this value.

    It does unless there are floats or keys beyond the Basic Multilingual Plane (RFC 8785
    sorts by UTF-16 units); it is five times as fast, which an import of thousands feels.
    Raises ValueError or TypeError for what cannot be encoded.
    """
    if not isinstance(value, dict | list):  # what decoding gives: told apart without the ABCs
        if value is None or isinstance(value, str):
            return True
        if isinstance(value, int):
            if abs(value) >= _BEYOND_DOUBLES:
                raise ValueError("integer beyond 2^53")
            return True
        if isinstance(value, float):
            if _BEYOND_DOUBLES <= abs(value) < _FAR_BEYOND:
                raise ValueError("a whole number beyond 2^53 in disguise")
            return False
    if depth >= DEPTH_LIMIT:
        raise ValueError("too deep")
    if isinstance(value, dict | Mapping):
        keys = "".join(value)
        plain = keys.isascii() or max(keys) <= "\uffff"
        items: Collection[JsonValue] = value.values()
    elif isinstance(value, list | Sequence) and not isinstance(
        value, bytes | bytearray | memoryview
    ):
        plain, items = True, value
    else:
        raise TypeError("not a JSON value")
    for item in items:  # every one is visited, so that the limits hold for all
        if type(item) is not str:  # nearly every one is: this saves a call for each
            plain &= _is_plain(item, depth + 1)
    return plain


def _plain(value: JsonValue) -> bytes:
    return orjson.dumps(value, default=_unwrapped, option=orjson.OPT_SORT_KEYS)


def _unwrapped(value: Any) -> Any:
    """Read-only mappings and tuples as the dicts and lists that writers know."""
    if isinstance(value, Mapping):
        return {key: _unwrapped(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_unwrapped(item) for item in value]
    return value


class _Unusual(Exception):
    """A text whose value has to be looked at piece by piece."""


def _small(digits: str) -> int:
    number = int(digits)
    if abs(number) >= _BEYOND_DOUBLES:
        raise ValueError("integer beyond 2^53")
    return number


def _float(_digits: str) -> NoReturn:
    raise _Unusual


def _refuse(_word: str) -> NoReturn:
    raise ValueError("NaN and infinities are not JSON")


_READER = json.JSONDecoder(parse_constant=_refuse)
_PLAIN_READER = json.JSONDecoder(parse_int=_small, parse_float=_float, parse_constant=_refuse)
