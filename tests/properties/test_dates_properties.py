"""Any dates sort in one order, whatever order they come in, and can be said."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from satchel.domain.dates import order, span
from satchel.domain.dates_in_words import LANGUAGES, in_words

_years = st.sampled_from(["2019", "2020", "201X", "20XX", "2024"])
_months = st.sampled_from(["", "-02", "-07", "-1X", "-XX", "-12", "-21", "-33"])
_days = st.sampled_from(["", "-01", "-17", "-XX", "-2X", "-30", "-17T00:00", "-17T23:50:10+06:00"])
_marks = st.sampled_from(["", "~", "?", "%"])
_one = st.builds(
    lambda year, month, day, mark: year + month + (day if month else "") + mark,
    _years, _months, _days, _marks,
)  # fmt: skip
_ends = st.one_of(_one, st.sampled_from(["", ".."]))
_dates = st.one_of(
    _one,
    st.builds("{}/{}".format, _ends, _ends),
    st.builds("[{}..{}]".format, _one, _one),
    st.builds("{{{},{}}}".format, _one, _one),
    st.text(max_size=12),
)


_UNHURRIED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_UNHURRIED
@given(st.lists(_dates, max_size=12), st.randoms(use_true_random=False))
def test_a_list_of_dates_has_one_order(dates: list[str], chance: random.Random) -> None:
    mixed = list(dates)
    chance.shuffle(mixed)
    assert sorted(mixed, key=order) == sorted(dates, key=order)
    known = [span(date) is not None for date in sorted(dates, key=order)]
    assert known == sorted(known, reverse=True)  # undated last


@_UNHURRIED
@given(_dates, st.sampled_from(LANGUAGES))
def test_every_date_is_said_in_words_and_what_is_none_as_it_was_typed(
    date: str, language: str
) -> None:
    said = in_words(date, language)
    if span(date) is None:
        assert said == date
    else:
        assert said.strip()
        assert not set("X~[]{}") & set(said)
