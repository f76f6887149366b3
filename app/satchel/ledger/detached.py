"""A note's signatures taken apart: message and signature bytes for other people's tools.

`openssl pkeyutl -verify -rawin` knows nothing of signed notes; it wants a file that was
signed and a file with the signature. Verifies nothing: `checkpoint` and `cosignature` do.
"""

from __future__ import annotations

from dataclasses import dataclass

from satchel.domain.errors import IntegrityFailure
from satchel.ledger.cosignature import TIME_SIZE, cosigned_message, timed_text
from satchel.ledger.note import Note, SignatureType, key_id, read_note
from satchel.ledger.tree_head import read_text


@dataclass(frozen=True, slots=True)
class Detached:
    """What was signed, twice, and the two bare signatures."""

    ed25519_message: bytes
    ed25519_signature: bytes
    mldsa_message: bytes
    mldsa_signature: bytes


def checkpoint_parts(text: str, ed25519_public: bytes, mldsa_public: bytes) -> Detached:
    """The ledger's own two lines. Raises IntegrityFailure when one is not there."""
    note = read_note(text)
    head = read_text(note.text)
    one = _only(note, head.origin, SignatureType.ED25519, ed25519_public)
    two = _only(note, head.origin, SignatureType.ML_DSA_44_COSIGNATURE, mldsa_public)
    message = cosigned_message(head.origin, _time(two), head)
    return Detached(note.text.encode("utf-8"), one, message, two[TIME_SIZE:])


def cosignature_parts(text: str, name: str, ed25519_public: bytes, mldsa_public: bytes) -> Detached:
    """A cosigner's two lines. Raises IntegrityFailure when one is not there."""
    note = read_note(text)
    head = read_text(note.text)
    one = _only(note, name, SignatureType.ED25519_COSIGNATURE, ed25519_public)
    two = _only(note, name, SignatureType.ML_DSA_44_COSIGNATURE, mldsa_public)
    return Detached(
        timed_text(_time(one), note.text),
        one[TIME_SIZE:],
        cosigned_message(name, _time(two), head),
        two[TIME_SIZE:],
    )


def _only(note: Note, name: str, kind: SignatureType, public: bytes) -> bytes:
    found = note.by(name, key_id(name, kind, public))
    if len(found) != 1:
        raise IntegrityFailure("A checkpoint does not carry each of its signatures once.")
    return found[0]


def _time(raw: bytes) -> int:
    return int.from_bytes(raw[:TIME_SIZE], "big")
