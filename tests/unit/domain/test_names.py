"""Names: mixed alphabets, the one chosen for a language, and whether a text holds one."""

from __future__ import annotations

import unicodedata

import pytest

from satchel.domain.errors import UsageError
from satchel.domain.names.held import holds, is_same, sought, words_of
from satchel.domain.names.scripts import mixed
from satchel.domain.names.spelled import Spelled, chosen, require_one_choice, shown, spelled


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Мukhtar Ablyazov", "in word 1, otherwise Latin, letter 1 is Cyrillic"),
        ("Aigеrim", "in word 1, otherwise Latin, letter 4 is Cyrillic"),
        ("Кeнжалиев", "in word 1, otherwise Cyrillic, letter 2 is Latin"),
        ("Capa Кенжалиева", "word 1 is Latin and only looks like the others"),
        ("Иван Petrovsky", "word 1 is Cyrillic"),
    ],
)
def test_a_name_of_two_alphabets_is_told_by_place_and_not_by_letters(name: str, said: str) -> None:
    assert mixed(name) == [said]
    assert mixed(unicodedata.normalize("NFD", name)) == [said]


@pytest.mark.parametrize(
    "name", ["Мұхтар Әблязов", "Mukhtar Ablyazov", "Қайрат Ғани", "O'Brien 3", "Іңкәр", "", "Ş. Öz"]
)
def test_a_name_of_one_alphabet_is_not_flagged(name: str) -> None:
    assert mixed(name) == []
    assert mixed(unicodedata.normalize("NFD", name)) == []


def test_the_newer_of_two_chosen_names_counts() -> None:
    told = spelled(
        [
            {"text": "Kenjaliev", "language": "en", "chosen": True},
            {"text": "Кенжалиев", "language": "ru", "chosen": True},
            {"text": "Kenzhaliyev", "language": "en", "chosen": True},
            {"text": "Kenzhaliev"},
            "malformed",
        ]
    )
    assert chosen(told) == {"en": "Kenzhaliyev", "ru": "Кенжалиев"}
    assert (shown(told), shown(told, "ru-KZ"), shown(told, "kk")) == (
        "Kenzhaliyev", "Кенжалиев", "Kenzhaliyev",
    )  # fmt: skip
    assert shown(told[3:]) == "Kenzhaliev"


def test_one_act_does_not_choose_two_names_for_a_language() -> None:
    with pytest.raises(UsageError, match=r"(?i)'ru'"):
        require_one_choice([Spelled("А", "ru", True), Spelled("Б", "RU", True)])
    require_one_choice([Spelled("А", "ru", True), Spelled("B", "en", True), Spelled("C", "ru")])


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Айгерим Садыкова said so", True),
        ("I met Sadykova", True),
        ("рассказ Садыковой", True),  # the case it stands in
        ("then aigerim sadykova left", True),
        ("САДЫКОВА", True),
        ("Садықова", True),
        ("aigerim left", False),  # one word, not written as a name
        ("W-3 told of it", False),
        ("Sadovnikov was there", False),
        ("Muratovna", False),  # a patronymic alone tells little
    ],
)
def test_a_text_holds_a_name_however_it_is_spelled(text: str, held: bool) -> None:
    name = sought("Aigerim M. Muratovna Sadykova")
    assert holds(words_of([text]), name) is held
    assert holds(words_of([unicodedata.normalize("NFD", text)]), name) is held


def test_a_namesake_of_one_word_is_not_the_same() -> None:
    def same(name: str, known: str) -> bool:
        return is_same(sought(name), sought(known), words_of([name]))

    assert same("Садыкова Айгерим", "Aigerim Sadykova")
    assert not same("Daniyar Sadykov", "Aigerim Sadykova")
    assert same("Айгерим", "Aigerim")
    assert not same("Aigerim Bekova", "Aigerim")
