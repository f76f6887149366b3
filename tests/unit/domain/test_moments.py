"""A clock's reading as text, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from satchel.domain.moments import parse_utc, utc_text


def test_a_moment_comes_back_to_the_microsecond() -> None:
    said = datetime(2026, 11, 22, 13, 7, 22, 1, tzinfo=timezone(timedelta(hours=5)))
    text = utc_text(said)
    assert text == "2026-11-22T08:07:22.000001Z"
    assert parse_utc(text) == said
    assert parse_utc(text).tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22T08:07:22Z",
        "2026-11-22T08:07:22.000001",
        "2026-11-22T08:07:22.000001+00:00",
        "2026-11-22 08:07:22.000001Z",
        "2026-13-22T08:07:22.000001Z",
        "2026-11-22T08:07:60.000001Z",
        "2026-11-22T08:07:22.000001Z\n",
        "٢٠٢٦-11-22T08:07:22.000001Z",
        "",
    ],
)
def test_another_shape_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_utc(text)
