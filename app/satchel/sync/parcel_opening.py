"""Opening a parcel: checked to the last byte, and kept in one transaction, or not at all.

Brought twice, late or out of order it gives the same archive. What is missing is named,
what contradicts is kept as a branch and marked, what cannot be opened is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count, islice
from pathlib import Path
from typing import Final

from satchel.domain.ids import DeviceId
from satchel.domain.moments import Clock
from satchel.domain.words import Act, Audience, Role
from satchel.storage import content_map, devices, entries, mission, parcels, receipts, segments
from satchel.storage.archive import Archive
from satchel.storage.devices import Device
from satchel.storage.journal import Admitted, Journal
from satchel.storage.parcels import KeptPiece
from satchel.storage.segments import Segment
from satchel.storage.transaction import Transaction
from satchel.sync import branches, documents, granting, introducing, pieces, receipt_taking
from satchel.sync.addressing import opened
from satchel.sync.bookkeeping import KIND, PARCEL_OPENED
from satchel.sync.ledger_reading import LedgerRead, leaf_at
from satchel.sync.missing import contents_missing, contents_named_here, missing_entries
from satchel.sync.parcel_checking import (
    Cancelled,
    Checked,
    ParcelCheck,
    Progress,
    lines_again,
)
from satchel.sync.parcel_files import ParcelFile, find_parcels
from satchel.sync.reporting import Report
from satchel.sync.signature_checking import SignatureChecks
from satchel.sync.suspecting import suspect

_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class ParcelOpening:
    """Opening parcels into one open archive."""

    archive: Archive
    journal: Journal
    clock: Clock

    def open(
        self,
        paths: Sequence[Path],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> list[Report]:
        """Take in every parcel among `paths` (whole files, or all parts of one).

        Each is all or nothing; a refused one leaves those before it taken in. Raises the
        SatchelError that says what is wrong with it.
        """
        return [self._open(file, progress, cancelled) for file in find_parcels(paths)]

    def _open(
        self, file: ParcelFile, progress: Progress | None, cancelled: Cancelled | None
    ) -> Report:
        check = ParcelCheck(self.archive, file, progress, cancelled)
        with SignatureChecks() as signatures:
            checked = check.run(signatures)
            try:
                with self.archive.writing() as tx:
                    # They are checked while rows are written; without them none of it stays.
                    # A false one may stop the writing first, and is told as what it is.
                    try:
                        report = self._keep(tx, file, checked)
                    except Exception:
                        signatures.finish()
                        raise
                    signatures.finish()
            except BaseException:
                check.drop(checked)
                raise
        pieces.join(self.archive, report)
        content_map.write_map(self.archive, checked.ours.recipients(Audience.COORDINATION))
        return report

    def _keep(self, tx: Transaction, file: ParcelFile, checked: Checked) -> Report:
        now = self.clock().utc_text()
        report = Report(checked.parcel, checked.sender.device, checked.sender.member)
        report.contents_known = checked.contents_known
        held_before = len(mission.class_identities(tx.db))
        report.news += documents.take(tx, checked.documents, now)
        known = devices.find(tx.db, checked.sender.device) or checked.row
        assert known is not None
        row, news = introducing.take_card(
            tx, checked.ours, known, checked.sender, checked.card, now
        )
        report.member = row.member
        report.news += news
        report.pending = row.state == "pending"
        if checked.used_current_mailbox:
            devices.forget_old_mailboxes(tx)
        self._keep_ledgers(tx, checked, report)
        self._keep_lines(tx, file, checked, report)
        self._keep_contents(tx, checked, report)
        if len(mission.class_identities(tx.db)) > held_before:
            self._open_what_was_sealed(tx)
        report.problems += [
            f"Grant {grant} cannot be read, so it grants nothing."
            for grant in granting.apply_all(tx, self.archive)
            if grant in report.touched  # said once, when it came
        ]
        self._take_receipts(tx, checked, report)
        self._dispute(tx, checked, report)
        _look_for_holes(tx, checked, report)
        if parcels.note_opened(tx, checked.parcel, checked.sender.device, now):
            self._note(tx, checked)
        return report

    def _keep_ledgers(self, tx: Transaction, checked: Checked, report: Report) -> None:
        for ledger in checked.ledgers.values():
            run, device = ledger.run, ledger.slip.device
            own_size = _own_size(tx, device)
            branch, fork = branches.choose(tx.db, run, own_size)
            if fork is not None:
                report.branches.append((device, branch))
                report.problems.append(_fork_sentence(device, branch, own_size is not None))
            present = {
                place.index
                for place in entries.positions(tx.db, device, branch, run.start, run.size)
            }
            fresh = [
                entries.Position(run.start + at, leaf.leaf, leaf.signature)
                for at, leaf in enumerate(ledger.leaves)
                if run.start + at not in present
            ]
            entries.add_positions(tx.db, device, branch, fresh)
            if own_size is None or branch:
                segments.put(tx, _segment(ledger, branch))
            receipts.put_mentions(
                tx,
                (
                    (leaf, mention.content)
                    for mention in ledger.slip.mentions
                    if (leaf := leaf_at(ledger, mention.index)) is not None
                ),
            )
            if device not in report.devices:
                report.devices.append(device)

    def _keep_lines(
        self, tx: Transaction, file: ParcelFile, checked: Checked, report: Report
    ) -> None:
        standings = {row.device: _standing(row) for row in devices.everyone(tx.db)}
        for device, batch in _batches(lines_again(self.archive, file, checked)):
            known = entries.known_leaves(tx.db, (item.line.leaf for item in batch))
            report.entries_known += len(known)
            report.entries_new += len(batch) - len(known)
            fresh = [item for item in batch if item.line.leaf not in known]
            report.sealed += sum(bool(item.line.sealed) for item in fresh)
            report.touched.update(item.record for item in fresh)
            self.journal.admit(tx, device, fresh, standings.get(device, "pending"))
            self._open_known(tx, (item for item in batch if item.line.leaf in known))
        for ledger in checked.ledgers.values():
            if ledger.damaged:
                report.problems.append(_damaged_sentence(ledger))
        if checked.unopened:
            report.problems.append(
                f"{checked.unopened} sealed bundles are for keys this archive does not hold."
            )

    def _open_known(self, tx: Transaction, known: Iterable[Admitted]) -> None:
        """A known entry may now come with sections that could not be opened before."""
        for item in known:
            kept = entries.sections_of(tx.db, item.line.leaf)
            closed = [name for name, row in kept.items() if row.plain is None and row.gone is None]
            for name in set(closed) & set(item.line.plain):
                entries.open_section(tx.db, item.line.leaf, name, item.line.plain[name])
                self.journal.refold(tx, [item.record])

    def _keep_contents(self, tx: Transaction, checked: Checked, report: Report) -> None:
        for taken in checked.contents:
            if taken.content not in report.contents_new:
                self.archive.contents.adopt(tx, taken)
                report.contents_new.append(taken.content)
        for content, header in checked.headers:
            granting.take_header(tx, self.archive, content, header)
        for part in checked.parts:
            self.archive.contents.adopt(tx, part.taken)
            piece = KeptPiece(part.content, part.part, part.parts, part.taken.content)
            parcels.put_part(tx, checked.sender.device, piece)

    def _open_what_was_sealed(self, tx: Transaction) -> None:
        """A class key came: open the sections that were kept sealed until now."""
        identities = mission.class_identities(tx.db)
        touched = set()
        for section in list(entries.sealed_sections(tx.db)):
            row = entries.entry(tx.db, section.leaf)
            if row is None or section.sealed is None:
                continue
            line = entries.line_of(tx.db, entries.Position(0, section.leaf, b""))
            plain = opened(line, identities)[0].plain.get(section.name)
            if plain is not None:
                entries.open_section(tx.db, section.leaf, section.name, plain)
                touched.add(row.record)
        self.journal.refold(tx, touched)

    def _take_receipts(self, tx: Transaction, checked: Checked, report: Report) -> None:
        new, problems = receipt_taking.take(tx, checked.receipts, checked.ours)
        report.receipts_new += new
        report.problems += problems

    def _dispute(self, tx: Transaction, checked: Checked, report: Report) -> None:
        told = [receipt.device for receipt in checked.receipts]
        for device in dict.fromkeys([*report.devices, *told]):
            disputed = suspect(tx, device)
            if device in report.devices:
                report.disputed += disputed

    def _note(self, tx: Transaction, checked: Checked) -> None:
        detail = {"parcel": checked.parcel, "from": checked.sender.device}
        self.journal.append(
            tx,
            KIND,
            what={"act": Act.CREATE.value, "set": {"act": PARCEL_OPENED, "detail": detail}},
        )


def _batches(
    lines: Iterator[tuple[LedgerRead, Admitted]],
) -> Iterator[tuple[DeviceId, list[Admitted]]]:
    while batch := list(islice(lines, _BATCH)):
        by_device: dict[DeviceId, list[Admitted]] = {}
        for ledger, item in batch:
            by_device.setdefault(ledger.slip.device, []).append(item)
        yield from by_device.items()


def _segment(ledger: LedgerRead, branch: int) -> Segment:
    return Segment(
        ledger.slip.device,
        branch,
        ledger.slip.start,
        ledger.size,
        ledger.slip.frontier,
        ledger.root,
        ledger.checkpoint,
        not ledger.slip.complete,
    )


def _own_size(tx: Transaction, device: str) -> int | None:
    row = devices.find(tx.db, device)
    if row is None or row.state not in ("own", "former"):
        return None
    places = entries.positions(tx.db, row.device, 0)
    return len(places)


def _standing(row: Device) -> str:
    if row.state in ("own", "former"):
        return "own"
    return "pending" if row.state == "pending" else "admitted"


def _fork_sentence(device: str, branch: int, is_own: bool) -> str:
    if is_own:
        return (
            f"Another history of this very device {device} exists (branch {branch}): a copy of "
            "this archive is in use somewhere. Both are kept."
        )
    return (
        f"Device {device} sent a history that contradicts what it sent before: both are kept, "
        f"the newer as branch {branch}. Ask whether its archive was copied."
    )


def _damaged_sentence(ledger: LedgerRead) -> str:
    damaged = (leaf.leaf in ledger.damaged for leaf in ledger.leaves)
    indexes = list(compress(count(ledger.slip.start), damaged))
    shown = ", ".join(map(str, indexes[:20])) + (" and more" if len(indexes) > 20 else "")
    return (
        f"Entries of device {ledger.slip.device} have a sealed part that is not what was signed "
        f"(index {shown}): they were kept unopened. Ask for a parcel from that device itself."
    )


def _look_for_holes(tx: Transaction, checked: Checked, report: Report) -> None:
    """What should be here and is not. An observer is sent of others only what concerns her:
    of their ledgers nothing is missing to her, only files of entries that she was sent."""
    is_part = devices.require_own(tx.db).row.role is Role.OBSERVER
    for device in report.devices:
        complete = any(
            ledger.slip.complete
            for ledger in checked.ledgers.values()
            if ledger.slip.device == device
        )
        if not complete or _own_size(tx, device) is not None:
            continue
        if is_part:
            report.contents_missing += len(contents_named_here(tx.db, device))
            continue
        ranges = missing_entries(tx.db, device)
        if ranges:
            report.gaps.append((device, ranges))
        report.contents_missing += len(contents_missing(tx.db, device))
