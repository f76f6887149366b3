"""A relay's own certificate: made once, pinned by whoever was told its digest.

Not for a name that authorities vouch for: clients compare the certificate's SHA-256 with
the pin of their invitation and look at nothing else in it, so it is valid for all times.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from satchel.crypto.digest import sha256
from satchel.domain.errors import IntegrityFailure

_BEGINS = datetime(2020, 1, 1, tzinfo=UTC)
_ENDS = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)  # RFC 5280: no date known
_NAME = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "relay")])


@dataclass(frozen=True, slots=True)
class RelayCertificate:
    """`pem` holds the private key and the certificate; `pin` is 64 hexadecimal digits."""

    pem: bytes
    pin: str


def make_relay_certificate() -> RelayCertificate:
    """A new key (ECDSA P-256: every TLS library has it) and a certificate signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_NAME)
        .issuer_name(_NAME)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_BEGINS)
        .not_valid_after(_ENDS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return RelayCertificate(
        private + certificate.public_bytes(serialization.Encoding.PEM), _pin(certificate)
    )


def read_relay_certificate(pem: bytes) -> RelayCertificate:
    """What `make_relay_certificate` gave, kept. Raises IntegrityFailure for anything else."""
    try:
        serialization.load_pem_private_key(pem, password=None)
        certificate = x509.load_pem_x509_certificate(pem)
    except (ValueError, TypeError) as error:
        raise IntegrityFailure(
            "The file with the relay's certificate holds no key and certificate; bring back "
            "the one it was started with, or name another file: devices know the old one."
        ) from error
    return RelayCertificate(pem, _pin(certificate))


def _pin(certificate: x509.Certificate) -> str:
    return sha256(certificate.public_bytes(serialization.Encoding.DER)).hex()
