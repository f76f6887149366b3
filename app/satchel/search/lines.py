"""Which line of a transcript, or which answer of a form, a place in a record's text is in.

The index holds the text of a record as one; a person wants the line. The lines stand in
that text in the order of their keys, so that one pass over it finds where each begins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from satchel.domain.describing import texts_in
from satchel.domain.folding import RecordView
from satchel.domain.keyed import SLASH

_NAMES = {"lines": "line", "answers": "answer"}


def line_at(view: RecordView | None, body: str) -> Callable[[int], str | None]:
    """Tells for a place in `body` what it is called, like `line 0012`; None for no line's."""
    begins: list[int] = []
    called: list[str] = []
    at = 0
    for name, text in _texts(view) if view is not None else ():
        found = body.find(text, at)
        if found >= 0:
            begins.append(found)
            called.append(name)
            at = found + len(text)

    def told(place: int) -> str | None:
        index = bisect_right(begins, place) - 1
        return called[index] if index >= 0 else None

    return told


def _texts(view: RecordView) -> Iterator[tuple[str, str]]:
    for name, value in view.fields.items():
        field, slash, key = name.partition(SLASH)
        if slash:
            called = f"{_NAMES.get(field, field)} {key}"
            for one in view.contradictions.get(name, [value]):
                yield from ((called, text) for text in texts_in(one))
