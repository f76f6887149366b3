"""Bytes passed by a name that is no file."""

from __future__ import annotations

import os

import pytest

from satchel.domain.errors import Bug
from satchel.system.passing_files import can_pass, readable_name


@pytest.mark.skipif(not can_pass(), reason="this system does not name open files")
@pytest.mark.parametrize("size", [0, 1, 16_384])
def test_bytes_can_be_opened_by_name_and_leave_nothing_behind(size: int) -> None:
    data = os.urandom(size)
    before = sorted(os.listdir("/dev/fd"))
    with readable_name(data) as name, open(name, "rb") as file:
        assert file.read() == data
    assert sorted(os.listdir("/dev/fd")) == before


def test_more_than_a_pipe_holds_is_our_own_mistake() -> None:
    with pytest.raises(Bug), readable_name(b"x" * 16_385):
        pass
