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
from satchel.storage import keyslot_files, keyslots, migrations, rows, settings
from satchel.storage.contents import ContentStore
from satchel.storage.database import Database, open_keyed
from satchel.storage.keyslots import Keyslots, Vault
from satchel.storage.transaction import Transaction, transaction
from satchel.system import files
from satchel.system.locks import FolderLock
from satchel.system.paths import schema_folder

FORMAT = 1
CONTENT_NAME = "content.db"
_CREATING = "creating"


def database_name(number: int) -> str:
    """`archive-N.db`: N grows by one each time the archive is written anew."""
    return f"archive-{number}.db"


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
        with files.machine_refusals():
            files.create_private_folder(folder)
        lock = FolderLock(folder, timeout_s)
        lock.acquire()
        try:
            _prepare(folder)
            slots, vault = keyslots.first(passphrase, label, cost or calibrate(), random)
            with files.machine_refusals():
                for name in (database_name(1), CONTENT_NAME):
                    with open(files.create_private(folder / name), "wb"):
                        pass
            archive = cls(folder, lock, slots, vault, random)
        except BaseException:
            lock.release()
            raise
        with _closing_on_failure(archive):
            archive._begin(clock)
            archive._open_contents()
            keyslot_files.write(folder, slots)
            with files.machine_refusals():
                (folder / _CREATING).unlink()
                files.fsync_folder(folder)
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
            archive._bring_up_to_date(schema)
            archive._mend(copies)
            archive._finish_rewrite()
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

    def reading(self) -> Database:
        """This thread's own connection that cannot write; it sees what was committed."""
        reader: Database | None = getattr(self._readers, "db", None)
        if reader is None:
            reader = open_keyed(
                self.path, self._vault.database_key, query_only=True, any_thread=True
            )
            self._readers.db = reader
            self._open_readers.append(reader)
        return reader

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
        if "settings" in self._db.table_names():
            written = settings.get(self._db, settings.FORMAT, FORMAT)
            if not isinstance(written, int) or written > FORMAT:
                raise migrations.newer_archive()
        migrations.migrate_archive(self._db, schema or schema_folder())

    def _mend(self, copies: keyslot_files.Copies) -> None:
        self.mended = copies.stale
        # From a read-only disk the whole copy still serves; `mended` tells what is wrong.
        with contextlib.suppress(MachineRefused):
            keyslot_files.mend(self.folder, copies)

    def _finish_rewrite(self) -> None:
        """Earlier databases hold what was sealed: a kill may have left one undeleted."""


def _require_archive(folder: Path) -> None:
    if not folder.is_dir() or (folder / _CREATING).exists():
        raise NoSuchThing("There is no archive in this folder; `init` makes one.")


def _prepare(folder: Path) -> None:
    """An empty folder, marked as being filled; what an interrupted creation left is removed."""
    with files.machine_refusals():
        marker = folder / _CREATING
        names = {path.name for path in folder.iterdir()} - {"lock"}
        if names and _CREATING not in names:
            raise RefusedByPolicy(
                "The folder is not empty, and nothing in it was touched; choose a new one.",
                code="not-empty",
            )
        for name in names - {_CREATING}:
            (folder / name).unlink()
        files.write_durably(marker, b"")


@contextlib.contextmanager
def _closing_on_failure(archive: Archive) -> Iterator[None]:
    try:
        yield
    except BaseException:
        archive.close()
        raise
