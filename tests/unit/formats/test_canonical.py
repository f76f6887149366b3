"""Canonical JSON is one value, one row of bytes, both ways."""

from __future__ import annotations

from types import MappingProxyType

import pytest
import rfc8785

from satchel.domain.errors import IntegrityFailure, UsageError
from satchel.formats.canonical import binary, binary_text, decode, decode_object, encode

# RFC 8785 section 3.2.2 and 3.2.3: the standard's own examples.
STANDARD = (
    b'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
    b'"string":"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
)
STANDARD_VALUE = {
    "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"\u002f",
    "literals": [None, True, False],
}
# Sorted by UTF-16 units: the smiling face (D83D DE00) stands before U+FB33.
SORTED_KEYS = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_the_standards_example() -> None:
    assert encode(STANDARD_VALUE) == STANDARD
    assert decode(STANDARD) == STANDARD_VALUE


def test_keys_sort_by_utf16_units() -> None:
    raw = encode(dict.fromkeys(sorted(SORTED_KEYS), 1))
    found = decode(raw)
    assert isinstance(found, dict)
    assert list(found) == SORTED_KEYS


@pytest.mark.parametrize(
    "value",
    [
        {"b": 1, "a": [True, None, {"z": "\u007f\u0000\u2028"}]},
        {"é": 1, "e": 2, "\ufffd": 3, "Қ": "ң"},
        [9007199254740991, -9007199254740991, 0, -1],
        "",
        {},
        [],
    ],
)
def test_the_fast_writer_agrees_with_the_library(value: object) -> None:
    assert encode(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


def test_read_only_views_and_tuples_are_written_as_objects_and_lists() -> None:
    assert encode(MappingProxyType({"b": (1, 2), "a": 0.5})) == b'{"a":0.5,"b":[1,2]}'
    assert encode({"a": MappingProxyType({"b": (1,)})}) == b'{"a":{"b":[1]}}'


def nested(depth: int) -> object:
    value: object = []
    for _ in range(depth - 1):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        2**53,
        -(2**53),
        [1.5, 2**53],
        float(2**60),
        float("nan"),
        float("inf"),
        "\ud800",
        {"\udfff": 1},
        {1: "a"},
        b"bytes",
        {"a": {1, 2}},
        nested(65),
        nested(100_000),
    ],
)
def test_what_cannot_be_signed_exactly_is_refused(value: object) -> None:
    with pytest.raises(UsageError):
        encode(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"x":{"b":1,"b":1}}',
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b" 1",
        b'"\\u0041"',
        b'"\\/"',
        b'"\\u000A"',
        b"1.0",
        b"-0",
        b"1e2",
        b"9007199254740992",
        b"1e400",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b'"\\ud800"',
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b"\xef\xbb\xbf1",
        b"",
        b"{",
        b"nul",
        b"1" * 5000,
        b"[" * 65 + b"]" * 65,
        b"[" * 10_000 + b"]" * 10_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    ],
)
def test_bytes_that_are_not_canonical_are_refused(raw: bytes) -> None:
    with pytest.raises(IntegrityFailure):
        decode(raw)


def test_the_deepest_value_allowed() -> None:
    assert decode(b"[" * 64 + b"]" * 64) == nested(64)


def test_two_normal_forms_are_two_keys() -> None:
    """NFC and NFD are different bytes: neither is turned into the other."""
    raw = '{"e\u0301":1,"\u00e9":2}'.encode()
    assert decode(raw) == {"e\u0301": 1, "\u00e9": 2}


def test_an_object_is_asked_for() -> None:
    assert decode_object(b'{"a":1}') == {"a": 1}
    with pytest.raises(IntegrityFailure):
        decode_object(b"[1]")


def test_bytes_have_one_spelling() -> None:
    assert binary_text(b"\xfb\xff\x00") == "+/8A"
    assert binary("+/8A") == b"\xfb\xff\x00"
    assert binary("QQ==") == b"A"


@pytest.mark.parametrize(
    "text", ["QR==", "QQ=", "QQ", "QQ==\n", " QQ==", "-_8A", "Q", "é", 5, None]
)
def test_any_other_spelling_of_bytes_is_refused(text: object) -> None:
    with pytest.raises(IntegrityFailure):
        binary(text)  # type: ignore[arg-type]
