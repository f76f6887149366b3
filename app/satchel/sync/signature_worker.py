"""The process that checks signatures and entries: one a line, and at the end all are good.

It gets public keys, leaf hashes and signatures in hexadecimal, and lines of entries as they
stand in a parcel; no key that opens anything.
"""

from __future__ import annotations

import sys
from typing import BinaryIO

from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import LeafHash
from satchel.ledger.entry import verify_signature
from satchel.ledger.line import check_line, decode_line


def check(source: BinaryIO, sink: BinaryIO) -> None:
    """`good COUNT` when every line verified. Else, for the first that did not, `bad INDEX`
    of a signature, or of an entry `wrong` and why."""
    count = 0
    for line in source:
        if line.startswith(b"{"):
            try:
                check_line(decode_line(line))
            except IntegrityFailure as failure:
                sink.write(f"wrong {failure.message}\n".encode())
                return
        else:
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
