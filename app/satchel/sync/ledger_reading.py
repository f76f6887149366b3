"""One ledger of a parcel, verified: checkpoint, leaves to the root, signatures, entries.

Nothing is written here. A line is believed only when it stands at its index under the
signed root, its device signed it, and every readable section is what was committed to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final, cast

from satchel.crypto.xwing import Identity
from satchel.domain.errors import IntegrityFailure
from satchel.domain.folding import Step
from satchel.domain.ids import LeafHash
from satchel.domain.words import Section
from satchel.ledger.checkpoint import open_checkpoint
from satchel.ledger.entry import read_header, read_section
from satchel.ledger.line import Line, decode_line
from satchel.ledger.merkle import Frontier
from satchel.storage.journal import Admitted
from satchel.sync import early_lines
from satchel.sync.addressing import opened
from satchel.sync.branches import Run
from satchel.sync.signature_checking import SignatureChecks
from satchel.wire.bag_reading import Member
from satchel.wire.ledger_part import Leaf, LedgerSlip, read_leaves
from satchel.wire.signed import PublicKeys

# What becomes objects takes many times its size in memory, and an invitation is enough to
# send it. An entry may have half of this in its sections (ledger.entry): Base64 makes it more.
LINE_LIMIT: Final = 16 * 1024 * 1024
SLIP_LIMIT: Final = 32 * 1024 * 1024


@dataclass(slots=True)
class LedgerRead:
    """What is known of one ledger of a parcel while its members come.

    `damaged` are entries with a sealed section that is not what was signed.
    """

    slip: LedgerSlip
    checkpoint: str = ""
    root: bytes = b""
    size: int = 0
    leaves: list[Leaf] = field(default_factory=list)
    entries_seen: int = 0
    damaged: set[LeafHash] = field(default_factory=set)

    @property
    def run(self) -> Run:
        """For choosing the branch."""
        leaves = tuple(bytes.fromhex(leaf.leaf) for leaf in self.leaves)
        return Run(self.slip.device, self.slip.start, self.slip.frontier, leaves, self.root)

    def take_checkpoint(self, text: str, keys: PublicKeys) -> None:
        """Both signatures must verify, and it must be this device's."""
        checkpoint = open_checkpoint(text, keys.ed25519, keys.ml_dsa_44)
        if checkpoint.origin != self.slip.device or checkpoint.size < self.slip.start:
            raise IntegrityFailure("A parcel's checkpoint is of another ledger.")
        self.checkpoint, self.root, self.size = text, checkpoint.root, checkpoint.size

    def take_leaves(self, member: Member, most: int) -> None:
        """The leaves, `most` of them, must lead from the compact range to the signed root."""
        count = self.size - self.slip.start
        if count > most:
            raise IntegrityFailure("A parcel has more entries than one parcel can bring.")
        self.leaves = read_leaves(member.whole, member.size, count)
        frontier = Frontier.from_bytes(self.slip.frontier)
        if frontier.size != self.slip.start or not self.checkpoint:
            raise IntegrityFailure("A parcel's ledger does not begin where it says.")
        for leaf in self.leaves:
            frontier.append(bytes.fromhex(leaf.leaf))
        if frontier.size != self.size or frontier.root != self.root:
            raise IntegrityFailure(
                f"The leaves of device {self.slip.device} do not lead to its signed root; "
                "nothing was taken in."
            )

    def holds(self, line: Line) -> bool:
        """Whether this line stands at its index in this ledger."""
        at = line.index - self.slip.start
        if not 0 <= at < len(self.leaves):
            return False
        named = self.leaves[at]
        return named.leaf == line.leaf and named.signature == line.signature


def ledger_lines(
    source: BinaryIO,
    ledger: LedgerRead,
    identities: list[Identity],
    checks: SignatureChecks | None = None,
) -> Iterator[Admitted]:
    """The entries of `4-entries.jsonl`, each verified under the ledger's leaves.

    With `checks` some of them only once these are finished.
    """
    last = -1
    for raw in _lines(source):
        early = early_lines.read(raw) if checks is not None and checks.has_room else None
        line = decode_line(raw) if early is None else early.line
        if not ledger.holds(line) or line.index <= last:
            raise IntegrityFailure(
                f"Entry {line.index} of device {ledger.slip.device} is not the one its ledger "
                "names; nothing was taken in."
            )
        last = line.index
        if early is not None and checks is not None:
            checks.add_entry(raw)
            yield early
            continue
        admitted = verified(line, identities, ledger.damaged)
        if admitted is not None:
            yield admitted


def bundle_lines(
    source: BinaryIO, ledgers: list[LedgerRead], identities: list[Identity]
) -> Iterator[tuple[LedgerRead, Admitted]]:
    """The entries of an opened frozen bundle, each with the ledger it stands in."""
    for raw in _lines(source):
        line = decode_line(raw)
        home = next((ledger for ledger in ledgers if ledger.holds(line)), None)
        if home is None:
            raise IntegrityFailure(
                "A sealed bundle holds an entry that no ledger of its parcel names; "
                "nothing was taken in."
            )
        admitted = verified(line, identities, home.damaged)
        if admitted is not None:
            yield home, admitted


def verified(line: Line, identities: list[Identity], damaged: set[LeafHash]) -> Admitted | None:
    """The line with what can be opened, once every commitment held; None for a stub.

    Of a sealed section that is not what was signed only the entry is noted in `damaged`.
    The signature is checked with the leaves, for stubs too.
    """
    if line.header is None:
        return None
    header = read_header(line.header)
    named = header.commitments.keys()
    if not (line.plain.keys() <= named and line.sealed.keys() <= named):
        raise IntegrityFailure("An entry comes with a section that its header does not name.")
    if header.record is None:
        return None
    known, is_damaged = opened(line, identities)
    if is_damaged:
        damaged.add(line.leaf)
    bodies = {name: read_section(header, name, raw) for name, raw in known.plain.items()}
    what = bodies.get(Section.WHAT)
    step = Step(line.leaf, header.previous, header.utc, header.kind, what)
    return Admitted(known, header.kind, header.record, header.utc, header.audience.value, step)


def leaf_at(ledger: LedgerRead, index: int) -> LeafHash | None:
    """The leaf at an index, if the parcel carries it."""
    at = index - ledger.slip.start
    return ledger.leaves[at].leaf if 0 <= at < len(ledger.leaves) else None


def _lines(source: BinaryIO) -> Iterator[bytes]:
    while raw := source.readline(LINE_LIMIT):
        if not raw.endswith(b"\n"):
            raise IntegrityFailure("A line of entries is cut off or too long.")
        yield raw


def as_file(member: Member) -> BinaryIO:
    """A member for whoever reads lines."""
    return cast(BinaryIO, member)
