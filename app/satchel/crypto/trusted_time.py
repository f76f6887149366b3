"""RFC 3161: asking an authority for a timestamp, and checking what it answered.

An imprint is SHA-512 always. A token counts only when the pinned certificate signed it,
over these very bytes, under the pinned policy, while that certificate held; an answer just
received must repeat the nonce of its request, too. Verification raises. Not for fetching.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)
from rfc3161_client.tsp import TimeStampTokenInfo

from satchel.crypto.der_sets import with_sorted_certificates
from satchel.crypto.digest import constant_time_equal, sha512
from satchel.crypto.time_pins import Pin
from satchel.domain.errors import IntegrityFailure, RefusedByPolicy

REPLY_LIMIT: Final = 64 * 1024
# What the two libraries make of damaged certificates and names.
_UNREADABLE: Final = (
    ValueError,
    TypeError,
    KeyError,
    OverflowError,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
    x509.DuplicateExtension,
    UnsupportedAlgorithm,
)
_GRANTED: Final = 0
_SHA512: Final = x509.ObjectIdentifier("2.16.840.1.101.3.4.2.3")
_GOOD_DIGESTS: Final = {
    x509.ObjectIdentifier("2.16.840.1.101.3.4.2.1"),
    x509.ObjectIdentifier("2.16.840.1.101.3.4.2.2"),
    _SHA512,
}


@dataclass(frozen=True, slots=True)
class TimeRequest:
    """`query` goes to the authority: a digest and a random number, nothing else."""

    query: bytes
    nonce: int


@dataclass(frozen=True, slots=True)
class Token:
    """What a checked token says. `accuracy` is None where the authority gives none."""

    time: datetime
    accuracy: timedelta | None
    serial: int
    policy: str
    nonce: int | None


def time_request(data: bytes) -> TimeRequest:
    """A request over `data`, with a fresh nonce, that wants the certificate in the answer."""
    made = (
        TimestampRequestBuilder()
        .data(data)
        .hash_algorithm(HashAlgorithm.SHA512)
        .nonce(nonce=True)
        .cert_request(cert_request=True)
        .build()
    )
    assert made.nonce is not None
    return TimeRequest(made.as_bytes(), made.nonce)


def open_token(
    reply: bytes, data: bytes, pin: Pin, *, policy: str | None, nonce: int | None = None
) -> Token:
    """What the authority's whole answer (TimeStampResp) says of `data`, checked.

    Raises RefusedByPolicy("authority-refused") where it granted nothing, and
    IntegrityFailure for every other thing that does not hold. `policy` is a dotted
    identifier, None where none is pinned; `nonce` is given for a fresh answer.
    """
    response = _read(reply)
    _require_granted(response)
    told = _told(response)
    if told.message_imprint.hash_algorithm != _SHA512 or not constant_time_equal(
        told.message_imprint.message, sha512(data)
    ):
        raise IntegrityFailure("The timestamp is over other bytes than these.")
    if nonce is not None and told.nonce != nonce:
        raise IntegrityFailure("The timestamp answers another request: its nonce differs.")
    if policy is not None and told.policy.dotted_string != policy:
        raise IntegrityFailure(
            f"The timestamp is under policy {told.policy.dotted_string}, not the pinned one."
        )
    _require_signer(response, pin)
    time = told.gen_time.astimezone(UTC)
    pin.require_valid_at(time)
    _verify(response, pin, sha512(data))
    return Token(
        time, _accuracy(response), told.serial_number, told.policy.dotted_string, told.nonce
    )


def _read(reply: bytes) -> TimeStampResponse:
    wrong = "The answer is no timestamp that can be read (RFC 3161)."
    if len(reply) > REPLY_LIMIT:
        raise IntegrityFailure(wrong)
    try:
        return decode_timestamp_response(with_sorted_certificates(reply))
    except _UNREADABLE as error:
        raise IntegrityFailure(wrong) from error


def _told(response: TimeStampResponse) -> TimeStampTokenInfo:
    try:
        return response.tst_info
    except _UNREADABLE as error:
        raise IntegrityFailure("The timestamp cannot be read (RFC 3161).") from error


def _require_granted(response: TimeStampResponse) -> None:
    if response.status != _GRANTED:
        raise RefusedByPolicy(
            f"The authority refused to stamp (status {response.status}); ask it why.",
            code="authority-refused",
        )


def _require_signer(response: TimeStampResponse, pin: Pin) -> None:
    """Exactly one signer, and its certificate, brought along, is the pinned one."""
    other = IntegrityFailure(
        "The timestamp is signed by another certificate than the one that is pinned; if the "
        "authority has changed its certificate, pin the new one."
    )
    own = pin.certificate
    try:
        signed = response.signed_data
        signers = [(one.issuer, one.serial_number) for one in signed.signer_infos]
        digests = set(signed.digest_algorithms)
        brought = set(signed.certificates)
    except _UNREADABLE as error:
        raise IntegrityFailure("The timestamp's signature cannot be read.") from error
    if own.public_bytes(Encoding.DER) not in brought:
        raise other
    if signers != [(own.issuer, own.serial_number)]:
        raise other
    if not digests <= _GOOD_DIGESTS:
        raise IntegrityFailure("The timestamp is signed over a digest that is too weak.")


def _verify(response: TimeStampResponse, pin: Pin, digest: bytes) -> None:
    verifier = VerifierBuilder(
        tsa_certificate=pin.certificate,
        intermediates=list(pin.issuers[:-1]),
        roots=[pin.issuers[-1] if pin.issuers else pin.certificate],
    ).build()
    try:
        verifier.verify(response, digest)
    except (VerificationError, *_UNREADABLE) as error:
        raise IntegrityFailure("The timestamp's signature does not verify.") from error


def _accuracy(response: TimeStampResponse) -> timedelta | None:
    told = _told(response).accuracy
    if told is None:
        return None
    return timedelta(
        seconds=told.seconds or 0, milliseconds=told.millis or 0, microseconds=told.micros or 0
    )
