"""Whether a text holds a name, in any spelling or case of it: for a warning, not for proof.

To know first: a false alarm costs a glance, a missed name may cost a witness. So one word
of the name is enough where it is written like a name, and two are where it is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from satchel.domain.names.keys import name_keys, text_keys

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼʹ`][^\W\d_]+)*")
_PATRONYMIC = re.compile(
    r"\w{3,}(?:ovich|evich|ovna|evna|ович|евич|овна|евна|uly|ұлы|улы|kyzy|qyzy|қызы|кызы)",
    re.IGNORECASE,
)
_READ = 200_000  # characters of one text that are looked through
_SHORT = 3
_LONG_ENOUGH = 5  # letters of a key that still tells a name without its last


@dataclass(frozen=True, slots=True)
class Sought:
    """A name to look for: the keys of each word that tells something, and whole short words."""

    words: tuple[frozenset[str], ...]
    short: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: keys of those written like names, of all, and their beginnings."""

    capital: frozenset[str]
    every: frozenset[str]
    spelled: frozenset[str]


def sought(name: str) -> Sought:
    """What of a name is looked for: not its initials, nor a patronymic that stands beside more."""
    words = [word for word in _each([name]) if len(word) > 1]
    telling = [word for word in words if not _PATRONYMIC.fullmatch(word)] or words
    return Sought(
        tuple(_either(keys) for word in telling if (keys := name_keys(word))),
        frozenset(word.casefold() for word in telling if len(word) < _SHORT),
    )


def _either(keys: Iterable[str]) -> frozenset[str]:
    """The keys of a word, and of the same surname of a man or a woman: cases mix them."""
    found = set(keys)
    for key in keys:
        if len(key) >= _LONG_ENOUGH:
            found.add(key[:-1] if key.endswith("a") else f"{key}a")
    return frozenset(found)


def words_of(texts: Iterable[str]) -> Words:
    """The words of some texts, ready to be asked for many names."""
    capital: set[str] = set()
    every: set[str] = set()
    spelled: set[str] = set()
    for word in _each(texts):
        keys = text_keys(word)
        every.update(keys)
        if not word[0].islower():
            capital.update(keys)
            spelled.add(word.casefold())
    return Words(frozenset(capital), frozenset(every), frozenset(spelled))


def holds(words: Words, name: Sought) -> bool:
    """Whether the words hold the name, or one word of it that is written like a name."""
    if any(not keys.isdisjoint(words.capital) for keys in name.words):
        return True
    if not name.short.isdisjoint(words.spelled):
        return True
    inside = sum(not keys.isdisjoint(words.every) for keys in name.words)
    return inside > 0 and inside >= min(2, len(name.words))


def is_same(name: Sought, known: Sought, words: Words) -> bool:
    """Whether a name, of these words, is the known one: all of it is there, and where it is of
    one word, nothing else is."""
    whole = all(not keys.isdisjoint(words.every) for keys in known.words)
    telling = bool(known.words) and (len(known.words) > 1 or len(name.words) == 1)
    return whole and telling


def _each(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        composed = unicodedata.normalize("NFC", text[:_READ])
        for match in _WORD.finditer(composed):
            yield match[0]
