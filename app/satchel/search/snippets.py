"""What of a hit to show: the words around the first match, and why it is one.

Done here and not by the full-text engine, because a name may be found by its key while
the text spells it otherwise: the snippet must show that spelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from satchel.domain.names.keys import text_keys
from satchel.storage.search_queries import Row, Term

_BEFORE = 60
_LENGTH = 200
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_READ = 200_000  # characters that are looked through at once

LineAt = Callable[[int], str | None]
Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Reason:
    """Where a word was found and how it is spelled there; `by_name` where the query has
    another spelling. `place` is title, name, text, a page or part of a document, or a line."""

    place: str
    word: str
    by_name: bool

    def __str__(self) -> str:
        return f"{self.place}: {self.word}" + (" (a spelling of the name)" if self.by_name else "")


@dataclass(frozen=True, slots=True)
class Shown:
    """`reasons` are like `title: Kenzhaliyev` or `p. 3: Кенжалиев (a spelling of the name)`."""

    snippet: str
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """All reasons in one line."""
        return "; ".join(map(str, self.reasons)) or "text"


@dataclass(frozen=True, slots=True)
class _Match:
    place: str
    text: str
    start: int
    word: str
    by_name: bool


def shown(row: Row, terms: Sequence[Term], line_at: LineAt, say: Say = str) -> Shown:
    """The snippet and the reason of one hit; `line_at` names the line a place of its text is
    in, `say` puts a word that stands alone in a line of its own text as the reader has it."""
    title = "" if row.label else row.title
    pieces = [row.body[at : at + _READ] for at in range(0, len(row.body), _READ)]
    label = row.label or "text"
    places = (("title", title), ("name", row.names), *((label, piece) for piece in pieces))
    matches = [match for term in terms if (match := _first(term, places)) is not None]
    begins = {id(piece): number * _READ for number, piece in enumerate(pieces)}
    in_body = [match for match in matches if id(match.text) in begins]
    reasons = dict.fromkeys(
        Reason(_place(match, begins, line_at), match.word, match.by_name) for match in matches
    )
    chosen = (in_body or matches or [_Match("", row.body or row.title, 0, "", False)])[0]
    say = str if row.label else say
    return Shown(_around(chosen.text, chosen.start, say), tuple(reasons))


def _place(match: _Match, begins: Mapping[int, int], line_at: LineAt) -> str:
    begin = begins.get(id(match.text))
    return match.place if begin is None else line_at(begin + match.start) or match.place


def _first(term: Term, places: Sequence[tuple[str, str]]) -> _Match | None:
    """Where a term is first met: as it is written, by its name, or without diacritics.

    The last is slow and rare, so it comes last.
    """
    return _as_written(term, places) or _by_name(term, places) or _plainly(term, places)


def _as_written(term: Term, places: Sequence[tuple[str, str]]) -> _Match | None:
    words = r"[\W_]+".join(map(re.escape, _WORD.findall(term.words)))
    end = r"\w*" if term.open_ended else r"(?!\w)"
    pattern = re.compile(rf"(?<!\w){words}{end}", re.IGNORECASE)
    for place, text in places:
        if words and (match := pattern.search(text, 0, _READ)):
            return _Match(place, text, match.start(), match[0], False)
    return None


def _by_name(term: Term, places: Sequence[tuple[str, str]]) -> _Match | None:
    keys = {key for alternatives in term.keys for key in alternatives}
    others: set[str] = set()
    for place, text in places:
        for start, word in _words(text) if keys else ():
            if word in others or not (word[0].isupper() or place == "name"):
                continue
            if not keys.isdisjoint(text_keys(word)):
                return _Match(place, text, start, word, True)
            others.add(word)
    return None


def _plainly(term: Term, places: Sequence[tuple[str, str]]) -> _Match | None:
    wanted = [_folded(word) for word in _WORD.findall(term.words)]
    for place, text in places:
        words = list(_words(text)) if wanted else []
        for index, (start, _) in enumerate(words):
            if _stands_at(words, index, wanted, term.open_ended):
                last_start, last = words[index + len(wanted) - 1]
                return _Match(place, text, start, text[start : last_start + len(last)], False)
    return None


def _words(text: str) -> Iterator[tuple[int, str]]:
    for match in _WORD.finditer(text, 0, _READ):
        yield match.start(), match[0]


def _stands_at(
    words: Sequence[tuple[int, str]], index: int, wanted: Sequence[str], open_ended: bool
) -> bool:
    if len(words) - index < len(wanted):
        return False
    here = [_folded(word) for _, word in words[index : index + len(wanted)]]
    if open_ended:
        return here[:-1] == list(wanted[:-1]) and here[-1].startswith(wanted[-1])
    return here == list(wanted)


def _folded(word: str) -> str:
    """As the full-text engine compares: without case and diacritics."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _around(text: str, start: int, say: Say) -> str:
    """About 200 characters from a little before `start`, cut between words."""
    begin = max(start - _BEFORE, 0)
    if begin:
        begin = text.find(" ", begin, start) + 1 or begin
    end = begin + _LENGTH
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > start else end
    lines = (" ".join(line.split()) for line in text[begin:end].split("\n"))
    cut = " ".join(say(line) for line in lines if line)
    return ("…" if begin else "") + cut + ("…" if end < len(text) else "")
