"""Small questions about labels and places that marks and notes both ask."""

from __future__ import annotations

from collections.abc import Sequence

from satchel.domain.citing.links import Link

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LOWERED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def plain_label(label: str) -> str:
    """`12` for `¹²`; other labels as they are."""
    return label.translate(_RAISED)


def raised_label(label: str) -> str:
    """`¹²` for `12`."""
    return label.translate(_LOWERED)


def is_inside(links: Sequence[Link], line: int, column: int) -> bool:
    """Whether the place is part of a link."""
    place = (line, column)
    return any((link.line, link.start) <= place < (link.last_line, link.end) for link in links)
