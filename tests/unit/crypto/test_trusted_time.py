"""Timestamps of `openssl ts`: what is taken for one, and each thing that is not."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from samples.time_authority import OTHER_POLICY, POLICY, TimeAuthority
from satchel.crypto.der_sets import with_sorted_certificates
from satchel.crypto.time_pins import Pin, read_pin
from satchel.crypto.trusted_time import open_token, time_request
from satchel.domain.errors import IntegrityFailure, RefusedByPolicy, UsageError

DATA = b"the head of a ledger\n"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> TimeAuthority:
    return TimeAuthority(tmp_path_factory.mktemp("time") / "one")


@pytest.fixture(scope="module")
def pin(authority: TimeAuthority) -> Pin:
    return read_pin(authority.chain)


@pytest.fixture(scope="module")
def reply(authority: TimeAuthority) -> bytes:
    return authority.answer(time_request(DATA).query)


def test_a_token_says_when(authority: TimeAuthority, pin: Pin) -> None:
    asked = time_request(DATA)
    token = open_token(authority.answer(asked.query), DATA, pin, policy=POLICY, nonce=asked.nonce)
    assert abs(token.time - datetime.now(UTC)) < timedelta(minutes=10)
    assert (token.accuracy, token.policy, token.nonce) == (
        timedelta(seconds=1.5),
        POLICY,
        asked.nonce,
    )


def test_a_request_holds_a_digest_and_a_nonce_and_no_word_of_what_is_stamped() -> None:
    first, second = time_request(DATA), time_request(DATA)
    assert first.nonce != second.nonce
    assert DATA not in first.query
    assert len(first.query) < 120


def test_certificates_in_any_order_are_read_and_nothing_else_is_moved(
    authority: TimeAuthority, pin: Pin, reply: bytes
) -> None:
    """openssl writes them as they come, so one of the two orders is not that of DER."""
    sorted_ = with_sorted_certificates(reply)
    assert sorted(sorted_) == sorted(reply)
    root = authority.folder / "root.pem"
    own = authority.folder / "own.pem"
    ders = [
        subprocess.run(
            ["openssl", "x509", "-in", one, "-outform", "DER"], check=True, capture_output=True
        ).stdout
        for one in (own, root)
    ]
    start = min(sorted_.index(der) for der in ders)
    end = start + sum(map(len, ders))
    for order in (ders, ders[::-1]):
        turned = sorted_[:start] + b"".join(order) + sorted_[end:]
        assert with_sorted_certificates(turned) == sorted_
        assert open_token(turned, DATA, pin, policy=POLICY).policy == POLICY


@pytest.mark.parametrize("make", [{"rsa": 2048}, {"terse": True}], ids=["rsa", "terse"])
def test_authorities_of_other_makes_are_believed(tmp_path: Path, make: dict[str, int]) -> None:
    other = TimeAuthority(tmp_path / "other", **make)  # type: ignore[arg-type]
    token = open_token(
        other.answer(time_request(DATA).query), DATA, read_pin(other.chain), policy=POLICY
    )
    assert (token.accuracy is None) == ("terse" in make)


def test_a_short_key_ages_before_its_certificate_and_a_shorter_one_is_no_pin(
    tmp_path: Path, pin: Pin
) -> None:
    """NIST SP 800-57: 112 bits of strength, as of RSA-2048, until the end of 2030."""
    days = (-1.0, 365.0 * 9)
    old = read_pin(TimeAuthority(tmp_path / "old", days=days, rsa=2048).chain)
    assert old.ages == datetime(2030, 12, 31, tzinfo=UTC) < old.until
    assert pin.ages == pin.until
    with pytest.raises(UsageError, match="too short"):
        read_pin(TimeAuthority(tmp_path / "short", rsa=1024).chain)


def test_another_imprint_nonce_or_policy_is_refused(pin: Pin, reply: bytes) -> None:
    with pytest.raises(IntegrityFailure, match="other bytes"):
        open_token(reply, DATA + b".", pin, policy=POLICY)
    with pytest.raises(IntegrityFailure, match="nonce"):
        open_token(reply, DATA, pin, policy=POLICY, nonce=1)
    with pytest.raises(IntegrityFailure, match="policy"):
        open_token(reply, DATA, pin, policy=OTHER_POLICY)


def test_the_token_of_another_authority_is_refused_even_of_the_same_name(
    pin: Pin, tmp_path: Path
) -> None:
    other = TimeAuthority(tmp_path / "two")
    told = other.answer(time_request(DATA).query)
    assert open_token(told, DATA, read_pin(other.chain), policy=POLICY).policy == POLICY
    with pytest.raises(IntegrityFailure, match="another certificate"):
        open_token(told, DATA, pin, policy=POLICY)


@pytest.mark.parametrize("days", [(-30.0, -1.0), (1.0, 30.0)], ids=["ended", "not-begun"])
def test_a_certificate_that_did_not_hold_at_the_time_of_the_token_is_refused(
    tmp_path: Path, days: tuple[float, float]
) -> None:
    late = TimeAuthority(tmp_path / "late", days=days)
    told = late.answer(time_request(DATA).query)
    with pytest.raises(IntegrityFailure, match="did not hold"):
        open_token(told, DATA, read_pin(late.chain), policy=POLICY)


def test_an_authority_that_grants_nothing_is_a_refusal_and_no_damage(
    authority: TimeAuthority, pin: Pin
) -> None:
    refusal = bytes.fromhex("30053003020102")  # PKIStatusInfo: rejection
    with pytest.raises(RefusedByPolicy) as refused:
        open_token(refusal, DATA, pin, policy=POLICY)
    assert refused.value.code == "authority-refused"


def test_every_flipped_byte_is_refused_or_changes_nothing_that_is_said(tmp_path: Path) -> None:
    """What may change are two version numbers and how the signature's algorithm is called."""
    terse = TimeAuthority(tmp_path / "terse", terse=True)
    reply, pin = terse.answer(time_request(DATA).query), read_pin(terse.chain)
    whole = open_token(reply, DATA, pin, policy=POLICY)
    kept = []
    for at in range(len(reply)):
        bad = bytearray(reply)
        bad[at] ^= 1
        try:
            assert open_token(bytes(bad), DATA, pin, policy=POLICY) == whole
        except (IntegrityFailure, RefusedByPolicy):
            continue
        kept.append(at)
    assert len(kept) <= 2 + 8, kept


@pytest.mark.parametrize("raw", [b"", b"\x30", b"\x30\x80\x00", b"x" * 70_000, b"\xff" * 40])
def test_what_is_no_timestamp_is_refused(pin: Pin, raw: bytes) -> None:
    with pytest.raises(IntegrityFailure):
        open_token(raw, DATA, pin, policy=None)


def test_a_pin_needs_one_stamping_certificate_and_every_issuer(
    authority: TimeAuthority, pin: Pin, tmp_path: Path
) -> None:
    own = (authority.folder / "own.pem").read_bytes()
    root = (authority.folder / "root.pem").read_bytes()
    assert read_pin(root + own).pem() == pin.pem() == own + root
    for wrong, told in (
        (own, "is not in the file"),
        (root, "exactly one"),
        (own + root + TimeAuthority(tmp_path / "two").chain, "exactly one"),
        (own + root + own, "exactly one"),
        (b"hello", "no certificate"),
    ):
        with pytest.raises(UsageError, match=told):
            read_pin(wrong)
