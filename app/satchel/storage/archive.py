"""The archive: a folder, its lock, its two databases, and who may write.

What it is for: create, open, close, keyslots, and the two doors to SQL (`writing` and
`reading`). What it is not for: any table. To know first: the thread that opened an
archive is the only one that may write; reading has one connection for each thread.
Opening costs one Argon2id; everything after it is fast.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from satchel.crypto import selftest
from satchel.crypto.passphrase import Cost, calibrate
from satchel.crypto.randomness import Random, random_bytes
from satchel.domain.errors import (
    Bug,
    IntegrityFailure,
    MachineRefused,
    NoSuchThing,
    RefusedByPolicy,
)
from satchel.domain.moments import Clock
from satchel.storage import generations, keyslot_files, keyslots, migrations, rows, settings
from satchel.storage.contents import ContentStore
from satchel.storage.database import Database, open_keyed
from satchel.storage.filling import filling, is_unfinished, lock_new
from satchel.storage.generations import database_name
from satchel.storage.keyslots import Keyslots, Vault
from satchel.storage.transaction import Transaction, transaction
from satchel.system import files
from satchel.system.locks import FolderLock
from satchel.system.paths import schema_folder

FORMAT = 1
CONTENT_NAME = "content.db"


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """A keyslot as it is shown: `current` is the one that opened the archive."""

    id: str
    label: str
    current: bool


class Archive:
    """An open archive. Close it, or use it as a context manager: it holds the folder's lock."""

    def __init__(
        self, folder: Path, lock: FolderLock, slots: Keyslots, vault: Vault, random: Random
    ) -> None:
        """Use `create` or `open`."""
        self.folder = folder
        self.mended: tuple[str, ...] = ()
        self.random = random
        self._lock = lock
        self._keyslots = slots
        self._vault = vault
        self._readers = threading.local()
        self._open_readers: list[Database] = []
        self._contents: ContentStore | None = None
        self._db = self._connect()

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: bytes,
        *,
        cost: Cost | None = None,
        label: str = "passphrase",
        clock: Clock,
        random: Random = random_bytes,
        timeout_s: float = 10.0,
    ) -> Archive:
        """A new archive in an empty or new folder; open when this returns.

        Raises RefusedByPolicy (code "not-empty") when something is there; Bug when the
        cryptography of this installation does not work, before anything is made.
        """
        selftest.run()
        slots, vault = keyslots.first(passphrase, label, cost or calibrate(), random)
        lock = lock_new(folder, timeout_s)
        try:
            with filling(folder):
                with files.machine_refusals():
                    for name in (database_name(1), CONTENT_NAME):
                        open(files.create_private(folder / name), "wb").close()
                archive = cls(folder, lock, slots, vault, random)
                with _closing_on_failure(archive):
                    archive._begin(clock)
                    keyslot_files.write(folder, slots)
        except BaseException:
            lock.release()
            raise
        return archive

    @classmethod
    def open(
        cls,
        folder: Path,
        passphrase: bytes,
        *,
        random: Random = random_bytes,
        timeout_s: float = 10.0,
        schema: Path | None = None,
    ) -> Archive:
        """Unlocks by any slot, brings the schema up to date and ends what a kill left half done.

        Raises NoSuchThing, WrongPassphrase, IntegrityFailure, MachineRefused, and
        RefusedByPolicy with code "in-use", "newer-archive" or "passphrase-cost".
        """
        _require_archive(folder)
        lock = FolderLock(folder, timeout_s)
        lock.acquire()
        try:
            copies = keyslot_files.read(folder)
            vault = keyslots.unlock(copies.keyslots, passphrase)
            archive = cls(folder, lock, copies.keyslots, vault, random)
        except BaseException:
            lock.release()
            raise
        with _closing_on_failure(archive):
            archive._end_checkpoint()
            archive._bring_up_to_date(schema)
            archive._mend(copies)
            files.clear_unfinished(folder)
            archive._remember_restoring()
            archive.finish_rewriting()
            archive._open_contents().collect_abandoned()
        return archive

    @property
    def generation(self) -> int:
        """N of `archive-N.db`."""
        return self._keyslots.archive

    @property
    def path(self) -> Path:
        """The encrypted database in use."""
        return self.folder / database_name(self.generation)

    @property
    def contents(self) -> ContentStore:
        """The bytes of attachments, recordings and captures."""
        if self._contents is None:
            raise Bug("the contents of a closed archive were asked for")
        return self._contents

    @contextlib.contextmanager
    def writing(self) -> Iterator[Transaction]:
        """One durable write; see `transaction`. Nested use is a Bug."""
        with transaction(self._db) as tx:
            yield tx

    @property
    def is_writing(self) -> bool:
        """Whether a `writing` is open now; asked by the archive's own thread."""
        return bool(self._db.conn.in_transaction)

    def reading(self) -> Database:
        """This thread's own connection that cannot write; it sees what was committed."""
        if self._contents is None:
            raise Bug("a closed archive was to be read")
        reader: Database | None = getattr(self._readers, "db", None)
        if reader is None:
            reader = open_keyed(
                self.path, self._vault.database_key, query_only=True, any_thread=True
            )
            self._readers.db = reader
            self._open_readers.append(reader)
        return reader

    @contextlib.contextmanager
    def reading_anew(self) -> Iterator[Database]:
        """A connection that remembers nothing, for checks of what is on the disk.

        One that has been open while others wrote may hold an old picture of the search
        index and call it damage. It may begin a write, which is always rolled back.
        """
        db = open_keyed(self.path, self._vault.database_key)
        try:
            db.execute("BEGIN")
            yield db
        finally:
            if db.conn.in_transaction:
                db.execute("ROLLBACK")
            db.conn.close()

    def idle(self) -> None:
        """What may take a moment: brings the write-ahead log into the database."""
        self.contents.settle()
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def slots(self) -> tuple[SlotInfo, ...]:
        """All keyslots, oldest first."""
        return tuple(
            SlotInfo(slot.id, self._vault.labels.get(slot.id, ""), slot.id == self._vault.opened_by)
            for slot in self._keyslots.slots
        )

    def add_slot(self, passphrase: bytes, label: str) -> str:
        """Another passphrase that opens this archive; returns the new slot's id."""
        slots, vault, slot_id = keyslots.with_slot(
            self._keyslots, self._vault, passphrase, label, self.random
        )
        self._replace_keyslots(slots, vault)
        return slot_id

    def remove_slot(self, slot_id: str) -> None:
        """Raises NoSuchThing, and RefusedByPolicy (code "last-slot") for the last one."""
        self._replace_keyslots(
            *keyslots.without_slot(self._keyslots, self._vault, slot_id, self.random)
        )

    def change_passphrase(self, old: bytes, new: bytes) -> None:
        """The slot that `old` opens takes `new`. Raises WrongPassphrase."""
        slots = keyslots.with_passphrase(self._keyslots, self._vault, old, new, self.random)
        self._replace_keyslots(slots, self._vault)

    @contextlib.contextmanager
    def copying(self) -> Iterator[Database]:
        """The writing connection for copying whole tables: no foreign keys are checked."""
        self._db.execute("PRAGMA foreign_keys = OFF")
        try:
            yield self._db
        finally:
            self._db.execute("PRAGMA foreign_keys = ON")

    @contextlib.contextmanager
    def unchanging(self) -> Iterator[None]:
        """Inside, the files of both databases are whole by themselves and do not change.

        Raises RefusedByPolicy (code "in-use") while something is being read.
        """
        self.idle()
        with self.writing(), self.contents.rows.unchanging():
            if any(path.stat().st_size for path in self.folder.glob(f"{self.path.name}-wal")):
                raise RefusedByPolicy(
                    "The archive is busy in another window; try again in a moment.", code="in-use"
                )
            yield

    def keyslots_for_backup(self, name: str) -> bytes:
        """One copy of the keyslots as the backup `name` carries them."""
        return keyslot_files.encode(
            keyslots.for_backup(self._keyslots, self._vault, name, self.random)
        )

    def next_generation(self) -> tuple[Keyslots, Vault]:
        """Keyslots that lead to the next `archive-N.db`, under a fresh vault key; not written."""
        return keyslots.with_fresh_vault(self._keyslots, self._vault, self.random)

    def finish_rewriting(self) -> None:
        """Clears away what does not belong to the database in use; see `generations`."""
        generations.finish(self.folder, self.generation, self._db, self.writing)

    def switch(self, slots: Keyslots, vault: Vault) -> None:
        """From now on the archive is the database that `slots` lead to; a kill leaves either.

        When this raises, the old or the new one is in use, whichever the disk holds.
        """
        self._close_connections()
        try:
            keyslot_files.write(self.folder, slots)
        finally:
            if keyslot_files.read(self.folder).keyslots == slots:
                self._keyslots, self._vault = slots, vault
            self._db = self._connect()
            self._open_contents()

    def close(self) -> None:
        """Ends every connection and lets go of the folder; may be called again."""
        try:
            # A full disk must not stop the close: the log stays and is read at the next open.
            with contextlib.suppress(MachineRefused):
                self._close_connections()
        finally:
            self._lock.release()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _connect(self) -> Database:
        if not self.path.exists():
            raise IntegrityFailure(
                f"{self.path.name} is missing from the archive's folder; "
                "put it back or restore the archive from a backup."
            )
        return open_keyed(self.path, self._vault.database_key)

    def _close_connections(self) -> None:
        if self._contents is not None:
            self._contents.settle()
            self._contents.close()
            self._contents = None
        for reader in self._open_readers:
            reader.conn.close()
        self._open_readers.clear()
        self._readers = threading.local()
        self._db.conn.close()

    def _replace_keyslots(self, slots: Keyslots, vault: Vault) -> None:
        keyslot_files.write(self.folder, slots)
        self._keyslots, self._vault = slots, vault

    def _begin(self, clock: Clock) -> None:
        """The first rows of a new archive."""
        migrations.migrate_archive(self._db)
        with self.writing() as tx:
            settings.put(tx, settings.FORMAT, FORMAT)
            settings.put(tx, "archive", self.random(16).hex())
            settings.put(tx, "created", clock().utc_text())
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        rows.create(self.folder / CONTENT_NAME, self.random)
        self._open_contents()

    def _open_contents(self) -> ContentStore:
        path = self.folder / CONTENT_NAME
        if not path.exists():
            raise IntegrityFailure(
                "content.db is missing from the archive's folder; "
                "put it back or restore the archive from a backup."
            )
        self._contents = ContentStore(path, self.random, self.writing, self.reading)
        return self._contents

    def _bring_up_to_date(self, schema: Path | None) -> None:
        if migrations.has_table(self._db, "settings"):
            written = settings.get(self._db, settings.FORMAT, FORMAT)
            if not isinstance(written, int) or written > FORMAT:
                raise migrations.newer_archive()
        migrations.migrate_archive(self._db, schema or schema_folder())

    def _end_checkpoint(self) -> None:
        """A power cut in a checkpoint may tear pages of the file that the log still has whole.

        Readers get those of the log; but `verify`, which reads the file too, would call them
        damaged. A full disk must not keep the archive shut: the log goes on serving.
        """
        with contextlib.suppress(MachineRefused):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _mend(self, copies: keyslot_files.Copies) -> None:
        self.mended = copies.stale
        # From a read-only disk the whole copy still serves; `mended` tells what is wrong.
        with contextlib.suppress(MachineRefused):
            keyslot_files.mend(self.folder, copies)

    def _remember_restoring(self) -> None:
        """A restored archive must not go on with the ledger of the one it was copied from."""
        if self._keyslots.restored is None:
            return
        with self.writing() as tx:
            settings.put(tx, settings.RESTORED_FROM, self._keyslots.restored)
        self._replace_keyslots(
            keyslots.no_longer_restored(self._keyslots, self._vault, self.random), self._vault
        )


def _require_archive(folder: Path) -> None:
    if not folder.is_dir() or is_unfinished(folder):
        raise NoSuchThing("There is no archive in this folder; `init` makes one.")


@contextlib.contextmanager
def _closing_on_failure(archive: Archive) -> Iterator[None]:
    try:
        yield
    except BaseException:
        archive.close()
        raise
