"""Distinct types for distinct ids, and the two ways an id is made.

Ids say nothing about what they name: no counter, no time, no kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NewType

RecordId = NewType("RecordId", str)
LeafHash = NewType("LeafHash", str)
ContentId = NewType("ContentId", str)
DeviceId = NewType("DeviceId", str)
MemberCode = NewType("MemberCode", str)

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_RECORD = re.compile(f"[{_CROCKFORD}]{{20}}")
_HASH = re.compile("[0-9a-f]{64}")


def new_record_id(random: Callable[[int], bytes]) -> RecordId:
    """20 characters of Crockford base32: 100 random bits, safe to read aloud."""
    return RecordId("".join(_CROCKFORD[byte & 31] for byte in random(20)))


def new_member_code(random: Callable[[int], bytes]) -> MemberCode:
    """A person's name in signed data, like `M-7K2F9Q`: it says nothing about them."""
    return MemberCode("M-" + "".join(_CROCKFORD[byte & 31] for byte in random(6)).upper())


def is_record_id(text: str) -> bool:
    """Whether `text` has the shape of a record id (not whether it exists)."""
    return _RECORD.fullmatch(text) is not None


def is_hash(text: str) -> bool:
    """Whether `text` is 64 lowercase hexadecimal digits."""
    return _HASH.fullmatch(text) is not None
