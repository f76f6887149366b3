"""Whether both databases, the keyslots and every content are what was written.

What it is for: the lowest layer of `verify`. What it is not for: entries and
signatures. To know first: it changes nothing and goes on after each problem; rows that
nothing names are told but kept, since they may be what another copy of the archive
acknowledged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from satchel.crypto.age_payload import plaintext_size
from satchel.crypto.digest import Digests, new_sha256
from satchel.domain.errors import SatchelError
from satchel.storage import (
    content_map,
    content_table,
    generations,
    keyslot_files,
    migrations,
    parcels,
    search_index,
)
from satchel.storage.archive import Archive
from satchel.storage.content_table import Place, Stored
from satchel.storage.rows import rows_for

_BLOCK = 1 << 20
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and where: a file's name or a content's id, and one sentence."""

    where: str
    sentence: str


def run(archive: Archive, progress: Progress | None = None) -> Iterator[Problem]:
    """Every problem found; none means all is well. `progress` gets the contents done so far."""
    yield from _keyslots(archive)
    yield from _files(archive)
    yield from _guarded(archive.path.name, partial(_archive_database, archive))
    yield from _guarded(archive.path.name, partial(_search_index, archive))
    yield from _guarded(archive.path.name, partial(_recipes, archive))
    yield from _guarded(archive.contents.rows.path.name, partial(_content_database, archive))
    yield from _guarded(archive.path.name, partial(_contents, archive, progress))
    yield from _guarded(archive.contents.rows.path.name, partial(_maps, archive))
    yield from _guarded(archive.contents.rows.path.name, partial(_unreferenced, archive))


def _guarded(where: str, part: Callable[[], Iterator[Problem]]) -> Iterator[Problem]:
    try:
        yield from part()
    except SatchelError as error:
        yield Problem(where, error.message)


def _keyslots(archive: Archive) -> Iterator[Problem]:
    for name in archive.mended:
        yield Problem(name, "This copy of the keyslots was damaged or old; it was written anew.")
    try:
        copies = keyslot_files.read(archive.folder)
    except SatchelError as error:
        yield Problem("keyslots", error.message)
        return
    for name in copies.stale:
        yield Problem(name, "This copy of the keyslots is damaged or old; opening again mends it.")


def _files(archive: Archive) -> Iterator[Problem]:
    for number in generations.numbers(archive.folder):
        if number != archive.generation:
            yield Problem(
                generations.database_name(number),
                "This database is not the one in use and Satchel did not make it here.",
            )


def _archive_database(archive: Archive) -> Iterator[Problem]:
    name = archive.path.name
    with archive.reading_anew() as db:
        for (finding,) in db.execute("PRAGMA cipher_integrity_check").fetchall():
            yield Problem(name, f"A page is damaged: {finding}.")
        for (finding,) in db.execute("PRAGMA quick_check").fetchall():
            if finding != "ok":
                yield Problem(name, f"Its structure is damaged: {finding}.")
        if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
            yield Problem(name, "A row refers to another that is missing.")
        migrations.compare(db, migrations.ARCHIVE)


def _search_index(archive: Archive) -> Iterator[Problem]:
    with archive.reading_anew() as db:
        yield from (Problem("the search index", said) for said in search_index.problems(db))


def _recipes(archive: Archive) -> Iterator[Problem]:
    for said in parcels.damaged_recipes(archive.reading()):
        yield Problem(archive.path.name, said)


def _content_database(archive: Archive) -> Iterator[Problem]:
    rows = archive.contents.rows
    for finding in rows.findings():
        yield Problem(rows.path.name, f"Its structure is damaged: {finding}.")
    migrations.compare(rows.db, migrations.CONTENT)


def _contents(archive: Archive, progress: Progress | None) -> Iterator[Problem]:
    for done, stored in enumerate(content_table.every(archive.reading()), 1):
        if stored.place is Place.HERE:
            yield from _guarded(stored.content, partial(_content, archive, stored))
        if progress is not None:
            progress(done)


def _content(archive: Archive, stored: Stored) -> Iterator[Problem]:
    plaintext_size(stored.payload_size)
    if stored.extent is not None and stored.extent.count != rows_for(stored.payload_size):
        yield Problem(stored.content, "Its rows are not as many as its size needs.")
        return
    payload, _ = archive.contents.payload(stored.content)
    hasher = new_sha256()
    for block in _blocks(payload):
        hasher.update(block)
    if hasher.hexdigest() != stored.content:
        yield Problem(stored.content, "Its stored bytes are not the ones its entry names.")
    elif stored.file_key is not None:
        yield from _plaintext(archive, stored)


def _plaintext(archive: Archive, stored: Stored) -> Iterator[Problem]:
    digests = Digests()
    for block in _blocks(archive.contents.open(stored.content)):
        digests.update(block)
    found = (digests.size, digests.sha256, digests.sha512)
    if stored.sha256 is not None and found != (stored.size, stored.sha256, stored.sha512):
        yield Problem(stored.content, "What it opens to does not have the hashes taken at intake.")


def _maps(archive: Archive) -> Iterator[Problem]:
    for said in content_map.problems(archive):
        yield Problem(archive.contents.rows.path.name, said)


def _unreferenced(archive: Archive) -> Iterator[Problem]:
    named = content_table.extents(archive.reading())
    for extent in archive.contents.rows.unreferenced(named):
        yield Problem(
            archive.contents.rows.path.name,
            f"Rows {extent.first} to {extent.last} belong to nothing known here; they were kept.",
        )


def _blocks(source: BinaryIO) -> Iterator[bytes]:
    with source:
        while block := source.read(_BLOCK):
            yield block
