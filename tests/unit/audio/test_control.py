"""Speaking with a recorder: who has the word is answered, whoever else is in the way."""

from __future__ import annotations

import os
from multiprocessing.connection import Client

import pytest

from satchel.audio.control import Listening, address, ask
from satchel.domain.errors import NoSuchThing

WORD = b"w" * 32


def test_only_the_word_is_answered_and_a_silent_stranger_keeps_nobody_out() -> None:
    name = os.urandom(16).hex()
    asked: list[object] = []

    def answer(question: dict[str, object]) -> dict[str, object]:
        asked.append(question)
        return {"said": question["say"]}

    listening = Listening(name, WORD, answer)
    stranger = Client(address(name))  # says nothing, and stays
    assert ask(name, WORD, {"say": "ё"}) == {"said": "ё"}
    with pytest.raises(NoSuchThing):
        ask(name, b"x" * 32, {"say": "stop"}, patience_s=5)
    assert asked == [{"say": "ё"}]
    stranger.close()
    listening.close()


def test_nobody_there_is_said_at_once() -> None:
    with pytest.raises(NoSuchThing):
        ask(os.urandom(16).hex(), WORD, {})
