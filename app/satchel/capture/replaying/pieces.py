"""A file of which the browser fetched pieces, and asks for others now.

A film is asked for in ranges, and how they are cut differs from run to run. So every piece
that is stored of one file, and the whole where it is there, are laid side by side, and what
is asked for is cut out of them: as far as they reach without a hole. RFC 9110 §14.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from satchel.capture.replaying.wanted import Wanted
from satchel.formats.wacz.index_lines import Answer
from satchel.formats.wacz.reading import Message
from satchel.formats.wacz.slices import PIECE

_CONTENT_RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15})")
_MOST_PIECES = 2000

Open = Callable[[Answer], Message | None]


@dataclass(frozen=True, slots=True)
class Cut:
    """What is sent: bytes `first` to `last` of `total`, and the message that lends its headers."""

    message: Message
    first: int
    last: int
    total: int
    body: Iterator[bytes]


@dataclass(frozen=True, slots=True)
class _Piece:
    answer: Answer
    first: int
    end: int  # behind its last byte that is there


def cut(wanted: Wanted, chosen: Answer, siblings: Sequence[Answer], opened: Open) -> Cut | None:
    """None where nothing stored covers the first byte that is wanted."""
    message = opened(chosen)
    place = None if message is None else _place(chosen, message)
    if message is None or place is None:
        return None
    total, tag = place[1], message.get("ETag")
    laid = [place[0]]
    for sibling in siblings[:_MOST_PIECES]:
        other = None if sibling is chosen else opened(sibling)
        found = None if other is None else _place(sibling, other)
        if other is not None and found is not None and found[1] == total:
            laid += [found[0]] if other.get("ETag") == tag else []
    first = wanted.first or 0
    last = total - 1 if wanted.last is None else min(wanted.last, total - 1)
    runs = list(_covering(laid, first, last + 1))
    if not runs or runs[-1][2] <= first:
        return None
    body = (piece for run in runs for piece in _read(opened, *run))
    return Cut(message, first, runs[-1][2] - 1, total, body)


def _place(answer: Answer, message: Message) -> tuple[_Piece, int] | None:
    """Where its bytes lie in the file, and how long that is; None where this is not known."""
    if message.get("Content-Encoding") or message.get("Transfer-Encoding"):
        return None
    size = message.record.size - len(message.head)
    if message.record.kind == "revisit":
        return None
    if message.status == 200 and message.truncated is None:
        return _Piece(answer, 0, size), size
    told = _CONTENT_RANGE.fullmatch((message.get("Content-Range") or "").strip())
    if message.status != 206 or told is None:
        return None
    first, last, total = (int(one) for one in told.groups())
    return _Piece(answer, first, min(first + size, last + 1, total)), total


def _covering(laid: list[_Piece], at: int, end: int) -> Iterator[tuple[Answer, int, int]]:
    """Which answer gives which bytes: bytes to leave out in front, and up to where it reaches."""
    while at < end:
        best = max(
            (one for one in laid if one.first <= at < one.end),
            key=lambda one: one.end,
            default=None,
        )
        if best is None:
            return
        reach = min(best.end, end)
        yield best.answer, at - best.first, reach
        at = reach


def _read(opened: Open, answer: Answer, skip: int, reach: int) -> Iterator[bytes]:
    message = opened(answer)
    place = None if message is None else _place(answer, message)
    if message is None or place is None:
        return
    left = reach - place[0].first - skip
    while skip and (piece := message.body.read(min(skip, PIECE))):
        skip -= len(piece)
    while left and (piece := message.body.read(min(left, PIECE))):
        left -= len(piece)
        yield piece
