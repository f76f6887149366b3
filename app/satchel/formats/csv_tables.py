"""Tables as spreadsheets save them: CSV bytes to rows with the numbers a spreadsheet shows.

Not for what the cells mean: they come out as they stand in the file, also those that look
like formulas. To know first: row 1 is the header, and blank rows are counted and passed
over, so that "row 17" is row 17 on the screen too. A row of another length than the header
is not guessed at: it is handed out as ragged.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from satchel.domain.errors import UsageError

LARGEST = 64 * 1024 * 1024
MOST_ROWS = 1_000_000
MOST_COLUMNS = 1_000
LONGEST_CELL = 131_072
ENCODINGS = ("utf-8", "windows-1251")
SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row under the header: its number, and its cells by the name of their column."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was read; `ragged` are (number, what is wrong) of rows left out."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    ragged: tuple[tuple[int, str], ...]


def read_table(
    raw: bytes, *, encoding: str = "utf-8", separator: str | None = None, expected: str
) -> Table:
    """The table in `raw`. Without `separator`, the one by which the header has the column
    `expected` is taken.

    Raises UsageError for what is no such table: too large, in another encoding, without
    that column, with two columns of one name, or with quotes that do not end.
    """
    text = _text(raw, encoding)
    chosen = separator or _separator(text, expected)
    records = _records(text, chosen)
    header = next(records, (0, []))[1]
    columns = tuple(name.strip() for name in header)
    _check_header(columns, expected)
    rows: list[TableRow] = []
    ragged: list[tuple[int, str]] = []
    for number, cells in records:
        if len(cells) != len(columns):
            ragged.append((number, f"it has {len(cells)} cells, the header has {len(columns)}"))
        elif any(cell.strip() for cell in cells):
            rows.append(TableRow(number, dict(zip(columns, cells, strict=True))))
    return Table(columns, tuple(rows), tuple(ragged))


def _text(raw: bytes, encoding: str) -> str:
    if len(raw) > LARGEST:
        raise UsageError("The table is larger than 64 MiB; split it into several files.")
    if encoding == "utf-8":
        raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise UsageError(
            f"The table is not {encoding.upper()} in its line {line}; save it as UTF-8, or say "
            'in the map which encoding it has, like "encoding": "windows-1251".'
        ) from wrong
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UsageError(f"The table has a zero byte in its line {line}; it is no CSV text.")
    return text


def _separator(text: str, expected: str) -> str:
    """By the header alone: guesses over the rows are misled by commas in sentences. Where
    none shows the column, the one that shows most of them."""
    headers = {
        separator: [name.strip() for name in next(_records(text, separator), (0, []))[1]]
        for separator in SEPARATORS
    }
    return max(SEPARATORS, key=lambda one: (expected in headers[one], len(headers[one])))


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for cells in reader:
            number += 1
            if number > MOST_ROWS:
                raise UsageError(f"The table has more than {MOST_ROWS} rows; split it.")
            if cells:
                yield number, cells
    except csv.Error as wrong:
        raise UsageError(
            f"The table cannot be read after row {number}: {_reason(wrong)}."
        ) from wrong


def _reason(wrong: csv.Error) -> str:
    if "field limit" in str(wrong):
        return f"a cell is longer than {LONGEST_CELL} characters"
    if "unexpected end" in str(wrong):
        return "a quotation mark is opened and never closed"
    return "text follows a closing quotation mark, or a quotation mark stands alone"


def _check_header(columns: Sequence[str], expected: str) -> None:
    if len(columns) > MOST_COLUMNS:
        raise UsageError(f"The table has more than {MOST_COLUMNS} columns.")
    named = [name for name in columns if name]
    for name in named:
        if named.count(name) > 1:
            raise UsageError(f"The table has two columns called {name!r}; rename one.")
    if expected not in columns:
        raise UsageError(
            f"The table has no column {expected!r}; it has: {', '.join(named) or 'none'}."
        )
