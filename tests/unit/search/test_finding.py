"""A search finds what was meant, says why, and never raises on what was typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satchel.search.finding import Filters, Finding, find
from satchel.search.queries import parse
from satchel.storage.database import Database, in_memory
from satchel.storage.search_index import Searchable, put_record, put_text
from satchel.storage.transaction import transaction
from satchel.system.paths import schema_folder

_TEXTS = {
    "latin": "Judge Malik Kenzhaliyev was dismissed in Aktau on 7 February.",
    "short": "M. Kenzhaliev gave the recordings to two observers.",
    "third": "Judge Kenjaliev spoke outside the station",
    "russian": "Дело судьи Кенжалиева рассмотрят 14/2019 февраля",
    "kazakh": "Пастор Қашқымбаев туралы үкім",
    "pastor": "Pastor Kashkumbayev was released",
    "mixed": "Мukhtar Dzhakishev is ill",
    "plain": "the court was silent about nur-sultan",
}


@pytest.fixture(scope="module")
def db() -> Iterator[Database]:
    db = in_memory()
    db.conn.executescript((schema_folder() / "archive" / "0004_search.sql").read_text("utf-8"))
    with transaction(db) as tx:
        for record, text in _TEXTS.items():
            put_record(
                tx,
                Searchable(
                    record, "note", "Note " + record, text, (), None, None, "2019-02", "M-1"
                ),
            )
        put_record(
            tx, Searchable("scan", "attachment", "Scan", "", ("Жәкішев",), None, None, None, None)
        )
        pages = [("p. 1", "nothing"), ("p. 2", "word " * 100 + "Ерімбетов келді " + "word " * 100)]
        put_text(tx, "scan", "c1", pages)
    yield db
    db.conn.close()


def _ids(found: Finding) -> set[str]:
    return {hit["id"] for hit in found.hits}


@pytest.mark.parametrize(
    ("query", "records"),
    [
        ("Кенжалиев", {"latin", "short", "third", "russian"}),
        ("kenzhaliyev", {"latin", "short", "third", "russian"}),
        ("Қашқымбаев", {"kazakh", "pastor"}),
        ("Кашкумбаев", {"kazakh", "pastor"}),
        ("Dzhakishev", {"mixed", "scan"}),
        ("Mukhtar", {"mixed"}),
        ("Yerimbetov", {"scan"}),
        ("Кенжалиев М.", {"latin", "short", "third", "russian"}),
        ("Malik Yerlanovich Kenzhaliyev", {"latin"}),
        ('"malik kenzhaliyev"', {"latin"}),
        ('"Malik Kenzhaliyev', {"latin"}),
        ("Kenzhaliyev -Aktau", {"short", "third", "russian"}),
        ("Kenzhaliyev -Кенжалиев", set()),
        ("record*", {"short"}),
        ("14/2019", {"russian"}),
        ("Nur-Sultan", {"plain"}),
        ("judge aktau", {"latin"}),
    ],
)
def test_what_is_meant_is_found(db: Database, query: str, records: set[str]) -> None:
    found = find(db, query)
    assert _ids(found) == records
    assert found.total == len(records)


@pytest.mark.parametrize("query", ["Кенжалиев", "Kenzhaliew", "Кашкумбаев"])
def test_exact_looks_for_the_spelling_only(db: Database, query: str) -> None:
    assert find(db, query, exact=True).total == 0


def test_a_hit_shows_the_spelling_it_was_found_by(db: Database) -> None:
    why = {hit["id"]: hit["why"] for hit in find(db, "Kenzhaliyev").hits}
    assert why["latin"] == "text: Kenzhaliyev"
    assert why["russian"] == "text: Кенжалиева (a spelling of the name)"


def test_a_hit_in_a_page_names_the_page_and_shows_the_words_around(db: Database) -> None:
    (hit,) = find(db, "Yerimbetov").hits
    assert hit["why"] == "p. 2: Ерімбетов (a spelling of the name)"
    assert "Ерімбетов келді" in hit["snippet"]
    assert hit["snippet"].startswith("…")
    assert len(hit["snippet"]) <= 202


def test_a_hit_has_the_fields_of_the_contract(db: Database) -> None:
    (hit,) = find(db, "pastor released").hits
    assert hit == {
        "id": "pastor",
        "kind": "note",
        "title": "Note pastor",
        "snippet": "Pastor Kashkumbayev was released",
        "why": "title: pastor; text: released",
        "when": "2019-02",
        "by": "M-1",
    }


def test_filters_and_pages_of_hits(db: Database) -> None:
    assert _ids(find(db, "Жәкішев", Filters(kind="attachment"))) == {"scan"}
    found = find(db, "Kenzhaliyev", limit=1, offset=3)
    assert (len(found.hits), found.total) == (1, 4)
    assert find(db, "Kenzhaliyev", limit=-1, offset=-1).hits == ()


def test_what_cannot_be_opened_is_said(db: Database) -> None:
    assert find(db, "court", closed=1200).notes == (
        "1,200 records here cannot be opened and were not searched.",
    )


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("", "There is no word to look for."),
        (" -— * ", "There is no word to look for."),
        ("-court", "Say also what to look for; only words to leave out were given."),
        ("Kenzhaliyev M.", "Initials and patronymics were not required."),
    ],
)
def test_what_was_not_looked_for_is_said(db: Database, query: str, note: str) -> None:
    assert find(db, query).notes == (note,)


def test_a_patronymic_like_surname_beside_one_name_is_required() -> None:
    assert [term.words for term in parse("Murager Alimuly").terms] == ["Murager", "Alimuly"]


@given(st.text(max_size=60))
def test_any_query_is_answered(text: str) -> None:
    db = in_memory()
    try:
        db.conn.executescript((schema_folder() / "archive" / "0004_search.sql").read_text("utf-8"))
        assert find(db, text).total == 0
    finally:
        db.conn.close()


@pytest.mark.parametrize(
    "query", ["\ud800 x", "\x00", 'a"b"c', "NEAR/2", "a AND (", "title:court", "x" * 5000]
)
def test_odd_queries_are_answered(db: Database, query: str) -> None:
    assert isinstance(find(db, query).total, int)
