"""Whole sections go or stay; a field takes the sections that touch it."""

from __future__ import annotations

import pytest

from satchel.domain.errors import UsageError
from satchel.domain.ids import LeafHash
from satchel.export.withholding import read_withholding
from satchel.formats.canonical import encode
from satchel.ledger.line import Line


def section(**body: object) -> bytes:
    return encode({"body": body, "salt": "AAAAAAAAAAAAAAAAAAAAAA=="})  # type: ignore[dict-item]


LINE = Line(
    0,
    LeafHash("a" * 64),
    bytes(64),
    b"{}",
    {
        "what": section(
            act="edit",
            set={"place": "Алматы", "answers/D3": {"answer": "no"}},
            unset=["summary"],
            state=[{"field": "court", "value": "City court"}],
        ),
        "who": section(member="M-1"),
        "where": section(place="Алматы"),
        "shape": section(newer=True),
    },
    {"source": b"age"},
)
COMMITTED = ("what", "who", "source", "where", "shape")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ((), {"what", "who", "where"}),
        (("author",), {"what", "where"}),
        (("device", "path"), {"what", "where"}),
        (("place",), {"who"}),
        (("summary",), {"who", "where"}),
        (("court",), {"who", "where"}),
        (("answers",), {"who", "where"}),
        (("title",), {"what", "who", "where"}),
        (("source", "name"), {"what", "who", "where"}),
    ],
)
def test_what_is_shown(words: tuple[str, ...], shown: set[str]) -> None:
    withholding = read_withholding(words)
    assert set(withholding.shown(LINE)) == shown
    absent = withholding.absent(LINE, COMMITTED)
    assert set(absent) == set(COMMITTED) - shown
    assert absent["shape"] == "withheld"
    asked = {"source", "path", "name"} & set(words)
    assert absent["source"] == ("withheld" if asked else "sealed")


def test_words_are_told_once_in_their_order() -> None:
    withholding = read_withholding(["path", "author", "path"])
    assert withholding.words == ("path", "author")
    assert withholding.sections == {"source", "who"}
    assert withholding.fields == frozenset()
    assert not withholding.names
    assert read_withholding(["name"]).names


@pytest.mark.parametrize("word", ["", "Author", "a b", "../x", "a" * 65])
def test_a_word_that_can_be_no_field_is_refused(word: str) -> None:
    with pytest.raises(UsageError):
        read_withholding([word])
