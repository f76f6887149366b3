"""The process that checks signatures: reads one a line, and says at the end that all are good.

It gets public keys, leaf hashes and signatures in hexadecimal; no key that opens
anything, no content.
"""

from __future__ import annotations

import sys
from typing import BinaryIO

from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import LeafHash
from satchel.ledger.entry import verify_signature


def check(source: BinaryIO, sink: BinaryIO) -> None:
    """`good COUNT` when every line verified, else `bad INDEX` for the first that did not."""
    count = 0
    for line in source:
        index, public, leaf, signature = line.decode("ascii").split()
        try:
            verify_signature(LeafHash(leaf), bytes.fromhex(signature), bytes.fromhex(public))
        except IntegrityFailure:
            sink.write(f"bad {index}\n".encode("ascii"))
            return
        count += 1
    sink.write(f"good {count}\n".encode("ascii"))


if __name__ == "__main__":
    check(sys.stdin.buffer, sys.stdout.buffer)
