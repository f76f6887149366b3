"""What a replay that is checked answers: the exit code of a check that found less than it must."""

from __future__ import annotations

from argparse import Namespace
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest

from satchel.capture.replaying.wishes import Counts, Report, Round
from satchel.cli.acts.replaying import replay

WHOLE = Counts(exact=3, similar=0, missed=0)


def session(found: Round) -> Any:
    report = Report((found,), is_alone=True, has_sandbox=True)
    desk = SimpleNamespace(
        records=SimpleNamespace(show=lambda _record: None),
        replays=SimpleNamespace(
            begin=lambda *_, **__: nullcontext(SimpleNamespace(run=lambda: report))
        ),
    )
    return SimpleNamespace(desk=lambda: desk)


@pytest.mark.parametrize(
    ("picture", "text", "counts", "code"),
    [
        (99.5, 99.0, WHOLE, 0),
        (None, None, WHOLE, 0),
        (99.4, 100.0, WHOLE, 4),
        (100.0, 98.9, WHOLE, 4),
        (100.0, 100.0, Counts(exact=2, similar=0, missed=1, missing=("http://a.example/b",)), 4),
    ],
)
def test_a_check_that_finds_less_than_it_must_ends_as_every_check_does(
    picture: float | None, text: float | None, counts: Counts, code: int
) -> None:
    found = Round(picture, text, "0" * 64, counts, painted_s=0.5, seconds=1.0, shown="Court")
    said = Namespace(id="x", check=True, language="en", rounds=1)
    assert replay(session(found), said).exit_code == code
