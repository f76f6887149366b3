"""What the report says, entered by hand: each fact names its source and the place in it.

Told by the sample in resources/demo. When the demo is given another report, the sample is
kept beside it, so that the facts still cite what says them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from demo.notes import WITNESS
from demo.places import MATERIAL
from demo.program import Refused, Unlocked
from demo.scene import Scene


@dataclass(frozen=True, slots=True)
class Fact:
    """One record of the case. A value `@name` is the id of the fact of that name."""

    name: str
    kind: str
    place: str
    fields: Mapping[str, str]

    def words(self, ids: Mapping[str, str], source: str) -> list[str]:
        """As after `satchel`; `ids` has those of the case, the accused and earlier facts."""
        given = {"person": "@accused", "case": "@case", **self.fields}
        said = ["add", self.kind]
        for name, value in given.items():
            said += ["--field", f"{name}={ids[value[1:]] if value.startswith('@') else value}"]
        return [*said, "--source", source, "--place", self.place]


FACTS = tuple(Fact(**fact) for fact in json.loads((MATERIAL / "facts.json").read_bytes()))
"""A sentence that became a pardon, a fine and an arrest. The last date is disputed later."""

_SHOWN = 5
_NAMES = (("Жанар Ормантаева", "kk"), ("Zhanar Ormantayeva", "en"))


def enter(scene: Scene) -> None:
    """Names, charges, outcomes and custody of the accused, each from its place in the report."""
    satchel = scene.desk("observer")
    ids, source = scene.kept, scene.kept["source"]
    for name, language in _NAMES:
        words = ["person", "name", ids["accused"], name, "--language", language, "--chosen"]
        satchel.ask(*words, "--source", source, "--place", "section 1")
    for fact in FACTS:
        ids[fact.name] = satchel.ask(*fact.words(ids, source))["id"]
    if not scene.is_sample:
        scene.tell.told("Our story is told by our own sample, so that is what these facts cite.")
    scene.tell.command(*FACTS[_SHOWN].words(ids, source))
    scene.tell.told(f"{len(FACTS)} facts and {len(_NAMES)} names; in order, with their sources:")
    tell_chronology(scene, satchel, ids["accused"])


def tell_chronology(scene: Scene, satchel: Unlocked, person: str) -> None:
    """What happened to a person, line by line."""
    for line in satchel.ask("chronology", person):
        sources = "; ".join(_named(source) for source in line["sources"])
        about = "".join(f", {one['field']}: {one['title']}" for one in line["speaks_of"])
        scene.tell.told(f"  {line['date'] or 'no date   '}  {line['title']}{about} [{sources}]")


def _named(source: Mapping[str, Any]) -> str:
    """A source in few words, and the place in it."""
    return ", ".join(str(source[part]) for part in ("title", "place") if source[part])


def protect(scene: Scene) -> None:
    """A witness goes by a code; the name is sealed to legal staff at once."""
    satchel = scene.desk("observer")
    words = ["person", "add", "--protected", "--code", "W-3", "--sealed", "--role", "witness"]
    words += ["--case", scene.kept["case"], "--name"]
    made = satchel.ask(*words, WITNESS)
    scene.kept["identity"] = made["identity"]
    scene.tell.command(*words, "...")
    left = satchel.ask("search", WITNESS)
    if left:
        raise Refused("A protected name was found by searching.", "demo")
    (title,) = (one["title"] for one in satchel.ask("list", "person") if one["id"] == made["id"])
    scene.tell.told(f"Lists, notes and searches know {title}; nobody here can read the name again.")
