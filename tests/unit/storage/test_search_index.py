"""The index follows its records, and leaves no word of what is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from satchel.storage.database import Database, open_plain
from satchel.storage.search_index import (
    Searchable,
    drop_record,
    idle_merge,
    kept_rows,
    put_record,
    put_records,
    put_text,
    rebuild,
)
from satchel.storage.search_queries import Answer, Term, Wish, ask
from satchel.storage.transaction import transaction
from satchel.system.paths import schema_folder


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """The search tables alone, in a file that can be read byte by byte."""
    db = open_plain(tmp_path / "words.db")
    db.conn.executescript((schema_folder() / "archive" / "0004_search.sql").read_text("utf-8"))
    db.execute("CREATE TABLE records (record TEXT PRIMARY KEY)")
    yield db
    db.conn.close()


def _item(record: str, title: str = "", text: str = "", **other: str) -> Searchable:
    return Searchable(
        record=record,
        kind=other.get("kind", "note"),
        title=title,
        text=text,
        names=tuple(filter(None, other.get("names", "").split("|"))),
        case=other.get("case"),
        person=other.get("person"),
        when=other.get("when", "2019-02-11"),
        by=other.get("by"),
    )


def _put(db: Database, *items: Searchable) -> None:
    with transaction(db) as tx:
        for item in items:
            put_record(tx, item)


def _ask(db: Database, words: str, **filters: object) -> Answer:
    return ask(db, Wish((Term(words),), **filters))  # type: ignore[arg-type]  # plain filters


def _records(answer: Answer) -> list[str]:
    return [row.record for row in answer.rows]


def test_a_record_is_found_by_title_text_and_name(db: Database) -> None:
    _put(db, _item("r1", "The verdict", "was read at noon", names="Aigul"))
    assert [_records(_ask(db, word)) for word in ("verdict", "noon", "aigul")] == [["r1"]] * 3


def test_words_of_any_script_are_found_without_case(db: Database) -> None:
    _put(db, _item("r1", text="Сот ҮКІМІ жарияланды"), _item("r2", text="判決 文"))
    assert _records(_ask(db, "үкімі")) == ["r1"]
    assert _records(_ask(db, "判決")) == ["r2"]


def test_an_edit_replaces_the_words_of_before(db: Database) -> None:
    _put(db, _item("r1", "before"))
    _put(db, _item("r1", "after"))
    assert _ask(db, "before").total == 0
    assert _records(_ask(db, "after")) == ["r1"]


def test_pages_are_found_under_their_record_and_named(db: Database) -> None:
    _put(db, _item("r1", "A scan"))
    with transaction(db) as tx:
        put_text(tx, "r1", "c1", [("p. 1", "morning session"), ("p. 2", "evening"), ("p. 3", " ")])
    (row,) = _ask(db, "evening").rows
    assert (row.record, row.label, row.title) == ("r1", "p. 2", "A scan")


def test_a_record_hit_in_many_pages_is_one_hit(db: Database) -> None:
    _put(db, _item("r1", "A scan"), _item("r2", "session notes"))
    with transaction(db) as tx:
        put_text(tx, "r1", "c1", [(f"p. {n}", "session") for n in range(1, 30)])
    answer = _ask(db, "session")
    assert answer.total == 2
    assert sorted(_records(answer)) == ["r1", "r2"]


def test_text_put_twice_is_there_once(db: Database) -> None:
    _put(db, _item("r1"))
    for words in ("first", "second"):
        with transaction(db) as tx:
            put_text(tx, "r1", "c1", [("p. 1", words)])
    assert _ask(db, "first").total == 0
    assert _ask(db, "second").total == 1
    assert db.execute("SELECT count(*) FROM search_items").fetchone() == (2,)


def test_text_of_a_record_that_is_not_indexed_leaves_nothing(db: Database) -> None:
    with transaction(db) as tx:
        put_text(tx, "sealed", "c1", [("p. 1", "secret")])
    assert db.execute("SELECT count(*) FROM search_items").fetchone() == (0,)


def test_an_edit_of_the_record_moves_its_pages_to_the_new_case(db: Database) -> None:
    _put(db, _item("r1", "A scan", case="c1"))
    with transaction(db) as tx:
        put_text(tx, "r1", "content", [("p. 1", "session")])
    _put(db, _item("r1", "A scan", case="c2"))
    assert _ask(db, "session", case="c1").total == 0
    assert _ask(db, "session", case="c2").total == 1


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": "hearing"}, ["r2"]),
        ({"case": "c1"}, ["r1"]),
        ({"person": "p1"}, ["r2"]),
        ({"since": "2019-03"}, ["r2"]),
        ({"until": "2019-03"}, ["r1"]),
        ({"since": "2018", "until": "2020", "kind": "note"}, ["r1"]),
        ({"kind": "no such kind"}, []),
    ],
)
def test_filters(db: Database, filters: dict[str, str], found: list[str]) -> None:
    _put(
        db,
        _item("r1", "session", case="c1", when="2019-02-11"),
        _item("r2", "session", kind="hearing", person="p1", when="2019-03-01"),
    )
    assert _records(_ask(db, "session", **filters)) == found


def test_a_case_is_in_itself(db: Database) -> None:
    _put(db, _item("c1", "The case of the judge", kind="case"))
    assert _records(_ask(db, "judge", case="c1")) == ["c1"]


def test_the_title_counts_more_than_the_text(db: Database) -> None:
    _put(db, _item("r1", text="session one two three"), _item("r2", "session", "one two three"))
    assert _records(_ask(db, "session")) == ["r2", "r1"]


def test_pages_of_hits_do_not_overlap(db: Database) -> None:
    _put(db, *(_item(f"r{n}", "session") for n in range(50)))
    seen = [_records(_ask(db, "session", limit=20, offset=offset)) for offset in (0, 20, 40)]
    assert [len(page) for page in seen] == [20, 20, 10]
    assert len({record for page in seen for record in page}) == 50


def test_what_came_last_can_be_put_again_together_with_new_records(db: Database) -> None:
    """A parcel brings a correction of the newest record and, beside it, what is new."""
    with transaction(db) as tx:
        put_records(tx, [_item("old", "session")])
        put_records(tx, [_item("new", "session"), _item("old", "session again")])
    assert set(_records(_ask(db, "session"))) == {"old", "new"}
    assert _records(_ask(db, "again")) == ["old"]


def test_of_very_common_words_the_newest_are_ranked_and_all_are_counted(db: Database) -> None:
    with transaction(db) as tx:
        put_records(tx, [_item(f"r{number}", "session") for number in range(10_100)])
    answer = _ask(db, "session")
    assert answer.ranked_newest
    assert answer.total == 10_100
    assert _records(answer)[0] == "r10099"


def test_of_very_common_words_titles_come_first_and_what_is_excluded_never(db: Database) -> None:
    with transaction(db) as tx:
        put_record(tx, _item("bad", "session", "closed"))
        put_records(tx, [_item(f"r{number}", text="session") for number in range(10_050)])
        put_record(tx, _item("old", "session"))
        put_records(tx, [_item(f"s{number}", text="session") for number in range(50)])
        put_record(tx, _item("worse", "session", "closed"))
    answer = ask(db, Wish((Term("session"), Term("closed", excluded=True))))
    assert _records(answer)[:2] == ["old", "s49"]
    assert answer.total == 10_101
    assert not {"bad", "worse"} & set(_records(answer))


@pytest.mark.parametrize("words", ['"', 'a"b', "NEAR(", "*", "title:x", "^a", "(", "' OR 1"])
def test_nothing_in_a_term_is_syntax(db: Database, words: str) -> None:
    _put(db, _item("r1", "session"))
    assert _ask(db, words).total == 0


def test_a_dropped_record_leaves_no_byte(db: Database, tmp_path: Path) -> None:
    words = [f"canary{number:04}" for number in range(40)]
    _put(db, *(_item(f"r{n}", f"Title {word}", f"text {word}") for n, word in enumerate(words)))
    with transaction(db) as tx:
        put_text(tx, "r7", "c1", [("p. 1", "Canarypage spoke")])
    assert b"anary0007" in (tmp_path / "words.db").read_bytes()
    with transaction(db) as tx:
        for number in range(40):
            drop_record(tx, f"r{number}")
    left = (tmp_path / "words.db").read_bytes().lower()
    # The index keeps a term as what differs from the one before it, so tails count too.
    assert b"anary" not in left
    assert b"kanar" not in left  # the name key of what was written with a capital


def test_a_rebuild_finds_the_same_and_forgets_records_that_are_gone(db: Database) -> None:
    _put(db, _item("r1", "session"), _item("r2", "session"))
    db.execute("INSERT INTO records VALUES ('r2')")
    with transaction(db) as tx:
        rebuild(tx)
    assert _records(_ask(db, "session")) == ["r2"]


def test_kept_rows_selects_the_rows_of_the_records_that_stay(db: Database) -> None:
    _put(db, _item("r1", "session"), _item("r2", "session"))
    db.execute("INSERT INTO records VALUES ('r1'), ('r2')")
    for table, condition in kept_rows("record = 'r2'").items():
        (count,) = db.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()
        assert count == 1


def test_merging_when_idle_comes_to_an_end_and_loses_nothing(db: Database) -> None:
    for number in range(60):
        _put(db, _item(f"r{number}", "session"))
    rounds = 0
    more = True
    while more and rounds < 50:
        with transaction(db) as tx:
            more = idle_merge(tx)
        rounds += 1
    assert not more
    assert _ask(db, "session").total == 60
