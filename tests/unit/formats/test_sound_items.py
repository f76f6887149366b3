"""Items of a recording: what is written is read, what is not one is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satchel.domain.errors import IntegrityFailure
from satchel.formats.sound_items import Item, decode, encode

_counts = st.integers(0, 2**40)
_items = st.builds(
    Item,
    recording=st.text("0123456789abcdef", min_size=32, max_size=32),
    number=_counts,
    first=_counts,
    pre_skip=st.integers(0, 5000),
    clock=st.lists(st.tuples(_counts, st.integers(0, 2**62)), max_size=3),
    events=st.lists(st.just({"event": "lost", "at": 7}), max_size=2),
    packets=st.lists(st.binary(min_size=1, max_size=300), max_size=5),
)


@given(_items)
def test_an_item_is_read_as_it_was_written(item: Item) -> None:
    assert decode(encode(item)) == item


@pytest.mark.parametrize(
    "raw",
    [b"", b"{}\n", b"[]\n", b'{"format":"satchel-sound/2"}\n', b"not json\n\x00\x01a"],
)
def test_other_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(IntegrityFailure):
        decode(raw)


def test_a_packet_that_is_cut_off_is_refused() -> None:
    raw = encode(Item("0" * 32, 0, 0, 312, [], [], [b"abc"]))
    with pytest.raises(IntegrityFailure):
        decode(raw[:-1])
