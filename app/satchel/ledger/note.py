"""Signed notes (C2SP signed-note): a text, a blank line, and signature lines.

Only the envelope: which keys must have signed is decided by `checkpoint` and
`cosignature`. Lines of unknown keys are kept and passed over, as the standard asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from satchel.crypto.digest import sha256
from satchel.domain.errors import IntegrityFailure, UsageError
from satchel.formats.canonical import binary, binary_text

KEY_ID_SIZE: Final = 4
SIZE_LIMIT: Final = 256 * 1024  # 16 signatures of 5 kB, three times over
_MARK: Final = "\u2014 "
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")
_NAME: Final = re.compile(r"[^\s+\x00-\x1f\x7f]{1,255}")


class SignatureType(IntEnum):
    """The byte that keeps one key's signatures of different meanings apart."""

    ED25519 = 0x01
    ED25519_COSIGNATURE = 0x04
    ML_DSA_44_COSIGNATURE = 0x06


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One line: the signer's name, the key's id and the signature's bytes."""

    name: str
    key_id: bytes
    signature: bytes

    def text(self) -> str:
        return f"{_MARK}{self.name} {binary_text(self.key_id + self.signature)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """`text` ends with a newline and is what signatures cover."""

    text: str
    lines: tuple[SignatureLine, ...]

    def by(self, name: str, key_id: bytes) -> tuple[bytes, ...]:
        """The signatures of exactly this key."""
        return tuple(
            line.signature for line in self.lines if (line.name, line.key_id) == (name, key_id)
        )


def key_id(name: str, kind: SignatureType, public: bytes) -> bytes:
    """SHA-256(name, newline, type, public key), first four bytes."""
    return sha256(name.encode("utf-8") + b"\n" + bytes([kind]) + public)[:KEY_ID_SIZE]


def require_name(name: str) -> str:
    """Raises UsageError for a name that a signature line cannot carry."""
    if not _NAME.fullmatch(name) or len(name.encode("utf-8")) > 255:
        raise UsageError("A ledger's or signer's name may not hold blanks or plus signs.")
    return name


def read_note(text: str) -> Note:
    """Raises IntegrityFailure for anything that is not a signed note."""
    if len(text) > SIZE_LIMIT or _CONTROL.search(text):
        raise _malformed()
    body, gap, tail = text.rpartition("\n\n")
    if not gap or not body or not tail.endswith("\n"):
        raise _malformed()
    return Note(body + "\n", tuple(map(_read_line, tail[:-1].split("\n"))))


def _read_line(line: str) -> SignatureLine:
    name, blank, encoded = line.removeprefix(_MARK).partition(" ")
    if not line.startswith(_MARK) or not blank or not _NAME.fullmatch(name):
        raise _malformed()
    raw = binary(encoded)
    if len(raw) <= KEY_ID_SIZE:
        raise _malformed()
    return SignatureLine(name, raw[:KEY_ID_SIZE], raw[KEY_ID_SIZE:])


def _malformed() -> IntegrityFailure:
    return IntegrityFailure("A checkpoint is not a well-formed signed note.")
