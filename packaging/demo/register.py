"""Headquarters brings a register in from a table, and asks it a question."""

from __future__ import annotations

from demo.places import MATERIAL
from demo.program import Refused
from demo.scene import Scene

_ARTICLE = "274"
_YEAR = "2031"


def bring_in(scene: Scene) -> None:
    """Looked at first, then kept: the file, and what each row of it says with row and column."""
    satchel = scene.desk("headquarters")
    table, table_map = MATERIAL / "register.csv", MATERIAL / "register-map.json"
    words = ["import", str(table), "--map", str(table_map), "--key", "no"]
    shown = ["import", table.name, "--map", table_map.name, *words[4:]]
    tried = satchel.ask(*words, "--dry-run")["counts"]
    scene.tell.command(*shown, "--dry-run")
    scene.tell.told(f"It would make {tried['made']} rows and refuse {tried['refused']}.")
    kept = satchel.ask(*words)
    scene.tell.command(*shown)
    made = [record for row in kept["rows"] for record in row["records"]]
    scene.tell.told(f"{len(kept['rows'])} rows made {len(made)} people, charges and sentences.")
    first = next(one["id"] for one in made if one["kind"] == "person")
    satchel.ask("same", scene.kept["accused"], first)
    scene.tell.command("same", scene.kept["accused"], first)
    scene.tell.told("Its first row is the accused of our case; now they are one person.")


def ask(scene: Scene) -> None:
    """Everyone sentenced under one article in one year, whoever entered it."""
    satchel = scene.desk("headquarters")
    words = ["list", "outcome", "--since", _YEAR, "--until", _YEAR]
    words += ["--where", "outcome_kind=sentence", "--where", f"charges.article={_ARTICLE}"]
    people = satchel.ask(*words, "--of", "person")
    scene.tell.command(*words, "--of", "person")
    scene.tell.told(f"{len(people)} found: {', '.join(one['title'] for one in people)}")
    again = satchel.ask("import", *_again(), "--dry-run")["counts"]
    if again["made"] or again["changed"]:
        raise Refused("The same table would be taken in twice.", "demo")
    scene.tell.told("The same file again would change nothing.")


def _again() -> list[str]:
    table_map = str(MATERIAL / "register-map.json")
    return [str(MATERIAL / "register.csv"), "--map", table_map, "--key", "no"]
