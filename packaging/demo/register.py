"""Headquarters brings a register in from a table, and asks it a question."""

from __future__ import annotations

from demo.program import Refused
from demo.scene import Scene

_ARTICLE = "274"
_YEAR = "2031"


def bring_in(scene: Scene) -> None:
    """Looked at first, then kept: the file, and what each row of it says with row and column."""
    satchel = scene.desk("headquarters")
    table, table_map = map(scene.given_sample, ("register.csv", "register-map.json"))
    words = ["import", str(table), "--map", str(table_map), "--key", "no"]
    scene.kept["import"] = words
    tried = satchel.ask(*words, "--dry-run")["counts"]
    scene.tell.command(*words, "--dry-run")
    scene.tell.told(f"It would make {tried['made']} rows and refuse {tried['refused']}.")
    kept = satchel.ask(*words)
    scene.tell.command(*words)
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
    again = satchel.ask(*scene.kept["import"], "--dry-run")["counts"]
    if again["made"] or again["changed"]:
        raise Refused("The same table would be taken in twice.", "demo")
    scene.tell.told("The same file again would change nothing.")
