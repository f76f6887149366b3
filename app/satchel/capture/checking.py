"""Where a capture is damaged: which of its records, which of its files.

What it is for: telling what of a web archive that this program made is not as it was
written, once something is known to be wrong or before anybody relies on a copy. What it is
not for: who signed it (that is the entry's business) and the archives of strangers. To know
first: every byte of such a file is a record's, a small file's, or of the zip around them,
and each of the three is compared with what it must be, so nothing can change unseen.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from satchel.capture import manifest
from satchel.capture.manifest import Listed, Manifest
from satchel.capture.redacting import REDACTIONS
from satchel.crypto.digest import new_sha256, sha256
from satchel.domain.errors import IntegrityFailure, NoSuchThing
from satchel.formats.wacz import writing
from satchel.formats.wacz.index_lines import Place
from satchel.formats.wacz.reading import MANIFEST, PACKAGE, WebArchive
from satchel.formats.wacz.slices import stretch
from satchel.formats.wacz.zip_reading import Member
from satchel.formats.wacz.zip_writing import Part, frames

_PIECE = 262_144
_SMALL = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not as it was written: where, and one sentence."""

    where: str
    what: str


def check(source: BinaryIO, manifest_sha256: str | None = None) -> list[Damage]:
    """What is wrong with the capture in `source`, seekable; [] where nothing is.

    `manifest_sha256` is what its signed entry says of its manifest (hex). Parts of the source
    that cannot be read (IntegrityFailure) are damage like any other. Raises MachineRefused.
    """
    try:
        archive = WebArchive(source, new_sha256)
    except IntegrityFailure:
        return [Damage("the list of its files", "It is damaged, so none of them can be found.")]
    found = list(_records(archive, manifest_sha256))
    found += _files(archive)
    if not found:  # what is around the members is told only where it alone is wrong
        found += _frames(archive, source)
    return found


def _records(archive: WebArchive, manifest_sha256: str | None) -> Iterator[Damage]:
    """Each record by the manifest; without a sound manifest by what the package says."""
    try:
        raw = archive.member(MANIFEST, _SMALL)
        if manifest_sha256 is not None and sha256(raw).hex() != manifest_sha256:
            yield Damage(MANIFEST, "The list of records is not the one that was signed.")
        listed = manifest.read(raw)
        if REDACTIONS in archive.names():
            listed = manifest.moved(listed, archive.member(REDACTIONS, _SMALL))
    except (IntegrityFailure, NoSuchThing):
        yield Damage(MANIFEST, "The list of records is damaged or missing.")
        return
    yield from _listed(archive, listed)


def _listed(archive: WebArchive, listed: Manifest) -> Iterator[Damage]:
    for record in listed.records:
        if _hash(archive, record.place) != record.sha256:
            yield Damage(_name(record, len(listed.records)), "This record is damaged.")
    for file in listed.files:
        try:
            if sha256(archive.member(file.path, _SMALL)).hex() != file.sha256:
                yield Damage(file.path, "This file is damaged.")
        except (IntegrityFailure, NoSuchThing):
            yield Damage(file.path, "This file is damaged or missing.")


def _name(record: Listed, of: int) -> str:
    return f"record {record.number} of {of} ({record.kind}, {record.id.strip('<>')})"


def _hash(archive: WebArchive, place: Place) -> str | None:
    """None where the bytes cannot be read at all."""
    digest = new_sha256()
    try:
        with archive.raw(place) as source:
            while piece := source.read(_PIECE):
                digest.update(piece)
    except (IntegrityFailure, NoSuchThing):
        return None
    return digest.hexdigest()


def _files(archive: WebArchive) -> Iterator[Damage]:
    """Every member by `datapackage.json`, and that by its own digest file."""
    try:
        told = archive.member(PACKAGE, _SMALL)
        digest = archive.member(writing.DIGEST, _SMALL)
        listed = {str(one["path"]): str(one["hash"]) for one in json.loads(told)["resources"]}
    except (IntegrityFailure, NoSuchThing, ValueError, KeyError, TypeError):
        yield Damage(PACKAGE, "The package's own list is damaged or missing.")
        return
    if digest != writing.digest_of(sha256(told).hex()):
        yield Damage(PACKAGE, f"It and {writing.DIGEST} do not belong together.")
    known = {PACKAGE, writing.DIGEST, writing.WARC, MANIFEST}
    for name in archive.names():
        if name not in listed and name not in known:
            yield Damage(ascii(name), "This file was put in afterwards.")
    for path, wanted in listed.items():
        if path == writing.WARC:
            continue  # its records are told one by one
        try:
            if f"sha256:{sha256(archive.member(path, _SMALL)).hex()}" != wanted:
                yield Damage(path, "This file is not the one the package lists.")
        except (IntegrityFailure, NoSuchThing):
            yield Damage(path, "This file is damaged or missing.")


def _frames(archive: WebArchive, source: BinaryIO) -> Iterator[Damage]:
    """The zip around the members, made anew and compared byte for byte."""
    members = sorted(archive.members(), key=lambda member: member.offset)
    try:
        parts = [Part(one.name, source, one.size, _crc(source, one)) for one in members]
        made = frames(parts)
        end = made[-1]
        whole = end.offset + len(end.data) == archive.size
        for frame in made:
            source.seek(frame.offset)
            whole = whole and source.read(len(frame.data)) == frame.data
    except (IntegrityFailure, UnicodeEncodeError):
        whole = False
    if not whole:
        yield Damage("the zip around its files", "It is not as it was written.")


def _crc(source: BinaryIO, member: Member) -> int:
    found = 0
    with stretch(source, member.offset, member.packed) as stream:
        while piece := stream.read(_PIECE):
            found = zlib.crc32(piece, found)
    return found
