"""Sentences of the rooms below are known again by their fixed words, values and all."""

from __future__ import annotations

import pytest

from satchel.domain.errors import NoSuchThing
from satchel.gui import messages
from satchel.gui.core_sentences import in_words


@pytest.mark.parametrize(
    ("language", "begins", "holds"),
    [
        ("en", "There is no exhibit in that folder", "bagit.txt"),
        ("ru", "В этой папке нет приложений", "bagit.txt"),
        ("kk", "Ол қалтада қосымша жоқ", "bagit.txt"),
    ],
)
def test_a_refusal_is_said_in_the_readers_language(language: str, begins: str, holds: str) -> None:
    refused = NoSuchThing("There is no exhibit in that folder; name the one with `bagit.txt`.")
    said = messages.sentence(refused, language)
    assert said.startswith(begins)
    assert holds in said


def test_values_are_put_into_the_translation_as_they_came() -> None:
    told = "There is no form 'a {b}' here; there are: x, y."
    assert in_words(told, "ru") == "Формы 'a {b}' здесь нет; есть: x, y."


def test_what_is_not_known_stays_whole() -> None:
    refused = NoSuchThing("Words of a newer version.")
    assert in_words(refused.message, "ru") is None
    assert refused.message in messages.sentence(refused, "ru")
