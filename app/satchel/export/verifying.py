"""`exhibit verify`: everything a stranger can check, without an archive.

The same rules as `resources/exhibit/verify.html`, which cannot check ML-DSA signatures;
tests hold the two together. Nothing in the folder is trusted: names are looked up among
the files found, and every signed message is made again from what it belongs to.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from satchel.crypto.digest import sha256
from satchel.crypto.time_pins import read_pin
from satchel.domain.errors import IntegrityFailure, MachineRefused, NoSuchThing, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Section
from satchel.export import evidence
from satchel.export.bag_reading import Bag, quoted, read_bag
from satchel.export.index import FORMAT, item_folder, ranges_not_shown
from satchel.export.plan import Head, Signer
from satchel.export.preparing import received_at
from satchel.export.timestamps import ReadyStamp, read_stamps, stamp_files
from satchel.export.views import Shown, tells_of, view_json, view_of
from satchel.formats.bags import TAG_MANIFESTS
from satchel.formats.canonical import encode
from satchel.formats.public_pem import PublicKind, read_public
from satchel.ledger.checkpoint import Checkpoint, open_checkpoint
from satchel.ledger.entry import read_header, read_section
from satchel.ledger.line import Line, verify_line
from satchel.ledger.merkle import leaf_hash, verify_inclusion
from satchel.ledger.proof import read_proof

_SHAPES = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class CheckedExhibit:
    """What was checked, in numbers, and what stays for the reader to judge.

    `unbound` are files whose hashes no shown section tells; `without_receipt` are
    ledgers that no coordinator's key has seen, `unwitnessed` those that no timestamp is
    over either; `authorities` are the certificates that the timestamps hold against, to be
    compared with what the authorities publish (subject, SHA-256); `fingerprint` is to be
    compared with what the maker tells apart from the exhibit.
    """

    items: int
    entries: int
    files: int
    receipts: int
    unbound: tuple[str, ...]
    without_receipt: tuple[str, ...]
    fingerprint: str
    timestamps: int = 0
    unwitnessed: tuple[str, ...] = ()
    authorities: tuple[tuple[str, str], ...] = ()


def verify_exhibit(folder: Path) -> CheckedExhibit:
    """Raises IntegrityFailure naming the first thing that is wrong, NoSuchThing for no folder."""
    if not folder.is_dir():
        raise NoSuchThing("There is no exhibit at that place; name the folder with `bagit.txt`.")
    try:
        bag = read_bag(folder)
        with _index_shape():
            return _verify(bag, json.loads(bag.read("index.json")))
    except OSError as error:
        raise MachineRefused("A file of the exhibit cannot be read; copy it again.") from error


@contextmanager
def _index_shape() -> Iterator[None]:
    """Whatever a changed index.json makes of our reading of it is one refusal."""
    try:
        yield
    except (*_SHAPES, UsageError) as error:
        raise IntegrityFailure("The exhibit's index.json is malformed.") from error


def _verify(bag: Bag, index: Any) -> CheckedExhibit:
    if index["format"] != FORMAT:
        raise IntegrityFailure("The exhibit is of a format that this version does not know.")
    made: set[str] = set()
    cosigners = [
        _signer(bag, evidence.cosigner_folder(place), told["name"], made)
        for place, told in enumerate(_listed(index["cosigners"], evidence.cosigner_folder))
    ]
    ledgers = [
        _Ledger(bag, place, told, cosigners, made)
        for place, told in enumerate(_listed(index["ledgers"], evidence.ledger_folder))
    ]
    entries = [_entry(bag, told, ledgers, made) for told in index["entries"]]
    for place, ledger in enumerate(ledgers):
        ledger.compare_shown([t["index"] for t in index["entries"] if t["ledger"] == place])
    numbers = [item["number"] for item in index["items"]]
    if len(set(numbers)) != len(numbers):
        raise IntegrityFailure("The exhibit's index names a number twice.")
    views = [_view(item, entries) for item in index["items"]]
    unbound = [
        path
        for item, view in zip(index["items"], views, strict=True)
        for path in _item(bag, item, view, entries, made)
    ]
    notes = [ledger.notes for ledger in ledgers]
    stamps = read_stamps(bag, index.get("timestamps", []), notes, [view.fields for view in views])
    made.update(stamp_files(one.source for one in stamps))
    stamped = {ledger for one in stamps for ledger, _head in one.heads}
    payload = {name for name in bag.files if name.startswith("data/")}
    if payload != made:
        raise IntegrityFailure(
            f"{quoted(min(payload ^ made))} is not accounted for by the exhibit's index."
        )
    return CheckedExhibit(
        items=len(numbers),
        entries=len(entries),
        files=sum(len(item["files"]) for item in index["items"]),
        receipts=sum(ledger.receipts for ledger in ledgers),
        unbound=tuple(unbound),
        without_receipt=tuple(
            evidence.ledger_folder(place)
            for place, ledger in enumerate(ledgers)
            if not ledger.receipts
        ),
        fingerprint=sha256(bag.read(TAG_MANIFESTS[0])).hex(),
        timestamps=len(stamps),
        unwitnessed=tuple(
            evidence.ledger_folder(place)
            for place, ledger in enumerate(ledgers)
            if not ledger.receipts and place not in stamped
        ),
        authorities=tuple(dict.fromkeys(_authority(one) for one in stamps)),
    )


@contextmanager
def _naming(thing: str) -> Iterator[None]:
    """Says where in the exhibit a refusal of another room happened."""
    try:
        yield
    except IntegrityFailure as error:
        if thing in error.message:
            raise
        raise IntegrityFailure(f"{thing}: {error.message}") from error


def _listed(told: Any, name: Callable[[int], str]) -> Any:
    if [one["folder"] for one in told] != [name(place) for place in range(len(told))]:
        raise IntegrityFailure("The exhibit's index.json is malformed.")
    return told


def _signer(bag: Bag, folder: str, name: str, made: set[str]) -> Signer:
    with _naming(f"{folder}/{evidence.ED25519_PEM}"):
        ed25519 = read_public(PublicKind.ED25519, bag.read(f"{folder}/{evidence.ED25519_PEM}"))
    with _naming(f"{folder}/{evidence.ML_DSA_PEM}"):
        mldsa = read_public(PublicKind.ML_DSA_44, bag.read(f"{folder}/{evidence.ML_DSA_PEM}"))
    signer = Signer(name, ed25519, mldsa)
    made.update(evidence.signer_files(folder, signer))
    return signer


class _Ledger:
    """One ledger's checked heads."""

    def __init__(
        self, bag: Bag, place: int, told: Any, cosigners: list[Signer], made: set[str]
    ) -> None:
        self.told = told
        self.folder = evidence.ledger_folder(place)
        self.signer = _signer(bag, self.folder, told["origin"], made)
        self.notes: list[str] = []
        self.heads: list[Checkpoint] = []
        self.receipts = 0
        for number, head in enumerate(told["heads"]):
            with _naming(f"{self.folder}/{evidence.note_name(number)}"):
                self._read_head(bag, number, head, cosigners, made)

    def _read_head(
        self, bag: Bag, number: int, told: Any, cosigners: list[Signer], made: set[str]
    ) -> None:
        note = bag.read(f"{self.folder}/{evidence.note_name(number)}").decode("utf-8")
        who = self.signer
        head = open_checkpoint(note, who.ed25519_public, who.mldsa_public)
        if (head.origin, head.size) != (who.name, told["size"]):
            raise IntegrityFailure(f"A checkpoint in {self.folder} is not what the index says.")
        places = [_place(receipt["cosigner"], cosigners) for receipt in told["receipts"]]
        for receipt, place in zip(told["receipts"], places, strict=True):
            if received_at(note, cosigners[place]) != receipt["time"]:
                raise IntegrityFailure(f"A receipt in {self.folder} has another time.")
        signers = tuple(cosigners[place] for place in places)
        files = evidence.head_files(self.folder, number, who, Head(note, signers), places)
        _same(bag, files, made)
        self.notes.append(note)
        self.heads.append(head)
        self.receipts += len(places)

    def compare_shown(self, shown: list[int]) -> None:
        """What the index says is not shown, against what is."""
        size = max((head.size for head in self.heads), default=0)
        told = self.told
        runs = ranges_not_shown(size, shown)
        said = (told["size"], told["shown"], told["not_shown"])
        if said != (size, sorted(shown), {"count": size - len(shown), "ranges": runs}):
            raise IntegrityFailure("The index is wrong about which entries are not shown.")


def _entry(bag: Bag, told: Any, ledgers: list[_Ledger], made: set[str]) -> Shown:
    ledger = ledgers[_place(told["ledger"], ledgers)]
    head = _place(told["head"], ledger.heads)
    folder = evidence.entry_folder(told["ledger"], told["index"])
    if folder != told["folder"]:
        raise IntegrityFailure("The exhibit's index.json is malformed.")
    with _naming(folder):
        return _shown(bag, folder, told, ledger, head, made)


def _shown(bag: Bag, folder: str, told: Any, ledger: _Ledger, head: int, made: set[str]) -> Shown:
    raw = bag.read(f"{folder}/{evidence.HEADER}")
    header = read_header(raw)
    leaf = LeafHash(leaf_hash(raw).hex())
    absent = told["not_shown"]
    names = told["sections"]
    if {*names, *absent} != set(header.commitments) or set(names) & set(absent):
        raise IntegrityFailure(f"The index is wrong about the sections of {folder}.")
    sections = {name: bag.read(f"{folder}/{evidence.section_name(name)}") for name in names}
    line = Line(told["index"], leaf, bag.read(f"{folder}/{evidence.SIGNATURE}"), raw, sections)
    verify_line(line, ledger.signer.ed25519_public)
    proof = read_proof(bag.read(f"{folder}/{evidence.PROOF}").decode("utf-8"))
    under = ledger.heads[head]  # whose signatures are verified; the proof must repeat its note
    verify_inclusion(bytes.fromhex(leaf), line.index, under.size, proof.path, under.root)
    files = evidence.entry_files(folder, line, sections, proof.path, ledger.notes[head])
    _same(bag, files, made)
    said = (told["leaf"], told["kind"], told["record"], told["utc"])
    if said != (leaf, header.kind, header.record, header.moment.utc_text()):
        raise IntegrityFailure(f"The index is wrong about {folder}.")
    return Shown(leaf, header, sections)


def _authority(stamp: ReadyStamp) -> tuple[str, str]:
    pin = read_pin(stamp.source.chain)
    return pin.subject, pin.fingerprint


def _view(told: Any, entries: list[Shown]) -> RecordView:
    """What the item's own entries say."""
    mine = [entries[_place(place, entries)] for place in told["entries"]]
    if not any(e.header.record == told["record"] for e in mine):
        raise IntegrityFailure(f"The index is wrong about {quoted(told['number'])}.")
    return view_of(RecordId(told["record"]), mine)


def _item(bag: Bag, told: Any, view: RecordView, entries: list[Shown], made: set[str]) -> list[str]:
    """The paths of the item's files that no shown section tells of."""
    folder = item_folder(told["number"])
    mine = [entries[place] for place in told["entries"]]
    if told["folder"] != folder:
        raise IntegrityFailure(f"The index is wrong about {quoted(told['number'])}.")
    said = _record(bag, f"{folder}/record.json")
    if encode(said) != encode(view_json(view)):
        raise IntegrityFailure(f"{quoted(folder)}/record.json says what no signed section says.")
    if {line["entry"] for line in told["custody"]} - {None, *(entry.leaf for entry in mine)}:
        raise IntegrityFailure(f"The history of {quoted(told['number'])} names a foreign entry.")
    made |= {f"{folder}/record.json", f"{folder}/history.txt"}
    unbound = []
    for file in told["files"]:
        _file(bag, file, folder, entries, told["entries"])
        made.add(file["path"])
        if file["signed_in"] is None:
            if not view.unread:  # every section that could have told of it is here
                raise IntegrityFailure(f"{quoted(file['path'])} is told of by no signed section.")
            unbound.append(file["path"])
    return unbound


def _record(bag: Bag, name: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(bag.read(name))
    except (ValueError, RecursionError) as error:
        raise IntegrityFailure(f"{quoted(name)} is not JSON.") from error
    return value


def _file(bag: Bag, told: Any, folder: str, entries: list[Shown], mine: list[int]) -> None:
    path = told["path"]
    seen = bag.digests.get(path)
    if seen is None or not path.startswith(folder + "/"):
        raise IntegrityFailure(f"The exhibit lacks the file {quoted(path)}.")
    if (told["size"], told["sha256"], told["sha512"]) != (seen.size, seen.sha256, seen.sha512):
        raise IntegrityFailure(f"{quoted(path)} is not what the index says.")
    if told["signed_in"] is None:
        return
    entry = entries[_place(told["signed_in"], entries)]
    what = entry.sections.get(Section.WHAT)
    body = None if what is None else read_section(entry.header, Section.WHAT, what)
    if told["signed_in"] not in mine or not tells_of(body, seen.size, seen.sha256, seen.sha512):
        raise IntegrityFailure(f"{quoted(path)} is not what was signed.")


def _same(bag: Bag, files: evidence.Files, made: set[str]) -> None:
    for name, data in files.items():
        if bag.read(name) != data:
            raise IntegrityFailure(f"{quoted(name)} is not what it should be.")
    made.update(files)


def _place(value: Any, among: Any) -> int:
    """An index of a list from outside: negative ones and booleans are no places."""
    if type(value) is not int or not 0 <= value < len(among):
        raise IntegrityFailure("The exhibit's index.json is malformed.")
    return value
