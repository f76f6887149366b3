from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satchel.capture.spool import Shelf, Spool
from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import Bug, MachineRefused

CANARY = b"CANARY-8f1d the judge said"


@given(st.lists(st.binary(max_size=200)), st.integers(0, 300))
def test_what_is_written_is_read(pieces: list[bytes], in_memory: int) -> None:
    spool = Spool(random_bytes, in_memory=in_memory)
    for piece in pieces:
        spool.write(piece)
    whole = b"".join(pieces)
    assert spool.size == len(whole)
    reader = spool.open()
    assert reader.read() == whole
    reader.seek(len(whole) // 2)
    assert reader.read() == whole[len(whole) // 2 :]
    assert spool.open().read(10) == whole[:10]
    spool.close()


def test_nothing_readable_reaches_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is watched as it is written; it has no name to look it up by."""
    files: list[Any] = []
    make = tempfile.TemporaryFile

    def watched(*args: Any, **more: Any) -> Any:
        files.append(make(*args, **more))
        return files[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", watched)
    spool = Spool(random_bytes, in_memory=1000)
    for _ in range(20_000):
        spool.write(CANARY)
    assert spool.open().read() == CANARY * 20_000
    files[0].seek(0)
    on_disk = files[0].read()
    assert len(on_disk) > len(CANARY) * 20_000
    assert CANARY[:8] not in on_disk
    spool.close()
    assert files[0].closed


def test_a_small_page_touches_no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: pytest.fail("a file was made"))
    spool = Spool(random_bytes)
    spool.write(CANARY)
    assert spool.open().read() == CANARY


def test_a_disk_that_does_not_take_it_is_one_sentence(tmp_path: Path) -> None:
    spool = Spool(random_bytes, folder=tmp_path / "missing", in_memory=10)
    with pytest.raises(MachineRefused):
        spool.write(b"x" * 11)
    spool.close()


def test_a_full_disk_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def write(self, data: Any, /) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: Full())
    spool = Spool(random_bytes, in_memory=10)
    with pytest.raises(MachineRefused):
        spool.write(b"x" * 11)


def test_writing_after_reading_is_a_mistake_of_ours() -> None:
    spool = Spool(random_bytes)
    spool.open()
    with pytest.raises(Bug):
        spool.write(b"x")


@given(st.lists(st.binary(max_size=90_000), min_size=1, max_size=5))
def test_many_spools_share_a_shelf_and_each_gives_back_its_own(wholes: list[bytes]) -> None:
    shelf = Shelf()
    spools = [Spool(random_bytes) for _ in wholes]
    for spool, whole in zip(spools, wholes, strict=True):
        spool.write(whole)
        spool.put_away(shelf)
        spool.put_away(shelf)
    for spool, whole in zip(reversed(spools), reversed(wholes), strict=True):
        reader = spool.open()
        reader.seek(len(whole) // 3)
        assert reader.read() == whole[len(whole) // 3 :]
        assert spool.open().read() == whole
        spool.close()
        spool.close()


def test_what_is_put_away_is_unreadable_in_one_file_that_goes_with_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files: list[Any] = []
    make = tempfile.TemporaryFile

    def watched(*args: Any, **more: Any) -> Any:
        files.append(make(*args, **more))
        return files[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", watched)
    shelf = Shelf()
    spools = [Spool(random_bytes) for _ in range(50)]
    for spool in spools:
        spool.write(CANARY * 1000)
        spool.put_away(shelf)
    (file,) = files
    file.seek(0)
    assert CANARY[:8] not in file.read()
    for spool in spools:
        assert not file.closed
        spool.close()
    assert file.closed
    with pytest.raises(Bug):
        spools[0].open()
