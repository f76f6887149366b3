"""A coordinator's register of 10,000 rows: taken in, taken in again with changes, and out."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, below
from bench.ground import Ground

ROWS = 10_000
CHANGED = 100
MAP = {
    "register": "Register",
    "as_of": "2020-02",
    "records": {
        "person": {"kind": "person", "fields": {"names": "{name}", "from_place": "{place}"}},
        "charge": {
            "kind": "charge",
            "fields": {"person": "@person", "article": "{article}", "part": "{part}"},
        },
        "sentence": {
            "kind": "outcome",
            "fields": {
                "person": "@person",
                "charges": "@charge",
                "outcome_kind": "sentence",
                "date": "{date}",
                "years": "{years}",
            },
        },
    },
}


def register(ground: Ground) -> Iterator[Figure]:
    """import of a CSV of 10,000 rows, three records each, and export of what it made"""
    program, _ = ground.observer("tables")
    count = ground.count(ROWS)
    first, second, told = (ground.folder / name for name in ("1.csv", "2.csv", "map.json"))
    told.write_text(json.dumps(MAP), encoding="utf-8")
    _write(first, count, changed=0)
    _write(second, count, changed=CHANGED)
    with program.unlocked() as batch:
        batch.ask("list", "case")
        for what, file in (("import: CSV", first), ("import: CSV, a later file", second)):
            done = batch.ask("import", file, "--map", told, "--key", "no")
            yield below(f"{what} of {count:,} rows", done.seconds, 30, "s")
        done = batch.ask("export", "--format", "json", "--out", ground.folder / "out")
        yield Figure(f"export: {3 * count:,} records to JSON", f"{done.seconds:.2f} s")


def _write(path: Path, count: int, changed: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["no", "name", "place", "article", "part", "date", "years"])
        for number in range(count):
            years = number % 9 + (2 if number < changed else 1)
            date = f"2019-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
            place = ("Almaty", "Aktau", "Oral")[number % 3]
            article = ("405", "174", "274")[number % 3]
            name = f"Имя{number} Фамилия{number % 777}"
            rows.writerow([number + 1, name, place, article, number % 3 + 1, date, years])
