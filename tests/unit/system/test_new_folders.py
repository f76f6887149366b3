"""A folder for other people appears whole under its name, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.system.new_folders import making_folder

APP = Path(__file__).resolve().parents[3] / "app"
_KILLED = """
import os, sys
from pathlib import Path
from satchel.system.new_folders import making_folder
with making_folder(Path(sys.argv[1])) as part:
    (part / "half").write_text("half")
    os._exit(9)
"""


def test_it_holds_what_was_written_and_nothing_else(tmp_path: Path) -> None:
    with making_folder(tmp_path / "out") as part:
        (part / "below").mkdir()
        (part / "below" / "file").write_text("x")
        assert not (tmp_path / "out").exists()
    assert [path.name for path in tmp_path.rglob("*")] == ["out", "below", "file"]


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), making_folder(tmp_path / "out") as part:
        (part / "file").write_text(str(1 / 0))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_a_name_that_is_taken_is_left_alone(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    if kind == "file":
        out.write_text("theirs")
    elif kind == "folder":
        out.mkdir()
    else:
        out.symlink_to(tmp_path / "nowhere")
    with pytest.raises(RefusedByPolicy) as refused, making_folder(out):
        pass
    assert refused.value.code == "exists"
    assert list(tmp_path.iterdir()) == [out]


def test_without_the_folder_above_there_is_nothing_to_make(tmp_path: Path) -> None:
    with pytest.raises(NoSuchThing), making_folder(tmp_path / "no" / "out"):
        pass


def test_what_a_kill_left_is_cleared_by_the_next_but_not_what_is_being_written(
    tmp_path: Path,
) -> None:
    words = [sys.executable, "-c", _KILLED, str(tmp_path / "out")]
    ran = subprocess.run(words, env={**os.environ, "PYTHONPATH": str(APP)}, check=False)
    assert ran.returncode == 9
    (left,) = tmp_path.iterdir()
    assert (left / "half").exists()
    with making_folder(tmp_path / "first") as first:
        assert not left.exists()
        with making_folder(tmp_path / "second"):
            assert first.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "second"]
