"""What records are called: by which fields, in which way, for readers of which language."""

from __future__ import annotations

import pytest

from satchel.domain.describing import KindWords, describe
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject

OUTCOME = KindWords(
    title=(("kind", "term|{years} years {months} months|{years} years|{amount} {currency}"),)
)


def _title(fields: JsonObject, words: KindWords | None, language: str = "en") -> str:
    view = RecordView(RecordId("0" * 20), "outcome", fields, {}, (), None, (), "", "", 0)
    return describe(view, words, language).title


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"kind": "sentence", "term": "7 years", "years": 7}, "sentence 7 years"),
        ({"kind": "sentence", "years": 7}, "sentence 7 years"),
        ({"kind": "sentence", "years": 1.5}, "sentence 1.5 years"),
        ({"kind": "sentence", "years": 7, "months": 6}, "sentence 7 years 6 months"),
        ({"kind": "fine", "amount": "150", "currency": "MCI"}, "fine 150 MCI"),
        ({"kind": "fine", "amount": "150"}, "fine"),
        ({"kind": "release", "years": True}, "release"),
    ],
)
def test_a_title_takes_the_first_way_of_which_all_is_recorded(
    fields: JsonObject, title: str
) -> None:
    assert _title(fields, OUTCOME) == title


def test_a_field_of_a_newer_version_may_be_called_anything() -> None:
    assert _title({"{x}{|{": "Told"}, None) == "Told"


def test_a_name_is_the_one_chosen_for_the_reader() -> None:
    names = [
        {"text": "Janar"},
        {"text": "Жанар", "language": "kk", "chosen": True},
        {"text": "Zhanar", "language": "en", "chosen": True},
    ]
    words = KindWords(title=("names",))
    assert _title({"names": names}, words, "kk") == "Жанар"
    assert _title({"names": names}, words) == "Zhanar"
