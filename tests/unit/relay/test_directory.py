"""Objects named in folders that come and go under others' hands."""

from __future__ import annotations

from pathlib import Path

import pytest

from satchel.relay import directory
from satchel.relay.directory import create_durably
from satchel.system.files import create_private_folder


def test_a_folder_that_is_gone_again_while_it_is_made_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `mkdir` says when another made the folder, and removed it before it was looked at."""
    calls: list[Path] = []

    def meddled(path: Path) -> None:
        calls.append(path)
        if len(calls) == 1:
            raise FileExistsError(path)
        create_private_folder(path)

    monkeypatch.setattr(directory, "create_private_folder", meddled)
    final = tmp_path / "shared" / "x"
    assert create_durably(final, b"x", tmp_path / "arriving")
    assert final.read_bytes() == b"x"
    assert len(calls) == 2


def test_a_file_in_the_place_of_a_folder_is_refused_and_not_tried_for_ever(tmp_path: Path) -> None:
    (tmp_path / "shared").write_bytes(b"")
    with pytest.raises(FileExistsError):
        create_durably(tmp_path / "shared" / "x", b"x", tmp_path / "arriving")
    assert list(tmp_path.iterdir()) == [tmp_path / "shared"], "nothing of it is left"
