"""The gate of crypto.age: C2SP's CCTV vectors, each ending in the class it names."""

from __future__ import annotations

import hashlib
import io
from collections import Counter

import pytest

from conformance.age.cctv import Outcome, Road, Vector, all_vectors, through_satchel, through_x25519
from satchel.crypto import age
from satchel.crypto.age_header import check_mac, parse_header
from satchel.crypto.age_payload import PayloadSealer, PayloadStream
from satchel.crypto.xwing import Identity
from satchel.domain.errors import IntegrityFailure, SatchelError

VECTORS = all_vectors()
STRANGER = Identity.from_seed(bytes(range(32)))

# Vectors whose named class comes from an scrypt stanza. Satchel reads such stanzas over,
# as it must with any type it does not know, so it ends in "no match" — except where the
# grammar that all stanzas share is broken.
SCRYPT_SATCHEL_SAYS = {
    "scrypt": Outcome.NO_MATCH,
    "scrypt_and_x25519": Outcome.NO_MATCH,
    "scrypt_bad_tag": Outcome.NO_MATCH,
    "scrypt_double": Outcome.NO_MATCH,
    "scrypt_extra_argument": Outcome.NO_MATCH,
    "scrypt_long_file_key": Outcome.NO_MATCH,
    "scrypt_no_match": Outcome.NO_MATCH,
    "scrypt_not_canonical_body": Outcome.HEADER,
    "scrypt_not_canonical_salt": Outcome.NO_MATCH,
    "scrypt_salt_long": Outcome.NO_MATCH,
    "scrypt_salt_missing": Outcome.NO_MATCH,
    "scrypt_salt_short": Outcome.NO_MATCH,
    "scrypt_uppercase": Outcome.NO_MATCH,
    "scrypt_work_factor_23": Outcome.NO_MATCH,
    "scrypt_work_factor_hex": Outcome.NO_MATCH,
    "scrypt_work_factor_leading_garbage": Outcome.NO_MATCH,
    "scrypt_work_factor_leading_plus": Outcome.NO_MATCH,
    "scrypt_work_factor_leading_zero_decimal": Outcome.NO_MATCH,
    "scrypt_work_factor_leading_zero_octal": Outcome.NO_MATCH,
    "scrypt_work_factor_missing": Outcome.NO_MATCH,
    "scrypt_work_factor_negative": Outcome.NO_MATCH,
    "scrypt_work_factor_overflow": Outcome.NO_MATCH,
    "scrypt_work_factor_trailing_garbage": Outcome.NO_MATCH,
    "scrypt_work_factor_wrong": Outcome.NO_MATCH,
    "scrypt_work_factor_zero": Outcome.NO_MATCH,
}


def on(road: Road, *outcomes: Outcome) -> list[object]:
    chosen = [v for v in VECTORS if v.road is road and (not outcomes or v.expected in outcomes)]
    return [pytest.param(vector, id=vector.name) for vector in chosen]


def test_no_vector_was_lost() -> None:
    assert len(VECTORS) == 110
    assert sum(vector.name.startswith("hybrid") for vector in VECTORS) == 18
    assert {v.name for v in VECTORS if v.road is Road.SCRYPT} == set(SCRYPT_SATCHEL_SAYS)
    assert Counter(vector.expected for vector in VECTORS) == {
        Outcome.SUCCESS: 19,
        Outcome.NO_MATCH: 12,
        Outcome.HMAC: 1,
        Outcome.HEADER: 60,
        Outcome.PAYLOAD: 18,
    }


@pytest.mark.parametrize("vector", on(Road.HYBRID))
def test_satchel_alone_reaches_the_class(vector: Vector) -> None:
    outcome, given = through_satchel(vector.sealed, vector.hybrid)
    assert outcome is vector.expected
    assert hashlib.sha256(given).hexdigest() == vector.released


@pytest.mark.parametrize("vector", on(Road.X25519))
def test_header_and_payload_reach_the_class_behind_an_x25519_stanza(vector: Vector) -> None:
    outcome, given = through_x25519(vector.sealed, vector.classical)
    assert outcome is vector.expected
    assert hashlib.sha256(given).hexdigest() == vector.released


@pytest.mark.parametrize("vector", on(Road.SCRYPT))
def test_a_passphrase_file_is_never_opened(vector: Vector) -> None:
    outcome, given = through_satchel(vector.sealed, [STRANGER])
    assert outcome is SCRYPT_SATCHEL_SAYS[vector.name]
    assert given == b""


@pytest.mark.parametrize("vector", on(Road.X25519))
def test_a_classical_file_is_never_opened(vector: Vector) -> None:
    outcome, given = through_satchel(vector.sealed, [STRANGER])
    assert outcome in {Outcome.NO_MATCH, Outcome.HEADER}
    assert given == b""


SUCCESSES = [pytest.param(v, id=v.name) for v in VECTORS if v.expected is Outcome.SUCCESS]


@pytest.mark.parametrize("vector", SUCCESSES)
def test_the_vectors_own_file_key_opens_and_seals_it_again(vector: Vector) -> None:
    source = io.BytesIO(vector.sealed)
    check_mac(parse_header(source), vector.file_key)
    nonce, payload = source.read(age.NONCE_SIZE), source.read()
    opened = reader(vector.file_key, nonce, payload).read()
    assert opened == PayloadStream(vector.file_key, nonce, io.BytesIO(payload)).readall()
    assert hashlib.sha256(opened).hexdigest() == vector.released
    sealer = PayloadSealer(vector.file_key, nonce)
    assert sealer.update(opened) + sealer.finish() == payload


PAYLOADS = [pytest.param(v, id=v.name) for v in VECTORS if v.expected is Outcome.PAYLOAD]


@pytest.mark.parametrize("vector", PAYLOADS)
def test_the_seekable_reader_refuses_the_same_payloads(vector: Vector) -> None:
    source = io.BytesIO(vector.sealed)
    check_mac(parse_header(source), vector.file_key)
    nonce, payload = source.read(age.NONCE_SIZE), source.read()
    with pytest.raises(IntegrityFailure) as refused:
        reader(vector.file_key, nonce, payload).read()
    assert refused.value.code == "age-payload"


@pytest.mark.parametrize(
    "vector", [pytest.param(v, id=v.name) for v in VECTORS if v.expected is not Outcome.HEADER]
)
def test_reading_a_header_takes_exactly_its_bytes(vector: Vector) -> None:
    source = io.BytesIO(vector.sealed)
    header = age.read_header(source)
    assert vector.sealed.startswith(header)
    assert source.tell() == len(header)
    with pytest.raises(SatchelError) as refused:
        age.open_header(header + b"\n", [STRANGER])
    assert refused.value.code == "age-header"


def reader(file_key: bytes, nonce: bytes, payload: bytes) -> age.PayloadReader:
    return age.PayloadReader(file_key, nonce, lambda at, n: payload[at : at + n], len(payload))
