"""Ed25519 (RFC 8032) and ML-DSA-44 (FIPS 204) keys from 32-byte seeds.

Entries are signed with Ed25519, checkpoints with both. What is signed, under which
domain prefix, is the ledger's business. Verification raises; it never returns False.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from satchel.crypto.randomness import Random, random_bytes
from satchel.domain.errors import Bug, IntegrityFailure

SEED_SIZE = 32
ED25519_PUBLIC_SIZE = 32
ED25519_SIGNATURE_SIZE = 64
ML_DSA_44_PUBLIC_SIZE = 1312
ML_DSA_44_SIGNATURE_SIZE = 2420


class Ed25519Key:
    """A signing key. Equal seeds make equal keys and equal signatures."""

    __slots__ = ("_key", "public", "seed")

    def __init__(self, seed: bytes) -> None:
        _require_seed(seed)
        self.seed = seed
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()

    @classmethod
    def generate(cls, random: Random = random_bytes) -> Ed25519Key:
        return cls(random(SEED_SIZE))

    @classmethod
    def from_seed(cls, seed: bytes) -> Ed25519Key:
        return cls(seed)

    def sign(self, message: bytes) -> bytes:
        """64 bytes, deterministic."""
        return self._key.sign(message)

    def __repr__(self) -> str:
        return "<Ed25519Key>"


class MlDsa44Key:
    """A post-quantum signing key (FIPS 204, pure mode, hedged)."""

    __slots__ = ("_key", "public", "seed")

    def __init__(self, seed: bytes) -> None:
        _require_seed(seed)
        self.seed = seed
        try:
            self._key = MLDSA44PrivateKey.from_seed_bytes(seed)
        except UnsupportedAlgorithm as error:
            raise Bug("ML-DSA-44 does not work in this installation") from error
        self.public = self._key.public_key().public_bytes_raw()

    @classmethod
    def generate(cls, random: Random = random_bytes) -> MlDsa44Key:
        return cls(random(SEED_SIZE))

    @classmethod
    def from_seed(cls, seed: bytes) -> MlDsa44Key:
        return cls(seed)

    def sign(self, message: bytes, context: bytes = b"") -> bytes:
        """2420 bytes, different each time; `context` at most 255 bytes."""
        try:
            return self._key.sign(message, context)
        except ValueError as error:
            raise Bug("a signature's context has at most 255 bytes") from error

    def __repr__(self) -> str:
        return "<MlDsa44Key>"


def verify_ed25519(public: bytes, message: bytes, signature: bytes) -> None:
    """Raises IntegrityFailure unless `signature` is this key's over `message`."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError) as error:
        raise IntegrityFailure("An Ed25519 signature does not verify.") from error


def verify_ml_dsa_44(public: bytes, message: bytes, signature: bytes, context: bytes = b"") -> None:
    """Raises IntegrityFailure unless `signature` is this key's over `message` and `context`."""
    try:
        MLDSA44PublicKey.from_public_bytes(public).verify(signature, message, context)
    except (InvalidSignature, ValueError) as error:
        raise IntegrityFailure("An ML-DSA-44 signature does not verify.") from error


def _require_seed(seed: bytes) -> None:
    if len(seed) != SEED_SIZE:
        raise Bug("a signing key's seed has 32 bytes")
