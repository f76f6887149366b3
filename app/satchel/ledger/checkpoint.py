"""Checkpoints (C2SP tlog-checkpoint): the signed head of a device's ledger.

Each carries an Ed25519 line (type 0x01) and an ML-DSA-44 line (type 0x06, time zero),
both under the ledger's origin as key name, and no extension lines; both must verify.
Made at parcel, lock and receipt, never per note.
"""

from __future__ import annotations

from satchel.crypto.signing import Ed25519Key, MlDsa44Key, verify_ed25519
from satchel.domain.errors import IntegrityFailure
from satchel.ledger.cosignature import ml_dsa_line, verify_ml_dsa_lines
from satchel.ledger.note import SignatureLine, SignatureType, key_id, read_note, require_name
from satchel.ledger.tree_head import Checkpoint, read_text

__all__ = ["Checkpoint", "open_checkpoint", "sign_checkpoint"]


def sign_checkpoint(checkpoint: Checkpoint, ed25519_key: Ed25519Key, mldsa_key: MlDsa44Key) -> str:
    """The signed note. Raises UsageError for an origin that cannot name a key."""
    origin = require_name(checkpoint.origin)
    text = checkpoint.text()
    kind = SignatureType.ED25519
    first = SignatureLine(
        origin, key_id(origin, kind, ed25519_key.public), ed25519_key.sign(text.encode("utf-8"))
    )
    return f"{text}\n{first.text()}{ml_dsa_line(origin, mldsa_key, 0, checkpoint).text()}"


def open_checkpoint(text: str, ed25519_public: bytes, mldsa_public: bytes) -> Checkpoint:
    """What the note says, once both of the ledger's signatures have been verified.

    Lines of other keys (cosignatures) are passed over. Raises IntegrityFailure when one
    of the two is missing or wrong, relabelled, or when there are extension lines. The
    caller compares `origin` with the ledger it expects.
    """
    note = read_note(text)
    checkpoint = read_text(note.text)
    origin = checkpoint.origin
    classical = note.by(origin, key_id(origin, SignatureType.ED25519, ed25519_public))
    for signature in classical:
        verify_ed25519(ed25519_public, note.text.encode("utf-8"), signature)
    post_quantum = verify_ml_dsa_lines(note, origin, mldsa_public)
    if not classical or post_quantum != {0}:
        raise IntegrityFailure("A checkpoint does not carry both of its ledger's signatures.")
    return checkpoint
