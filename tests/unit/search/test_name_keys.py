"""One key finds every spelling of a name, and does not find other names."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from satchel.domain.names.keys import keys_in_text, name_key, name_keys, text_keys

_LINES = [
    line
    for line in Path(__file__).with_name("spellings.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
_NAMES = [line.partition("|")[0].split() for line in _LINES]
_PAIRS = [pair for spellings in _NAMES for pair in itertools.combinations(spellings, 2)]
# Nothing the rules were made with: names of other people and places of the same region.
_UNSEEN = [
    "Zhovtis Jovtis Жовтис",
    "Sarsenbayev Sarsenbaev Сарсенбаев Сәрсенбаев",
    "Azimjan Azimzhan Азимжан Әзімжан",
    "Zhakupova Jakupova Жакупова Жақыпова",
    "Akhmedova Ahmedova Ахмедова",
    "Kuanyshbekov Қуанышбеков Куанышбеков Quanyşbekov",
    "Suleimenov Suleymenov Сулейменов Сүлейменов",
    "Baimukhambetov Baymuhambetov Баймухамбетов Баймұхамбетов",
    "Dzhaksybekov Zhaksybekov Jaksybekov Джаксыбеков Жақсыбеков",
    "Tasmagambetov Тасмагамбетов Тасмағамбетов",
    "Khodorkovsky Khodorkovskiy Hodorkovski Ходорковский",
    "Yanukovych Ianukovich Янукович",
    "Solovyov Soloviev Соловьёв",
    "Zhetysu Jetisu Жетысу Жетісу",
]


def _share_a_key(one: str, other: str) -> bool:
    return bool(set(name_keys(one)) & set(name_keys(other)))


@pytest.mark.parametrize(("one", "other"), _PAIRS)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert _share_a_key(one, other)


@pytest.mark.parametrize("line", _UNSEEN)
def test_spellings_of_unseen_names_share_a_key(line: str) -> None:
    pairs = itertools.combinations(line.split(), 2)
    assert [pair for pair in pairs if not _share_a_key(*pair)] == []


def test_different_names_share_none() -> None:
    false = [
        (one, other)
        for ours, theirs in itertools.combinations(_NAMES, 2)
        for one in ours
        for other in theirs
        if _share_a_key(one, other)
    ]
    assert false == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yulia", "Ilya"), ("Юлия", "Илья"), ("Marat", "Murat"), ("Sadykov", "Sadykova"),
        ("Abishev", "Alishev"), ("Bokayev", "Bekayev"), ("Kozlov", "Kuzlova"),
    ],
)  # fmt: skip
def test_near_names_stay_apart(one: str, other: str) -> None:
    assert not _share_a_key(one, other)


@pytest.mark.parametrize("word", ["Мukhtar", "Mukhtаr", "Мухтаp", "MUKHTAR", "Mukhtar"])
def test_look_alike_letters_of_another_alphabet_change_nothing(word: str) -> None:
    assert name_key(word) == name_key("Мухтар")


@pytest.mark.parametrize(
    "case", ["Кенжалиева", "Кенжалиеву", "Кенжалиевым", "Кенжалиеве", "Кенжалиевтің", "Кенжалиевке"]
)
def test_a_case_in_a_text_is_found_by_the_name(case: str) -> None:
    assert name_key("Kenzhaliyev") in text_keys(case)


def test_a_womans_name_in_a_latin_text_is_not_her_fathers() -> None:
    assert name_key("Akhmetov") not in text_keys("Akhmetova")


def test_only_words_with_a_capital_get_keys_in_a_text() -> None:
    text = "Judge Kenzhaliyev's lawyer met Маулен Әшімов; the court (суд) was silent."
    assert set(keys_in_text(text)) >= {
        name_key("Kenzhaliyev"), name_key("Маулен"), name_key("Ашимов"),
    }  # fmt: skip
    assert name_key("court") not in keys_in_text(text)


@pytest.mark.parametrize("word", ["", "I", "Ёж"[:1], "12", "''", "\u0301", "漢字", "\ud800"])
def test_what_is_no_name_gives_no_error(word: str) -> None:
    assert isinstance(name_key(word), str)
