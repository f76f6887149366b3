"""Grants: the file key of a content passed on to another class; payload and hashes stay.

A grant is an entry like any other, so it travels, is signed, and can be read later as
what it is. It takes effect where the content is and could not be opened before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from satchel.crypto.age import make_header, open_header
from satchel.crypto.xwing import Identity
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.ids import ContentId, is_hash
from satchel.domain.words import Act, Audience, Section
from satchel.formats.canonical import binary, binary_text
from satchel.ledger.entry import read_header, read_section
from satchel.storage import content_table, devices, entries, grants, mission
from satchel.storage.archive import Archive
from satchel.storage.content_table import Place, Stored
from satchel.storage.database import Database
from satchel.storage.journal import Journal, Written
from satchel.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Granting:
    """Granting from an archive that can open the content itself."""

    archive: Archive
    journal: Journal

    def grant(self, content: ContentId, to: Audience) -> Written:
        """Let the present key of a class open `content`, beside whoever could before.

        Raises NoSuchThing, and RefusedByPolicy where this archive cannot open it.
        """
        with self.archive.writing() as tx:
            stored = content_table.find(tx.db, content)
            if stored is None or stored.place is not Place.HERE:
                raise NoSuchThing(f"There is no content {content!r} here.")
            key = key_of(tx.db, stored)
            if key is None:
                raise RefusedByPolicy("This archive has no key to pass on for that.", code="sealed")
            header = make_header(key, mission.require(tx.db).recipients(to))
            said = {"granted": content, "to": to.value, "header": binary_text(header)}
            self.archive.contents.set_header(tx, content, header)
            return self.journal.append(tx, grants.KIND, what={"act": Act.CREATE.value, "set": said})


def apply_all(tx: Transaction, archive: Archive) -> None:
    """Give contents that could not be opened here the headers that grants brought for them."""
    granted = _grants(tx.db)
    identities = identities_of(tx.db) if granted else []
    for content, header in granted:
        stored = content_table.find(tx.db, content)
        if stored is None or stored.place is not Place.HERE or key_of(tx.db, stored) is not None:
            continue
        if opens(header, identities) is not None:
            archive.contents.set_header(tx, content, header)


def key_of(db: Database, stored: Stored) -> bytes | None:
    """A content's file key, kept or by a key held here; None when it is sealed to others."""
    if stored.file_key is not None:
        return stored.file_key
    return None if stored.header is None else opens(stored.header, identities_of(db))


def opens(header: bytes, identities: list[Identity]) -> bytes | None:
    """The file key if one of `identities` opens the header."""
    try:
        return open_header(header, identities)
    except RefusedByPolicy:
        return None


def identities_of(db: Database) -> list[Identity]:
    """Every key this archive opens with: classes, then mailboxes."""
    return [*mission.class_identities(db), *devices.mailboxes(db)]


def _grants(db: Database) -> list[tuple[ContentId, bytes]]:
    found = []
    for leaf in grants.leaves(db):
        row, raw = entries.entry(db, leaf), entries.sections_of(db, leaf).get(Section.WHAT)
        if row is None or raw is None or raw.plain is None:
            continue
        said = read_section(read_header(row.header), Section.WHAT, raw.plain).get("set")
        if isinstance(said, Mapping) and is_hash(str(said.get("granted"))):
            found.append((ContentId(str(said["granted"])), binary(said.get("header"))))
    return found
