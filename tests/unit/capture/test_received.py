from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satchel.capture.http.faults import Failed, Fault
from satchel.capture.http.received import Received

acts = st.lists(st.tuples(st.booleans(), st.integers(0, 40)), max_size=30)


@given(st.lists(st.text("ab\n", min_size=1).map(str.encode), max_size=20), acts)
def test_it_reads_like_a_file_and_keeps_what_it_gave(
    blocks: list[bytes], acts: list[tuple[bool, int]]
) -> None:
    """However the bytes arrive, reads and lines are those of the whole."""
    kept = bytearray()
    coming = iter(blocks)
    received = Received(lambda size: next(coming, b""), kept.extend)
    model = io.BytesIO(b"".join(blocks))
    for is_line, size in acts:
        expected = model.readline(size) if is_line else model.read(size)
        assert (received.readline(size) if is_line else received.read(size)) == expected
        assert bytes(kept) == model.getvalue()[: model.tell()]
    assert received.readline() == model.readline()


def test_what_arrived_before_a_fault_is_not_lost() -> None:
    kept = bytearray()
    blocks = iter([b"no line end yet"])

    def receive(size: int) -> bytes:
        for block in blocks:
            return block
        raise Failed(Fault.CUT, "cut")

    received = Received(receive, kept.extend)
    with pytest.raises(Failed):
        received.readline()
    assert kept == b""
    received.abandon()
    assert kept == b"no line end yet"


def test_a_size_below_zero_comes_only_from_a_forged_chunk() -> None:
    with pytest.raises(Failed):
        Received(lambda size: b"x", lambda data: None).read(-5)
