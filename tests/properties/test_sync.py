"""Parcels in any order, any of them twice, give one and the same archive."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from satchel.domain.json_values import JsonObject
from satchel.domain.statements import retraction
from satchel.storage import records
from satchel.storage.archive import Archive
from satchel.sync.missing import contents_missing, missing_entries
from unit.sync.party import PASSPHRASE, Clock, Party, Person

PARCELS = 7


@dataclass
class World:
    """Headquarters as it was before any parcel, and the parcels of three devices."""

    folder: Path
    parcels: list[Path]
    devices: list[str]


def _cheap(*, salt: bytes, length: int, **_: int) -> Argon2id:
    return Argon2id(salt=salt, length=length, iterations=1, lanes=1, memory_cost=8)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """Two observers, and a copy of the second one's archive that goes its own way."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as name:
        patch.setattr("satchel.crypto.passphrase.Argon2id", _cheap)
        folder = Path(name)
        party = Party(folder)
        founder = party.founder()
        one, two = party.admitted(founder, "one"), party.admitted(founder, "two")
        parcels: list[Path] = []

        def state_apart(person: Person, text: str) -> None:
            """Each device states the same facts of the one shared record in its own way."""
            view = records.get(person.archive.reading(), shared.record)
            assert view is not None
            mine = [one for one in view.statements.get("release", ()) if one.by == text[:4]]
            what: JsonObject = {
                "act": "edit",
                "set": {"text": text, f"lines/{len(text):04}": {"text": text}},
                "state": [
                    {"field": "release", "value": text, "by": text[:4]},
                    {"field": "names", "value": [text[:4], text]},
                ],
                "retract": [retraction(one) for one in mine],
            }
            with person.archive.writing() as tx:
                person.journal.append(tx, "note", record=shared.record, what=what)

        def send(person: Person, text: str, **wish: object) -> None:
            person.note(text)
            if person is not one:
                state_apart(person, text)
            person.attach(text.encode() * 20_000)
            parcels.append(folder / f"parcel{len(parcels)}")
            person.make(parcels[-1], **wish)

        shared = two.note("shared")
        two.archive.close()
        shutil.copytree(folder / "two", folder / "copy")
        laptop = Person(Archive.open(folder / "two", PASSPHRASE), party.clock)
        copy = Person(Archive.open(folder / "copy", PASSPHRASE), party.clock)
        party.people += [laptop, copy]
        send(one, "one a")
        send(laptop, "laptop a")
        send(one, "one b")
        send(copy, "copy a")
        written = one.note("one alone")
        parcels.append(folder / "only")
        one.make(parcels[-1], only=(written.record,))
        send(laptop, "laptop b", everything=True)
        send(copy, "copy b")
        assert len(parcels) == PARCELS
        people = [founder.device, one.device, laptop.device]
        party.close()
        yield World(folder, parcels, people)


def state(person: Person, names: list[str]) -> object:
    """What the archive knows, without how it numbers branches and what it did itself."""
    db = person.archive.reading()
    own = person.device
    entries = db.execute(
        "SELECT leaf, header, device, standing FROM entries WHERE device <> ? ORDER BY leaf", [own]
    ).fetchall()
    views = db.execute(
        "SELECT record, fields, contradictions, statements, heads FROM records"
        " WHERE kind <> 'custody-entry' ORDER BY record"
    ).fetchall()
    places = db.execute(
        "SELECT DISTINCT device, idx, leaf FROM positions WHERE device <> ? ORDER BY 1, 2, 3", [own]
    ).fetchall()
    contents = db.execute(
        "SELECT content, state, payload_size FROM contents ORDER BY content"
    ).fetchall()
    branches = db.execute(
        "SELECT device, count(DISTINCT branch) FROM segments GROUP BY device ORDER BY device"
    ).fetchall()
    holes = [
        (missing_entries(db, name), contents_missing(db, name)) for name in names if name != own
    ]
    return entries, views, places, contents, branches, holes


@pytest.fixture(scope="module")
def expected(world: World) -> object:
    return opened(world, list(range(PARCELS)))


def opened(world: World, order: list[int]) -> object:
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(world.folder / "founder", Path(name) / "hq")
        with Archive.open(Path(name) / "hq", PASSPHRASE) as archive:
            founder = Person(archive, Clock())
            founder.open(*(world.parcels[number] for number in order))
            return state(founder, world.devices)


ORDERS = st.permutations(range(PARCELS)).flatmap(
    lambda order: st.lists(st.integers(0, PARCELS - 1), max_size=3).map(
        lambda again: [*again, *order]
    )
)


@given(ORDERS)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_order_of_parcels_does_not_matter(
    world: World, expected: object, order: list[int]
) -> None:
    assert opened(world, order) == expected


def test_what_two_devices_state_apart_all_stands(world: World, tmp_path: Path) -> None:
    shutil.copytree(world.folder / "founder", tmp_path / "hq")
    with Archive.open(tmp_path / "hq", PASSPHRASE) as archive:
        Person(archive, Clock()).open(*world.parcels)
        views = records.select(archive.reading(), records.ListWish(kind="note"))
    (shared,) = [view for view in views if "release" in view.statements]
    # Each took back its own first statement when it made its second, and nobody else's.
    assert {one.value for one in shared.statements["release"]} == {"laptop b", "copy b"}
    assert set(shared.contradictions["release"]) == {"laptop b", "copy b"}
    told = {"laptop a", "laptop b", "copy a", "copy b", "lapt", "copy"}
    assert set(shared.fields["names"]) == told  # type: ignore[arg-type]
    assert len(shared.heads) == 2
