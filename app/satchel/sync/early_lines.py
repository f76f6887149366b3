"""An entry read before it is verified, while another process verifies its very line.

What it is for: parcels of many entries, where reading everything strictly in one process
is most of the time. What it is not for: believing anything. That the header is the one its
leaf names is checked here; everything else of the line is checked by the other process, and
what was made of it goes again, with its transaction, unless that finds all of it good.
Whatever is not plain version 1 is left to the strict reader.
"""

from __future__ import annotations

import binascii
from typing import Any

import orjson

from satchel.domain.folding import Step
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.words import Section
from satchel.ledger.header import VERSION
from satchel.ledger.line import Line
from satchel.ledger.merkle import leaf_hash
from satchel.storage.journal import Admitted


def read(raw: bytes) -> Admitted | None:
    """The entry of a line as a strict reader would give it, if the line proves good; None for
    one that is to be read strictly."""
    if not raw.startswith(b"{"):  # by which the other process tells entries from signatures
        return None
    try:
        fields = orjson.loads(raw)
        header_raw = binascii.a2b_base64(fields["header"])
        plain = {
            name: binascii.a2b_base64(held["plain"]) for name, held in fields["sections"].items()
        }
        header = orjson.loads(header_raw)
        what = orjson.loads(plain[Section.WHAT])["body"] if Section.WHAT in plain else None
        leaf, index = LeafHash(fields["leaf"]), fields["index"]
        signature = binascii.a2b_base64(fields["signature"])
        if type(index) is not int or leaf_hash(header_raw).hex() != leaf:
            return None
        return _admitted(Line(index, leaf, signature, header_raw, plain), header, what)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _admitted(line: Line, header: Any, what: Any) -> Admitted | None:
    kind, record, audience = header["kind"], header["record"], header["audience"]
    utc, previous = header["clock"]["utc"], tuple(header["previous"])
    if header["v"] != VERSION or not (what is None or type(what) is dict):
        return None
    if any(type(text) is not str for text in (kind, record, audience, utc, *previous)):
        return None
    step = Step(line.leaf, previous, utc, kind, what)
    return Admitted(line, kind, RecordId(record), utc, audience, step)
