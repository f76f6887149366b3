"""Digests and derivations agree with the standards' own examples."""

from __future__ import annotations

import pytest

from satchel.crypto.digest import (
    Digests,
    constant_time_equal,
    hkdf_sha256,
    hmac_sha256,
    new_sha256,
    sha256,
    sha512,
)

ABC_256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
ABC_512 = (
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
    "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
)


def test_fips_180_examples() -> None:
    assert sha256(b"abc").hex() == ABC_256
    assert sha512(b"abc").hex() == ABC_512


def test_both_digests_and_the_size_come_from_one_reading() -> None:
    digests = Digests()
    digests.update(b"a")
    digests.update(memoryview(bytearray(b"bc")))
    assert (digests.sha256, digests.sha512, digests.size) == (ABC_256, ABC_512, 3)


def test_long_pieces_are_digested_in_their_order_and_a_buffer_as_it_was_when_given() -> None:
    pieces = [bytes([number]) * size for number, size in enumerate((3, 300_000, 1, 400_000, 5))]
    digests = Digests()
    for piece in pieces:
        digests.update(piece)
    buffer = bytearray(b"x" * 500_000)
    digests.update(buffer)
    buffer[:] = bytes(len(buffer))
    whole = b"".join(pieces) + b"x" * 500_000
    assert digests.size == len(whole)
    assert digests.sha256 == sha256(whole).hex()
    assert digests.sha512 == sha512(whole).hex()


def test_a_branched_hasher_leaves_the_first_as_it_was() -> None:
    hasher = new_sha256()
    hasher.update(b"ab")
    branch = hasher.copy()
    branch.update(b"c")
    hasher.update(b"x")
    assert branch.hexdigest() == ABC_256
    assert hasher.digest() == sha256(b"abx")


@pytest.mark.parametrize(
    ("key", "message", "mac"),
    [
        (
            b"\x0b" * 20,
            b"Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        ),
        (
            b"Jefe",
            b"what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
    ],
)
def test_rfc_4231(key: bytes, message: bytes, mac: str) -> None:
    assert hmac_sha256(key, message).hex() == mac


def test_rfc_5869_basic_and_without_salt() -> None:
    key = b"\x0b" * 22
    okm = hkdf_sha256(key, info=bytes(range(0xF0, 0xFA)), salt=bytes(range(13)), length=42)
    assert okm.hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )
    assert hkdf_sha256(key, info=b"", length=42).hex() == (
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )


def test_comparison_sees_one_bit_and_the_length() -> None:
    assert constant_time_equal(b"abc", b"abc")
    assert not constant_time_equal(b"abc", b"abb")
    assert not constant_time_equal(b"abc", b"ab")
