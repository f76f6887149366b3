"""A parcel read from its first byte to its last, everything verified, nothing shown yet.

Only the entries' own signatures, and entries themselves where they are many, may still be
under way in another process when the rest is done: whoever keeps what was read asks for
them before the transaction ends.
Contents are taken in under a reservation on the way, because they may be large; what
was taken in is dropped again when anything fails. Entries are only verified here: where
they are many they are read once more when they are kept, so that memory stays flat.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, cast

from satchel.crypto.age import plaintext_size, read_header, unseal
from satchel.crypto.xwing import Identity
from satchel.domain.errors import IntegrityFailure, RefusedByPolicy
from satchel.domain.ids import ContentId, DeviceId
from satchel.storage import content_table, devices, mission, parcels
from satchel.storage.archive import Archive
from satchel.storage.content_table import Place as StoredPlace
from satchel.storage.content_table import Stored
from satchel.storage.contents import TakenIn
from satchel.storage.devices import Device
from satchel.storage.journal import Admitted
from satchel.sync import documents, introducing
from satchel.sync.granting import identities_of, key_of, opens
from satchel.sync.ledger_reading import SLIP_LIMIT, LedgerRead, bundle_lines, ledger_lines
from satchel.sync.parcel_files import ParcelFile
from satchel.sync.signature_checking import SignatureChecks
from satchel.sync.unsealing import unsealed
from satchel.wire.bag import Place
from satchel.wire.bag_reading import BagReader, Member
from satchel.wire.handover import CLASS_KEY, ClassKeyLetter, ReceiptLetter, open_class_key
from satchel.wire.ledger_part import CHECKPOINT, ENTRIES, LEAVES, MOST_LEAVES, SLIP, LedgerSlip
from satchel.wire.mission import ADMISSION, Mission, open_admission
from satchel.wire.sender import SENDER, Sender, open_sender
from satchel.wire.signed import PublicKeys, kind_of

_SMALL: Final = 1024 * 1024
_LETTERS: Final = 64 * 1024 * 1024
_BUFFER: Final = 1 << 18
KEPT_LINES: Final = 16 * 1024 * 1024

LinesAgain = tuple[LedgerRead, Admitted]
Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A piece of a content that is larger than a parcel."""

    content: ContentId
    part: int
    parts: int
    taken: TakenIn


@dataclass(slots=True, repr=False)
class Checked:
    """All that a verified parcel brings. `digests` are of the members read again later."""

    parcel: str
    sender: Sender
    card: bytes
    row: Device | None
    ours: Mission
    used_current_mailbox: bool
    identities: list[Identity]
    documents: list[bytes] = field(default_factory=list)
    receipts: list[ReceiptLetter] = field(default_factory=list)
    ledgers: dict[int, LedgerRead] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    unopened: int = 0
    contents: list[TakenIn] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    contents_known: int = 0
    headers: list[tuple[ContentId, bytes]] = field(default_factory=list)
    lines: list[LinesAgain] | None = field(default_factory=list)
    lines_size: int = 0
    kept_size: int = 0

    @property
    def leaves(self) -> int:
        """How many places of ledgers came so far."""
        return sum(len(ledger.leaves) for ledger in self.ledgers.values())

    def kept_whole(self, member: Member, limit: int) -> bytes:
        """A member whose objects stay in memory: all of them together have a limit too."""
        self.kept_size += member.size
        if self.kept_size > _LETTERS:
            raise IntegrityFailure("A parcel tells more of ledgers and receipts than it may.")
        return member.whole(limit)

    def remember(self, ledger: LedgerRead, item: Admitted) -> None:
        """Count a verified entry, and keep it while all of them are small together."""
        ledger.entries_seen += 1
        self.lines_size += _size_of(item)
        if self.lines is not None and self.lines_size <= KEPT_LINES:
            self.lines.append((ledger, item))
        else:
            self.lines = None


class ParcelCheck:
    """One parcel being checked on behalf of one archive."""

    def __init__(
        self,
        archive: Archive,
        file: ParcelFile,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> None:
        self._archive = archive
        self._file = file
        self._progress = progress
        self._cancelled = cancelled

    def run(self, signatures: SignatureChecks) -> Checked:
        """Read it all. Raises a SatchelError, and then nothing of it is kept.

        Not all is verified before `signatures.finish`, which is the caller's to ask.
        """
        with self._file.open() as sealed:
            bag, mailbox = unsealed(self._archive.reading(), sealed)
            reader = BagReader(bag)
            members = iter(reader)
            checked = self._introduced(_first(members), reader.parcel, mailbox)
            try:
                for member in members:
                    self._member(checked, member, signatures)
                self._require_known(checked)
            except BaseException:
                self.drop(checked)
                raise
        return checked

    def drop(self, checked: Checked) -> None:
        """Let go of contents that will not be kept."""
        for taken in [*checked.contents, *(part.taken for part in checked.parts)]:
            self._archive.contents.discard(taken)
        checked.contents.clear()
        checked.parts.clear()

    def _introduced(self, member: Member, parcel: str, used_current_mailbox: bool) -> Checked:
        raw = member.whole(_SMALL)
        mission_id, sender = open_sender(raw)
        if sender.parcel != parcel:  # members have each other's cards
            raise IntegrityFailure(
                "A parcel begins with the card of another parcel; nothing was taken in."
            )
        db = self._archive.reading()
        ours = mission.require(db)
        row: Device | None = None
        try:
            row = introducing.recognise(db, ours, mission_id, sender)
        except IntegrityFailure as failure:
            if failure.code != introducing.UNKNOWN:
                raise
        return Checked(
            parcel=sender.parcel,
            sender=sender,
            card=raw,
            row=row,
            ours=ours,
            used_current_mailbox=used_current_mailbox,
            identities=identities_of(db),
        )

    def _member(self, checked: Checked, member: Member, signatures: SignatureChecks) -> None:
        place = member.name.place
        if place is Place.MISSION:
            self._document(checked, member.whole(_SMALL))
            return
        self._require_known(checked)
        if place is Place.RECEIPT:
            raw = checked.kept_whole(member, 16 * _SMALL)
            checked.receipts.append(ReceiptLetter.from_bytes(raw))
        elif place is Place.LEDGER:
            self._ledger(checked, member, signatures)
        elif place is Place.FROZEN:
            checked.unopened += _check_bundle(checked, member)
            checked.digests[member.name.text] = member.digests.sha256
        elif place is Place.CONTENT:
            self._content(checked, member)
        else:
            raise IntegrityFailure("The members of a parcel are not in the order they must have.")

    def _require_known(self, checked: Checked) -> None:
        """A sender nobody knows here must bring its admission before anything else."""
        if checked.row is None:
            checked.row = introducing.admitted_by(checked.documents, checked.ours, checked.sender)

    def _document(self, checked: Checked, raw: bytes) -> None:
        checked.documents.append(raw)
        if sum(map(len, checked.documents)) > _LETTERS:
            raise IntegrityFailure("A parcel brings more documents than a mission has.")
        documents.verify([raw], checked.ours)
        checked.ours, _ = documents.newest_mission(checked.ours, [raw])
        if kind_of(raw) != CLASS_KEY:
            return
        letter = ClassKeyLetter.from_bytes(raw)
        if letter.device == devices.require_own(self._archive.reading()).device:
            mailboxes = devices.mailboxes(self._archive.reading())
            checked.identities.append(open_class_key(letter, checked.ours, mailboxes)[1])

    def _ledger(self, checked: Checked, member: Member, signatures: SignatureChecks) -> None:
        number, file = member.name.number, member.name.file
        if file == SLIP:
            slip = LedgerSlip.from_bytes(checked.kept_whole(member, SLIP_LIMIT))
            checked.ledgers[number] = LedgerRead(slip)
            return
        ledger = checked.ledgers.get(number)
        if ledger is None:
            raise IntegrityFailure("A parcel's ledger does not begin where it says.")
        keys = self._keys(checked, ledger.slip.device)
        if file == CHECKPOINT:
            ledger.take_checkpoint(member.whole(_SMALL).decode("utf-8", "replace"), keys)
        elif file == LEAVES:
            ledger.take_leaves(member, MOST_LEAVES - checked.leaves)
            signatures.add(keys.ed25519, ledger.leaves, ledger.slip.start)
        elif file == ENTRIES:
            lines = ledger_lines(buffered(member), ledger, checked.identities, signatures)
            for item in lines:
                checked.remember(ledger, item)
            checked.digests[member.name.text] = member.digests.sha256

    def _keys(self, checked: Checked, device: DeviceId) -> PublicKeys:
        if device == checked.sender.device:
            return checked.sender.keys
        known = devices.find(self._archive.reading(), device)
        if known is not None:
            return known.keys
        for raw in checked.documents:
            keys = _keys_in(raw, checked.ours)
            if keys is not None and keys.device == device:
                return keys
        raise IntegrityFailure(
            f"A parcel brings a ledger of device {device}, which nobody introduced; nothing was "
            "taken in.",
            code="unknown-device",
        )

    def _content(self, checked: Checked, member: Member) -> None:
        content = member.name.content
        assert content is not None
        db = self._archive.reading()
        stored = content_table.find(db, content)
        if stored is not None and stored.place is not StoredPlace.ELSEWHERE:
            checked.contents_known += 1
            if self._lacks_header(checked, stored) and member.name.part is None:
                checked.headers.append((content, read_header(buffered(member))))
            return
        if member.name.part is not None:
            self._part(checked, member, content)
            return
        source = buffered(member)
        header = read_header(source)
        taken = self._archive.contents.take_in_sealed(
            header, source, expected=content, progress=self._progress, cancelled=self._cancelled
        )
        checked.contents.append(with_key(self._archive, taken, checked.identities))

    def _lacks_header(self, checked: Checked, stored: Stored) -> bool:
        """Whether what is here came without a header, or with one that opens nothing here.

        A device that sealed a content forgot its key on purpose. It gets it back only as a
        working copy, made since: sealing begins a new mailbox, and what was sent before does not
        open it again.
        """
        db = self._archive.reading()
        if stored.place is not StoredPlace.HERE:
            return False
        if not mission.class_identities(db):
            return checked.used_current_mailbox and stored.file_key is None
        return stored.header is None or key_of(db, self._archive, stored) is None

    def _part(self, checked: Checked, member: Member, content: ContentId) -> None:
        part, parts = member.name.part, member.name.parts
        assert part is not None
        device = checked.sender.device
        if parcels.has_part(self._archive.reading(), device, content, part, parts):
            checked.contents_known += 1
            return
        taken = self._archive.contents.take_in_sealed(
            None, buffered(member), progress=self._progress, cancelled=self._cancelled
        )
        checked.parts.append(Part(content, part, parts, taken))


def lines_again(archive: Archive, file: ParcelFile, checked: Checked) -> Iterator[LinesAgain]:
    """The verified entries once more, ledger by ledger, from memory or the very same bytes.

    Raises IntegrityFailure when the file changed since it was checked.
    """
    if checked.lines is not None:
        yield from checked.lines
        return
    with file.open() as sealed:
        bag, _ = unsealed(archive.reading(), sealed)
        for member in BagReader(bag):
            place, name = member.name.place, member.name
            if place is Place.CONTENT:
                return
            if place is Place.LEDGER and name.file == ENTRIES:
                ledger = checked.ledgers[name.number]
                for item in ledger_lines(buffered(member), ledger, checked.identities):
                    yield ledger, item
            elif place is Place.FROZEN:
                yield from _bundle(checked, member)
            else:
                continue
            member.drain()
            if checked.digests.get(name.text) != member.digests.sha256:
                raise IntegrityFailure(
                    "The parcel changed while it was being read; nothing was taken in. "
                    "Open it again."
                )


def with_key(archive: Archive, taken: TakenIn, identities: list[Identity]) -> TakenIn:
    """What was taken in, with its file key if one of `identities` opens its header and that
    key opens it."""
    key = None if taken.header is None else opens(taken.header, identities)
    if key is None or not archive.contents.is_key_of(taken, key):
        return taken
    return replace(taken, file_key=key, size=plaintext_size(taken.payload_size))


def buffered(member: Member) -> io.BufferedReader:
    """A member read in larger pieces; never beyond its end."""
    return io.BufferedReader(member, _BUFFER)


def _size_of(item: Admitted) -> int:
    sections = [*item.line.plain.values(), *item.line.sealed.values()]
    return len(item.line.header or b"") + sum(map(len, sections))


def _first(members: Iterator[Member]) -> Member:
    member = next(members, None)
    if member is None or member.name.place is not Place.SENDER:
        raise IntegrityFailure("A parcel does not say who sends it; nothing was taken in.")
    return member


def _keys_in(raw: bytes, ours: Mission) -> PublicKeys | None:
    kind = kind_of(raw)
    if kind == ADMISSION:
        return open_admission(raw, ours).keys
    return open_sender(raw)[1].keys if kind == SENDER else None


def _check_bundle(checked: Checked, member: Member) -> int:
    """Verify a frozen bundle; 1 when it is sealed to keys this archive does not hold."""
    try:
        for ledger, item in _bundle(checked, member):
            checked.remember(ledger, item)
    except RefusedByPolicy as refusal:
        if refusal.code != "not-for-us":
            raise
        member.drain()
        return 1
    member.drain()
    return 0


def _bundle(checked: Checked, member: Member) -> Iterator[LinesAgain]:
    source = io.BufferedReader(
        cast(io.RawIOBase, unseal(buffered(member), checked.identities)), _BUFFER
    )
    yield from bundle_lines(source, list(checked.ledgers.values()), checked.identities)
