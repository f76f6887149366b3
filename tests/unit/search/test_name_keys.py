"""One key finds every spelling of a name, and does not find other names."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from satchel.domain.names.keys import keys_in_text, name_key, name_keys, text_keys


def _names(file: str) -> list[list[str]]:
    """The spellings of each name; those after `|` are more than a key can promise."""
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.partition("|")[0].split() for line in lines]


_NAMES = _names("spellings.txt")
_UNSEEN = _names("unseen.txt")
_PAIRS = [pair for spellings in _NAMES for pair in itertools.combinations(spellings, 2)]


def _share_a_key(one: str, other: str) -> bool:
    return bool(set(name_keys(one)) & set(name_keys(other)))


@pytest.mark.parametrize(("one", "other"), _PAIRS)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert _share_a_key(one, other)


def test_nine_of_ten_spellings_of_unseen_names_share_a_key() -> None:
    pairs = [pair for spellings in _UNSEEN for pair in itertools.combinations(spellings, 2)]
    met = sum(_share_a_key(*pair) for pair in pairs)
    assert met >= 0.9 * len(pairs)


def test_different_names_share_none() -> None:
    false = [
        (one, other)
        for ours, theirs in itertools.combinations(_NAMES + _UNSEEN, 2)
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
