"""One entry's proof as text (C2SP tlog-proof): index, audit path and checkpoint.

Offline and self-contained but for the keys, which the reader must have from elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import LeafHash
from satchel.formats.canonical import binary, binary_text
from satchel.ledger.checkpoint import Checkpoint, open_checkpoint
from satchel.ledger.merkle import HASH_SIZE, verify_inclusion

FIRST_LINE: Final = "c2sp.org/tlog-proof@v1"
PATH_LIMIT: Final = 63
_INDEX: Final = re.compile("index (0|[1-9][0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class Proof:
    """`checkpoint` is the note verbatim, cosignatures included. `extra` proves nothing."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: str
    extra: bytes | None = None


def write_proof(proof: Proof) -> str:
    """The text for a `.tlog-proof` file."""
    extra = [] if proof.extra is None else [f"extra {binary_text(proof.extra)}"]
    path = [binary_text(value) for value in proof.path]
    return "\n".join([FIRST_LINE, *extra, f"index {proof.index}", *path, "", proof.checkpoint])


def read_proof(text: str) -> Proof:
    """Raises IntegrityFailure for any other shape; verifies nothing yet."""
    head, gap, checkpoint = text.partition("\n\n")
    first, *lines = head.split("\n")
    if first != FIRST_LINE or not gap or not lines:
        raise _malformed()
    extra = None
    if lines[0].startswith("extra "):
        extra = binary(lines.pop(0).removeprefix("extra "))
    found = _INDEX.fullmatch(lines[0]) if lines else None
    path = tuple(binary(line) for line in lines[1:])
    if found is None or len(path) > PATH_LIMIT or any(len(value) != HASH_SIZE for value in path):
        raise _malformed()
    return Proof(int(found[1]), path, checkpoint, extra)


def verify_proof(
    proof: Proof, leaf: LeafHash, ed25519_public: bytes, mldsa_public: bytes
) -> Checkpoint:
    """The checkpoint under which `leaf` is proved to stand at `proof.index`.

    Raises IntegrityFailure when signatures or path do not hold.
    """
    checkpoint = open_checkpoint(proof.checkpoint, ed25519_public, mldsa_public)
    verify_inclusion(bytes.fromhex(leaf), proof.index, checkpoint.size, proof.path, checkpoint.root)
    return checkpoint


def _malformed() -> IntegrityFailure:
    return IntegrityFailure("A proof of inclusion does not have the shape it should have.")
