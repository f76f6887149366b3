"""Signed documents: both signatures, the right kind, the very bytes."""

from __future__ import annotations

import json

import pytest

from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import IntegrityFailure
from satchel.formats.canonical import encode
from satchel.wire.signed import SigningKeys, kind_of, open_signed, sign

KEYS = SigningKeys.generate(random_bytes)


def test_what_was_signed_comes_back() -> None:
    raw = sign("mission", {"name": "Assel"}, KEYS)
    assert open_signed(raw, "mission", KEYS.public) == {"name": "Assel"}
    assert kind_of(raw) == "mission"


def test_another_kind_is_refused_even_when_relabelled() -> None:
    raw = sign("mission", {"name": "Assel"}, KEYS)
    with pytest.raises(IntegrityFailure):
        open_signed(raw, "admission", KEYS.public)
    relabelled = json.loads(raw) | {"kind": "admission"}
    with pytest.raises(IntegrityFailure):
        open_signed(encode(relabelled), "admission", KEYS.public)


@pytest.mark.parametrize("half", ["ed25519", "ml_dsa_44"])
def test_each_signature_alone_is_not_enough(half: str) -> None:
    raw = json.loads(sign("mission", {"name": "Assel"}, KEYS))
    other = json.loads(sign("mission", {"name": "Berik"}, KEYS))
    with pytest.raises(IntegrityFailure):
        open_signed(encode(raw | {half: other[half]}), "mission", KEYS.public)
    with pytest.raises(IntegrityFailure):
        open_signed(encode({k: v for k, v in raw.items() if k != half}), "mission", KEYS.public)


def test_another_key_is_refused() -> None:
    raw = sign("mission", {"name": "Assel"}, KEYS)
    with pytest.raises(IntegrityFailure):
        open_signed(raw, "mission", SigningKeys.generate(random_bytes).public)
