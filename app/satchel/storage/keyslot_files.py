"""The two copies of the keyslots on disk, and which of them counts.

What it is for: reading, writing and mending `keyslots-a.json` and `keyslots-b.json`.
What it is not for: what the slots mean (`keyslots`). To know first: a is written and
synced before b is touched, so a kill leaves at least one whole copy, and the whole copy
of the higher generation counts. A copy carries the digest of itself: damage is seen
without any passphrase. A later format keeps this envelope.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from satchel.crypto.digest import sha256
from satchel.domain.errors import IntegrityFailure, NoSuchThing, RefusedByPolicy
from satchel.storage.keyslots import Keyslots, canonical, from_json, to_json
from satchel.storage.migrations import newer_archive
from satchel.system.files import machine_refusals, write_durably

FORMAT = 1
COPIES = ("keyslots-a.json", "keyslots-b.json")
_MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Copies:
    """What was read: the slots that count, and the copies that do not say the same."""

    keyslots: Keyslots
    stale: tuple[str, ...]


class _Damaged(Exception):
    """A copy is missing or not what was written."""


def write(folder: Path, keyslots: Keyslots) -> None:
    """Both copies, one after the other, each durable. Raises MachineRefused."""
    for name in COPIES:
        write_durably(folder / name, encode(keyslots))


def mend(folder: Path, copies: Copies) -> None:
    """Writes the copies that were missing, damaged or behind. Raises MachineRefused."""
    for name in copies.stale:
        write_durably(folder / name, encode(copies.keyslots))


def read(folder: Path) -> Copies:
    """The newest whole copy.

    Raises NoSuchThing when there is neither copy, IntegrityFailure when neither is whole,
    RefusedByPolicy (code "newer-archive") when a later version wrote the newest.
    """
    found: dict[str, Keyslots] = {}
    newer: list[RefusedByPolicy] = []
    for name in COPIES:
        try:
            found[name] = decode(_bytes_of(folder / name))
        except RefusedByPolicy as refusal:
            newer.append(refusal)
        except _Damaged:
            continue
    if newer:
        raise newer[0]
    if not found:
        raise _nothing_whole(folder)
    newest = max(found.values(), key=lambda keyslots: keyslots.generation)
    stale = tuple(name for name in COPIES if found.get(name) != newest)
    return Copies(newest, stale)


def encode(keyslots: Keyslots) -> bytes:
    """One copy's bytes."""
    body = {"format": FORMAT, **to_json(keyslots), "mac": keyslots.mac.hex()}
    return canonical({"digest": sha256(canonical(body)).hex(), "keyslots": body}) + b"\n"


def decode(data: bytes) -> Keyslots:
    """The inverse of `encode`; damage and later formats are told apart by the digest."""
    try:
        envelope = json.loads(data)
        body = envelope["keyslots"]
        if envelope["digest"] != sha256(canonical(body)).hex():
            raise _Damaged
        if body["format"] > FORMAT:
            raise newer_archive()
        return from_json(body, bytes.fromhex(body["mac"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _Damaged from error


def _bytes_of(path: Path) -> bytes:
    with machine_refusals():
        try:
            with path.open("rb") as file:
                return file.read(_MOST_BYTES)
        except FileNotFoundError as error:
            raise _Damaged from error


def _nothing_whole(folder: Path) -> NoSuchThing | IntegrityFailure:
    if any((folder / name).exists() for name in (*COPIES, "content.db")):
        return IntegrityFailure(
            "Both copies of the keyslots are missing or damaged, so nothing can open this "
            "archive; restore it from a backup. What headquarters received is safe there."
        )
    return NoSuchThing("There is no archive in this folder; `init` makes one.")
