"""A captured page in a file, checked without any archive: every byte, and who signed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from satchel.capture import checking, manifest
from satchel.capture.checking import Damage
from satchel.catalog.attaching import open_plain
from satchel.crypto.digest import new_sha256, sha256
from satchel.domain.errors import IntegrityFailure, NoSuchThing, SatchelError
from satchel.domain.ids import DeviceId, LeafHash
from satchel.domain.words import Section
from satchel.export.evidence import ED25519_PEM, HEADER, ML_DSA_PEM, SIGNATURE, section_name
from satchel.formats.public_pem import PublicKind, read_public
from satchel.formats.wacz.reading import MANIFEST, WebArchive
from satchel.ledger.entry import read_section
from satchel.ledger.line import Line, verify_line
from satchel.ledger.merkle import leaf_hash
from satchel.wire.signed import PublicKeys

_ENTRY = re.compile(r"evidence/(L\d+)-(\d+)\." + re.escape(HEADER))
_SMALL = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Checked:
    """`device` is whose key signed the entry that names this capture's manifest, None where
    no such entry is in the file; whether that key is whose it should be is told elsewhere."""

    records: int
    damage: tuple[Damage, ...]
    device: DeviceId | None


def check(path: Path) -> Checked:
    """Raises NoSuchThing for no file and for one that was not made by this program,
    IntegrityFailure for what is no web archive."""
    with open_plain(path) as source:
        archive = WebArchive(source, new_sha256)
        if MANIFEST not in archive.names():
            raise NoSuchThing(
                f"{path} has no manifest, so it was not made by Satchel, or by an old version; "
                "other programs check such files."
            )
        damage = list(checking.check(source))
        device = None
        for entry in _entries(archive):
            try:
                device = _signer(archive, entry) or device
            except SatchelError as wrong:
                damage.append(Damage(entry, wrong.message))
        return Checked(_records(archive), tuple(damage), device)


def _entries(archive: WebArchive) -> Iterator[str]:
    for name in archive.names():
        if _ENTRY.fullmatch(name):
            yield name.removesuffix(f".{HEADER}")


def _signer(archive: WebArchive, entry: str) -> DeviceId | None:
    """The device whose key signed this entry, if the entry is that of the capture."""
    keys, _, index = entry.rpartition("-")
    header = _read(archive, f"{entry}.{HEADER}")
    what = f"{entry}.{section_name(Section.WHAT)}"
    shown = _read(archive, what) if what in archive.names() else None
    plain: dict[str, bytes] = {} if shown is None else {Section.WHAT: shown}
    leaf = LeafHash(leaf_hash(header).hex())
    line = Line(int(index), leaf, _read(archive, f"{entry}.{SIGNATURE}"), header, plain, {})
    ed25519 = read_public(PublicKind.ED25519, _read(archive, f"{keys}.{ED25519_PEM}"))
    read = verify_line(line, ed25519)
    if read is None or not plain:
        return None
    told = read_section(read, Section.WHAT, plain[Section.WHAT]).get("set")
    signed = told.get("manifest_sha256") if isinstance(told, dict) else None
    if signed is None:
        return None
    if signed != sha256(_read(archive, MANIFEST)).hex():
        raise IntegrityFailure("It was signed for another list of records.")
    ml_dsa = read_public(PublicKind.ML_DSA_44, _read(archive, f"{keys}.{ML_DSA_PEM}"))
    return PublicKeys(ed25519, ml_dsa).device


def _read(archive: WebArchive, name: str) -> bytes:
    return archive.member(name, _SMALL)


def _records(archive: WebArchive) -> int:
    try:
        return len(manifest.read(_read(archive, MANIFEST)).records)
    except SatchelError:
        return 0
