"""A register of 56 people goes in as a coordinator wrote it, answers a question, and comes out
equal."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from unit.cli.conftest import Shell

REGISTER = Path(__file__).parents[2] / "samples" / "register" / "political-prisoners.csv"
MAP = REGISTER.with_suffix(".map.json")
# Read out of the report by hand.
UNDER_405_IN_2019 = {
    "Oksana Shevchuk",
    "Zhazira Demeuova",
    "Gulzipa Dzhaukerova",
    "Anuar Ashiraliyev",
    "Bolatkhan Zhunusov",
    "Gulmira Kalykova",
    "Akmaral Kerimbayeva",
    "Yerkin Kaziev",
    "Serik Zhakhin",
    "Dianara Mukatova",
    "Serik Idyryshev",
}
Fields = Mapping[str, Mapping[str, str]]  # of each record, as texts


@pytest.fixture(scope="module")
def imported(shell: Shell) -> Any:
    ran = shell("import", str(REGISTER), "--map", str(MAP), "--key", "no")
    assert ran.code == 0, ran
    return ran.value


def test_all_56_come_in_and_a_second_run_changes_nothing(shell: Shell, imported: Any) -> None:
    assert imported["counts"] == {"made": 56, "changed": 0, "left": 0, "refused": 0, "gone": 0}
    again = shell("import", str(REGISTER), "--map", str(MAP), "--key", "no").value
    assert (again["id"], again["counts"]["left"]) == (imported["id"], 56)


def test_everyone_sentenced_under_article_405_in_2019(shell: Shell, imported: Any) -> None:
    ran = shell(
        *("list", "outcome", "--since", "2019", "--until", "2019", "--of", "person"),
        *("--where", "outcome_kind=sentence", "--where", "charges.article=405"),
    )
    assert {person["fields"]["names"][0]["text"] for person in ran.value} == UNDER_405_IN_2019


def test_each_fact_leads_to_its_cell(shell: Shell, imported: Any) -> None:
    rows = list(csv.reader(io.StringIO(REGISTER.read_text("utf-8"), newline="")))
    (kozlov,) = shell("list", "person", "--where", "names=Vladimir Kozlov").value
    (sentence,) = shell(
        *("list", "outcome", "--where", f"person={kozlov['id']}"),
        *("--where", "outcome_kind=sentence"),
    ).value
    (told,) = sentence["statements"]["years"]
    row, column = told["place"].removeprefix("row ").split(", column ")
    assert (told["source"], told["value"]) == (imported["id"], 7.5)
    assert rows[int(row) - 1][rows[0].index(column)] == "7.5"


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_register_comes_out_equal(
    shell: Shell, imported: Any, form: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert shell("export", "--format", form, "--out", str(out)).value["files"] == 1
    read = _from_json if form == "json" else _from_csv
    with REGISTER.open(encoding="utf-8", newline="") as file:
        assert _register(lambda kind: read(out, kind)) == list(csv.DictReader(file))
    _check_manifest(out)
    assert [path.read_bytes() for path in (out / "media").iterdir()] == [REGISTER.read_bytes()]


def _check_manifest(out: Path) -> None:
    lines = (out / "manifest-sha256.txt").read_text().splitlines()
    listed = {path: digest for digest, path in (line.split("  ") for line in lines)}
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    del files["manifest-sha256.txt"]
    assert listed == {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()
    }


def _from_json(out: Path, kind: str) -> Fields:
    records = json.loads((out / "records" / f"{kind}.json").read_text("utf-8"))
    return {
        record["id"]: {name: _text(value) for name, value in record["fields"].items()}
        for record in records
    }


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(item["text"] if isinstance(item, dict) else item for item in value)
    return value if isinstance(value, str) else json.dumps(value)


def _from_csv(out: Path, kind: str) -> Fields:
    with (out / "records" / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row.pop("id"): row for row in csv.DictReader(file)}


def _register(read: Callable[[str], Fields]) -> list[dict[str, str]]:
    """The table put together again from records alone; what an import signed tells which."""
    (log,) = [row for row in read("custody-entry").values() if row["act"] == "imported"]
    rows = json.loads(log["detail"])["rows"]
    kinds = {kind: read(kind) for kind in ("person", "charge", "outcome", "custody")}
    kinds |= {kind: read(kind) for kind in ("decision", "listing")}
    return [_row(key, made, kinds) for key, made in sorted(rows.items())]


def _row(key: str, made: Mapping[str, list[str]], kinds: Mapping[str, Fields]) -> dict[str, str]:
    def told(label: str, kind: str, *names: str) -> list[list[str]]:
        records = [kinds[kind][one] for one in made.get(label, [])]
        return [[record.get(name, "") for name in names] for record in records]

    def one(label: str, kind: str, *names: str) -> list[str]:
        return (told(label, kind, *names) or [[""] * len(names)])[0]

    def pieces(label: str, kind: str, *names: str) -> str:
        return "; ".join("|".join(parts) for parts in told(label, kind, *names))

    names, occupation, place, citizenship = one(
        "person", "person", "names", "occupation", "from_place", "citizenship"
    )
    name, _, spellings = names.partition("; ")
    yes_no = {"true": "yes", "false": "no", "": ""}
    court, date, sentence, penalty, years, months, suspended, absent, ban = one(
        *("sentence", "outcome", "court", "date", "outcome_kind", "penalty"),
        *("years", "months", "suspended", "in_absentia", "ban"),
    )
    charges = pieces("charge", "charge", "article", "part", "code", "offence")
    change = ("date", "outcome_kind", "term", "penalty", "by")
    un = one("decision", "decision", "body", "number", "date", "complied")
    return {
        "no": key,
        "name": name,
        "spellings": spellings,
        "occupation": occupation,
        "from_place": place,
        "citizenship": citizenship,
        "charges": charges.replace("Criminal Code of Kazakhstan, ", ""),
        "court": court,
        "sentence_date": date,
        "sentence": sentence,
        "penalty": penalty,
        "years": years,
        "months": months,
        "suspended": yes_no[suspended],
        "in_absentia": yes_no[absent],
        "ban": ban,
        "earlier": pieces("earlier", "outcome", *change),
        "later": pieces("later", "outcome", *change),
        "custody": pieces("custody", "custody", "regime", "place", "from", "to"),
        **dict(zip(("un_body", "un_number", "un_date", "un_complied"), un, strict=True)),
        "listed": "yes" if made.get("listing") else "",
        "listed_on": one("listing", "listing", "from")[0],
    }
