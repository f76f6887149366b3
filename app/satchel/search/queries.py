"""What a user typed, read as terms: words, "phrases", -without, begin*.

Nothing a user can type is an error: what means nothing is left out, and said. Words
also stand for names: each is looked for as spelled and by its name key, unless the
search is exact. Initials and patronymics beside a name are not required, because the
next document leaves them out or writes them in full.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from satchel.domain.names.keys import name_keys
from satchel.storage.search_queries import Term

_TOKEN = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’ʼʹ`][^\W\d_]+)*")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+-?(?:[^\W\d_]\.?)?|[^\W\d_]")
_PATRONYMIC = re.compile(
    r"\w{3,}(?:ovich|evich|ovna|evna|ович|евич|овна|евна|uly|ұлы|улы|kyzy|qyzy|қызы|кызы|ogly|оглы)",
    re.IGNORECASE,
)
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"'))
_LONGEST = 1000  # characters of a query that are read


@dataclass(frozen=True, slots=True)
class Query:
    """The terms of a query; `notes` are sentences about what was not looked for."""

    terms: tuple[Term, ...]
    notes: tuple[str, ...]


def parse(text: str, *, exact: bool = False) -> Query:
    """Read a query of any text; never raises."""
    readable = text[:_LONGEST].encode("utf-8", "replace").decode("utf-8").translate(_QUOTES)
    readable = "".join(letter if letter.isprintable() else " " for letter in readable)
    tokens = [match for match in _TOKEN.finditer(readable) if _has_words(match[0])]
    optional = frozenset() if exact else _not_required(tokens)
    terms = tuple(_term(match, exact) for match in tokens if match not in optional)
    return Query(terms, _notes(text, tokens, terms, bool(optional)))


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _term(match: re.Match[str], exact: bool) -> Term:
    excluded = match["minus"] is not None
    phrase = match["phrase"]
    if phrase is not None:
        return Term(phrase.strip(), excluded=excluded)
    word = match["word"]
    if word.endswith("*"):
        return Term(word.rstrip("*"), open_ended=True, excluded=excluded)
    return Term(word, () if exact else _keys(word), excluded=excluded)


def _keys(word: str) -> tuple[tuple[str, ...], ...]:
    """The key alternatives of every name word in `word`; none if one of them has none."""
    keys = tuple(name_keys(part) for part in _NAME_WORD.findall(word))
    digits = any(letter.isdigit() for letter in word)
    return keys if keys and all(keys) and not digits else ()


def _not_required(tokens: list[re.Match[str]]) -> frozenset[re.Match[str]]:
    """Initials, and patronymics where two other words are left to find by."""
    plain = [match for match in tokens if match["word"] and not match["minus"]]
    initials = [match for match in plain if _INITIAL.fullmatch(match["word"])]
    others = [match for match in plain if match not in initials]
    patronymics = [match for match in others if _PATRONYMIC.fullmatch(match["word"])]
    if len(others) - len(patronymics) < 2:
        patronymics = []
    return frozenset([*(initials if others else []), *patronymics])


def _notes(
    text: str, tokens: list[re.Match[str]], terms: tuple[Term, ...], left_out: bool
) -> tuple[str, ...]:
    notes = []
    if not tokens:
        notes.append("There is no word to look for.")
    elif all(term.excluded for term in terms):
        notes.append("Say also what to look for; only words to leave out were given.")
    if left_out:
        notes.append("Initials and patronymics were not required.")
    if len(text) > _LONGEST:
        notes.append(f"Only the first {_LONGEST} characters of the query were read.")
    return tuple(notes)
