"""X-Wing keys: the drafts' known answers, text forms, and refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from satchel.crypto.xwing import Identity, NotForThisIdentity, Recipient
from satchel.domain.errors import Bug, IntegrityFailure, UsageError

HPKE_PQ = json.loads(
    (Path(__file__).parent / "known_answers" / "hpke_mlkem768_x25519.json").read_text()
)

# draft-connolly-cfrg-xwing-kem, appendix C: seed, the public key's first 32 bytes and
# last 32 (the latter are all of its X25519 half).
XWING_DRAFT = [
    (
        "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26",
        "e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b07131713fc14b2b5",
        "859edb06eff389b27dce59844570216223593d4ba32d9abac8cd049040ef6534",
    ),
    (
        "badfd6dfaac359a5efbb7bcc4b59d538df9a04302e10c8bc1cbf1a0b3a5120ea",
        "0333285fa253661508c9fb444852caa4061636cb060e69943b431400134ae1fb",
        "9f7ed34bcbb48fd4c562a576549f85b528c953926d96ea8a160b8843f1c89c62",
    ),
]

# c2sp.org/age: the example identity, and its recipient's ends; the last six letters are
# a checksum over all of it.
AGE_IDENTITY = "AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR"
AGE_RECIPIENT_BEGINS = "age1pq1x34nzsvr0rxjsgdn8zgyhfe8j7ceq5r9rdelkjuh3y235jzxshfg87pzf5zrqtzdxz95"
AGE_RECIPIENT_ENDS = "gjtqmwze9pyyzk3tlhl53k2ykx3qheyty7saeq0d3fzv49zc0k"


@pytest.mark.parametrize(("seed", "first", "last"), XWING_DRAFT)
def test_the_xwing_drafts_keys(seed: str, first: str, last: str) -> None:
    public = Identity.from_seed(bytes.fromhex(seed)).recipient.public.hex()
    assert public.startswith(first)
    assert public.endswith(last)


def test_the_hpke_pq_drafts_key() -> None:
    identity = Identity.from_seed(bytes.fromhex(HPKE_PQ["skRm"]))
    assert identity.recipient.public.hex() == HPKE_PQ["pkRm"]


def test_the_age_specifications_example_key() -> None:
    text = Identity.from_text(AGE_IDENTITY).recipient.to_text()
    assert text.startswith(AGE_RECIPIENT_BEGINS)
    assert text.endswith(AGE_RECIPIENT_ENDS)


def test_text_forms_lead_back() -> None:
    identity = Identity.generate()
    assert Identity.from_text(identity.to_text()).seed == identity.seed
    assert Recipient.from_text(identity.recipient.to_text()) == identity.recipient
    assert Recipient.from_text(identity.recipient.to_text().upper()) == identity.recipient


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1pq1",
        AGE_IDENTITY[:-1],
        AGE_IDENTITY[:-1] + "Q",
        AGE_IDENTITY.replace("XX76", "xX76"),
        AGE_IDENTITY.replace("SECRET", "PUBLIC"),
        AGE_IDENTITY.replace("K", "\u212a"),  # the Kelvin sign, whose small letter is k
        "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
    ],
)
def test_a_mistyped_or_classical_identity_is_refused_without_quoting_it(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        Identity.from_text(text)
    assert not text or text not in refused.value.message


@pytest.mark.parametrize(
    "text",
    ["age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj", AGE_IDENTITY, "age1pq1é"],
)
def test_a_classical_or_secret_key_is_no_recipient(text: str) -> None:
    with pytest.raises(UsageError):
        Recipient.from_text(text)


@pytest.mark.parametrize("public", [b"", bytes(1215), b"\xff" * 1216])
def test_bytes_that_are_no_public_key_are_refused(public: bytes) -> None:
    with pytest.raises(UsageError):
        Recipient(public)


def test_a_public_key_with_a_low_order_half_is_refused() -> None:
    public = Identity.from_seed(bytes(32)).recipient.public
    for point in (bytes(32), b"\x01" + bytes(31)):
        with pytest.raises(UsageError):
            Recipient(public[:1184] + point)


def test_only_the_identity_addressed_unwraps() -> None:
    identity, other = Identity.generate(), Identity.generate()
    wrapped = identity.recipient.wrap(b"file key", b"info")
    assert identity.unwrap(wrapped, b"info") == b"file key"
    for who, what, info in [
        (other, wrapped, b"info"),
        (identity, wrapped, b"other"),
        (identity, wrapped[:-1] + bytes([wrapped[-1] ^ 1]), b"info"),
        (identity, bytes([wrapped[0] ^ 1]) + wrapped[1:], b"info"),
    ]:
        with pytest.raises(NotForThisIdentity):
            who.unwrap(what, info)


def test_a_low_order_share_is_invalid_for_everyone() -> None:
    identity = Identity.generate()
    wrapped = identity.recipient.wrap(b"file key", b"info")
    with pytest.raises(IntegrityFailure):
        identity.unwrap(wrapped[:1088] + bytes(32) + wrapped[1120:], b"info")


def test_keys_show_no_secret_and_a_wrong_seed_is_our_own_mistake() -> None:
    identity = Identity.generate()
    assert identity.seed.hex() not in repr(identity)
    assert identity.to_text() not in repr(identity)
    with pytest.raises(Bug):
        Identity.from_seed(b"short")
