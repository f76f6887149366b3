"""The arithmetic of `dev bench`: a wrong percentile would flatter us."""

from __future__ import annotations

import pytest

from bench.figures import Figure, at_least, below, percentile, table


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100), (0.001, 1)]
)
def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed(
    share: float, expected: float
) -> None:
    assert percentile(list(range(100, 0, -1)), share) == expected


def test_one_value_is_every_percentile() -> None:
    assert percentile([7.0], 0.99) == 7.0


def test_a_limit_must_be_stayed_below() -> None:
    assert below("note", 29.9, 30, "ms").verdict == "reached"
    assert below("note", 30, 30, "ms").verdict == "NOT REACHED"


def test_a_goal_may_be_met_exactly() -> None:
    assert at_least("import", 3000, 3000, "/s").verdict == "reached"
    assert at_least("import", 2999, 3000, "/s").verdict == "NOT REACHED"


def test_the_table_keeps_its_columns_and_is_ascii() -> None:
    text = table([Figure("a", "1 s"), below("much longer", 1234.5, 2000, "ms")])
    lines = text.splitlines()
    assert lines[1].index("1 s") + len("1 s") == lines[2].index("ms") + len("ms")
    assert text.isascii()
