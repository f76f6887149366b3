"""X-Wing (ML-KEM-768 with X25519) identities and recipients, and wrapping to them by HPKE.

What it is for: the one kind of key that Satchel seals to; whoever can break only one
of the two halves opens nothing. What it is not for: there is no classical recipient
and no way to ask for one. To know first: an identity is a 32-byte seed, spread by
SHAKE256 into ML-KEM's d and z and the X25519 scalar (draft-connolly-cfrg-xwing-kem);
HPKE is RFC 9180 base mode with HKDF-SHA256 and ChaCha20-Poly1305.
"""

from __future__ import annotations

import hashlib
from functools import cached_property

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from satchel.crypto import bech32
from satchel.crypto.randomness import Random, random_bytes
from satchel.domain.errors import Bug, IntegrityFailure, UsageError

SEED_SIZE = 32
PUBLIC_SIZE = 1216
ENCAPSULATION_SIZE = 1120
_ML_KEM_SEED = 64
_ML_KEM_PUBLIC = 1184
_ML_KEM_CIPHERTEXT = 1088
_IDENTITY_PREFIX = "age-secret-key-pq-"
_RECIPIENT_PREFIX = "age1pq"
_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
_ANY_SCALAR = X25519PrivateKey.from_private_bytes(bytes(32))


class NotForThisIdentity(Exception):
    """What was wrapped is for another identity, or was changed: HPKE cannot tell which."""


class Recipient:
    """Whom to seal to: 1216 public bytes (ML-KEM-768 key, then X25519 key)."""

    def __init__(self, public: bytes) -> None:
        """Raises UsageError when these are not the bytes of a valid key."""
        if len(public) != PUBLIC_SIZE:
            raise UsageError("A public key to seal to has 1216 bytes; this one has not.")
        self.public = bytes(public)
        try:
            x25519 = X25519PublicKey.from_public_bytes(self.public[_ML_KEM_PUBLIC:])
            # A low-order point, with which nothing could be sealed, fails with any scalar.
            _ANY_SCALAR.exchange(x25519)
            ml_kem = MLKEM768PublicKey.from_public_bytes(self.public[:_ML_KEM_PUBLIC])
            self._key = hpke.MLKEM768X25519PublicKey(ml_kem, x25519)
        except ValueError as error:
            raise UsageError("The public key to seal to is damaged.") from error
        except UnsupportedAlgorithm as error:
            raise _no_post_quantum() from error

    @classmethod
    def from_text(cls, text: str) -> Recipient:
        """The inverse of `to_text`. Raises UsageError."""
        return cls(bech32.decode(_RECIPIENT_PREFIX, text))

    def to_text(self) -> str:
        """`age1pq1…`, as age 1.3 and later writes and reads it."""
        return bech32.encode(_RECIPIENT_PREFIX, self.public)

    def wrap(self, secret: bytes, info: bytes) -> bytes:
        """Encapsulation (1120 bytes), then `secret` encrypted (16 bytes longer)."""
        try:
            return _SUITE.encrypt(secret, self._key, info)
        except (ValueError, UnsupportedAlgorithm) as error:
            raise _no_post_quantum() from error

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Recipient) and self.public == other.public

    def __hash__(self) -> int:
        return hash(self.public)

    def __repr__(self) -> str:
        return f"<Recipient {hashlib.sha256(self.public).hexdigest()[:8]}>"


class Identity:
    """Who can open: a 32-byte seed and the keys that follow from it."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_SIZE:
            raise Bug("an X-Wing identity's seed has 32 bytes")
        self.seed = bytes(seed)
        spread = hashlib.shake_256(self.seed).digest(_ML_KEM_SEED + 32)
        try:
            self._ml_kem = MLKEM768PrivateKey.from_seed_bytes(spread[:_ML_KEM_SEED])
        except UnsupportedAlgorithm as error:
            raise _no_post_quantum() from error
        self._x25519 = X25519PrivateKey.from_private_bytes(spread[_ML_KEM_SEED:])
        self._key = hpke.MLKEM768X25519PrivateKey(self._ml_kem, self._x25519)

    @classmethod
    def generate(cls, random: Random = random_bytes) -> Identity:
        return cls(random(SEED_SIZE))

    @classmethod
    def from_seed(cls, seed: bytes) -> Identity:
        return cls(seed)

    @classmethod
    def from_text(cls, text: str) -> Identity:
        """The inverse of `to_text`. Raises UsageError."""
        seed = bech32.decode(_IDENTITY_PREFIX, text)
        if len(seed) != SEED_SIZE:
            raise UsageError("The secret key is too short or too long; copy it again.")
        return cls(seed)

    def to_text(self) -> str:
        """`AGE-SECRET-KEY-PQ-1…`: the secret itself."""
        return bech32.encode(_IDENTITY_PREFIX, self.seed).upper()

    @cached_property
    def recipient(self) -> Recipient:
        ml_kem = self._ml_kem.public_key().public_bytes_raw()
        return Recipient(ml_kem + self._x25519.public_key().public_bytes_raw())

    def unwrap(self, wrapped: bytes, info: bytes) -> bytes:
        """What `Recipient.wrap` was given.

        Raises NotForThisIdentity; IntegrityFailure when the X25519 share is a
        low-order point, which no honest sender makes and HPKE must abort on
        (RFC 9180 section 7.1.4) whoever it is for.
        """
        share = wrapped[_ML_KEM_CIPHERTEXT:ENCAPSULATION_SIZE]
        try:
            self._x25519.exchange(X25519PublicKey.from_public_bytes(share))
        except ValueError as error:
            raise IntegrityFailure("A key share in the sealed file is invalid.") from error
        try:
            return _SUITE.decrypt(wrapped, self._key, info)
        except InvalidTag as error:
            raise NotForThisIdentity from error

    def __repr__(self) -> str:
        return "<Identity>"


def _no_post_quantum() -> Bug:
    return Bug("post-quantum encryption does not work in this installation")
