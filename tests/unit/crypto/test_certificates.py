"""The throw-away authority: what it issues is believed by whoever knows it, and by none other."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.x509 import verification

from satchel.crypto.certificates import Authority

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def verified(authority: Authority, certificate: bytes, name: str, when: datetime = NOW) -> None:
    store = verification.Store([x509.load_pem_x509_certificate(authority.pem)])
    policy = verification.PolicyBuilder().store(store).time(when)
    subject = x509.DNSName(name)
    chain = x509.load_pem_x509_certificates(certificate)
    policy.build_server_verifier(subject).verify(chain[0], chain[1:])


def test_a_site_certificate_is_verified_by_the_authority_that_made_it() -> None:
    authority = Authority(NOW)
    made = authority.for_site("court.example")
    verified(authority, made.certificate, "court.example")
    for who, name, when in (
        (Authority(NOW), "court.example", NOW),
        (authority, "bank.example", NOW),
        (authority, "court.example", NOW + timedelta(days=31)),
        (authority, "court.example", NOW - timedelta(days=3)),
    ):
        with pytest.raises(verification.VerificationError):
            verified(who, made.certificate, name, when)


def test_all_site_certificates_have_the_one_public_key_that_is_pinned() -> None:
    authority = Authority(NOW)
    for host in ("a.example", "127.0.0.1", "::1", "x" * 63 + ".example", None):
        made = authority.for_site(host)
        leaf = x509.load_pem_x509_certificates(made.certificate)[0]
        spki = leaf.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        assert base64.b64encode(hashlib.sha256(spki).digest()).decode() == authority.pin
        key = serialization.load_pem_private_key(made.key, None)
        assert key.public_key() == leaf.public_key()


def test_a_key_that_must_be_put_in_a_file_is_sealed() -> None:
    authority = Authority(NOW)
    sealed = authority.sealed_key(b"word")
    assert b"ENCRYPTED" in sealed
    with pytest.raises(ValueError, match=r"."):
        serialization.load_pem_private_key(sealed, b"other")
    key = serialization.load_pem_private_key(sealed, b"word")
    assert (
        key.public_key()
        == serialization.load_pem_private_key(authority.for_site(None).key, None).public_key()
    )


def test_a_certificate_does_not_show_its_key_when_printed() -> None:
    made = Authority(NOW).for_site("court.example")
    assert "PRIVATE" not in repr(made)
