"""The archive written anew under a fresh key, with only what is to be kept.

What it is for: sealing. What was in the old file is in no page of the new one: rows are
copied table by table, derived tables are made again by their owners. What it is not
for: choosing what is kept; the owner of each table says so in SQL. To know first: a kill
before the switch leaves the old archive, after it the new one, never both or neither.
The old file is deleted; its blocks on a flash disk may live on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from satchel.domain.errors import Bug, MachineRefused
from satchel.storage import generations, migrations, settings
from satchel.storage.archive import Archive
from satchel.storage.database import Database, attach, open_keyed
from satchel.storage.keyslots import Vault
from satchel.storage.transaction import Transaction, transaction
from satchel.system.files import create_private, fsync_file, fsync_folder, machine_refusals

Rebuild = Callable[[Transaction], None]

_NEXT = "next"


def write_next_generation(
    archive: Archive, keep: Mapping[str, str | None], rebuild: Rebuild | None = None
) -> None:
    """Replaces `archive-N.db` by `archive-(N+1).db` with what is kept.

    `keep` gives for a table the SQL condition of its rows that stay, in terms of the old
    tables, or None when none is copied; a table not named is copied whole. Full-text and
    other virtual tables start empty; `rebuild` fills derived tables of the new database.
    Raises MachineRefused, and then the old archive is whole and in use; Bug when `keep`
    names a table that does not exist.
    """
    number = archive.generation + 1
    slots, vault = archive.next_generation()
    with archive.writing() as tx:
        settings.put(tx, settings.REWRITING, number)
    try:
        _write(archive, number, vault, keep, rebuild)
    except BaseException:
        _forget(archive, number)
        raise
    archive.switch(slots, vault)
    archive.finish_rewriting()


def _write(
    archive: Archive,
    number: int,
    vault: Vault,
    keep: Mapping[str, str | None],
    rebuild: Rebuild | None,
) -> None:
    path = archive.folder / generations.database_name(number)
    generations.delete(archive.folder, number)
    with machine_refusals():
        open(create_private(path), "wb").close()
    new = open_keyed(path, vault.database_key, building=True)
    try:
        migrations.migrate_archive(new)
        triggers = _drop_triggers(new)
    finally:
        new.conn.close()
    _copy(archive, path, vault, keep)
    new = open_keyed(path, vault.database_key, building=True)
    try:
        with transaction(new) as tx:
            for trigger in triggers:
                new.execute(trigger)
            settings.put(tx, settings.REWRITING, None)
            migrations.compare(new, migrations.ARCHIVE)
        if rebuild is not None:
            with transaction(new) as tx:
                rebuild(tx)
    finally:
        new.conn.close()
    with machine_refusals():
        fsync_file(path)
        fsync_folder(archive.folder)


def _forget(archive: Archive, number: int) -> None:
    """After a failure, which is what should be told: a full disk may refuse this too,
    and then the next open does it."""
    try:
        archive.finish_rewriting()
    except MachineRefused:
        return


def _drop_triggers(db: Database) -> list[str]:
    """What copies rows must not set off the tables' own acts; gives their SQL back."""
    found = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in found:
        db.execute(f'DROP TRIGGER "{name}"')
    return [sql for _, sql in found]


def _copy(archive: Archive, path: Path, vault: Vault, keep: Mapping[str, str | None]) -> None:
    with archive.copying() as old:
        attach(old, path, vault.database_key, _NEXT)
        try:
            tables = _tables(old)
            if unknown := keep.keys() - tables.keys():
                raise Bug(f"no such table to keep rows of: {min(unknown)}")
            with transaction(old):
                for table, columns in tables.items():
                    condition = keep.get(table, "1")
                    if condition is not None:
                        old.execute(
                            f'INSERT INTO {_NEXT}."{table}" ({columns}) '
                            f'SELECT {columns} FROM main."{table}" WHERE {condition}'
                        )
        finally:
            old.execute(f"DETACH DATABASE {_NEXT}")


def _tables(db: Database) -> dict[str, str]:
    """Ordinary tables and their columns; virtual ones and their shadows are derived."""
    listed = db.execute("PRAGMA main.table_list").fetchall()
    names = [row[1] for row in listed if row[0] == "main" and row[2] == "table"]
    return {
        name: ", ".join(f'"{row[1]}"' for row in db.execute(f'PRAGMA main.table_info("{name}")'))
        for name in names
        if not name.startswith(("sqlite_", "_sqlite_"))
    }
