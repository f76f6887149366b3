"""Payloads cut, grown, swapped and repeated around each chunk's edge are refused."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator

import pytest

from satchel.crypto import age
from satchel.crypto.age_payload import SEALED_CHUNK, TAG, PayloadStream
from satchel.domain.errors import Bug, IntegrityFailure

C = age.CHUNK
FILE_KEY, NONCE = b"f" * 16, b"n" * 16
SIZES = [0, 1, C - 1, C, C + 1, 2 * C - 1, 2 * C, 2 * C + 1, 3 * C]


def payload_of(size: int) -> bytes:
    sealer = age.Sealer([], file_key=FILE_KEY, nonce=NONCE)
    return sealer.update(plaintext_of(size)) + sealer.finish()


def plaintext_of(size: int) -> bytes:
    """Chunks differ from each other, so that a swapped one would be seen."""
    return b"".join(number.to_bytes(4, "big") for number in range(size // 4 + 1))[:size]


def must_refuse(payload: bytes, plaintext: bytes) -> None:
    given = io.BytesIO()
    stream = PayloadStream(FILE_KEY, NONCE, io.BytesIO(payload))
    with pytest.raises(IntegrityFailure) as refused:
        shutil.copyfileobj(stream, given, C)
    assert refused.value.code == "age-payload"
    assert plaintext.startswith(given.getvalue()), (
        "what was given before the failure was not the truth"
    )
    with pytest.raises(IntegrityFailure):
        stream.read(1)
    with pytest.raises(IntegrityFailure):
        reader_of(payload).read()


def reader_of(payload: bytes) -> age.PayloadReader:
    return age.PayloadReader(FILE_KEY, NONCE, lambda at, n: payload[at : at + n], len(payload))


def edges(payload: bytes) -> set[int]:
    chunks = range(0, len(payload) + SEALED_CHUNK, SEALED_CHUNK)
    near = {edge + step for edge in chunks for step in (-TAG - 1, -TAG, -1, 0, 1, TAG, TAG + 1)}
    return {place for place in near | {len(payload) - 1} if 0 <= place < len(payload)}


@pytest.mark.parametrize("size", SIZES)
def test_whole_payloads_open_both_ways(size: int) -> None:
    payload = payload_of(size)
    assert len(payload) == age.payload_size(size)
    assert reader_of(payload).read() == plaintext_of(size)
    assert PayloadStream(FILE_KEY, NONCE, io.BytesIO(payload)).readall() == plaintext_of(size)


@pytest.mark.parametrize("size", SIZES)
def test_cut_anywhere_near_an_edge(size: int) -> None:
    payload = payload_of(size)
    for place in edges(payload):
        must_refuse(payload[:place], plaintext_of(size))


@pytest.mark.parametrize("size", SIZES)
def test_a_byte_lost_added_or_changed_near_an_edge(size: int) -> None:
    payload = payload_of(size)
    for place in edges(payload):
        byte = payload[place : place + 1]
        for changed in (b"", byte + byte, bytes([byte[0] ^ 1])):
            must_refuse(payload[:place] + changed + payload[place + 1 :], plaintext_of(size))


@pytest.mark.parametrize("size", SIZES)
def test_grown_at_the_end(size: int) -> None:
    payload, more = payload_of(size), payload_of(C)
    for extra in (1, TAG, TAG + 1, SEALED_CHUNK - 1, SEALED_CHUNK):
        must_refuse(payload + more[:extra], plaintext_of(size))


def rearranged(chunks: list[bytes]) -> Iterator[list[bytes]]:
    for one in range(len(chunks)):
        yield chunks[: one + 1] + chunks[one:]
        yield chunks[:one] + chunks[one + 1 :]
        for other in range(one):
            swapped = list(chunks)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            yield swapped


@pytest.mark.parametrize("size", SIZES)
def test_chunks_repeated_dropped_and_swapped(size: int) -> None:
    payload = payload_of(size)
    chunks = [payload[at : at + SEALED_CHUNK] for at in range(0, len(payload), SEALED_CHUNK)]
    for order in rearranged(chunks):
        must_refuse(b"".join(order), plaintext_of(size))


def test_chunks_of_another_file_are_refused() -> None:
    payload = payload_of(2 * C)
    other = age.Sealer([], file_key=FILE_KEY, nonce=b"o" * 16)
    foreign = other.update(plaintext_of(2 * C)) + other.finish()
    must_refuse(foreign[:SEALED_CHUNK] + payload[SEALED_CHUNK:], plaintext_of(2 * C))


def test_no_size_but_a_payloads_own_is_accepted() -> None:
    possible = {age.payload_size(size) for size in range(0, 2 * C + 40)}
    for size in range(0, 2 * C + 40):
        if size in possible:
            assert age.payload_size(age.plaintext_size(size)) == size
        else:
            with pytest.raises(IntegrityFailure):
                age.plaintext_size(size)


def test_the_reader_opens_the_last_chunk_before_it_gives_a_byte() -> None:
    payload = bytearray(payload_of(3 * C))
    payload[-1] ^= 1
    with pytest.raises(IntegrityFailure):
        reader_of(bytes(payload))


def test_a_store_that_gives_too_little_is_noticed() -> None:
    payload = payload_of(3 * C)
    reader = age.PayloadReader(
        FILE_KEY, NONCE, lambda at, n: payload[at : at + n - (at == 0)], len(payload)
    )
    reader.seek(C)
    assert reader.read(C) == plaintext_of(3 * C)[C : 2 * C]
    reader.seek(0)
    with pytest.raises(IntegrityFailure):
        reader.read(1)


def test_a_sealer_is_used_once() -> None:
    sealer = age.Sealer([])
    assert sealer.header is None
    sealer.finish()
    with pytest.raises(Bug):
        sealer.update(b"more")
    with pytest.raises(Bug):
        sealer.finish()


def test_seeking_before_the_beginning_fails_as_in_a_file() -> None:
    reader = reader_of(payload_of(10))
    for offset, whence in [(-1, io.SEEK_SET), (-11, io.SEEK_END), (-1, io.SEEK_CUR)]:
        with pytest.raises(OSError, match="beginning"):
            reader.seek(offset, whence)
    assert reader.seek(-10, io.SEEK_END) == 0
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BufferedReader(reader))
