"""A relay's certificate: kept, read back, and pinned by what TLS shows."""

from __future__ import annotations

import hashlib
import ssl
from pathlib import Path

import pytest

from satchel.crypto.relay_certificate import make_relay_certificate, read_relay_certificate
from satchel.domain.errors import IntegrityFailure


def test_its_pin_is_the_digest_of_what_tls_shows(tmp_path: Path) -> None:
    made = make_relay_certificate()
    (tmp_path / "relay.pem").write_bytes(made.pem)
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(tmp_path / "relay.pem")
    text = made.pem.decode("ascii")
    shown = ssl.PEM_cert_to_DER_cert(text[text.index("-----BEGIN CERTIFICATE") :])
    assert made.pin == hashlib.sha256(shown).hexdigest()
    assert read_relay_certificate(made.pem) == made


def test_each_relay_has_its_own() -> None:
    assert make_relay_certificate().pin != make_relay_certificate().pin


@pytest.mark.parametrize("kept", [b"", b"no pem", b"-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_a_file_that_holds_something_else_is_refused(kept: bytes) -> None:
    with pytest.raises(IntegrityFailure):
        read_relay_certificate(kept)


def test_a_certificate_without_its_key_is_refused() -> None:
    pem = make_relay_certificate().pem
    with pytest.raises(IntegrityFailure):
        read_relay_certificate(pem[pem.index(b"-----BEGIN CERTIFICATE") :])
