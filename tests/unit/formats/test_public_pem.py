"""Key files that other tools read, and strict reading of them."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from satchel.crypto.signing import Ed25519Key, MlDsa44Key
from satchel.domain.errors import Bug, IntegrityFailure
from satchel.formats.public_pem import PublicKind, read_public, write_public

ED25519 = Ed25519Key.from_seed(b"\1" * 32).public
ML_DSA = MlDsa44Key.from_seed(b"\2" * 32).public


def test_they_are_what_the_cryptography_library_writes() -> None:
    form = (Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    short = Ed25519PublicKey.from_public_bytes(ED25519)
    assert write_public(PublicKind.ED25519, ED25519) == short.public_bytes(*form)
    long = MLDSA44PrivateKey.from_seed_bytes(b"\2" * 32).public_key()
    assert write_public(PublicKind.ML_DSA_44, ML_DSA) == long.public_bytes(*form)


def test_an_ed25519_key_is_rfc_8410s_example() -> None:
    # RFC 8410 section 10.1: the same public key in SubjectPublicKeyInfo.
    public = bytes.fromhex("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1")
    assert write_public(PublicKind.ED25519, public).decode() == (
        "-----BEGIN PUBLIC KEY-----\n"
        "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
        "-----END PUBLIC KEY-----\n"
    )
    with pytest.raises(Bug):
        write_public(PublicKind.ED25519, public[:-1])


@pytest.mark.parametrize(
    ("kind", "raw"), [(PublicKind.ED25519, ED25519), (PublicKind.ML_DSA_44, ML_DSA)]
)
def test_they_read_back(kind: PublicKind, raw: bytes) -> None:
    pem = write_public(kind, raw)
    assert read_public(kind, pem) == raw
    lines = pem.split(b"\n")
    for wrong in (
        pem + b"\n",
        pem[:-1],
        pem.replace(b"\n", b"\r\n"),
        b" " + pem,
        pem.replace(b"PUBLIC", b"PRIVATE"),
        b"\n".join([lines[0], *lines[2:]]),
        b"\n".join([lines[0], b"".join(lines[1:-2])[:-4], *lines[-2:]]),
        pem.replace(lines[1][-4:], b"!!!!"),
        b"",
        b"\xff",
    ):
        with pytest.raises(IntegrityFailure):
            read_public(kind, wrong)


def test_kinds_are_not_confused() -> None:
    with pytest.raises(IntegrityFailure):
        read_public(PublicKind.ML_DSA_44, write_public(PublicKind.ED25519, ED25519))
    with pytest.raises(Bug):
        write_public(PublicKind.ED25519, ML_DSA)
