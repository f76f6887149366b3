"""Contents: bytes taken in once, kept as ciphertext, and given back.

What it is for: intake, import, reading, re-addressing, forgetting and destroying. What
it is not for: what a content means; that is in entries. To know first, the order that
makes one atom of two databases:

    reserve row ids in archive-N.db (durable) -> write rows to content.db (durable)
      -> `adopt` in the transaction that also writes the entry (durable: it exists)

A kill before the last step leaves rows that only their reservation names; they are
collected at the next open. Intake must not be called inside a transaction.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from satchel.crypto import age
from satchel.crypto.age import NONCE_SIZE, PayloadReader, Sealer, make_header
from satchel.crypto.age_payload import read_fully
from satchel.crypto.randomness import Random
from satchel.crypto.xwing import Recipient
from satchel.domain.errors import IntegrityFailure, MachineRefused, NoSuchThing, RefusedByPolicy
from satchel.domain.ids import ContentId
from satchel.storage import content_table, reservations
from satchel.storage.content_table import Place, Stored
from satchel.storage.database import Database
from satchel.storage.intake_pipeline import (
    Cancelled,
    Progress,
    Sums,
    Write,
    pass_through,
    seal_through,
)
from satchel.storage.reservations import Reservations, Writing
from satchel.storage.rows import ROW, Extent, Rows, rows_for
from satchel.storage.sealed_file import SealedFile
from satchel.storage.spool import Spool
from satchel.storage.staging import Staging
from satchel.storage.taken_in import ContentState, TakenIn, as_stored
from satchel.storage.transaction import Transaction

__all__ = ["ContentState", "ContentStore", "TakenIn"]

_BUFFER = 4 * age.CHUNK


class ContentStore:
    """The contents of one open archive. Intake and changes: on the archive's own thread."""

    def __init__(
        self,
        path: Path,
        random: Random,
        writing: Writing,
        reading: Callable[[], Database],
    ) -> None:
        self.rows = Rows(path)
        self._random = random
        self._writing = writing
        self._reading = reading
        self._staging = Staging(writing)
        self._unadopted: set[Extent] = set()
        self._reservations = Reservations(writing, self.rows)

    def take_in(
        self,
        source: BinaryIO,
        recipients: Sequence[Recipient],
        *,
        keep_key: bool = True,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> TakenIn:
        """Reads `source` to its end, hashes and seals it to `recipients`, in flat memory.

        Without recipients (no mission yet) there is no header and the key must be kept.
        `keep_key=False` leaves nothing on this device that reads it or tells its hashes.
        Raises RefusedByPolicy (codes "no-recipients", "cancelled") and MachineRefused;
        then nothing of it is kept.
        """
        if not recipients and not keep_key:
            raise RefusedByPolicy(
                "There is no mission to seal this to, so it would be lost; join one first.",
                code="no-recipients",
            )
        sealer = Sealer(recipients, random=self._random)
        sums, kept = self._spooled(
            lambda write: seal_through(
                source, sealer, write, progress=progress, cancelled=cancelled
            )
        )
        file_key = sealer.file_key if keep_key else None
        return self._taken(sums, kept, sealer.nonce, sealer.header, file_key)

    def take_in_sealed(
        self,
        header: bytes | None,
        source: BinaryIO,
        *,
        expected: ContentId | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> TakenIn:
        """Keeps nonce and payload chunks as they come; `header` is its age header.

        Raises IntegrityFailure when they are not the `expected` content or not a payload,
        and as `take_in` does; then nothing of it is kept.
        """
        nonce = read_fully(source, NONCE_SIZE)

        def run(write: Write) -> Sums:
            sums = pass_through(source, nonce, write, progress=progress, cancelled=cancelled)
            age.plaintext_size(sums.payload_size)
            if len(nonce) != NONCE_SIZE or expected not in (None, sums.payload_sha256):
                raise IntegrityFailure("A content is not the one its entry names.")
            return sums

        sums, kept = self._spooled(run)
        return self._taken(sums, kept, nonce, header, None)

    def adopt(self, tx: Transaction, taken: TakenIn) -> None:
        """Makes the content part of the archive when `tx` commits. Once for each intake.

        A content that is here already stays as it is, and a destroyed one stays
        destroyed; the new bytes are dropped. Hashes are kept only beside a file key.
        """
        self.rows.commit()
        before = content_table.find(tx.db, taken.content)
        if before is not None and before.place is not Place.ELSEWHERE:
            self._drop(tx, taken)
            return
        inline = None
        if isinstance(taken.kept, int):
            inline = self._staging.take(tx, taken.kept)
        elif not self.rows.holds(taken.kept):
            raise MachineRefused(
                "The disk refused a part of this file, so it was not saved; try again."
            )
        content_table.keep(tx, as_stored(taken, inline))
        self._settled(tx, taken)

    def append_rows(self, payload: bytes) -> Extent:
        """Rows of their own for `payload`, durable; they are kept only if `name_rows` is called
        in the next transaction (the map for headquarters does)."""
        count = rows_for(len(payload))
        padded = memoryview(payload + self._random(count * ROW - len(payload)))
        extent = Extent(self._reservations.take(count), count)
        # From here on they may be there, even where the disk refuses: the next open looks.
        self._unadopted.add(extent)
        self.rows.append(extent.first, [padded[place * ROW :][:ROW] for place in range(count)])
        self.rows.commit()
        return extent

    def name_rows(self, tx: Transaction, extent: Extent) -> None:
        """A table names these rows, so they stay once `tx` is committed."""
        tx.after_commit.append(lambda: self._unadopted.discard(extent))

    def discard_rows(self, tx: Transaction, extent: Extent) -> None:
        """Rows that nothing names any more once `tx` is committed; deleted right after it."""
        reservations.discard(tx, extent)
        tx.after_commit.append(lambda: self._delete_rows(extent))

    def discard(self, taken: TakenIn) -> None:
        """Drops what was taken in and will not be adopted."""
        if isinstance(taken.kept, Extent) and self._reservations.next == taken.kept.last + 1:
            self.rows.take_back(taken.kept.first)
            if not self.rows.count(taken.kept):
                self._reservations.give_back(taken.kept.first)
                self._unadopted.discard(taken.kept)
                return
        with self._writing() as tx:
            self._drop(tx, taken)

    def open(self, content: ContentId, *, file_key: bytes | None = None) -> BinaryIO:
        """The plaintext, seekable; the caller closes it. Not for two threads at once.

        Raises NoSuchThing when its bytes are not here, RefusedByPolicy (code "sealed")
        when no key is, IntegrityFailure (also while reading) when they were changed.
        """
        stored = self._here(content)
        key = file_key or stored.file_key
        if key is None:
            raise RefusedByPolicy(
                "This device can no longer read that; headquarters can.", code="sealed"
            )
        reader = PayloadReader(
            key, _nonce(stored), partial(self._read, stored), stored.payload_size
        )
        return io.BufferedReader(reader, _BUFFER)

    def sealed_file(self, content: ContentId) -> tuple[BinaryIO, int]:
        """A standard age file and its size in bytes; the caller closes it.

        Raises NoSuchThing; RefusedByPolicy (code "no-recipients") when it has no header yet.
        """
        stored = self._here(content)
        if stored.header is None:
            raise RefusedByPolicy(
                "This was saved before joining a mission and is sealed to nobody yet.",
                code="no-recipients",
            )
        return self.payload(content, stored.header)

    def payload(self, content: ContentId, header: bytes = b"") -> tuple[BinaryIO, int]:
        """Nonce and chunks, as `take_in_sealed` takes them, behind `header`, and the size of it
        all in bytes; seekable."""
        stored = self._here(content)
        head = header + _nonce(stored)
        file = SealedFile(head, partial(self._read, stored), stored.payload_size)
        return io.BufferedReader(file, _BUFFER), file.size

    def is_key_of(self, kept: Stored | TakenIn, file_key: bytes) -> bool:
        """Whether `file_key` opens the last chunk, and with it all others that are unchanged.

        Ids cover payloads alone: whoever knows an id can put any header before its bytes.
        """
        stored = kept if isinstance(kept, Stored) else self._stored(kept)
        try:
            PayloadReader(
                file_key, _nonce(stored), partial(self._read, stored), stored.payload_size
            )
        except IntegrityFailure:
            return False
        return True

    def find(self, content: ContentId) -> Stored | None:
        """What is kept under this id: header, key and hashes as far as they are here."""
        return content_table.find(self._reading(), content)

    def state(self, content: ContentId) -> ContentState:
        """ELSEWHERE also for an id never seen: its bytes are not here."""
        stored = self.find(content)
        if stored is None or stored.place is Place.ELSEWHERE:
            return ContentState.ELSEWHERE
        if stored.place is Place.DESTROYED:
            return ContentState.DESTROYED
        return ContentState.SEALED if stored.file_key is None else ContentState.HERE

    def set_header(self, tx: Transaction, content: ContentId, header: bytes) -> None:
        """Another header around the same payload."""
        content_table.set_header(tx, content, header)

    def readdress(
        self,
        tx: Transaction,
        content: ContentId,
        recipients: Sequence[Recipient],
        *,
        file_key: bytes | None = None,
    ) -> None:
        """A header for these recipients instead: when joining a mission, or for a grant."""
        stored = content_table.find(tx.db, content)
        key = file_key or (None if stored is None else stored.file_key)
        if key is None:
            raise RefusedByPolicy("This device has no key to pass on for that.", code="sealed")
        self.set_header(tx, content, make_header(key, recipients))

    def forget_key(self, tx: Transaction, content: ContentId) -> None:
        """This device can no longer read it, nor tell its size and hashes."""
        content_table.forget_key(tx, content)

    def remove(self, tx: Transaction, content: ContentId) -> None:
        """The ciphertext goes from here; someone else has it."""
        self._give_up(tx, content, Place.ELSEWHERE)

    def destroy(self, tx: Transaction, content: ContentId) -> None:
        """The bytes go, and are never taken in again under this id."""
        self._give_up(tx, content, Place.DESTROYED)

    def collect_abandoned(self) -> int:
        """Deletes rows that a kill left without an entry; how many. For an archive just opened."""
        return reservations.collect(self._reading(), self._writing, self.rows)

    def settle(self) -> None:
        """When nothing waits for adoption, no row is promised to anybody."""
        if not self._unadopted and not self._staging.waiting:
            self.rows.commit()
            self._reservations.release()

    def close(self) -> None:
        """What was not adopted is left to the next open."""
        self.rows.close()

    def _spooled(self, run: Callable[[Write], Sums]) -> tuple[Sums, bytes | Extent]:
        spool = Spool(self.rows, self._reservations, self._random)
        try:
            sums = run(spool.write)
            return sums, spool.finish()
        except BaseException:
            spool.abandon()
            raise

    def _taken(
        self,
        sums: Sums,
        kept: bytes | Extent,
        nonce: bytes,
        header: bytes | None,
        file_key: bytes | None,
    ) -> TakenIn:
        if isinstance(kept, Extent):
            self._unadopted.add(kept)
        return TakenIn(
            content=ContentId(sums.payload_sha256),
            size=sums.size,
            sha256=sums.sha256,
            sha512=sums.sha512,
            payload_size=sums.payload_size,
            nonce=nonce,
            header=header,
            file_key=file_key,
            kept=kept if isinstance(kept, Extent) else self._staging.put(kept),
        )

    def _drop(self, tx: Transaction, taken: TakenIn) -> None:
        if isinstance(taken.kept, int):
            self._staging.take(tx, taken.kept)
        else:
            self.discard_rows(tx, taken.kept)
        self._settled(tx, taken)

    def _settled(self, tx: Transaction, taken: TakenIn) -> None:
        kept = taken.kept
        if isinstance(kept, Extent):
            self.name_rows(tx, kept)

    def _give_up(self, tx: Transaction, content: ContentId, place: Place) -> None:
        stored = content_table.find(tx.db, content)
        if stored is None:
            raise NoSuchThing("There is no content of that id here.")
        content_table.give_up(tx, content, place)
        if stored.extent is not None:
            self.discard_rows(tx, stored.extent)

    def _delete_rows(self, extent: Extent) -> None:
        self.rows.delete([extent])
        with self._writing() as tx:
            reservations.settle(tx, extent)

    def _stored(self, taken: TakenIn) -> Stored:
        if isinstance(taken.kept, Extent):
            return as_stored(taken, None)
        return as_stored(taken, self._staging.look(self._reading(), taken.kept))

    def _here(self, content: ContentId) -> Stored:
        stored = self.find(content)
        if stored is None or stored.place is not Place.HERE:
            raise NoSuchThing("The bytes of that are not on this device.")
        return stored

    def _read(self, stored: Stored, offset: int, size: int) -> bytes:
        if stored.inline is not None:
            return stored.inline[offset : offset + size]
        assert stored.extent is not None
        return self.rows.read(stored.extent, offset, size)


def _nonce(stored: Stored) -> bytes:
    assert stored.nonce is not None
    return stored.nonce
