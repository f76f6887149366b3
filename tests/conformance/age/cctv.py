"""Reads CCTV age vectors and takes each the whole way, saying which outcome it ends in.

Roads: HYBRID vectors go through Satchel's own `unseal`. X25519 vectors need a recipient
type that Satchel does not have: the stanza is opened here, by the specification, and all
else (grammar, MAC, nonce, payload) is Satchel's. SCRYPT vectors are not decided: the
class depends on a stanza that Satchel reads over, so only their file key is used.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import zlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from satchel.crypto import age, bech32
from satchel.crypto.age_header import Header, Stanza, check_mac, parse_header
from satchel.crypto.age_payload import NONCE_SIZE, PayloadStream
from satchel.crypto.digest import hkdf_sha256
from satchel.crypto.xwing import Identity
from satchel.domain.errors import SatchelError

FOLDER = Path(__file__).parents[2] / "vectors" / "age"
_HYBRID_IDENTITY = "AGE-SECRET-KEY-PQ-1"


class Outcome(StrEnum):
    SUCCESS = "success"
    NO_MATCH = "no match"
    HMAC = "HMAC failure"
    HEADER = "header failure"
    PAYLOAD = "payload failure"


class Road(StrEnum):
    HYBRID = "Satchel alone"
    X25519 = "X25519 stanza opened by the harness, the rest by Satchel"
    SCRYPT = "not decided: needs scrypt"


OUTCOME_OF_CODE = {
    "age-header": Outcome.HEADER,
    "age-mac": Outcome.HMAC,
    "age-payload": Outcome.PAYLOAD,
    "not-for-us": Outcome.NO_MATCH,
}


@dataclass(frozen=True, slots=True)
class Vector:
    name: str
    expected: Outcome
    released: str
    file_key: bytes
    identities: tuple[str, ...]
    has_passphrase: bool
    sealed: bytes

    @property
    def road(self) -> Road:
        if self.has_passphrase:
            return Road.SCRYPT
        return Road.X25519 if self.classical else Road.HYBRID

    @property
    def classical(self) -> list[bytes]:
        return [
            bech32.decode("age-secret-key-", text)
            for text in self.identities
            if not text.startswith(_HYBRID_IDENTITY)
        ]

    @property
    def hybrid(self) -> list[Identity]:
        return [
            Identity.from_text(text)
            for text in self.identities
            if text.startswith(_HYBRID_IDENTITY)
        ]


def all_vectors() -> list[Vector]:
    names = sorted(path for path in FOLDER.iterdir() if path.suffix == "" and path.is_file())
    return [_read(path) for path in names if not path.name.startswith(".")]


def _read(path: Path) -> Vector:
    head, sealed = path.read_bytes().split(b"\n\n", 1)
    lines = [line.split(": ", 1) for line in head.decode().split("\n")]
    fields = {key: value for key, value in lines if key not in {"identity", "passphrase"}}
    if fields.get("compressed") == "zlib":
        sealed = zlib.decompress(sealed)
    return Vector(
        path.name,
        Outcome(fields["expect"]),
        fields.get("payload", hashlib.sha256().hexdigest()),
        bytes.fromhex(fields.get("file key", "")),
        tuple(value for key, value in lines if key == "identity"),
        any(key == "passphrase" for key, _ in lines),
        sealed,
    )


def through_satchel(sealed: bytes, identities: list[Identity]) -> tuple[Outcome, bytes]:
    """Outcome of `age.unseal`, and every byte it gave out before."""
    given = bytearray()
    try:
        plaintext = age.unseal(io.BytesIO(sealed), identities)
        while piece := plaintext.read(age.CHUNK):
            given += piece
    except SatchelError as error:
        return OUTCOME_OF_CODE[error.code], bytes(given)
    return Outcome.SUCCESS, bytes(given)


def through_x25519(sealed: bytes, scalars: list[bytes]) -> tuple[Outcome, bytes]:
    """The same with X25519 identities, whose stanzas only this harness opens."""
    source = io.BytesIO(sealed)
    given = bytearray()
    try:
        header = parse_header(source)
        file_key = _unwrap_x25519(header, scalars)
        if file_key is None:
            return Outcome.NO_MATCH, b""
        check_mac(header, file_key)
        if len(nonce := source.read(NONCE_SIZE)) != NONCE_SIZE:
            return Outcome.HEADER, b""
        payload = PayloadStream(file_key, nonce, source)
        while piece := payload.read(age.CHUNK):
            given += piece
    except SatchelError as error:
        return OUTCOME_OF_CODE[error.code], bytes(given)
    except MalformedX25519:
        return Outcome.HEADER, b""
    return Outcome.SUCCESS, bytes(given)


class MalformedX25519(Exception):
    """A stanza of type X25519 that the specification says to reject."""


def _unwrap_x25519(header: Header, scalars: list[bytes]) -> bytes | None:
    for stanza in header.stanzas:
        if stanza.arguments[0] != "X25519":
            continue
        share = _share(stanza)
        for scalar in scalars:
            if (file_key := _open_x25519(scalar, share, stanza.body)) is not None:
                return file_key
    return None


def _share(stanza: Stanza) -> bytes:
    if len(stanza.arguments) != 2 or len(stanza.body) != 32:
        raise MalformedX25519
    text = stanza.arguments[1]
    try:
        share = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise MalformedX25519 from None
    if len(share) != 32 or base64.b64encode(share).decode().rstrip("=") != text:
        raise MalformedX25519
    return share


def _open_x25519(scalar: bytes, share: bytes, body: bytes) -> bytes | None:
    key = X25519PrivateKey.from_private_bytes(scalar)
    try:
        shared = key.exchange(X25519PublicKey.from_public_bytes(share))
    except ValueError:
        raise MalformedX25519 from None
    salt = share + key.public_key().public_bytes_raw()
    wrap_key = hkdf_sha256(shared, info=b"age-encryption.org/v1/X25519", salt=salt)
    try:
        return ChaCha20Poly1305(wrap_key).decrypt(bytes(12), body, None)
    except InvalidTag:
        return None
