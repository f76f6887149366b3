"""Requests to a relay under RFC 9421: who asks, for what, against which challenge.

Covered are method, path, query, the body's digest and the relay's challenge. A challenge
is the relay's own time and a proof that this relay gave it out, so a device's clock may be
wrong by years: it never enters. Each answer of the relay brings the next challenge.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from http_message_signatures import HTTPMessageSigner, HTTPMessageVerifier, InvalidSignature
from http_message_signatures.algorithms import HTTPSignatureAlgorithm
from http_message_signatures.exceptions import HTTPMessageSignaturesException
from http_message_signatures.resolvers import HTTPSignatureKeyResolver

from satchel.crypto.digest import constant_time_equal, hmac_sha256, sha256
from satchel.crypto.signing import Ed25519Key, verify_ed25519
from satchel.domain.errors import IntegrityFailure
from satchel.formats.canonical import binary_text
from satchel.wire.relay_names import Mailbox, is_mailbox, key_mailbox

CHALLENGE_HEADER: Final = "Satchel-Challenge"
CHALLENGE_AGE: Final = timedelta(minutes=15)
"""How long a challenge may be answered: a part over a bad line takes minutes."""

_TAG: Final = "satchel-relay"
_LABEL: Final = "satchel"
_COVERED: Final = ("@method", "@path", "@query", "satchel-challenge")
_WITH_BODY: Final = (*_COVERED, "content-digest")
_FARTHEST: Final = 32_503_680_000  # the year 3000


@dataclass(slots=True)
class Message:
    """A request as both sides see it; `target` is path and query as on the line."""

    method: str
    target: str
    headers: MutableMapping[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The library wants an absolute address; neither scheme nor host are covered."""
        return f"https://relay{self.target}"


def sign_request(
    message: Message,
    key: Ed25519Key,
    challenge: str,
    body: bytes | None,
    *,
    body_sha256: str | None = None,
) -> None:
    """Adds Satchel-Challenge, Content-Digest (with a body), Signature-Input and Signature.

    `body` is None for a request without one; `body_sha256` is its digest where it was taken
    already, so that a part is not read twice. Raises IntegrityFailure for a challenge that no
    relay gives.
    """
    message.headers[CHALLENGE_HEADER] = challenge
    if body is not None:
        message.headers["Content-Digest"] = content_digest(body_sha256 or sha256(body).hex())
    signer = HTTPMessageSigner(signature_algorithm=_Ed25519, key_resolver=_Keys(own=key))
    signer.sign(
        message,
        key_id=key_mailbox(key.public),
        created=challenge_time(challenge),
        label=_LABEL,
        tag=_TAG,
        covered_component_ids=_COVERED if body is None else _WITH_BODY,
        use_existing_digest=body is not None,
    )


def content_digest(sha256_hex: str) -> str:
    """The Content-Digest field (RFC 9530) of a body with this SHA-256."""
    return f"sha-256=:{binary_text(bytes.fromhex(sha256_hex))}:"


def claimed_name(headers: Mapping[str, str]) -> Mailbox:
    """Whose signature a request claims to bear: to find the key it is then checked with.

    Raises IntegrityFailure when it bears none that could be checked.
    """
    try:
        name = _Verifier.claimed(headers["signature-input"])
    except Exception as error:  # the parser below raises many things for strangers' bytes
        raise _unsigned() from error
    if not isinstance(name, str) or not is_mailbox(name):
        raise _unsigned()
    return Mailbox(name)


@dataclass(frozen=True, slots=True)
class Verified:
    """A request whose signature verified; its body is still to be read."""

    name: Mailbox
    digest: str | None
    """The signed Content-Digest field, or None where no body is announced."""

    _results: list[Any]
    _message: Message

    def require_body(self, body: bytes) -> None:
        """Raises IntegrityFailure unless `body` is what was signed."""
        try:
            _Verifier(signature_algorithm=_Ed25519, key_resolver=None).verify_body(
                self._message, self._results, body
            )
        except (HTTPMessageSignaturesException, ValueError) as error:
            raise IntegrityFailure(
                "The body of a request is not what was signed.", code="body-differs"
            ) from error


def verify_request(message: Message, public: bytes) -> Verified:
    """The request's signature under `public`; the challenge is checked by who gave it.

    `message.headers` has lowercase names. Raises IntegrityFailure.
    """
    required = _WITH_BODY if "content-digest" in message.headers else _COVERED
    verifier = _Verifier(signature_algorithm=_Ed25519, key_resolver=_Keys(public=public))
    try:
        results = verifier.verify(
            message,
            max_age=None,
            expect_tag=_TAG,
            expect_label=_LABEL,
            require_components=required,
        )
    except (HTTPMessageSignaturesException, ValueError, TypeError) as error:
        raise _unsigned() from error
    digest = message.headers.get("content-digest")
    return Verified(key_mailbox(public), digest, results, message)


def make_challenge(secret: bytes, now: datetime, random: bytes) -> str:
    """`SECONDS.RANDOM.PROOF`, the last two in hexadecimal; `random` has 8 bytes."""
    begin = f"{int(now.timestamp())}.{random.hex()}"
    return f"{begin}.{_proof(secret, begin)}"


def require_challenge(secret: bytes, now: datetime, challenge: str) -> None:
    """Raises IntegrityFailure (code "challenge") unless this relay gave it, not long ago."""
    begin, _, proof = challenge.rpartition(".")
    if not constant_time_equal(_proof(secret, begin).encode(), proof.encode("utf-8", "replace")):
        raise _stale()
    # A relay of several processes: their clocks may differ by a little.
    if not -CHALLENGE_AGE <= now - challenge_time(challenge) <= CHALLENGE_AGE:
        raise _stale()


def challenge_time(challenge: str) -> datetime:
    """The relay's clock when it gave the challenge. Raises IntegrityFailure."""
    seconds = challenge.partition(".")[0]
    well_made = len(challenge) <= 120 and challenge.isascii() and challenge.isprintable()
    if not well_made or not (seconds.isdecimal() and int(seconds) < _FARTHEST):
        raise IntegrityFailure("What answered is not a relay of Satchel.", code="not-a-relay")
    return datetime.fromtimestamp(int(seconds), tz=UTC)


def _proof(secret: bytes, begin: str) -> str:
    message = b"satchel/relay-challenge/v1\0" + begin.encode("utf-8", "replace")
    return hmac_sha256(secret, message)[:16].hex()


def _stale() -> IntegrityFailure:
    return IntegrityFailure("This challenge is too old, or of another relay.", code="challenge")


def _unsigned() -> IntegrityFailure:
    return IntegrityFailure("This request is not signed as a relay needs it.", code="unsigned")


class _Ed25519(HTTPSignatureAlgorithm):
    """The library's algorithm over the keys of our own room."""

    algorithm_id: str = "ed25519"

    def __init__(self, public_key: Any = None, private_key: Any = None) -> None:
        self._public, self._private = public_key, private_key

    def sign(self, message: bytes) -> bytes:
        key: Ed25519Key = self._private
        return key.sign(message)

    def verify(self, signature: bytes, message: bytes) -> None:
        try:
            verify_ed25519(self._public, message, signature)
        except IntegrityFailure as error:
            raise InvalidSignature("wrong") from error


@dataclass(frozen=True)
class _Keys(HTTPSignatureKeyResolver):
    own: Ed25519Key | None = None
    public: bytes | None = None

    def resolve_private_key(self, key_id: str) -> Any:
        return self.own

    def resolve_public_key(self, key_id: str) -> Any:
        """Only under its own name: a signature cannot borrow another's."""
        if self.public is None or key_mailbox(self.public) != key_id:
            return None
        return self.public


class _Verifier(HTTPMessageVerifier):
    """`created` repeats the challenge's time; the challenge itself is what is judged."""

    max_clock_skew = timedelta(days=365 * 1000)

    @classmethod
    def claimed(cls, inputs: str) -> Any:
        """The key id of the signature that is ours."""
        return cls._parse_signature_dictionary(inputs)[_LABEL].params["keyid"]
