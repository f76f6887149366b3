"""Acts on tables: import, export."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from pathlib import Path

from satchel.assembly import exporting
from satchel.catalog.importing.imports import Imported, ImportWish
from satchel.catalog.importing.plan import Change, RowPlan
from satchel.catalog.importing.rows import Wanted
from satchel.catalog.permission import Override
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.json_values import JsonValue

_EVERY_S = 0.5


def import_(session: Session, said: Namespace) -> Answer:
    """`import FILE.csv`."""
    wish = ImportWish(
        table=Path(said.file),
        map=Path(said.map),
        key=said.key,
        under=said.to,
        dry_run=said.dry_run,
    )
    with _Rows() as shown:
        done = session.desk().imports.run(wish, shown)
    rows: list[JsonValue] = [_row_value(row) for row in done.plan.rows]
    counts = _counts(done)
    value: JsonValue = {
        "id": done.file,
        "register": done.register,
        "dry_run": said.dry_run,
        "file_is_new": done.file_is_new,
        "counts": dict(counts),
        "rows": rows,
        "gone": [{"key": key.strip(), "records": list(ids)} for key, ids in done.plan.gone.items()],
    }
    return Answer(value, _lines(done, counts, said.dry_run))


def export(session: Session, said: Namespace) -> Answer:
    """`export`."""
    wish = exporting.ExportWish(
        out=Path(said.out),
        format=said.format,
        case=said.case,
        legal=said.legal,
        permitted_only=said.permitted_only,
        override=Override.read(said.override),
    )
    done = exporting.export(session.desk(), wish)
    why: dict[str, int] = {}
    for one in done.not_readable:
        why[one.why] = why.get(one.why, 0) + 1
    value: JsonValue = {
        "id": str(done.folder),
        "out": str(done.folder),
        "records": done.records,
        "files": done.files,
        "not_readable": dict(why),
    }
    lines = [f"Exported {done.records} records and {done.files} files to {done.folder}"]
    if why:
        told = ", ".join(f"{number} {word}" for word, number in sorted(why.items()))
        lines.append(f"  not in it: {told}; see not-readable.{said.format}")
    return Answer(value, [*lines, "These files are not encrypted."])


def _counts(done: Imported) -> dict[str, int]:
    counts = dict.fromkeys(("made", "changed", "left", "refused"), 0)
    for row in done.plan.rows:
        counts[row.act] += 1
    return {**counts, "gone": len(done.plan.gone)}


def _row_value(row: RowPlan) -> JsonValue:
    value: dict[str, JsonValue] = {"row": row.number, "key": row.key, "act": row.act}
    if row.refused is not None:
        return {**value, "why": row.refused}
    records: list[JsonValue] = [_record_value(one, "made") for one in row.made]
    records += [_change_value(one) for one in row.changed]
    records += [_record_value(one, "left") for one in row.left]
    value["records"] = records
    if row.gone:
        value["gone"] = list(row.gone)
    return value


def _record_value(one: Wanted, act: str) -> dict[str, JsonValue]:
    return {"id": one.record, "label": one.part.label, "kind": one.part.kind.name, "act": act}


def _change_value(change: Change) -> JsonValue:
    return {
        **_record_value(change.wanted, "changed"),
        "states": [
            {"field": fact.field, "value": fact.value, "place": fact.place} for fact in change.state
        ],
        "retracts": [
            {"field": name, "value": one.value, "source": one.source, "place": one.place}
            for name, one in change.retract
        ],
        "references": list(change.references),
    }


def _lines(done: Imported, counts: dict[str, int], dry_run: bool) -> list[str]:
    """Every row where nothing is written yet; afterwards only what is not simply new."""
    shown = [
        _row_line(row)
        for row in done.plan.rows
        if dry_run or row.act == "changed" or row.gone or row.refused is not None
    ]
    gone = [
        f"gone from the file, left as they are: {key.strip()} ({', '.join(ids)})"
        for key, ids in done.plan.gone.items()
    ]
    told = ", ".join(f"{number} {act}" for act, number in counts.items() if number)
    head = "Would import" if dry_run else "Imported"
    file = f", kept as {done.file}" if done.file else ""
    return [*shown, *gone, f"{head} {done.register}: rows {told or 'none'}{file}"]


def _row_line(row: RowPlan) -> str:
    if row.refused is not None:
        return f"row {row.number}  refused  {row.key}  {row.refused}"
    parts = [f"new {one.part.label}" for one in row.made]
    for change in row.changed:
        names = [fact.field for fact in change.state] + [name for name, _ in change.retract]
        fields = ", ".join(dict.fromkeys([*names, *change.references]))
        parts.append(f"{change.wanted.part.label} {change.wanted.record}: {fields}")
    if row.gone:
        parts.append(f"no longer there, left as it is: {', '.join(row.gone)}")
    return f"row {row.number}  {row.act}  {row.key}  {'; '.join(parts)}".rstrip()


class _Rows:
    """How many records are written, on one line of a terminal; silent anywhere else."""

    def __init__(self) -> None:
        self._shows = sys.stderr is not None and sys.stderr.isatty()
        self._next = 0.0

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if self._shows and now >= self._next:
            self._next = now + _EVERY_S
            print(f"\r{done} of {of} records", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> _Rows:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shows and self._next:
            print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)
