"""Signatures: known answers, and every way in which one must be refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from satchel.crypto.signing import (
    Ed25519Key,
    MlDsa44Key,
    verify_ed25519,
    verify_ml_dsa_44,
)
from satchel.domain.errors import Bug, IntegrityFailure

ML_DSA_44 = json.loads((Path(__file__).parent / "known_answers" / "ml_dsa_44.json").read_text())

# RFC 8032 section 7.1: seed, public key, message, signature.
RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
        "f9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0"
        "f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
]


@pytest.mark.parametrize(("seed", "public", "message", "signature"), RFC_8032)
def test_rfc_8032(seed: str, public: str, message: str, signature: str) -> None:
    key = Ed25519Key.from_seed(bytes.fromhex(seed))
    assert key.public.hex() == public
    assert key.sign(bytes.fromhex(message)).hex() == signature
    verify_ed25519(key.public, bytes.fromhex(message), bytes.fromhex(signature))


@pytest.mark.parametrize("answer", ML_DSA_44)
def test_fips_204_known_answers(answer: dict[str, str]) -> None:
    known = {name: bytes.fromhex(text) for name, text in answer.items()}
    assert MlDsa44Key.from_seed(known["seed"]).public == known["public"]
    verify_ml_dsa_44(known["public"], known["message"], known["signature"], known["context"])
    with pytest.raises(IntegrityFailure):
        verify_ml_dsa_44(known["public"], known["message"], known["signature"], b"elsewhere")


def test_generated_keys_take_their_seed_from_the_randomness_given() -> None:
    assert Ed25519Key.generate(lambda size: b"s" * size).seed == b"s" * 32
    assert MlDsa44Key.generate(lambda size: b"s" * size).seed == b"s" * 32
    assert Ed25519Key.generate().seed != Ed25519Key.generate().seed


def test_ml_dsa_signatures_are_hedged_and_verify_with_their_context() -> None:
    key = MlDsa44Key.from_seed(bytes(32))
    one, two = key.sign(b"head", b"checkpoint"), key.sign(b"head", b"checkpoint")
    assert one != two
    assert len(one) == 2420
    verify_ml_dsa_44(key.public, b"head", one, b"checkpoint")
    verify_ml_dsa_44(key.public, b"head", two, b"checkpoint")


def changed(data: bytes) -> list[bytes]:
    return [b"", data[:-1], data + b"\0", bytes([data[0] ^ 1]) + data[1:]]


def test_anything_changed_is_refused_with_ed25519() -> None:
    key = Ed25519Key.from_seed(bytes(32))
    signature = key.sign(b"entry")
    for bad in changed(signature):
        with pytest.raises(IntegrityFailure):
            verify_ed25519(key.public, b"entry", bad)
    for bad in changed(key.public):
        with pytest.raises(IntegrityFailure):
            verify_ed25519(bad, b"entry", signature)
    with pytest.raises(IntegrityFailure):
        verify_ed25519(key.public, b"other", signature)


def test_anything_changed_is_refused_with_ml_dsa_44() -> None:
    key = MlDsa44Key.from_seed(bytes(32))
    signature = key.sign(b"head")
    for bad in changed(signature):
        with pytest.raises(IntegrityFailure):
            verify_ml_dsa_44(key.public, b"head", bad)
    for bad in changed(key.public):
        with pytest.raises(IntegrityFailure):
            verify_ml_dsa_44(bad, b"head", signature)
    with pytest.raises(IntegrityFailure):
        verify_ml_dsa_44(key.public, b"other", signature)


def test_a_seed_of_another_size_is_our_own_mistake() -> None:
    for make in (Ed25519Key.from_seed, MlDsa44Key.from_seed):
        with pytest.raises(Bug):
            make(b"short")


def test_a_context_too_long_is_our_own_mistake() -> None:
    with pytest.raises(Bug):
        MlDsa44Key.from_seed(bytes(32)).sign(b"head", b"c" * 256)


def test_a_key_never_shows_its_seed() -> None:
    seed = b"secret-seed-of-thirty-two-bytes!"
    for key in (Ed25519Key.from_seed(seed), MlDsa44Key.from_seed(seed)):
        assert "secret" not in repr(key) + str(key)
        assert seed.hex() not in repr(key)
