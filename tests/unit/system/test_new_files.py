"""A new file is there whole or not at all, and what a kill left is cleared away."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from satchel.system.new_files import writing_durably

APP = Path(__file__).resolve().parents[3] / "app"
_KILLED = (
    "import os, sys; from pathlib import Path\n"
    "from satchel.system.new_files import writing_durably\n"
    "with writing_durably(Path(sys.argv[1])) as sink:\n"
    "    sink.write(b'half'); sink.flush(); os._exit(9)"
)


def _hidden(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(".")]


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    with writing_durably(tmp_path / "made") as sink:
        sink.write(b"all of it")
        assert not (tmp_path / "made").exists()
    assert (tmp_path / "made").read_bytes() == b"all of it"
    assert _hidden(tmp_path) == []
    if os.name != "nt":
        assert (tmp_path / "made").stat().st_mode & 0o777 == 0o600


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stopped"), writing_durably(tmp_path / "made"):
        raise ValueError("stopped")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _KILLED, str(tmp_path / "first")],
        env={**os.environ, "PYTHONPATH": str(APP)},
        check=False,
    )
    assert ended.returncode == 9
    (left,) = _hidden(tmp_path)
    assert left.read_bytes() == b"half"
    with writing_durably(tmp_path / "second") as sink:
        sink.write(b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["second"]


def test_what_another_is_writing_stays(tmp_path: Path) -> None:
    with writing_durably(tmp_path / "first") as slow:
        slow.write(b"one")
        with writing_durably(tmp_path / "second") as quick:
            quick.write(b"two")
        slow.write(b" more")
    assert (tmp_path / "first").read_bytes() == b"one more"
    assert (tmp_path / "second").read_bytes() == b"two"


def test_only_plain_files_of_ours_are_cleared(tmp_path: Path) -> None:
    """A link or a folder under such a name is somebody's trick; a longer name is somebody's."""
    (tmp_path / "precious").write_bytes(b"hers")
    if os.name != "nt":
        (tmp_path / ".satchel-link.part").symlink_to(tmp_path / "precious")
        os.mkfifo(tmp_path / ".satchel-pipe.part")
    (tmp_path / ".satchel-folder.part").mkdir()
    (tmp_path / ".satchel-notes.party").write_bytes(b"hers")
    before = set(tmp_path.iterdir())
    with writing_durably(tmp_path / "made") as sink:
        sink.write(b"x")
    assert set(tmp_path.iterdir()) == before | {tmp_path / "made"}
    assert (tmp_path / "precious").read_bytes() == b"hers"
