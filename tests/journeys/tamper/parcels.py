"""Parcels taken apart and put together again, the way someone with the keys could.

A parcel's file proves itself; to try what is inside, it is opened with headquarters' keys,
changed, and sealed again to the same recipients with fitting manifests.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256, sha512
from pathlib import Path

from satchel.crypto.age import SEALED_CHUNK, read_header, seal_bytes, unseal
from satchel.domain.errors import Bug, SatchelError
from satchel.domain.words import Audience
from satchel.storage import mission
from satchel.sync.granting import identities_of
from satchel.sync.parcel_checking import ParcelCheck
from satchel.sync.parcel_files import ParcelFile
from satchel.sync.signature_checking import SignatureChecks
from satchel.wire.bag import BLOCK, manifest_line, tar_header
from satchel.wire.bag_reading import BagReader
from satchel.wire.bag_writing import BagWriter
from unit.sync.party import Person


@dataclass(frozen=True, slots=True)
class Opened:
    """What is inside a parcel: its id and its members in order, tag files left out."""

    parcel: str
    members: tuple[tuple[str, bytes], ...]

    def names(self, ending: str = "") -> list[str]:
        """Names of members that end so."""
        return [name for name, _ in self.members if name.endswith(ending)]

    def with_member(self, name: str, change: Callable[[bytes], bytes]) -> Opened:
        """One member's bytes changed."""
        return replace(
            self,
            members=tuple((n, change(data) if n == name else data) for n, data in self.members),
        )

    def get(self, name: str) -> bytes:
        """A member's bytes."""
        return dict(self.members)[name]


def taken_apart(sealed: bytes, receiver: Person) -> tuple[bytes, Opened]:
    """The tar stream, and its members."""
    tar = unseal(io.BytesIO(sealed), identities_of(receiver.archive.reading())).read()
    reader = BagReader(io.BytesIO(tar))
    members = [(member.name.text, member.read()) for member in reader]
    return tar, Opened(reader.parcel, tuple(members))


def put_together(opened: Opened) -> bytes:
    """A tar stream with fitting manifests. The names must be in order."""
    sink = io.BytesIO()
    bag = BagWriter(opened.parcel, sink.write)
    for name, data in opened.members:
        bag.add(name, data)
    bag.finish()
    return sink.getvalue()


def put_together_as_it_is(parcel: str, members: Sequence[tuple[str, bytes]]) -> bytes:
    """A tar stream of any members in any order, manifests among them if they are wanted."""
    return b"".join(
        tar_header(parcel, name, len(data)) + data + bytes(-len(data) % BLOCK)
        for name, data in members
    ) + bytes(2 * BLOCK)


def manifests(members: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Both manifests of the payload members, in their order."""
    return [
        (
            f"manifest-{said}.txt",
            b"".join(
                manifest_line(algorithm(data).hexdigest(), name)
                for name, data in members
                if name.startswith("data/")
            ),
        )
        for said, algorithm in (("sha256", sha256), ("sha512", sha512))
    ]


def sealed_for(receiver: Person, tar: bytes) -> bytes:
    """A tar stream sealed to headquarters, as anybody can who knows the mission's keys."""
    return seal_bytes(
        tar, mission.require(receiver.archive.reading()).recipients(Audience.COORDINATION)
    )


def chunk_edges(sealed: bytes) -> list[int]:
    """Where header, nonce and every chunk of a sealed file end."""
    start = len(read_header(io.BytesIO(sealed)))
    return [start, *range(start + 16, len(sealed), SEALED_CHUNK)]


def refusal(receiver: Person, *paths: Path) -> SatchelError | None:
    """What opening these says; None when they were taken in. Anything else goes through."""
    return _said(lambda: receiver.open(*paths))


def refusal_of_check(receiver: Person, path: Path) -> SatchelError | None:
    """The same for reading and verifying alone: nothing is kept either way."""

    def check() -> None:
        checking = ParcelCheck(receiver.archive, ParcelFile((path,)))
        with SignatureChecks() as signatures:
            checking.drop(checking.run(signatures))
            signatures.finish()

    return _said(check)


def _said(act: Callable[[], object]) -> SatchelError | None:
    try:
        act()
    except Bug:
        raise
    except SatchelError as error:
        if "\n" in error.message:
            raise
        return error
    return None
