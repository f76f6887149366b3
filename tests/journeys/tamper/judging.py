"""What becomes of an archive whose files were changed behind its back.

There are four ends. Refused: it does not open. Named: it opens and `verify` says what is
wrong. Harmless: everything in it reads back as before. Unnoticed is the fourth, and the
one that must not be.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

from journeys.tamper.holdings import Holdings, holdings
from satchel.assembly.checking import verify
from satchel.assembly.desk import Desk
from satchel.crypto import passphrase
from satchel.domain.errors import Bug, SatchelError
from satchel.storage import check
from satchel.storage.archive import Archive

Files = Mapping[str, bytes]


class End(StrEnum):
    """How it ended."""

    REFUSED = "refused"
    NAMED = "named"
    HARMLESS = "harmless"
    UNNOTICED = "unnoticed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`said` is the refusal, or what `verify` named, or what differs though nothing was said."""

    end: End
    said: tuple[str, ...] = ()


@contextmanager
def remembered_derivations() -> Iterator[None]:
    """Argon2id once for each passphrase, salt and cost: a flip elsewhere does not change it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrase, "derive", cache(passphrase.derive))
        yield


def files_of(folder: Path) -> dict[str, bytes]:
    """A closed archive's files by name; its lock left out."""
    return {
        p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.suffix in (".db", ".json")
    }


def lay_out(folder: Path, files: Files) -> Path:
    """`files`, and nothing else, in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def with_bit_flipped(data: bytes, bit: int) -> bytes:
    """`data` with one bit the other way round."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def random_bit(data: bytes, chance: random.Random) -> int:
    """Any bit of `data`."""
    return chance.randrange(len(data) * 8)


def judge(folder: Path, secret: bytes, before: Holdings, *, in_full: bool = True) -> Verdict:
    """Open, verify and, if nothing was said, compare. Anything but a SatchelError goes through.

    Not `in_full`, the lowest layer of `verify` is asked first and its first word is enough.
    """
    try:
        archive = Archive.open(folder, secret, timeout_s=0)
    except SatchelError as refusal:
        return Verdict(End.REFUSED, (_one_sentence(refusal),))
    with archive:
        try:
            first = None if in_full else next(check.run(archive), None)
            if first is not None:
                return Verdict(End.NAMED, (f"{first.where}: {first.sentence}",))
            report = verify(Desk(archive))
        except SatchelError as refusal:
            return Verdict(End.NAMED, (_one_sentence(refusal),))
        if report.problems:
            return Verdict(End.NAMED, tuple(f"{p.where}: {p.what}" for p in report.problems))
        after = holdings(archive)
        different = differing(before, after)
        return Verdict(End.UNNOTICED, different) if different else Verdict(End.HARMLESS)


def differing(before: Holdings, after: Holdings) -> tuple[str, ...]:
    """The tables and contents that do not read as they did."""
    return tuple(
        name
        for old, new in ((before.tables, after.tables), (before.contents, after.contents))
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    )


def _one_sentence(refusal: SatchelError) -> str:
    """A refusal is for a person: never ours to blame, never several lines."""
    assert not isinstance(refusal, Bug), refusal
    assert "\n" not in refusal.message
    assert refusal.exit_code in (3, 4, 5, 7), refusal
    return f"{type(refusal).__name__}: {refusal.message}"
