"""Whatever the sizes and pieces: age files open to what was sealed, or not at all."""

from __future__ import annotations

import io
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satchel.crypto import age
from satchel.crypto.age_payload import PayloadStream
from satchel.crypto.xwing import Identity
from satchel.domain.errors import SatchelError

FILE_KEY, NONCE = b"f" * 16, b"n" * 16
IDENTITY = Identity.from_seed(bytes(range(32)))
HEADER = age.make_header(FILE_KEY, [Identity.from_seed(bytes(32)).recipient, IDENTITY.recipient])
PATTERN = b"".join(number.to_bytes(4, "big") for number in range(64 * 1024))

near_edges = st.builds(
    lambda edge, step: max(0, edge * age.CHUNK + step),
    st.integers(0, 3),
    st.integers(-20, 20),
)
sizes = st.one_of(st.integers(0, 200_000), near_edges)


def payload_of(size: int) -> bytes:
    sealer = age.Sealer([], file_key=FILE_KEY, nonce=NONCE)
    return sealer.update(PATTERN[:size]) + sealer.finish()


@given(st.integers(0, 2**60))
def test_sizes_lead_back(size: int) -> None:
    assert age.plaintext_size(age.payload_size(size)) == size


@given(sizes, st.lists(sizes, max_size=6))
def test_the_pieces_it_comes_in_do_not_matter(size: int, cuts: list[int]) -> None:
    sealer = age.Sealer([], file_key=FILE_KEY, nonce=NONCE)
    places = [0, *sorted(min(cut, size) for cut in cuts), size]
    parts = [sealer.update(PATTERN[start:end]) for start, end in itertools.pairwise(places)]
    assert b"".join(parts) + sealer.finish() == payload_of(size)


@given(sizes, st.lists(st.integers(1, 150_000), min_size=1, max_size=4))
def test_read_in_any_pieces_it_is_the_same(size: int, pieces: list[int]) -> None:
    source = io.BytesIO(payload_of(size))
    stream = io.BufferedReader(PayloadStream(FILE_KEY, NONCE, source))
    read, turn = bytearray(), 0
    while piece := stream.read(pieces[turn % len(pieces)]):
        read += piece
        turn += 1
    assert read == PATTERN[:size]


@given(sizes, st.lists(st.tuples(sizes, sizes), min_size=1, max_size=8))
def test_anywhere_and_in_any_order_it_reads_as_from_the_start(
    size: int, reads: list[tuple[int, int]]
) -> None:
    payload = payload_of(size)
    reader = age.PayloadReader(
        FILE_KEY, NONCE, lambda at, count: payload[at : at + count], len(payload)
    )
    assert reader.seek(0, io.SEEK_END) == size
    for at, count in reads:
        assert reader.seek(at) == at
        assert reader.read(count) == PATTERN[:size][at : at + count]
        assert reader.tell() == max(at, min(size, at + count))


@given(st.integers(0, len(HEADER) - 1), st.integers(1, 255))
def test_no_byte_of_a_header_can_be_changed(place: int, mask: int) -> None:
    changed = bytearray(HEADER)
    changed[place] ^= mask
    with pytest.raises(SatchelError):
        age.open_header(bytes(changed), [IDENTITY])


@given(
    st.one_of(st.binary(max_size=300), st.binary(max_size=80).map(lambda tail: HEADER[:-50] + tail))
)
def test_any_bytes_at_all_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(SatchelError) as refused:
        age.unseal_bytes(data, [IDENTITY], limit=1000)
    assert refused.value.message.endswith(".")
