"""One open archive with every feature ready: the front doors get this and nothing else.

Parts are made when first asked for. That is why imports stand inside the properties
here and in no other room: a note must not wait for the libraries of page capture.
"""

from __future__ import annotations

import contextlib
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from satchel import __version__
from satchel.assembly.anchors import Anchors
from satchel.assembly.reading import extract
from satchel.catalog.attaching import Attachments
from satchel.catalog.citing import Citations
from satchel.catalog.kinds import Kinds
from satchel.catalog.notes import Notes
from satchel.catalog.records import Records
from satchel.catalog.taking_out import TakingOut
from satchel.catalog.texts import Texts
from satchel.crypto.randomness import random_bytes
from satchel.crypto.spoken import heard
from satchel.crypto.xwing import Recipient
from satchel.domain.errors import SatchelError, UsageError
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import Moment
from satchel.domain.words import Audience
from satchel.ledger.line import Line
from satchel.storage import (
    backup,
    content_map,
    content_table,
    devices,
    entries,
    mission,
    queue,
    receipts,
    records,
    search_index,
    settings,
)
from satchel.storage.archive import Archive
from satchel.storage.contents import ContentState
from satchel.storage.devices import OwnDevice
from satchel.storage.journal import Author, Journal
from satchel.storage.receipts import Receipt
from satchel.storage.transaction import Transaction
from satchel.sync import founding, freezing, joining
from satchel.sync.granting import Granting
from satchel.sync.inviting import Inviting
from satchel.sync.membership import Membership, MemberState
from satchel.sync.parcel_making import ParcelMaking
from satchel.sync.parcel_opening import ParcelOpening
from satchel.sync.receipt_giving import ReceiptGiving
from satchel.sync.reporting import Report
from satchel.sync.sealing import Sealing
from satchel.system import clock
from satchel.system.paths import schema_folder
from satchel.wire.mission import Mission

if TYPE_CHECKING:
    from satchel.capture.running import Captures

_SHARED_KINDS = ("case", "person")


@dataclass(frozen=True)
class Desk:
    """The features of one open archive. `close` locks it."""

    archive: Archive

    def close(self) -> None:
        """Lock, after what is left to be tidied; a refusing disk does not keep it open."""
        try:
            with contextlib.suppress(SatchelError):
                self._tidy()
        finally:
            self.archive.close()

    def _tidy(self) -> None:
        """The map by which headquarters can recover contents, and the index's own upkeep."""
        db = self.archive.reading()
        readers = self.recipients(Audience.COORDINATION)
        if readers and next(iter(content_table.unmapped(db)), None) is not None:
            content_map.write_map(self.archive, readers)
        with self.archive.writing() as tx:
            search_index.idle_merge(tx)

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of record."""
        return Kinds(schema_folder() / "kinds")

    @cached_property
    def device(self) -> OwnDevice:
        """This device's keys."""
        return devices.require_own(self.archive.reading())

    @cached_property
    def journal(self) -> Journal:
        """The door by which entries enter."""
        return Journal(
            author=Author(self.device.device, self.device.keys.ed25519.sign, self._who()),
            clock=clock.now,
            random=random_bytes,
            kinds=self.kinds.words,
            anchor=self._anchors.newest,
        )

    @cached_property
    def _anchors(self) -> Anchors:
        return Anchors(self.device.device)

    @cached_property
    def records(self) -> Records:
        """Acts on records."""
        return Records(self.archive, self.journal, self.kinds)

    @cached_property
    def notes(self) -> Notes:
        """Taking notes."""
        return Notes(self.records, self.freeze)

    @cached_property
    def texts(self) -> Texts:
        """Text of contents, for search."""
        return Texts(self.archive, extract)

    @cached_property
    def attachments(self) -> Attachments:
        """Bringing files in."""
        return Attachments(self.records, self.texts, self.recipients, self.freeze)

    @cached_property
    def taking_out(self) -> TakingOut:
        """Extracting contents."""
        return TakingOut(self.records)

    @cached_property
    def citations(self) -> Citations:
        """Keeping what documents cite."""
        return Citations(self.records, extract, self.enqueue)

    def clock(self) -> Moment:
        """This device's clock."""
        return clock.now()

    @property
    def archive_id(self) -> str:
        """The archive's own id: random, known only in it."""
        return str(settings.get(self.archive.reading(), "archive"))

    def freeze(self, tx: Transaction, lines: Sequence[Line]) -> None:
        """Keep lines only as ciphertext for headquarters."""
        freezing.freeze(tx, lines)

    def make_backup(self, out: Path) -> None:
        """Write a consistent copy of the open archive."""
        backup.make(self.archive, out)

    def captures(self, allowed: frozenset[str] = frozenset()) -> Captures:
        """Capturing cited pages; `allowed` origins may be on private addresses."""
        # Here and not above: a note must not wait for the libraries of page capture.
        from satchel.assembly.capturing import captures

        return captures(
            self.archive, self.journal, self.recipients, self.device.row.member, allowed
        )

    def enqueue(self, tx: Transaction, citation: RecordId, url: str) -> None:
        """Want a cited address captured, in the transaction that keeps its citation."""
        self.captures().enqueue(tx, citation, url)

    @cached_property
    def parcel_making(self) -> ParcelMaking:
        """Making parcels."""
        return ParcelMaking(self.archive, self.journal, clock.now)

    @cached_property
    def parcel_opening(self) -> ParcelOpening:
        """Opening parcels."""
        return ParcelOpening(self.archive, self.journal, clock.now)

    @cached_property
    def receipt_giving(self) -> ReceiptGiving:
        """Answering parcels."""
        return ReceiptGiving(self.parcel_making)

    @cached_property
    def granting(self) -> Granting:
        """Letting another class read a content."""
        return Granting(self.archive, self.journal)

    @cached_property
    def sealing(self) -> Sealing:
        """Forgetting how to read."""
        return Sealing(self.archive, self.journal, clock.now)

    def receipts(self) -> list[Receipt]:
        """Every receipt here, given and received."""
        return receipts.everything(self.archive.reading())

    def closed_records(self) -> int:
        """How many records are here that cannot be read at all."""
        return records.count_closed(self.archive.reading())

    def read_texts_of(self, reports: Sequence[Report]) -> list[str]:
        """Make the text of contents that parcels brought findable; says what could not be."""
        db = self.archive.reading()
        said = []
        for content in dict.fromkeys(item for report in reports for item in report.contents_new):
            if self.archive.contents.state(content) is not ContentState.HERE:
                continue
            for record in records.holding(db, content):
                view = self.records.show(record)
                held = view.fields.get("content")
                kind = held.get("type") if isinstance(held, dict) else None
                told = self.texts.read(record, content, kind if isinstance(kind, str) else None)
                if told != "searchable":
                    said.append(f"Text of {record}: {told}.")
        return said

    @cached_property
    def inviting(self) -> Inviting:
        """Giving out invitations."""
        return Inviting(self.archive, clock.now)

    @cached_property
    def membership(self) -> Membership:
        """Members of the mission."""
        return Membership(self.archive, clock.now)

    def confirm(self, name: str, words: str | None) -> MemberState:
        """Say that the eight words agreed: at headquarters it admits, here it is remembered."""
        own = self.device
        if own.row.certificate is None or name not in (own.device, own.row.member):
            return self.membership.confirm(name, words)
        if words is None:
            raise UsageError("Give the eight words that headquarters read out: --words 'WORDS'.")
        if heard(words) != self.comparison_words():
            raise UsageError(
                "These are not this device's eight words: what you reached may not be your "
                "headquarters. Send nothing; ask again by another road.",
                code="words-differ",
            )
        with self.archive.writing() as tx:
            settings.put(tx, "words_agreed", True)
        return self.membership.listed()[0]

    def mission(self) -> Mission:
        """The mission of this archive. Raises RefusedByPolicy without one."""
        return mission.require(self.archive.reading())

    def mission_document(self) -> bytes:
        """The public document, as signed by the root."""
        self.mission()
        return mission.document(self.archive.reading()) or b""

    @property
    def rehearsed(self) -> bool | None:
        """Whether one recovery was rehearsed here; None where that is not this archive's part."""
        said = settings.get(self.archive.reading(), founding.REHEARSED)
        return said if isinstance(said, bool) else None

    def lines_for_invitation(self) -> list[Line]:
        """What a new device begins with: cases and people of this device, not legal-only."""
        db = self.archive.reading()
        wanted = []
        for line in entries.lines(db, self.device.device, 0):
            row = entries.entry(db, line.leaf)
            if row is not None and row.kind in _SHARED_KINDS and row.audience != Audience.LEGAL:
                wanted.append(line)
        return wanted

    def recipients(self, audience: Audience) -> list[Recipient]:
        """Whom content is sealed to: nobody before a mission was joined."""
        ours = mission.find(self.archive.reading())
        return ours.recipients(audience) if ours else []

    def comparison_words(self) -> str | None:
        """The eight words of this device, while it came by invitation."""
        return joining.own_comparison_words(self.archive.reading())

    def _who(self) -> dict[str, JsonValue]:
        return {
            "member": self.device.row.member,
            "device": self.device.device,
            "program": f"satchel {__version__}",
            "host": platform.system(),
        }


def open_desk(folder: Path, passphrase: Callable[[], bytes]) -> Desk:
    """Unlock the archive in `folder`; the passphrase is asked for only if there is one."""
    archive = Archive.open(folder, passphrase())
    try:
        _begin_anew_if_restored(archive)
        _end_what_was_cut_off(archive)
    except BaseException:
        archive.close()
        raise
    return Desk(archive)


def _end_what_was_cut_off(archive: Archive) -> None:
    """A kill in the middle of sealing or capturing: finish the one, let the other wait again."""
    Sealing(archive, Desk(archive).journal, clock.now).finish()
    with archive.writing() as tx:
        queue.revive(tx.db)


def _begin_anew_if_restored(archive: Archive) -> None:
    """A restored archive begins a new ledger: two copies going on with one would
    contradict each other, and headquarters could not tell a copy from a forgery."""
    if settings.get(archive.reading(), settings.RESTORED_FROM) is None:
        return
    with archive.writing() as tx:
        old = devices.require_own(tx.db)
        kept = entries.frontier(tx.db, old.device, 0)
        size = kept[0] if kept else 0
        devices.begin_after_restore(tx, size, random_bytes, clock.now().utc_text())
        settings.put(tx, settings.RESTORED_FROM, None)
