"""What holds for every tree, every value and every line, not only for examples."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from satchel.domain.errors import IntegrityFailure, UsageError
from satchel.formats.canonical import decode, encode
from satchel.ledger import merkle
from satchel.ledger.line import Line, decode_line, encode_line, line_of, verify_line
from unit.ledger.ledger_samples import ED25519, signed

HASHES = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=70)
LEAVES = st.shared(HASHES, key="tree")
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False).filter(lambda x: not 2**53 <= abs(x) < 1e21)
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


def reference_root(leaves: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word for word, with hashlib alone."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = reference_root(leaves[:split]), reference_root(leaves[split:])
    return hashlib.sha256(b"\1" + left + right).digest()


def reference_path(leaves: list[bytes], index: int) -> list[bytes]:
    """RFC 6962 section 2.1.1."""
    if len(leaves) == 1:
        return []
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if index < split:
        return [*reference_path(leaves[:split], index), reference_root(leaves[split:])]
    return [*reference_path(leaves[split:], index - split), reference_root(leaves[:split])]


def reference_consistency(leaves: list[bytes], older: int, whole: bool = True) -> list[bytes]:
    """RFC 6962 section 2.1.2, SUBPROOF."""
    if older == len(leaves):
        return [] if whole else [reference_root(leaves)]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if older <= split:
        rest = reference_root(leaves[split:])
        return [*reference_consistency(leaves[:split], older, whole), rest]
    left = reference_root(leaves[:split])
    return [*reference_consistency(leaves[split:], older - split, False), left]


@given(leaves=LEAVES)
def test_roots_and_frontiers_are_the_standards(leaves: list[bytes]) -> None:
    frontier = merkle.Frontier()
    for size, leaf in enumerate(leaves, 1):
        frontier.append(leaf)
        frontier = merkle.Frontier.from_bytes(frontier.to_bytes())
        assert frontier.size == size
        assert frontier.root == reference_root(leaves[:size])
    assert merkle.root(leaves) == frontier.root


@given(leaves=LEAVES, data=st.data())
def test_every_inclusion_proof_verifies_and_no_changed_one_does(
    leaves: list[bytes], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    root, proof = merkle.root(leaves), merkle.inclusion(leaves, index)
    assert proof == reference_path(leaves, index)
    merkle.verify_inclusion(leaves[index], index, len(leaves), proof, root)
    flip = data.draw(st.integers(0, (len(proof) + 2) * 256 - 1))
    parts = [leaves[index], root, *proof]
    parts[flip // 256] = flipped(parts[flip // 256], flip % 256)
    with pytest.raises(IntegrityFailure):
        merkle.verify_inclusion(parts[0], index, len(leaves), parts[2:], parts[1])
    for wrong in (proof[1:], [*proof, root], proof[:-1]):
        if wrong != proof:
            with pytest.raises(IntegrityFailure):
                merkle.verify_inclusion(leaves[index], index, len(leaves), wrong, root)


@given(leaves=LEAVES, data=st.data())
def test_a_leaf_is_proved_at_its_own_index_only(leaves: list[bytes], data: st.DataObject) -> None:
    """Same tree, every other index: refused, unless that index holds an equal leaf."""
    index = data.draw(st.integers(0, len(leaves) - 1))
    root, proof = merkle.root(leaves), merkle.inclusion(leaves, index)
    for other in range(len(leaves)):
        if merkle.inclusion(leaves, other) == proof and leaves[other] == leaves[index]:
            continue
        with pytest.raises(IntegrityFailure):
            merkle.verify_inclusion(leaves[index], other, len(leaves), proof, root)


@given(leaves=LEAVES, data=st.data())
def test_every_consistency_proof_verifies_and_no_changed_one_does(
    leaves: list[bytes], data: st.DataObject
) -> None:
    newer = data.draw(st.integers(1, len(leaves)))
    older = data.draw(st.integers(1, newer))
    roots = [merkle.root(leaves[:older]), merkle.root(leaves[:newer])]
    proof = merkle.consistency(leaves, older, newer)
    assert proof == reference_consistency(leaves[:newer], older)
    merkle.verify_consistency(older, newer, *roots, proof)
    flip = data.draw(st.integers(0, (len(proof) + 2) * 256 - 1))
    parts = [*roots, *proof]
    parts[flip // 256] = flipped(parts[flip // 256], flip % 256)
    with pytest.raises(IntegrityFailure):
        merkle.verify_consistency(older, newer, parts[0], parts[1], parts[2:])
    for wrong in (proof[1:], [*proof, roots[1]]):
        if wrong != proof:
            with pytest.raises(IntegrityFailure):
                merkle.verify_consistency(older, newer, *roots, wrong)


@given(leaves=LEAVES)
def test_every_history_continues_the_empty_one(leaves: list[bytes]) -> None:
    root = merkle.root(leaves)
    merkle.verify_consistency(0, len(leaves), merkle.EMPTY_ROOT, root, [])
    with pytest.raises(IntegrityFailure):
        merkle.verify_consistency(0, len(leaves), root, root, [])
    with pytest.raises(IntegrityFailure):
        merkle.verify_consistency(len(leaves), len(leaves) - 1, root, root, [])


def flipped(raw: bytes, bit: int) -> bytes:
    at = bit // 8
    return raw[:at] + bytes([raw[at] ^ (1 << bit % 8)]) + raw[at + 1 :]


@given(JSON)
def test_canonical_values_read_back(value: object) -> None:
    raw = encode(value)  # type: ignore[arg-type]
    assert raw == rfc8785.dumps(value)  # type: ignore[arg-type]
    found = decode(raw)
    assert encode(found) == raw
    assert found == value


@given(JSON, st.data())
def test_a_changed_canonical_text_is_another_value_or_refused(
    value: object, data: st.DataObject
) -> None:
    raw = encode(value)  # type: ignore[arg-type]
    changed = flipped(raw, data.draw(st.integers(0, len(raw) * 8 - 1)))
    try:
        found = decode(changed)
    except IntegrityFailure:
        return
    assert encode(found) == changed


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused_in_one_way(raw: bytes) -> None:
    try:
        value = decode(raw)
    except IntegrityFailure:
        return
    assert encode(value) == raw


@given(st.integers(min_value=2**53) | st.integers(max_value=-(2**53)))
def test_numbers_that_others_would_round_are_refused(number: int) -> None:
    with pytest.raises(UsageError):
        encode({"number": [number]})


ENTRY = signed()
NAMES = st.sampled_from(["what", "who", "source", "where", "shape"])


@given(
    index=st.integers(0, 2**53 - 1),
    signature=st.binary(min_size=64, max_size=64),
    parts=st.dictionaries(NAMES, st.tuples(st.booleans(), st.binary(max_size=40)), max_size=5),
    stub=st.booleans(),
)
def test_lines_read_back(
    index: int, signature: bytes, parts: dict[str, tuple[bool, bytes]], stub: bool
) -> None:
    line = Line(index, ENTRY.leaf, signature)
    if not stub:
        plain = {name: raw for name, (sealed, raw) in parts.items() if not sealed}
        closed = {name: raw for name, (sealed, raw) in parts.items() if sealed}
        line = Line(index, ENTRY.leaf, signature, ENTRY.header, plain, closed)
    assert decode_line(encode_line(line)) == line


@settings(max_examples=300)
@given(st.data())
def test_no_flipped_bit_of_a_line_passes(data: st.DataObject) -> None:
    """The index is not signed: the tree proves it. Every other bit is."""
    raw = encode_line(line_of(ENTRY, 7))
    changed = flipped(raw, data.draw(st.integers(0, len(raw) * 8 - 1)))
    try:
        line = decode_line(changed)
        verify_line(line, ED25519.public)
    except IntegrityFailure:
        return
    assert replace(line, index=7) == line_of(ENTRY, 7)
