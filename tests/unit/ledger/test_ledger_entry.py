"""Entries: what is signed, what may be missing, what a change of any byte does."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest

from satchel.domain.errors import Bug, IntegrityFailure
from satchel.domain.ids import LeafHash
from satchel.domain.words import Audience, Section
from satchel.formats.canonical import encode
from satchel.ledger.entry import (
    Draft,
    compose,
    read_header,
    read_section,
    verify_signature,
)
from unit.ledger.ledger_samples import ED25519, MOMENT, RECORD, counting, draft, signed


def test_the_bytes_are_what_the_format_says() -> None:
    """Recomputed with hashlib and json alone."""
    entry = signed()
    salt = [base64.b64encode(bytes([0] * 15 + [n])).decode() for n in range(3)]
    what = (
        '{"body":{"act":"create","set":{"text":"Хабар"},"unset":[]},"salt":"' + salt[0] + '"}'
    ).encode()
    who = ('{"body":{"device":"d-0123","member":"M-7K2F9Q"},"salt":"' + salt[1] + '"}').encode()
    header = json.dumps(
        {
            "anchor": None,
            "audience": "coordination",
            "clock": {
                "boot": "boot-1",
                "monotonic": "1152921504606846976",
                "offset": 300,
                "utc": "2026-11-22T07:07:22.000001Z",
                "zone": "Asia/Almaty",
            },
            "kind": "note",
            "previous": [],
            "record": "0123456789abcdefghjk",
            "salt": salt[2],
            "sections": {
                "what": hashlib.sha256(b"satchel/section/v1\0what\0" + what).hexdigest(),
                "who": hashlib.sha256(b"satchel/section/v1\0who\0" + who).hexdigest(),
            },
            "v": 1,
        },
        separators=(",", ":"),
    ).encode()
    leaf = hashlib.sha256(b"\0" + header)
    assert entry.sections == {"what": what, "who": who}
    assert entry.header == header
    assert entry.leaf == leaf.hexdigest()
    assert entry.signature == ED25519.sign(b"satchel/entry/v1\0" + leaf.digest())


def test_a_header_reads_back() -> None:
    header = read_header(signed(previous=(LeafHash("b" * 64), LeafHash("a" * 64))).header)
    assert (header.kind, header.record, header.audience) == ("note", RECORD, Audience.COORDINATION)
    assert header.previous == ("a" * 64, "b" * 64)
    assert header.moment == MOMENT
    assert header.version == 1


def test_a_header_without_record_zone_or_boot_reads_back() -> None:
    parts = draft()
    moment = type(MOMENT)(MOMENT.utc, -570, None, 0, None)
    entry = compose(
        Draft("custody", None, (), moment, Audience.LEGAL, "anchor", {}), ED25519.sign, counting()
    )
    header = read_header(entry.header)
    assert header.record is None
    assert header.moment == moment
    assert (header.anchor, header.commitments) == ("anchor", {})
    assert parts.sections


def test_sections_are_read_only_through_their_commitment() -> None:
    entry = signed()
    header = read_header(entry.header)
    assert read_section(header, Section.WHO, entry.sections["who"])["member"] == "M-7K2F9Q"
    with pytest.raises(IntegrityFailure):
        read_section(header, Section.WHAT, entry.sections["who"])
    with pytest.raises(IntegrityFailure):
        read_section(header, Section.WHERE, entry.sections["who"])


def test_any_flipped_bit_of_a_section_or_header_is_found() -> None:
    entry = signed()
    header = read_header(entry.header)
    for raw in flips(entry.sections["what"]):
        with pytest.raises(IntegrityFailure):
            read_section(header, Section.WHAT, raw)
    for raw in flips(entry.header):
        leaf = LeafHash(hashlib.sha256(b"\0" + raw).hexdigest())
        with pytest.raises(IntegrityFailure):
            verify_signature(leaf, entry.signature, ED25519.public)


def flips(raw: bytes) -> list[bytes]:
    return [raw[:at] + bytes([raw[at] ^ (1 << at % 8)]) + raw[at + 1 :] for at in range(len(raw))]


def test_a_signature_without_the_domain_prefix_is_refused() -> None:
    leaf = signed().leaf
    verify_signature(leaf, signed().signature, ED25519.public)
    with pytest.raises(IntegrityFailure):
        verify_signature(leaf, ED25519.sign(bytes.fromhex(leaf)), ED25519.public)


def test_a_section_with_the_right_commitment_but_another_shape_is_refused() -> None:
    entry = signed()
    for fields in (
        {"body": [], "salt": "AAAAAAAAAAAAAAAAAAAAAA=="},
        {"body": {}, "salt": "AAAA"},
        {"body": {}},
        {"body": {}, "salt": "AAAAAAAAAAAAAAAAAAAAAA==", "more": 1},
    ):
        raw = encode(fields)
        fields_of_header = json.loads(entry.header)
        digest = hashlib.sha256(b"satchel/section/v1\0what\0" + raw).hexdigest()
        fields_of_header["sections"]["what"] = digest
        header = read_header(encode(fields_of_header))
        with pytest.raises(IntegrityFailure):
            read_section(header, "what", raw)


BROKEN = {
    "v": [0, "1", True, None, 1.5],
    "salt": ["AAAA", None],
    "kind": ["", "Note", "n" * 65, 5, "no te"],
    "record": ["x", 5, "0123456789ABCDEFGHJK"],
    "previous": [["z"], "a" * 64, ["b" * 64, "a" * 64], ["a" * 64, "a" * 64], [5]],
    "audience": ["everyone", None],
    "anchor": [5, []],
    "sections": [[], {"what": "z"}, {"more": "a" * 64}],
    "clock": [
        {},
        {"utc": "2026-11-22T07:07:22Z"},
        {"utc": "2026-11-22 07:07:22.000001Z"},
        {"utc": "2026-11-22T07:07:22.000001+00:00"},
        {"offset": 1440},
        {"offset": True},
        {"monotonic": 5},
        {"monotonic": "05"},
        {"boot": 5},
        {"more": 5},
    ],
}


@pytest.mark.parametrize(("field", "value"), [(f, v) for f in BROKEN for v in BROKEN[f]])
def test_a_malformed_header_is_refused(field: str, value: object) -> None:
    fields = json.loads(signed().header)
    if field == "clock" and value:
        assert isinstance(value, dict)
        fields["clock"] |= value
    else:
        fields[field] = value
    with pytest.raises(IntegrityFailure):
        read_header(encode(fields))


@pytest.mark.parametrize("field", sorted(BROKEN))
def test_a_header_that_lacks_a_field_is_refused(field: str) -> None:
    fields = json.loads(signed().header)
    del fields[field]
    with pytest.raises(IntegrityFailure):
        read_header(encode(fields))


def test_an_unknown_field_is_refused_in_this_version_and_kept_in_a_newer_one() -> None:
    fields = json.loads(signed().header) | {"more": {"deep": [1]}}
    with pytest.raises(IntegrityFailure):
        read_header(encode(fields))
    fields |= {"v": 2, "kind": "sonogram", "audience": "tribunal"}
    fields["sections"]["shape"] = "c" * 64
    fields["clock"]["drift"] = 3
    header = read_header(encode(fields))
    assert (header.version, header.kind) == (2, "sonogram")
    assert header.audience is Audience.LEGAL
    assert header.commitments["shape"] == "c" * 64


def test_what_could_not_be_read_back_is_never_signed() -> None:
    parts = draft()
    bad = Draft("Not A Kind", RECORD, (), MOMENT, parts.audience, None, parts.sections)
    with pytest.raises(Bug):
        compose(bad, ED25519.sign, counting())
