"""Lines of entries.jsonl: plain, sealed, withheld and stubs."""

from __future__ import annotations

import base64
import json
from dataclasses import replace

import pytest

from satchel.domain.errors import IntegrityFailure
from satchel.formats.canonical import encode
from satchel.ledger.line import Line, decode_line, encode_line, line_of, verify_line
from unit.ledger.ledger_samples import ED25519, ML_DSA, signed

ENTRY = signed()
LINE = line_of(ENTRY, 7)
STUB = Line(7, ENTRY.leaf, ENTRY.signature)


def test_a_line_is_what_the_format_says() -> None:
    def text(data: bytes) -> str:
        return base64.b64encode(data).decode()

    line = replace(LINE, plain={"what": ENTRY.sections["what"]}, sealed={"who": b"age"})
    assert json.loads(encode_line(line)) == {
        "index": 7,
        "leaf": ENTRY.leaf,
        "signature": text(ENTRY.signature),
        "header": text(ENTRY.header),
        "sections": {"what": {"plain": text(ENTRY.sections["what"])}, "who": {"sealed": "YWdl"}},
    }
    assert b"\n" not in encode_line(line)
    assert decode_line(encode_line(line) + b"\n") == line
    assert set(json.loads(encode_line(STUB))) == {"index", "leaf", "signature"}


@pytest.mark.parametrize("line", [LINE, STUB, replace(LINE, plain={}, sealed={"what": b"x"})])
def test_lines_read_back_and_verify(line: Line) -> None:
    found = decode_line(encode_line(line))
    assert found == line
    header = verify_line(found, ED25519.public)
    assert (header is None) == (line.header is None)


def test_a_line_with_a_foreign_section_is_refused() -> None:
    for line in (
        replace(LINE, plain={"where": b"{}"}),
        replace(LINE, plain={}, sealed={"where": b"age"}),
        replace(LINE, plain={"what": ENTRY.sections["who"]}),
    ):
        with pytest.raises(IntegrityFailure):
            verify_line(line, ED25519.public)


def test_another_key_or_signature_is_refused() -> None:
    other = signed("another")
    for line in (replace(LINE, signature=other.signature), replace(STUB, leaf=other.leaf)):
        with pytest.raises(IntegrityFailure):
            verify_line(line, ED25519.public)
    with pytest.raises(IntegrityFailure):
        verify_line(LINE, ML_DSA.public[:32])
    with pytest.raises(IntegrityFailure):
        verify_line(replace(LINE, header=other.header), ED25519.public)


def changed(**fields: object) -> bytes:
    kept = json.loads(encode_line(LINE)) | fields
    return encode({name: value for name, value in kept.items() if value is not ...})


@pytest.mark.parametrize(
    "raw",
    [
        changed(index=-1),
        changed(index="7"),
        changed(index=True),
        changed(index=...),
        changed(leaf="A" * 64),
        changed(leaf="a" * 64),
        changed(signature="AAAA"),
        changed(signature=None),
        changed(header=...),
        changed(header="AAAA"),
        changed(sections=...),
        changed(sections=[]),
        changed(sections={"what": {}}),
        changed(sections={"what": {"plain": "AA==", "sealed": "AA=="}}),
        changed(sections={"what": {"open": "AA=="}}),
        changed(sections={"what": "AA=="}),
        changed(sections={"w" * 65: {"plain": "AA=="}}),
        changed(more=1),
        encode_line(LINE) + b"\n\n",
        b" " + encode_line(LINE),
        b"[]",
    ],
)
def test_any_other_shape_is_refused(raw: bytes) -> None:
    with pytest.raises(IntegrityFailure):
        decode_line(raw)
