"""The small texts that a timestamp is over where it is over no checkpoint.

Both are lines as `sha256sum` and `sha512sum` write and check them, so that ordinary tools
can follow them without us: the hash of a capture, and hashes of older timestamps. To know
first: a name is `RECORD.tsr` for an authority's answer, `RECORD.stamped` for what it is over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from satchel.crypto.digest import sha512
from satchel.domain.ids import is_hash

ANSWER: Final = ".tsr"
STAMPED: Final = ".stamped"
_SHA512: Final = re.compile("[0-9a-f]{128}")


def capture_text(fields: Mapping[str, object]) -> bytes | None:
    """Of a capture's fields: its manifest's hash, or that of the whole file where it has none."""
    manifest, content = fields.get("manifest_sha256"), fields.get("content")
    whole = content.get("sha512") if isinstance(content, Mapping) else None
    if isinstance(manifest, str) and is_hash(manifest):
        return f"{manifest}  manifest.json\n".encode()
    if isinstance(whole, str) and _SHA512.fullmatch(whole):
        return f"{whole}  capture\n".encode()
    return None


def renewal_text(older: Iterable[tuple[str, bytes, bytes]]) -> bytes:
    """Of older timestamps as (record, answer, what it is over), in the order of their records."""
    lines = []
    for record, answer, stamped in sorted(older):
        lines.append(f"{sha512(answer).hex()}  {record}{ANSWER}\n")
        lines.append(f"{sha512(stamped).hex()}  {record}{STAMPED}\n")
    return "".join(lines).encode()


def renews(text: bytes, record: str, answer: bytes, stamped: bytes) -> bool:
    """Whether a renewal's text names this very timestamp and what it is over."""
    wanted = renewal_text([(record, answer, stamped)])
    return set(wanted.splitlines()) <= set(text.splitlines())
