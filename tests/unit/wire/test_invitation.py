"""An invitation's file opens with its six words and with nothing else."""

from __future__ import annotations

import json

import pytest

from satchel.crypto.passphrase import FLOOR
from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import IntegrityFailure, RefusedByPolicy, WrongPassphrase
from satchel.formats.canonical import encode
from satchel.wire.invitation import InvitationBundle, open_invitation, seal_invitation

BUNDLE = InvitationBundle(
    b"cert", b"s" * 32, b"mission", (b"a", b"b"), b"sender", (b"l",), None, b"ticket"
)
FILE, CODE = seal_invitation(BUNDLE, random_bytes, FLOOR)


def test_the_words_open_it_however_they_are_typed() -> None:
    assert len(CODE.split()) == 6
    assert open_invitation(FILE, CODE) == BUNDLE
    assert open_invitation(FILE, CODE.upper().replace(" ", "-")) == BUNDLE


def test_the_file_shows_nothing_of_what_is_inside() -> None:
    assert set(json.loads(FILE)) == {"format", "salt", "cost", "sealed"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "six words, no more and no fewer"),
        ("academic " * 7, "six words, no more and no fewer"),
        ("academic acid words at all zero", "Word 3 is not one"),
        ("academic " * 6, "These six words do not open"),
    ],
)
def test_other_words_are_one_clear_refusal(words: str, told: str) -> None:
    with pytest.raises(WrongPassphrase, match=told):
        open_invitation(FILE, words)


def test_a_file_that_is_no_invitation_is_refused() -> None:
    for raw in (b"", b"{}", b"\xff" * 100, FILE[:-1]):
        with pytest.raises(IntegrityFailure, match="not a Satchel invitation"):
            open_invitation(raw, CODE)


def test_absurd_costs_are_refused_before_any_work() -> None:
    changed = json.loads(FILE)
    changed["cost"]["memory_kib"] = 2**40
    with pytest.raises(RefusedByPolicy):
        open_invitation(encode(changed), CODE)
