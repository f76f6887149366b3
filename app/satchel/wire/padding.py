"""Padmé: how long a parcel is made, so that its length tells little about what is in it.

From "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs"
(PETS 2019): at most 12 % more, under 6.2 % from 1 kB up; what remains visible are
about log log of the length in bits.
"""

from __future__ import annotations


def padded_length(length: int) -> int:
    """The smallest Padmé length that is at least `length` (1 or more)."""
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    significant = exponent.bit_length()
    mask = (1 << (exponent - significant)) - 1
    return (length + mask) & ~mask
