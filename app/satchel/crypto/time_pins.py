"""A pinned timestamp authority: its own certificate, and every issuer up to the root.

What the file beside its address says is believed, and nothing else: no list of the system,
no certificate that an answer brings along. To know first: an authority that changes its
certificate is another pin; the old one keeps what it stamped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from satchel.domain.errors import IntegrityFailure, UsageError

_LARGEST: Final = 64 * 1024
_SHORTEST_RSA: Final = 2048
_SHORTEST_CURVE: Final = 256
_RSA_FOR_LONG: Final = 3072
# NIST SP 800-57 part 1: 112 bits of strength, as of RSA-2048, are for use until the end of 2030.
_SHORT_RSA_UNTIL: Final = datetime(2030, 12, 31, tzinfo=UTC)
_OLD_DIGESTS: Final = (hashes.MD5, hashes.SHA1)


@dataclass(frozen=True, slots=True)
class Pin:
    """`certificate` signs the timestamps; `issuers` lead from it to the root, which is last."""

    certificate: x509.Certificate
    issuers: tuple[x509.Certificate, ...]

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        return (self.certificate, *self.issuers)

    @property
    def subject(self) -> str:
        """Whose certificate it is, as RFC 4514 writes names."""
        return self.certificate.subject.rfc4514_string()

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of the certificate, as `openssl x509 -fingerprint -sha256` gives it."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    @property
    def since(self) -> datetime:
        return max(one.not_valid_before_utc for one in self.chain)

    @property
    def until(self) -> datetime:
        """When the first certificate of the chain ends."""
        return min(one.not_valid_after_utc for one in self.chain)

    @property
    def ages(self) -> datetime:
        """When what it signed needs another timestamp over it: certificates end, keys age."""
        return min([self.until, *(_key_ages(one) for one in self.chain)])

    def pem(self) -> bytes:
        """The whole chain, its own certificate first: what `openssl ts -CAfile` takes."""
        return b"".join(one.public_bytes(Encoding.PEM) for one in self.chain)

    def require_valid_at(self, moment: datetime) -> None:
        """Raises IntegrityFailure where a certificate of the chain did not hold then."""
        if not self.since <= moment <= self.until:
            raise IntegrityFailure(
                "The timestamp was made when the authority's certificate did not hold "
                f"(it holds from {self.since:%Y-%m-%d} until {self.until:%Y-%m-%d})."
            )


def read_pin(pem: bytes) -> Pin:
    """A pin from a PEM file: the authority's certificate and its issuers, in any order.

    Raises UsageError for one that cannot sign timestamps, a chain that does not reach a
    root, a certificate that is no part of it, and keys too weak to begin with.
    """
    given = _certificates(pem)
    own = [one for one in given if _stamps(one)]
    if len(own) != 1:
        raise UsageError(
            "The file must hold exactly one certificate that is for timestamping alone, and "
            "beside it its issuers; ask the authority for that file."
        )
    pin = Pin(own[0], _issuers(own[0], given))
    if len(pin.chain) != len(given):
        raise UsageError("The file holds certificates that are no issuers of the first.")
    for one in pin.chain:
        _refuse_weak(one)
    return pin


def _certificates(pem: bytes) -> list[x509.Certificate]:
    wrong = "The file holds no certificate in PEM (BEGIN CERTIFICATE)."
    if len(pem) > _LARGEST:
        raise UsageError(wrong)
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise UsageError(wrong) from error


def _stamps(certificate: x509.Certificate) -> bool:
    """RFC 3161 §2.3: the extension is critical and names timestamping alone."""
    try:
        told = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        return False
    return told.critical and list(told.value) == [ExtendedKeyUsageOID.TIME_STAMPING]


def _issuers(
    certificate: x509.Certificate, given: Sequence[x509.Certificate]
) -> tuple[x509.Certificate, ...]:
    """From a certificate up to a root that signed itself."""
    found: list[x509.Certificate] = []
    at = certificate
    while at.issuer != at.subject:
        above = next((one for one in given if one not in found and _issued(at, one)), None)
        if above is None:
            raise UsageError(
                f"The issuer {at.issuer.rfc4514_string()!r} is not in the file; put every "
                "certificate up to the root into it, so that it can be checked in years."
            )
        found.append(above)
        at = above
    return tuple(found)


def _issued(below: x509.Certificate, above: x509.Certificate) -> bool:
    try:
        below.verify_directly_issued_by(above)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _refuse_weak(certificate: x509.Certificate) -> None:
    name = certificate.subject.rfc4514_string()
    is_root = certificate.issuer == certificate.subject  # nobody relies on its own signature
    digest = certificate.signature_hash_algorithm
    if not is_root and isinstance(digest, _OLD_DIGESTS):
        raise UsageError(f"The certificate {name!r} is signed with a digest that is broken.")
    key = certificate.public_key()
    if (isinstance(key, rsa.RSAPublicKey) and key.key_size < _SHORTEST_RSA) or (
        isinstance(key, ec.EllipticCurvePublicKey) and key.curve.key_size < _SHORTEST_CURVE
    ):
        raise UsageError(f"The key of the certificate {name!r} is too short to rely on.")


def _key_ages(certificate: x509.Certificate) -> datetime:
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < _RSA_FOR_LONG:
        return _SHORT_RSA_UNTIL
    return certificate.not_valid_after_utc
