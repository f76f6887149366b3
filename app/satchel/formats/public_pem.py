"""Public signing keys as PEM files that `openssl` reads (SubjectPublicKeyInfo).

Each algorithm's DER is a fixed beginning and the raw key (RFC 8410; RFC 9881 for
ML-DSA-44), so writing and strict reading need no cryptography. Not for private keys.
"""

from __future__ import annotations

import base64
import binascii
from enum import Enum
from typing import Final

from satchel.domain.errors import Bug, IntegrityFailure

_FIRST: Final = "-----BEGIN PUBLIC KEY-----"
_LAST: Final = "-----END PUBLIC KEY-----"
_WIDTH: Final = 64


class PublicKind(Enum):
    """A fixed DER beginning and the size of the raw key after it."""

    ED25519 = ("302a300506032b6570032100", 32)
    ML_DSA_44 = ("30820532300b06096086480165030403110382052100", 1312)

    @property
    def beginning(self) -> bytes:
        return bytes.fromhex(self.value[0])

    @property
    def size(self) -> int:
        return self.value[1]


def write_public(kind: PublicKind, raw: bytes) -> bytes:
    """The PEM file of a raw public key."""
    if len(raw) != kind.size:
        raise Bug("a public key does not have the size of its kind")
    text = base64.b64encode(kind.beginning + raw).decode("ascii")
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    return "\n".join([_FIRST, *lines, _LAST, ""]).encode("ascii")


def read_public(kind: PublicKind, pem: bytes) -> bytes:
    """The raw key; raises IntegrityFailure for any file that `write_public` does not make."""
    try:
        first, *lines = pem.decode("ascii").split("\n")
        der = base64.b64decode("".join(lines[:-2]), validate=True)
    except (UnicodeDecodeError, binascii.Error) as error:
        raise IntegrityFailure("A public key file is not readable.") from error
    raw = der[len(kind.beginning) :]
    if first != _FIRST or len(raw) != kind.size or write_public(kind, raw) != pem:
        raise IntegrityFailure("A public key file does not hold the kind of key it should.")
    return raw
