"""A small mission's exhibit in memory: two ledgers, a receipt, a recording, a document."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from satchel.crypto.signing import Ed25519Key, MlDsa44Key
from satchel.domain.describing import KindWords
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.json_values import JsonObject
from satchel.domain.moments import Moment
from satchel.domain.words import Audience, Section
from satchel.export.plan import (
    CustodyLine,
    ExhibitPlan,
    Facts,
    Head,
    Item,
    Ledger,
    Original,
    ShownEntry,
    Signer,
)
from satchel.ledger.checkpoint import Checkpoint, sign_checkpoint
from satchel.ledger.cosignature import cosign
from satchel.ledger.entry import Draft, SignedEntry, compose
from satchel.ledger.line import line_of
from satchel.ledger.merkle import Tree

NOTE = RecordId("n" * 20)
ATTACHMENT = RecordId("a" * 20)
OTHER = RecordId("z" * 20)
WORDS = KindWords(title=("title", "text"))
AUDIO = bytes(range(256)) * 1000
PAPER = b"%PDF-1.7 protocol of the hearing"
TIME_S = 1_795_332_442
CANARY = "canary-of-another-item"
WHO = {"member": "M-7K2F9Q", "device": "d-0123456789", "program": "satchel 0.1.0", "host": "h"}


class Device:
    """A device that writes entries into its own ledger, with keys from one byte."""

    def __init__(self, seed: int) -> None:
        self.ed25519 = Ed25519Key.from_seed(bytes([seed]) * 32)
        self.ml_dsa = MlDsa44Key.from_seed(bytes([seed + 100]) * 32)
        self.origin = f"satchel/{seed:06x}"
        self.entries: list[SignedEntry] = []
        self._salts = iter(range(seed << 32, (seed + 1) << 32))

    @property
    def signer(self) -> Signer:
        return Signer(self.origin, self.ed25519.public, self.ml_dsa.public)

    def write(
        self,
        kind: str,
        record: RecordId | None,
        what: JsonObject,
        previous: tuple[LeafHash, ...] = (),
        **sections: JsonObject,
    ) -> int:
        """The entry's index."""
        minute = len(self.entries)
        moment = Moment(
            datetime(2026, 11, 22, 7, minute, 0, 1, UTC), 300, "Asia/Almaty", minute, "b"
        )
        bodies = {Section.WHAT: what, Section.WHO: WHO} | {
            Section(name): body for name, body in sections.items()
        }
        draft = Draft(kind, record, previous, moment, Audience.COORDINATION, None, bodies)
        self.entries.append(compose(draft, self.ed25519.sign, self._random))
        return minute

    def head(self, size: int, coordinator: Device | None = None, time_s: int = TIME_S) -> Head:
        root = self.tree(size).root
        note = sign_checkpoint(Checkpoint(self.origin, size, root), self.ed25519, self.ml_dsa)
        if coordinator is None:
            return Head(note)
        lines = cosign(note, coordinator.origin, coordinator.ed25519, coordinator.ml_dsa, time_s)
        return Head(note + lines, (coordinator.signer,))

    def tree(self, size: int) -> Tree:
        return Tree([bytes.fromhex(entry.leaf) for entry in self.entries[:size]])

    def shown(self, ledger: int, head: int, size: int, index: int) -> ShownEntry:
        line = line_of(self.entries[index], index)
        return ShownEntry(ledger, head, line, tuple(self.tree(size).inclusion(index)))

    def _random(self, size: int) -> bytes:
        """Salts that never repeat and that cannot be guessed from another's."""
        return hashlib.sha256(next(self._salts).to_bytes(8, "big")).digest()[:size]


def original(data: bytes, media_type: str, name: str | None = None) -> Original:
    return Original(
        opener(data),
        len(data),
        hashlib.sha256(data).hexdigest(),
        hashlib.sha512(data).hexdigest(),
        media_type,
        name,
    )


def opener(data: bytes) -> Callable[[], io.BytesIO]:
    return lambda: io.BytesIO(data)


def content(data: bytes, media_type: str) -> JsonObject:
    return {
        "id": hashlib.sha256(b"age" + data).hexdigest(),
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "sha512": hashlib.sha512(data).hexdigest(),
        "type": media_type,
    }


def plan(
    withhold: Sequence[str] = ("author", "device", "source", "path"), language: str = "en"
) -> ExhibitPlan:
    """A note edited on two devices, and an attachment of two files derived from it.

    Ledger 1 has 9 entries of which 4 are shown, ledger 2 has 3 of which 1 is.
    """
    observer, second, coordinator = Device(1), Device(2), Device(3)
    for number in range(3):
        observer.write("note", OTHER, {"act": "create", "set": {"text": f"{CANARY} {number}"}})
    made = observer.write(
        "note",
        NOTE,
        {
            "act": "create",
            "set": {"text": "Судья: <b>встать</b>", "speaker": "=HYPERLINK(1)", "date": "2019"},
            "state": [
                {"field": "date", "value": "2019-08-09", "source": "s" * 20, "place": "p. 4"},
                {"field": "date", "value": True, "as_of": "2019-08"},
                {"field": "tags", "value": ["public", 1]},
                {"field": 5, "value": "malformed, and passed over"},
            ],
        },
        where={"place": "Алматы", "zone": "Asia/Almaty"},
    )
    first = observer.entries[made].leaf
    edited = observer.write(
        "note",
        NOTE,
        {
            "act": "edit",
            "set": {"text": "Судья: встать, суд идёт"},
            "state": [
                {"field": "tags", "value": ["public", "order", True]},
                {"field": "date", "value": 1, "by": "the clerk"},
                {"field": "place", "value": "room 5"},
            ],
            "retract": [{"leaf": first, "number": 0}, {"leaf": first, "number": 7}],
        },
        (first,),
    )
    attached = observer.write(
        "attachment",
        ATTACHMENT,
        {
            "act": "create",
            "set": {"title": "Запись\u202e", "content": content(AUDIO, "audio/wav")},
            "link": [{"relation": "about", "to": NOTE}],
        },
        source={
            "received_from": "W-3",
            "received_how": "messenger",
            "name": "../evil\u202e.wav",
            "path": "/home/witness/secret.wav",
            "modified": "2026-11-21T10:00:00Z",
        },
    )
    observer.write("note", OTHER, {"act": "create", "set": {"text": CANARY}})
    told = observer.write(
        "custody-entry",
        ATTACHMENT,
        {"act": "edit", "set": {"paper": content(PAPER, "application/pdf")}},
        (observer.entries[attached].leaf,),
    )
    observer.write("note", OTHER, {"act": "create", "set": {"text": CANARY}})
    second.write("note", OTHER, {"act": "create", "set": {"text": CANARY}})
    stated = {"field": "place", "value": "room 6", "source": "s" * 20}
    parted: JsonObject = {"set": {"text": "Судья: встать!"}, "unset": ["tags"], "state": [stated]}
    apart = second.write("note", NOTE, {"act": "edit", **parted}, (first,))
    second.write("note", OTHER, {"act": "create", "set": {"text": CANARY}})
    ledgers = (
        Ledger(observer.signer, (observer.head(7, coordinator), observer.head(9))),
        Ledger(second.signer, (second.head(3),), ("Fingerprint printed on 2026-11-01.",)),
    )
    note = Item(
        NOTE,
        (
            observer.shown(0, 0, 7, made),
            observer.shown(0, 0, 7, edited),
            second.shown(1, 0, 3, apart),
        ),
        words=WORDS,
        facts=Facts(date="2026-11-22", language="ru"),
    )
    attachment = Item(
        ATTACHMENT,
        (observer.shown(0, 0, 7, attached), observer.shown(0, 1, 9, told)),
        originals=(
            original(AUDIO, "audio/wav", "../evil\u202e.wav"),
            original(PAPER, "application/pdf", "протокол.pdf"),
        ),
        custody=(
            CustodyLine(
                "2026-11-22T12:07:00+05:00",
                "attached",
                "M-7K2F9Q",
                "h",
                None,
                "stored",
                observer.entries[attached].leaf,
            ),
        ),
        words=WORDS,
        derived_from=(NOTE, OTHER),
    )
    return ExhibitPlan(
        "Дело <script>alert(1)</script>",
        (note, attachment),
        ledgers,
        Moment(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), 300, "Asia/Almaty", 5, "b"),
        "satchel 0.1.0",
        tuple(withhold),
        language=language,
    )
