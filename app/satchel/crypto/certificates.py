"""A certificate authority for one capture: made in memory, trusted by one browser, then gone.

What it is for: a proxy on this computer that must answer as any site, to a browser of ours
that was told to trust it. What it is not for: judging anybody else's certificates. To know
first: nothing here outlives its process, and no other program is ever asked to trust it.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from satchel.crypto.digest import sha256

_BEFORE = timedelta(days=2)
_AFTER = timedelta(days=30)
_NAME_MAX = 64  # of a common name, RFC 5280 appendix A


@dataclass(frozen=True, slots=True)
class SiteCertificate:
    """PEM: the certificate with the one above it, and its private key in the clear.

    The key must not touch a disk like that: `sealed_key` is for where a file has to be made.
    """

    certificate: bytes
    key: bytes = field(repr=False)


class Authority:
    """Issues certificates for sites; all of them hold one and the same public key.

    `now` is when it is made: the certificates are valid from two days before to thirty
    days after. `pem` is the authority's own certificate.
    """

    def __init__(self, now: datetime) -> None:
        self._begins, self._ends = now - _BEFORE, now + _AFTER
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._site_key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name(
            [x509.NameAttribute(NameOID.COMMON_NAME, "This computer, recording")]
        )
        self._open_key = self._key_pem(serialization.NoEncryption())
        self.pem = self._own().public_bytes(serialization.Encoding.PEM)

    @property
    def pin(self) -> str:
        """Base64 SHA-256 of the public key (SubjectPublicKeyInfo) of every site certificate."""
        spki = self._site_key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        return base64.b64encode(sha256(spki)).decode("ascii")

    def for_site(self, host: str | None) -> SiteCertificate:
        """For `host`, ASCII or an address literal; None makes one that names no site at all.

        Raises ValueError for what no certificate can name.
        """
        builder = self._builder(
            x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, (host or "a site")[:_NAME_MAX])]),
            self._site_key.public_key(),
        )
        usages = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
        above = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        builder = (
            builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs_certificates=False), critical=True)
            .add_extension(usages, critical=False)
            .add_extension(above, critical=False)
        )
        if host is not None:
            names = x509.SubjectAlternativeName([_general_name(host)])
            builder = builder.add_extension(names, critical=False)
        made = builder.sign(self._key, hashes.SHA256())
        pem = made.public_bytes(serialization.Encoding.PEM)
        return SiteCertificate(pem + self.pem, self._open_key)

    def sealed_key(self, password: bytes) -> bytes:
        """The key of every site certificate as PEM, sealed under `password`."""
        return self._key_pem(serialization.BestAvailableEncryption(password))

    def _key_pem(self, sealing: serialization.KeySerializationEncryption) -> bytes:
        return self._site_key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, sealing
        )

    def _own(self) -> x509.Certificate:
        below = x509.SubjectKeyIdentifier.from_public_key(self._key.public_key())
        return (
            self._builder(self._name, self._key.public_key())
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(signs_certificates=True), critical=True)
            .add_extension(below, critical=False)
            .sign(self._key, hashes.SHA256())
        )

    def _builder(
        self, subject: x509.Name, key: ec.EllipticCurvePublicKey
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(self._begins)
            .not_valid_after(self._ends)
        )


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
