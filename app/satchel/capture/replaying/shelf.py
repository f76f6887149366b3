"""Which stored answer a request gets: the same request's, else one that is alike.

What it is for: the choice, over an index and nothing else. What it is not for: bytes
(`answering`). To know first: the same request asked again gets what came the second time,
and the last again from then on, so that a replay runs as the capture ran; `rewind` begins
anew. The rules of likeness stand in `similar`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from satchel.capture.replaying.similar import body_likeness, likeness
from satchel.capture.replaying.wanted import Wanted, plain
from satchel.formats.wacz.index_lines import Answer

_SCHEMES = ("http://", "https://", "ws://", "wss://")
_NOT_MODIFIED, _PARTIAL = 304, 206
# An answer of these kinds was for the one who recorded, and means another thing to a browser.
_NOT_SHOWN = frozenset([100, 101, 102, 103, 407])

_Key = tuple[str, ...]


class How(StrEnum):
    """By what an answer was found: the very request, or one alike (see `similar`)."""

    EXACT = "exact"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Found:
    """The answer, and all others to the same request: of a film there may be many pieces."""

    answer: Answer
    how: How
    siblings: tuple[Answer, ...]


class Shelf:
    """Everything one web archive answers.

    `sha256` makes the digest by which bodies are told apart.
    """

    def __init__(self, answers: Iterable[Answer], sha256: Callable[[bytes], bytes]) -> None:
        self._sha256 = sha256
        self._of_nothing = sha256(b"").hex()
        self._exact: dict[_Key, list[Answer]] = {}
        self._alike: dict[_Key, list[Answer]] = {}
        self._next: dict[_Key, int] = {}
        self._by_payload: dict[str, Answer] = {}
        for answer in answers:
            self._put(answer)

    def rewind(self) -> None:
        """As if nothing had been asked yet."""
        self._next.clear()

    def find(self, wanted: Wanted) -> Found | None:
        """None is a miss."""
        for method in _methods(wanted.method):
            asked = replace(wanted, method=method)
            for how, key, all_of in self._candidates(asked):
                answer = self._chosen(key, all_of, asked)
                if answer is not None:
                    return Found(answer, how, tuple(all_of))
        return None

    def original(self, repeated: Answer) -> Answer | None:
        """What a revisit repeats: the first whole answer with the same bytes."""
        return self._by_payload.get(repeated.payload or "")

    def _put(self, answer: Answer) -> None:
        if not answer.url.lower().startswith(_SCHEMES) or answer.status in _NOT_SHOWN:
            return
        url, digest = plain(answer.url), self._digest(answer)
        self._exact.setdefault((answer.method, url, digest), []).append(answer)
        self._alike.setdefault((answer.method, likeness(url)), []).append(answer)
        if answer.payload and not answer.is_revisit:
            self._by_payload.setdefault(answer.payload, answer)

    def _candidates(self, wanted: Wanted) -> Iterable[tuple[How, _Key, Sequence[Answer]]]:
        digest = self._sha256(wanted.body).hex() if wanted.body else ""
        key: _Key = (wanted.method, wanted.url, digest)
        yield How.EXACT, key, self._exact.get(key, ())
        if wanted.is_page:
            return
        key = (wanted.method, likeness(wanted.url))
        like = body_likeness(wanted.asked)
        fitting = [
            one for one in self._alike.get(key, ()) if self._alike_in_body(one, digest, like)
        ]
        yield How.SIMILAR, (*key, digest if like is None else like), fitting

    def _alike_in_body(self, answer: Answer, digest: str, like: str | None) -> bool:
        if self._digest(answer) == digest:
            return True
        return like is not None and body_likeness(answer.asked) == like

    def _digest(self, answer: Answer) -> str:
        """Of the body it was asked with; "" where there was none, however that is written."""
        told = answer.body_sha256 or ""
        return "" if told == self._of_nothing else told

    def _chosen(self, key: _Key, all_of: Sequence[Answer], wanted: Wanted) -> Answer | None:
        has_whole = any(one.status != _PARTIAL for one in all_of)
        fitting = [at for at, one in enumerate(all_of) if _fits(one, wanted, has_whole)]
        if not fitting:
            return None
        begin = self._next.get(key, 0)
        at = next((one for one in fitting if one >= begin), fitting[-1])
        self._next[key] = at + 1
        return all_of[at]


def _fits(answer: Answer, wanted: Wanted, has_whole: bool) -> bool:
    if answer.status == _NOT_MODIFIED:
        return wanted.is_conditional
    # Who asks for all of it gets a piece only where there are pieces only.
    return answer.status != _PARTIAL or wanted.first is not None or not has_whole


def _methods(method: str) -> tuple[str, ...]:
    """The head of an answer is known where the answer is."""
    return ("HEAD", "GET") if method == "HEAD" else (method,)
