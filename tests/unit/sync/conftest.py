"""A party of people with archives, closed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from unit.sync.party import Party


def _cheap_argon2id(*, salt: bytes, length: int, **_: int) -> Argon2id:
    """The real function at its least cost: its price is tested elsewhere, and paid often here."""
    return Argon2id(salt=salt, length=length, iterations=1, lanes=1, memory_cost=8)


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("satchel.crypto.passphrase.Argon2id", _cheap_argon2id)


@pytest.fixture
def party(tmp_path: Path) -> Iterator[Party]:
    party = Party(tmp_path)
    yield party
    party.close()
