"""From one row of a table to the records it makes, by the map. Pure: nothing is looked up.

What a row wants is compared with what stands by `importing.plan`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from satchel.catalog.importing.forms import Cells, Fixed, Form
from satchel.catalog.importing.map import UNDER, Each, RecordMap, TableMap
from satchel.catalog.importing.values import filled, value_of
from satchel.domain import dates
from satchel.domain.errors import UsageError
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.formats.csv_tables import TableRow


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of a field, where in the table it stands, as of when, and who says it."""

    field: str
    value: JsonValue
    place: str
    as_of: str | None
    by: str | None


@dataclass(slots=True, eq=False)
class Wanted:
    """A record that a row makes. `references` hold, for each field, other wanted records of
    the row, ids as the map or a cell gives them, or UNDER; `record` is its id once it has one."""

    part: RecordMap
    facts: list[Fact]
    references: dict[str, list[Wanted | str]] = field(default_factory=dict)
    record: RecordId | None = None
    same: str | None = None  # what several rows share it by

    def join(self, other: Wanted) -> None:
        """Another row speaks of the record too: what it says anew is added."""
        said = [(fact.field, fact.value) for fact in self.facts]
        self.facts += [fact for fact in other.facts if (fact.field, fact.value) not in said]
        for name, named in other.references.items():
            mine = self.references.setdefault(name, [])
            mine += [one for one in named if one not in mine]


Shared = dict[tuple[str, str], Wanted]  # by label and text


def wanted_of(row: TableRow, told: TableMap, shared: Shared) -> list[Wanted]:
    """The records of a row, named before naming. One that an earlier row has made already is
    not among them: it stands in `shared`, and what this row says of it is added to it.

    Raises UsageError for a cell that does not fit, naming its column.
    """
    found: dict[str, list[Wanted]] = {}
    new: list[Wanted] = []
    as_of, by = (_about(form, row.cells) for form in (told.as_of, told.by))
    if as_of is not None and dates.span(as_of) is None:
        raise UsageError(f"as of {as_of!r} is not understood as a date")
    for part in told.records:
        found[part.label] = []
        for cells in _pieces(part.each, row.cells):
            if part.needs and not any(cells[name].strip() for name in part.needs):
                continue
            facts = list(_facts(part, cells, row.number, as_of, by))
            if not any(fact.place != _row(row.number) for fact in facts) and not part.needs:
                continue  # of what the map says itself alone nothing is made
            record = Wanted(part, facts)
            for name, forms in part.references.items():
                named = list(_named(forms, cells, found))
                if named:
                    record.references[name] = named
            record.same = _about(part.same, cells)
            known = shared.get((part.label, record.same)) if record.same else None
            if known is not None:
                known.join(record)
            else:
                new.append(record)
            if record.same:
                shared.setdefault((part.label, record.same), record)
            found[part.label].append(known or record)
            _check_single(known or record)
    return new


def _check_single(record: Wanted) -> None:
    for name, named in record.references.items():
        if len(named) > 1 and not record.part.kind.several(name):
            raise UsageError(
                f"{record.part.label} names {len(named)} records as its {name}, which holds one"
            )


def _pieces(each: Each | None, cells: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    if each is None:
        yield cells
        return
    for piece in cells[each.column].split(each.split):
        if not piece.strip():
            continue
        parts = [part.strip() for part in (piece.split(each.by) if each.by else [piece])]
        if len(parts) > len(each.into):
            raise UsageError(
                f"column {each.column}: {piece.strip()!r} has {len(parts)} parts, the map names "
                f"{len(each.into)}"
            )
        parts += [""] * (len(each.into) - len(parts))
        yield {**cells, **dict(zip(each.into, parts, strict=True))}


def _facts(
    part: RecordMap, cells: Mapping[str, str], number: int, as_of: str | None, by: str | None
) -> Iterator[Fact]:
    for name, forms in part.facts.items():
        for form in forms:
            value = value_of(form, cells, part.kind.fields[name])
            if value is not None:
                place = _place(number, value.columns, part.each)
                yield Fact(name, value.value, place, as_of, by)


def _place(number: int, columns: tuple[str, ...], each: Each | None) -> str:
    """Parts of a split cell stand in the column that was split."""
    if each is not None:
        columns = tuple(
            dict.fromkeys(each.column if name in each.into else name for name in columns)
        )
    if not columns:
        return _row(number)
    return f"{_row(number)}, column{'s' if len(columns) > 1 else ''} {', '.join(columns)}"


def _row(number: int) -> str:
    return f"row {number}"


def _named(
    forms: tuple[Form, ...], cells: Mapping[str, str], found: Mapping[str, list[Wanted]]
) -> Iterator[Wanted | str]:
    for form in forms:
        if isinstance(form, Cells):
            text = filled(form, cells)
            if text is not None:
                yield from (one.strip() for one in text.split(form.split) if one.strip())
        elif form.value == UNDER:
            yield UNDER
        elif str(form.value).startswith("@"):
            yield from found[str(form.value)[1:]]
        else:
            yield str(form.value)


def _about(form: Form | None, cells: Mapping[str, str]) -> str | None:
    if form is None:
        return None
    return str(form.value) if isinstance(form, Fixed) else filled(form, cells)
