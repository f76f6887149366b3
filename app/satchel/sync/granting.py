"""Grants: the file key of a content passed on to another class; payload and hashes stay.

A grant is an entry like any other, so it travels, is signed, and can be read later as
what it is. It takes effect where the content is and could not be opened before.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass

from satchel.crypto.age import make_header, open_header, plaintext_size
from satchel.crypto.age import read_header as read_age_header
from satchel.crypto.xwing import Identity
from satchel.domain.errors import IntegrityFailure, NoSuchThing, RefusedByPolicy
from satchel.domain.ids import ContentId, LeafHash, RecordId, is_hash
from satchel.domain.words import Act, Audience, Section
from satchel.formats.canonical import binary, binary_text
from satchel.ledger.entry import read_header, read_section
from satchel.storage import content_table, devices, entries, grants, mission
from satchel.storage.archive import Archive
from satchel.storage.content_table import Place, Stored
from satchel.storage.database import Database
from satchel.storage.entries import EntryRow
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
            key = key_of(tx.db, self.archive, stored)
            if key is None:
                raise RefusedByPolicy("This archive has no key to pass on for that.", code="sealed")
            header = make_header(key, mission.require(tx.db).recipients(to))
            said = {"granted": content, "to": to.value, "header": binary_text(header)}
            if stored.header is None:
                self.archive.contents.set_header(tx, content, header)
            return self.journal.append(tx, grants.KIND, what={"act": Act.CREATE.value, "set": said})


@dataclass(frozen=True, slots=True, repr=False)
class _Grant:
    """What a grant says: this header is another way into this content."""

    leaf: LeafHash
    record: RecordId
    content: ContentId
    header: bytes


def apply_all(tx: Transaction, archive: Archive) -> list[RecordId]:
    """Give contents that could not be opened here the keys that grants brought for them.

    A key counts when an admitted device granted it and it opens the content; the header
    that came with the content stays, since others may open it who cannot open the grant's.
    Gives the grants that cannot be read. They are signed and stay, and grant nothing:
    what one device wrote must not stop what others send.
    """
    granted, unreadable = _grants(tx.db)
    identities = mission.class_identities(tx.db) if granted else []
    for grant in granted:
        stored = content_table.find(tx.db, grant.content)
        if stored is None or stored.place is not Place.HERE:
            continue
        if key_of(tx.db, archive, stored) is not None:
            continue
        try:
            key = opens(grant.header, identities)
        except IntegrityFailure:
            unreadable.append(grant.record)
            continue
        if key is not None and archive.contents.is_key_of(stored, key):
            if stored.header is None:
                archive.contents.set_header(tx, grant.content, grant.header)
            _take_key(tx, stored, key)
    return unreadable


def of_contents(db: Database, contents: Collection[ContentId]) -> list[tuple[LeafHash, RecordId]]:
    """Every grant that can be read here of these contents, whoever wrote it."""
    found = []
    for leaf in grants.leaves(db):
        row = entries.entry(db, leaf)
        with suppress(IntegrityFailure):  # what cannot be read grants nothing
            grant = _read(db, row) if row is not None else None
            if grant is not None and grant.content in contents:
                found.append((grant.leaf, grant.record))
    return found


def take_header(tx: Transaction, archive: Archive, content: ContentId, header: bytes) -> None:
    """Another header came with a content that is here: the one kept may be of no use.

    It takes its place when its key opens the content, and where there was none. Of one that
    was made for this device alone only the key is kept: what goes up is for the mission.
    """
    stored = content_table.find(tx.db, content)
    if stored is None or stored.place is not Place.HERE:
        return
    key = opens(header, mission.class_identities(tx.db))
    if key is not None and archive.contents.is_key_of(stored, key):
        archive.contents.set_header(tx, content, header)
        _take_key(tx, stored, key)
        return
    ours = opens(header, devices.mailboxes(tx.db))
    if ours is not None and archive.contents.is_key_of(stored, ours):
        _take_key(tx, stored, ours)
    elif stored.header is None:
        archive.contents.set_header(tx, content, header)


def key_of(db: Database, archive: Archive, stored: Stored) -> bytes | None:
    """A content's file key, kept or by a key held here; None when it is sealed to others.

    A header whose key does not open the content was made by somebody else: also None.
    """
    if stored.file_key is not None or stored.header is None:
        return stored.file_key
    key = opens(stored.header, identities_of(db))
    return key if key is not None and archive.contents.is_key_of(stored, key) else None


def opens(header: bytes, identities: list[Identity]) -> bytes | None:
    """The file key if one of `identities` opens the header."""
    try:
        return open_header(header, identities)
    except RefusedByPolicy:
        return None


def identities_of(db: Database) -> list[Identity]:
    """Every key this archive opens with: classes, then mailboxes."""
    return [*mission.class_identities(db), *devices.mailboxes(db)]


def _take_key(tx: Transaction, stored: Stored, key: bytes) -> None:
    content_table.set_key(tx, stored.content, key, plaintext_size(stored.payload_size))


def _grants(db: Database) -> tuple[list[_Grant], list[RecordId]]:
    """The grants of devices that belong here, and the records of those that cannot be read."""
    found, unreadable = [], []
    for leaf in grants.leaves(db):
        row = entries.entry(db, leaf)
        if row is None or row.standing not in ("own", "admitted"):
            continue
        try:
            grant = _read(db, row)
        except IntegrityFailure:
            unreadable.append(row.record)
        else:
            found += [grant] if grant is not None else []
    return found, unreadable


def _read(db: Database, row: EntryRow) -> _Grant | None:
    """None where the entry is sealed to others. Raises IntegrityFailure."""
    raw = entries.sections_of(db, row.leaf).get(Section.WHAT)
    if raw is None or raw.plain is None:
        return None
    what = read_section(read_header(row.header), Section.WHAT, raw.plain)
    said = what.get("set")
    if not isinstance(said, Mapping) or not is_hash(str(said.get("granted"))):
        raise IntegrityFailure("A grant does not name a content.")
    header = binary(said.get("header"))
    read_age_header(io.BytesIO(header))
    return _Grant(row.leaf, row.record, ContentId(str(said["granted"])), header)
