"""Cosignatures (C2SP tlog-cosignature): a coordinator says when she saw a checkpoint.

Two lines over one checkpoint, Ed25519 (type 0x04) and ML-DSA-44 (type 0x06), with the
same time; both must verify. A receipt is built of these; what she does not hold is said
in her own signed entry, not here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from satchel.crypto.signing import Ed25519Key, MlDsa44Key, verify_ed25519, verify_ml_dsa_44
from satchel.domain.errors import IntegrityFailure, UsageError
from satchel.ledger.note import (
    Note,
    SignatureLine,
    SignatureType,
    key_id,
    read_note,
    require_name,
)
from satchel.ledger.tree_head import Checkpoint, read_text

_LABEL: Final = b"subtree/v1\n\0"
TIME_SIZE: Final = 8
_TIME_LIMIT: Final = 2**63


def cosigned_message(name: str, time_s: int, checkpoint: Checkpoint) -> bytes:
    """What an ML-DSA-44 line signs; it commits to the signer's name (TLS presentation)."""
    who, origin = name.encode("utf-8"), checkpoint.origin.encode("utf-8")
    return b"".join(
        (
            _LABEL,
            bytes([len(who)]) + who,
            time_s.to_bytes(8, "big"),
            bytes([len(origin)]) + origin,
            (0).to_bytes(8, "big"),
            checkpoint.size.to_bytes(8, "big"),
            checkpoint.root,
        )
    )


def timed_text(time_s: int, text: str) -> bytes:
    """What an Ed25519 cosignature signs."""
    return f"cosignature/v1\ntime {time_s}\n{text}".encode()


def cosign(
    text: str, name: str, ed25519_key: Ed25519Key, mldsa_key: MlDsa44Key, time_s: int
) -> str:
    """The two lines to append to the checkpoint `text`, which the caller has verified.

    `time_s` is POSIX seconds, above zero. Raises UsageError for a name or time that the
    format cannot carry.
    """
    if not 0 < time_s < _TIME_LIMIT:
        raise UsageError("A receipt's time must lie after 1970.")
    require_name(name)
    note = read_note(text)
    checkpoint = read_text(note.text)
    stamp = time_s.to_bytes(TIME_SIZE, "big")
    one = stamp + ed25519_key.sign(timed_text(time_s, note.text))
    two = ml_dsa_line(name, mldsa_key, time_s, checkpoint)
    kind = SignatureType.ED25519_COSIGNATURE
    return SignatureLine(name, key_id(name, kind, ed25519_key.public), one).text() + two.text()


def verify_cosignature(text: str, name: str, ed25519_public: bytes, mldsa_public: bytes) -> int:
    """When (POSIX seconds) `name` cosigned the note `text`.

    Raises IntegrityFailure unless both her lines are there, verify and tell one time.
    """
    note = read_note(text)
    read_text(note.text)
    one = key_id(name, SignatureType.ED25519_COSIGNATURE, ed25519_public)
    classical = {
        _timed(
            raw,
            lambda time_s, sig: verify_ed25519(ed25519_public, timed_text(time_s, note.text), sig),
        )
        for raw in note.by(name, one)
    }
    post_quantum = verify_ml_dsa_lines(note, name, mldsa_public)
    if len(classical) != 1 or classical != post_quantum or min(classical) == 0:
        raise IntegrityFailure("A receipt does not carry both of its signer's signatures.")
    return classical.pop()


def ml_dsa_line(name: str, key: MlDsa44Key, time_s: int, checkpoint: Checkpoint) -> SignatureLine:
    """A line of type 0x06; a time of zero makes no statement about when."""
    stamp = time_s.to_bytes(TIME_SIZE, "big")
    signature = stamp + key.sign(cosigned_message(name, time_s, checkpoint))
    kind = SignatureType.ML_DSA_44_COSIGNATURE
    return SignatureLine(name, key_id(name, kind, key.public), signature)


def verify_ml_dsa_lines(note: Note, name: str, public: bytes) -> set[int]:
    """The times of this key's lines of type 0x06 after verifying each; empty if none."""
    checkpoint = read_text(note.text)
    wanted = key_id(name, SignatureType.ML_DSA_44_COSIGNATURE, public)

    def verify(time_s: int, signature: bytes) -> None:
        verify_ml_dsa_44(public, cosigned_message(name, time_s, checkpoint), signature)

    return {_timed(raw, verify) for raw in note.by(name, wanted)}


def _timed(raw: bytes, verify: Callable[[int, bytes], None]) -> int:
    time_s = int.from_bytes(raw[:TIME_SIZE], "big")
    if time_s >= _TIME_LIMIT:
        raise IntegrityFailure("A cosignature's time is out of range.")
    verify(time_s, raw[TIME_SIZE:])
    return time_s
