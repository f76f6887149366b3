"""Random bits as words that can be read out over a bad line: 10 bits a word.

The list is SLIP-39's: 1024 English words, each known by its first four letters, none
easily heard as another. For invitation codes, generated passphrases and comparison.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from satchel.crypto.randomness import Random, random_bytes
from satchel.domain.errors import Bug, UsageError

BITS = 10
_TELLING = 4
# The keys of a Russian or Kazakh keyboard, and what they write when it is set to English: no
# word of the list has a letter of theirs, so whoever typed one had forgotten to switch.
_SAME_KEYS = str.maketrans("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm")


@cache
def _list() -> Sequence[str]:
    # Here and not above: every unlocking would wait for a library that only words need.
    from shamir_mnemonic.wordlist import WORDLIST

    return tuple(WORDLIST)


@cache
def _by_start() -> Mapping[str, str]:
    return {word[:_TELLING]: word for word in _list()}


def words(data: bytes, count: int) -> str:
    """The first `count` groups of ten bits of `data`, most significant first, as words."""
    spare = len(data) * 8 - count * BITS
    if spare < 0:
        raise Bug("there are fewer bits than the words asked for need")
    number = int.from_bytes(data, "big") >> spare
    places = range((count - 1) * BITS, -1, -BITS)
    return " ".join(_list()[number >> place & 1023] for place in places)


def random_words(count: int, random: Random = random_bytes) -> str:
    """`count` words, ten fresh random bits each."""
    return words(random((count * BITS + 7) // 8), count)


def heard(text: str) -> str:
    """What a person typed, as `words` writes it: any case, spacing, hyphens, numbering or quotes,
    also by a keyboard left on Cyrillic; and four letters of a word suffice. Raises UsageError at
    the first word that is not in the list."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(_SAME_KEYS)
    typed = re.findall(r"[^\W\d_]+", plain)
    found = []
    for place, word in enumerate(typed, 1):
        full = _by_start().get(word[:_TELLING])
        if full is None or not full.startswith(word):
            raise UsageError(f"Word {place} is not one of the words used here; ask for it again.")
        found.append(full)
    return " ".join(found)
