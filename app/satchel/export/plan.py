"""What an exhibit is built from: frozen values, no archive and no files.

The front door gathers these from an archive; `making` writes them. Nothing here is
trusted: `making` verifies every entry and proof before it writes one byte. Know first:
a record's view is not given, it is folded again from the sections that are shown, so
that what an exhibit says is what its signatures cover.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from satchel.domain.describing import KindWords
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.moments import Moment
from satchel.ledger.line import Line

DEFAULT_WITHHELD = ("author", "device", "source", "path")


@dataclass(frozen=True, slots=True)
class Signer:
    """The public halves of one signer: a device's ledger or a coordinator's receipts.

    `name` is the key name in signature lines: the ledger's origin or the cosigner's.
    """

    name: str
    ed25519_public: bytes
    mldsa_public: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """A checkpoint note of a ledger, cosignature lines appended, and who cosigned it.

    A receipt is a cosigner whose two lines stand in `note`.
    """

    note: str
    receipts: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """What an authority answered (RFC 3161), the bytes it is over, and its certificates.

    `name` is of small letters and digits; a renewal names older ones by it. `chain` is PEM,
    `authority` what people call it, `policy` the identifier that was pinned, if one was.
    """

    name: str
    answer: bytes
    stamped: bytes
    chain: bytes
    authority: str
    policy: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """A device's ledger as far as it is shown.

    `key_evidence` holds sentences on what outside this archive shows when the key
    existed (a fingerprint published where and when); empty is said in words.
    """

    signer: Signer
    heads: tuple[Head, ...]
    key_evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """One entry with its proof: `path` leads from its leaf to the root of a head.

    `ledger` and `head` are places in `ExhibitPlan.ledgers` and `Ledger.heads`. Sections
    of `line` that are to be withheld may still be there: `making` leaves them out.
    """

    ledger: int
    head: int
    line: Line
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of an attachment, recording or capture, exactly as acquired.

    `open` is called once and its result closed. `name` is the name it came with, if any.
    """

    open: Callable[[], BinaryIO]
    size: int
    sha256: str
    sha512: str
    media_type: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Index columns that no signed section tells; None is shown as "not recorded".

    `date` as precise as it was told; `extent` is pages or duration in words.
    """

    date: str | None = None
    language: str | None = None
    extent: str | None = None
    confidentiality: str | None = None


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """One line of an item's history, as text; `when` is RFC 3339.

    `leaf` names the entry that records it; it must be among the item's entries.
    """

    when: str
    act: str
    who: str | None = None
    where: str | None = None
    why: str | None = None
    result: str | None = None
    leaf: LeafHash | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One record to be shown, with all its entries that are to be shown.

    `entries` may hold custody entries about it too (of other records or none).
    `derived_from` names records this one was made from; those that are not in the
    exhibit are not named in it.
    """

    record: RecordId
    entries: tuple[ShownEntry, ...]
    originals: tuple[Original, ...] = ()
    custody: tuple[CustodyLine, ...] = ()
    words: KindWords | None = None
    facts: Facts = field(default_factory=Facts)
    derived_from: tuple[RecordId, ...] = ()


@dataclass(frozen=True, slots=True)
class ExhibitPlan:
    """Everything an exhibit will hold.

    `withhold` are words: author, device, source, path, name, place, or the name of a
    record's field. `prefix` and `start` make the numbers (`E-0001`). `language` is en,
    ru or kk. `program` is what made it, like `satchel 0.1.0`. `pdf` asks for the index
    on paper too.
    """

    title: str
    items: tuple[Item, ...]
    ledgers: tuple[Ledger, ...]
    made: Moment
    program: str
    withhold: tuple[str, ...] = DEFAULT_WITHHELD
    prefix: str = "E-"
    start: int = 1
    language: str = "en"
    pdf: bool = False
    timestamps: tuple[TimeStamp, ...] = ()
