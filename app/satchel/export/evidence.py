"""The files that carry proof, as name and bytes: keys, checkpoints, entries.

Made when an exhibit is written, and made again from their sources when it is verified,
so that a message file beside a signature can never say something else than the note or
header it belongs to. Pure: no disk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from satchel.export.plan import Head, Signer
from satchel.formats.public_pem import PublicKind, write_public
from satchel.ledger.detached import Detached, checkpoint_parts, cosignature_parts
from satchel.ledger.entry import entry_message
from satchel.ledger.line import Line
from satchel.ledger.proof import Proof, write_proof

ED25519_PEM: Final = "ed25519.pem"
ML_DSA_PEM: Final = "ml-dsa-44.pem"
HEADER: Final = "header.json"
SIGNATURE: Final = "signature.sig"
MESSAGE: Final = "message.bin"
PROOF: Final = "proof.tlog-proof"

Files = dict[str, bytes]


def ledger_folder(place: int) -> str:
    """`place` counts from 0, names from 1."""
    return f"data/ledgers/L{place + 1}"


def cosigner_folder(place: int) -> str:
    return f"data/cosigners/C{place + 1}"


def entry_folder(ledger: int, index: int) -> str:
    return f"data/entries/L{ledger + 1}/{index:06d}"


def note_name(head: int) -> str:
    return f"checkpoint-{head + 1}.txt"


def section_name(section: str) -> str:
    return f"{section}.json"


def signer_files(folder: str, signer: Signer) -> Files:
    """Both public keys as PEM."""
    return {
        f"{folder}/{ED25519_PEM}": write_public(PublicKind.ED25519, signer.ed25519_public),
        f"{folder}/{ML_DSA_PEM}": write_public(PublicKind.ML_DSA_44, signer.mldsa_public),
    }


def head_files(folder: str, place: int, own: Signer, head: Head, receipts: Sequence[int]) -> Files:
    """The note, and each signature on it with the bytes it covers.

    `receipts` are the places of `head.receipts` among the exhibit's cosigners.
    """
    stem = f"{folder}/checkpoint-{place + 1}"
    files = {f"{folder}/{note_name(place)}": head.note.encode("utf-8")}
    files |= _detached(stem, checkpoint_parts(head.note, own.ed25519_public, own.mldsa_public))
    for signer, number in zip(head.receipts, receipts, strict=True):
        parts = cosignature_parts(
            head.note, signer.name, signer.ed25519_public, signer.mldsa_public
        )
        files |= _detached(f"{stem}.C{number + 1}", parts)
    return files


def entry_files(
    folder: str, line: Line, sections: Mapping[str, bytes], path: Sequence[bytes], note: str
) -> Files:
    """Header, shown sections, signature, signed message and proof of one entry."""
    proof = Proof(line.index, tuple(path), note)
    files = {
        f"{folder}/{HEADER}": line.header or b"",
        f"{folder}/{SIGNATURE}": line.signature,
        f"{folder}/{MESSAGE}": entry_message(line.leaf),
        f"{folder}/{PROOF}": write_proof(proof).encode("utf-8"),
    }
    return files | {f"{folder}/{section_name(name)}": raw for name, raw in sections.items()}


def _detached(stem: str, parts: Detached) -> Files:
    return {
        f"{stem}.ed25519.message": parts.ed25519_message,
        f"{stem}.ed25519.sig": parts.ed25519_signature,
        f"{stem}.ml-dsa-44.message": parts.mldsa_message,
        f"{stem}.ml-dsa-44.sig": parts.mldsa_signature,
    }
