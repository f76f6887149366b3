"""Bech32 (BIP 173) without its length limit: the text form of age keys.

Strict both ways: one case throughout, a right checksum, zero padding bits. Errors
never quote the text, because it may be a secret key.
"""

from __future__ import annotations

from collections.abc import Iterable

from satchel.domain.errors import UsageError

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM = 6


def encode(prefix: str, data: bytes) -> str:
    """Lowercase text; `prefix` must be lowercase."""
    values = _regroup(data, 8, 5)
    check = _polymod([*_expand(prefix), *values, *([0] * _CHECKSUM)]) ^ 1
    tail = [check >> 5 * (_CHECKSUM - 1 - place) & 31 for place in range(_CHECKSUM)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in [*values, *tail])


def decode(prefix: str, text: str) -> bytes:
    """The bytes behind `text`. Raises UsageError when it is not well formed or not `prefix`."""
    # Outside ASCII there are letters (the Kelvin sign) whose small form is one of ours.
    if not text.isascii() or text not in (text.lower(), text.upper()):
        raise UsageError(
            "The key mixes capital and small letters or holds foreign ones; copy it again."
        )
    found, separator, rest = text.lower().rpartition("1")
    if not separator or found != prefix or len(rest) < _CHECKSUM:
        raise UsageError(f"This is not a key that begins with {prefix}1.")
    if not set(rest) <= _VALUES.keys():
        raise UsageError("The key holds a letter that keys never use; copy it again.")
    values = [_VALUES[letter] for letter in rest]
    if _polymod([*_expand(prefix), *values]) != 1:
        raise UsageError("The key's checksum is wrong: a letter was lost or changed.")
    return _ungroup(values[:-_CHECKSUM])


def _expand(prefix: str) -> list[int]:
    codes = prefix.encode()
    return [code >> 5 for code in codes] + [0] + [code & 31 for code in codes]


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATORS):
            if top >> place & 1:
                check ^= generator
    return check


def _regroup(values: Iterable[int], width: int, wanted: int) -> list[int]:
    """The same bits in groups of `wanted`, the last one filled up with zeros."""
    held = bits = 0
    groups = []
    for value in values:
        held = held << width | value
        bits += width
        while bits >= wanted:
            bits -= wanted
            groups.append(held >> bits)
            held &= (1 << bits) - 1
    if bits:
        groups.append(held << wanted - bits)
    return groups


def _ungroup(values: list[int]) -> bytes:
    spare = len(values) * 5 % 8
    if spare >= 5 or (spare and values[-1] & (1 << spare) - 1):
        raise UsageError("The key does not end on a whole byte; copy it again.")
    return bytes(_regroup(values, 5, 8)[: len(values) * 5 // 8])
