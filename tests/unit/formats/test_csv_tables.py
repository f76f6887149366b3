"""Tables of spreadsheets are read exactly, and what is no table is refused by its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satchel.domain.errors import UsageError
from satchel.formats import csv_tables
from satchel.formats.csv_tables import read_table


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_separator_is_the_one_that_shows_the_key_column(separator: str, mark: bytes) -> None:
    text = separator.join(["no", "name"]) + "\r\n" + separator.join(["1", '"A, b; c\td"']) + "\r\n"
    table = read_table(mark + text.encode(), expected="no")
    assert [row.cells for row in table.rows] == [{"no": "1", "name": "A, b; c\td"}]


def test_rows_are_numbered_as_on_the_screen_over_blank_rows_and_lines_in_quotes() -> None:
    raw = b'no,text\n1,"two\nlines"\n\n,\n2,=SUM(A1:A9)\n'
    table = read_table(raw, expected="no")
    assert [(row.number, row.cells["text"]) for row in table.rows] == [
        (2, "two\nlines"),
        (5, "=SUM(A1:A9)"),
    ]


def test_ragged_rows_are_handed_out_by_number() -> None:
    table = read_table(b"no,name\n1\n2,B\n3,C,\n", expected="no")
    assert [row.number for row in table.rows] == [3]
    assert table.ragged == (
        (2, "it has 1 cells, the header has 2"),
        (4, "it has 3 cells, the header has 2"),
    )


def test_windows_1251_only_where_it_is_said() -> None:
    raw = "no,имя\n1,Балтабай\n".encode("windows-1251")
    assert (
        read_table(raw, encoding="windows-1251", expected="no").rows[0].cells["имя"] == "Балтабай"
    )
    with pytest.raises(UsageError, match=r"not UTF-8 in its line 1.*windows-1251"):
        read_table(raw, expected="no")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "no column 'no'; it has: none"),
        (b"name\nA\n", "no column 'no'; it has: name"),
        (b"no,no\n1,2\n", "two columns called 'no'"),
        (b'no,name\n1,"A\n', "quotation mark is opened and never closed"),
        (b'no,name\n1,"A"b\n', "text follows a closing quotation mark"),
        (b"no,name\n1,A\0\n", "zero byte in its line 2"),
        (b"no,name\n1," + b"x" * 140_000 + b"\n", "longer than 131072"),
        (b"no" + b"," * 2000 + b"\n", "more than 1000 columns"),
    ],
)
def test_what_is_no_table_gets_one_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        read_table(raw, expected="no")


def test_absurd_sizes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_tables, "LARGEST", 10)
    with pytest.raises(UsageError, match="split it"):
        read_table(b"no\n123456789\n", expected="no")
    monkeypatch.setattr(csv_tables, "MOST_ROWS", 2)
    monkeypatch.setattr(csv_tables, "LARGEST", 100)
    with pytest.raises(UsageError, match="more than 2 rows"):
        read_table(b"no\n1\n2\n", expected="no")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_one_sentence(raw: bytes) -> None:
    try:
        table = read_table(b"no,a\n" + raw, expected="no")
    except UsageError:
        return
    assert all(set(row.cells) == {"no", "a"} for row in table.rows)
