"""Dates are said no more exactly than they are known, in three languages."""

from __future__ import annotations

import pytest

from satchel.domain.dates_in_words import LANGUAGES, in_words


@pytest.mark.parametrize(
    ("date", "english", "russian", "kazakh"),
    [
        ("2019", "2019", "2019 г.", "2019 жыл"),
        ("2019-07", "July 2019", "июль 2019 г.", "2019 жылғы шілде"),
        ("2019-07-17", "17 July 2019", "17 июля 2019 г.", "2019 жылғы 17 шілде"),
        ("2019-07-17~", "about 17 July 2019", "примерно 17 июля 2019 г.",
         "шамамен 2019 жылғы 17 шілде"),
        ("2019-07-17T00:00~", "about 17 July 2019, 00:00", "примерно 17 июля 2019 г., 00:00",
         "шамамен 2019 жылғы 17 шілде, 00:00"),
        ("2017-11/2017-12", "November – December 2017", "ноябрь – декабрь 2017 г.",
         "2017 жылғы қараша – желтоқсан"),
        ("[2017-11..2017-12]", "between November and December 2017",
         "между ноябрём и декабрём 2017 г.", "2017 жылғы қараша – желтоқсан аралығында"),
        ("2017-12-28/2018-01-03", "28 December 2017 – 3 January 2018",
         "28 декабря 2017 г. – 3 января 2018 г.", "2017 жылғы 28 желтоқсан – 2018 жылғы 3 қаңтар"),
        ("2017-11/..", "since November 2017", "с ноября 2017 г.",
         "2017 жылғы қараша және одан кейін"),
        ("../2018", "until 2018", "до 2018 г. включительно", "ең кеші 2018 жыл"),
        ("201X", "the 2010s", "2010-е годы", "2010-жылдар"),
        ("2019-07-XX", "July 2019 (day not known)", "июль 2019 г. (день неизвестен)",
         "2019 жылғы шілде (күні белгісіз)"),
        ("2019-XX", "2019 (month not known)", "2019 г. (месяц неизвестен)",
         "2019 жыл (айы белгісіз)"),
        ("[2017-11,2018-01]", "November 2017 or January 2018",
         "ноябрь 2017 г. или январь 2018 г.", "2017 жылғы қараша немесе 2018 жылғы қаңтар"),
        ("2019-21", "spring 2019", "весна 2019 г.", "2019 жылғы көктем"),
    ],
)  # fmt: skip
def test_a_date_is_said_in_three_languages(
    date: str, english: str, russian: str, kazakh: str
) -> None:
    assert tuple(in_words(date, language) for language in LANGUAGES) == (english, russian, kazakh)


def test_what_is_no_date_is_said_as_it_was_typed() -> None:
    assert in_words("after the holidays", "ru") == "after the holidays"
    assert in_words("2019-02-30") == "2019-02-30"
    assert in_words("2019-07", "kk-KZ") == "2019 жылғы шілде"
    assert in_words("2019-07", "fr") == "July 2019"


@pytest.mark.parametrize(
    "date", ["2019-1X", "2019-07-1X", "2019-XX-17", "20XX", "1XXX-12", "2019-33", "2019-37",
             "2019-41", "2019-26", "/2019", "2019/", "2016~/2018-02?", "{2018,2019..2020}",
             "2019-07-17T23:30/2019-07-18T01:10", "[..2017-05]", "2019-07-17T17:16:00-03:00"],
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_date_is_words_without_marks(date: str, language: str) -> None:
    said = in_words(date, language)
    assert said != date
    assert not set("X~?[]{}") & set(said)
