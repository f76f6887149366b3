"""Headquarters bringing in a parcel of many entries, each one verified."""

from __future__ import annotations

from collections.abc import Iterator

from bench import filling
from bench.figures import Figure, at_least
from bench.ground import Ground
from bench.program import Program


def entries(ground: Ground) -> Iterator[Figure]:
    """import at headquarters: entries verified and stored, a second"""
    headquarters = ground.archive("headquarters")
    headquarters.run(
        "init", "--role", "coordinator", "--name", "HQ", "--mission", "Bench", "--unrehearsed"
    )
    observer = _invited(ground, headquarters)
    case = str(observer.run("case", "add", "--title", "Case").value["id"])
    count = ground.count(20_000)
    filling.notes(observer, case, count)
    parcel = ground.folder / "parcel"
    made = observer.run("parcel", "make", "--out", parcel)
    with headquarters.unlocked() as batch:
        batch.ask("list", "case")
        opened = batch.ask("parcel", "open", parcel)
    yield Figure(f"import: parcel of {count:,} notes made in", f"{made.seconds:.2f} s")
    yield Figure("import: parcel opened in", f"{opened.seconds:.2f} s")
    yield at_least("import: entries verified", count / opened.seconds, 3000, "/s")


def _invited(ground: Ground, headquarters: Program) -> Program:
    invitation = ground.folder / "invitation"
    code = headquarters.run("invite", "--name", "Observer", "--out", invitation).value["code"]
    observer = ground.archive("invited")
    role = ("--role", "observer", "--name", "Laptop")
    observer.run("init", *role, "--invitation", invitation, "--code", code)
    return observer
