"""The buffers of an intake are used again only when everybody is done with them."""

from __future__ import annotations

import hashlib
import io
import os
import time
from collections.abc import Callable

import pytest

from satchel.crypto import age
from satchel.storage import intake_pipeline
from satchel.storage.intake_pipeline import pass_through, seal_through

CHUNK = age.CHUNK
SIZES = [0, 1, CHUNK, 8 * CHUNK, 8 * CHUNK + 1, 61 * CHUNK + 17]


class _Slow:
    """A hasher that falls behind now and then, as on a busy machine."""

    def __init__(self, name: str) -> None:
        self._hash = hashlib.new(name)
        self._count = 0

    def update(self, data: memoryview) -> None:
        self._count += 1
        if self._count % 7 == 0:
            time.sleep(0.01)
        self._hash.update(data)

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def _collecting(kept: bytearray) -> Callable[[memoryview], None]:
    def write(block: memoryview) -> None:
        if len(kept) % 5 == 0:
            time.sleep(0.005)
        kept.extend(block)

    return write


@pytest.mark.parametrize("slow", ["nobody", "new_sha256", "new_sha512", "both"])
@pytest.mark.parametrize("size", SIZES)
def test_no_block_is_overwritten_before_its_time(
    size: int, slow: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_pipeline, "BLOCK", 2 * CHUNK)  # many turns of the buffers
    for name in ("new_sha256", "new_sha512"):
        if slow in (name, "both"):
            monkeypatch.setattr(intake_pipeline, name, lambda name=name: _Slow(name[4:]))
    data = os.urandom(size)
    sealer = age.Sealer([])
    payload = bytearray()
    sums = seal_through(io.BytesIO(data), sealer, _collecting(payload))
    reference = age.Sealer([], file_key=sealer.file_key, nonce=sealer.nonce)
    expected = reference.update(data) + reference.finish()
    assert payload == expected
    assert sums.payload_sha256 == hashlib.sha256(sealer.nonce + expected).hexdigest()
    assert sums.sha256 == hashlib.sha256(data).hexdigest()
    assert sums.sha512 == hashlib.sha512(data).hexdigest()
    assert (sums.size, sums.payload_size) == (size, len(expected))


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_already_goes_through_unchanged(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_pipeline, "BLOCK", 2 * CHUNK)
    monkeypatch.setattr(intake_pipeline, "new_sha256", lambda: _Slow("sha256"))
    data, kept = os.urandom(size), bytearray()
    sums = pass_through(io.BytesIO(data), b"n" * 16, _collecting(kept))
    assert kept == data
    assert sums.payload_sha256 == hashlib.sha256(b"n" * 16 + data).hexdigest()
    assert sums.payload_size == size
