"""People with real archives, for tests: founder, observers, a second coordinator, a lawyer."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from samples import archives
from satchel.crypto.passphrase import FLOOR
from satchel.crypto.randomness import random_bytes
from satchel.domain.ids import ContentId, RecordId, new_member_code
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import Moment
from satchel.domain.words import Act, Audience, Role
from satchel.storage import devices, entries, mission
from satchel.storage.archive import Archive
from satchel.storage.journal import Author, Journal, Written
from satchel.sync import founding, freezing, joining
from satchel.sync.founding import Founded
from satchel.sync.inviting import Given, Inviting
from satchel.sync.membership import Membership
from satchel.sync.parcel_making import Made, ParcelMaking, ParcelWish
from satchel.sync.parcel_opening import ParcelOpening
from satchel.sync.receipt_giving import ReceiptGiving
from satchel.sync.reporting import Report

PASSPHRASE = b"correct horse battery staple"


@dataclass
class Clock:
    """A clock that goes on by one second at every look."""

    now: datetime = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)

    def __call__(self) -> Moment:
        self.now += timedelta(seconds=1)
        return Moment(self.now, 300, "Asia/Almaty", 1, None)


@dataclass
class Person:
    """One archive and its features."""

    archive: Archive
    clock: Clock
    limit: int = 2 * 1024**3
    given: dict[str, Given] = field(default_factory=dict)
    founded: Founded | None = None

    @property
    def journal(self) -> Journal:
        own = devices.require_own(self.archive.reading())
        who: dict[str, JsonValue] = {"member": own.row.member, "device": own.device}
        author = Author(own.device, own.keys.ed25519.sign, who)
        return Journal(author, self.clock, random_bytes, lambda kind: None, lambda db: None)

    @property
    def device(self) -> str:
        return devices.require_own(self.archive.reading()).device

    @property
    def making(self) -> ParcelMaking:
        return ParcelMaking(self.archive, self.journal, self.clock, self.limit)

    @property
    def opening(self) -> ParcelOpening:
        return ParcelOpening(self.archive, self.journal, self.clock)

    @property
    def inviting(self) -> Inviting:
        return Inviting(self.archive, self.clock, FLOOR)

    @property
    def membership(self) -> Membership:
        return Membership(self.archive, self.clock)

    def note(
        self, text: str, audience: Audience = Audience.COORDINATION, *, sealed: bool = False
    ) -> Written:
        with self.archive.writing() as tx:
            what = {"act": Act.CREATE.value, "set": {"text": text}}
            written = self.journal.append(tx, "note", what=what, audience=audience, sealed=sealed)
            if sealed:
                freezing.freeze(tx, [written.line])
            return written

    def attach(
        self, data: bytes, audience: Audience = Audience.COORDINATION, *, sealed: bool = False
    ) -> tuple[Written, ContentId]:
        ours = mission.find(self.archive.reading())
        recipients = ours.recipients(audience) if ours else []
        taken = self.archive.contents.take_in(io.BytesIO(data), recipients, keep_key=not sealed)
        content: dict[str, JsonValue] = {
            "id": taken.content,
            "size": taken.size,
            "sha256": taken.sha256,
            "sha512": taken.sha512,
            "type": None,
        }
        with self.archive.writing() as tx:
            self.archive.contents.adopt(tx, taken)
            what = {"act": Act.CREATE.value, "set": {"content": content}}
            written = self.journal.append(
                tx, "attachment", what=what, audience=audience, sealed=sealed
            )
            if sealed:
                freezing.freeze(tx, [written.line])
        return written, taken.content

    def make(self, target: Path, to: str | None = None, **wish: object) -> Made:
        return self.making.make(target, ParcelWish(to, **wish))  # type: ignore[arg-type]  # test words

    def open(self, *paths: Path) -> list[Report]:
        return self.opening.open(list(paths))

    def reply(self, reports: list[Report], target: Path) -> Made:
        return ReceiptGiving(self.making).reply(reports, target)

    def texts(self) -> set[str]:
        """Every note readable here."""
        db = self.archive.reading()
        found = set()
        for (record,) in db.execute("SELECT DISTINCT record FROM entries WHERE kind='note'"):
            for row in entries.entries_of(db, RecordId(record)):
                raw = entries.sections_of(db, row.leaf).get("what")
                if raw is not None and raw.plain is not None:
                    found.add(raw.plain.decode().split('"text":"')[1].split('"')[0])
        return found


class Party:
    """Makes people in a folder, all in one mission."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.people: list[Person] = []

    def alone(self, name: str, role: Role = Role.OBSERVER) -> Person:
        archive = self._archive(name)
        with archive.writing() as tx:
            devices.begin(
                tx, role, new_member_code(random_bytes), random_bytes, self.clock().utc_text()
            )
        return self._here(Person(archive, self.clock))

    def founder(self, name: str = "founder") -> Person:
        person = self.alone(name, Role.COORDINATOR)
        with person.archive.writing() as tx:
            own = devices.require_own(tx.db)
            now = self.clock().utc_text()
            person.founded = founding.found(tx, own, "Monitors", now=now, random=random_bytes)
        return person

    def invited(self, founder: Person, name: str, role: Role = Role.OBSERVER) -> Person:
        given = founder.inviting.invite(role, name)
        return self.joined(name, given)

    def joined(self, name: str, given: Given) -> Person:
        opened = joining.read_invitation(given.file, given.code, self.clock().utc_text())
        archive = self._archive(name)
        with archive.writing() as tx:
            joining.join(tx, opened, random_bytes, self.clock().utc_text())
        return self._here(Person(archive, self.clock))

    def admitted(self, founder: Person, name: str, role: Role = Role.OBSERVER) -> Person:
        """Invited, joined, first parcel opened, confirmed, reply opened."""
        person = self.invited(founder, name, role)
        out, back = self.folder / f"{name}.first", self.folder / f"{name}.reply"
        person.make(out)
        reports = founder.open(out)
        founder.membership.confirm(person.device)
        founder.reply(reports, back)
        person.open(back)
        return person

    def close(self) -> None:
        for person in self.people:
            person.archive.close()

    def _archive(self, name: str) -> Archive:
        """A new one. Under the usual clock it is a copy, of another archive for each person."""

        def make(folder: Path) -> Archive:
            return Archive.create(
                folder, PASSPHRASE, cost=FLOOR, clock=self.clock, random=random_bytes
            )

        folder = self.folder / name
        if type(self.clock) is not Clock:
            return make(folder)
        archives.copied(("party", len(self.people)), lambda place: make(place).close(), folder)
        return Archive.open(folder, PASSPHRASE)

    def _here(self, person: Person) -> Person:
        self.people.append(person)
        return person
