"""A process that serves many is not held to the thousand files of a usual one."""

from __future__ import annotations

import importlib
import sys

import pytest

from satchel.system.open_files import allow_open_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")


@pytest.mark.parametrize(
    ("before", "after"),
    [((256, 1000), (500, 1000)), ((256, 300), (300, 300)), ((900, 1000), None), ((-1, -1), None),
     ((256, -1), (500, -1))],
)  # fmt: skip
def test_it_is_raised_as_far_as_the_machine_lets_and_never_lowered(
    monkeypatch: pytest.MonkeyPatch, before: tuple[int, int], after: tuple[int, int] | None
) -> None:
    resource = importlib.import_module("resource")
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _what: before)
    monkeypatch.setattr(resource, "setrlimit", lambda _what, both: asked.append(both))
    allow_open_files(500)
    assert asked == ([] if after is None else [after])
