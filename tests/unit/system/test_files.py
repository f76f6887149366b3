"""Durable files, refusals in one sentence, and one process at a time."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from satchel.domain.errors import MachineRefused, NoSuchThing, RefusedByPolicy
from satchel.system import files
from satchel.system.locks import FolderLock
from satchel.system.new_files import writing_durably
from satchel.system.paths import schema_folder


def test_a_file_is_replaced_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    files.write_durably(path, b"old")
    files.write_durably(path, b"new")
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a"]


def test_a_refused_write_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    files.write_durably(path, b"old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(MachineRefused) as refusal:
        files.write_durably(path, b"new")
    assert refusal.value.code == "disk-full"
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


def test_the_names_of_new_folders_are_durable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(files, "fsync_folder", synced.append)
    files.create_private_folder(tmp_path / "a" / "b")
    assert set(synced) == {tmp_path, tmp_path / "a"}
    synced.clear()
    files.create_private_folder(tmp_path / "a")
    assert synced == [tmp_path]


def test_a_name_that_is_taken_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    before = sorted(tmp_path.iterdir())
    for path in before:
        with pytest.raises(RefusedByPolicy, match="left alone") as refusal, writing_durably(path):
            pass
        assert refusal.value.code == "exists"
    with pytest.raises(NoSuchThing), writing_durably(tmp_path / "no" / "file"):
        pass
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.EIO, "disk-failing"),
        (errno.ENAMETOOLONG, "machine"),
    ],
)
def test_each_error_of_the_machine_is_one_sentence_with_a_code(number: int, code: str) -> None:
    refusal = files.machine_refusal(OSError(number, os.strerror(number)))
    assert refusal.code == code
    assert refusal.exit_code == 7
    assert "\n" not in refusal.message
    assert "untouched" in refusal.message


def test_a_private_file_must_be_new(tmp_path: Path) -> None:
    os.close(files.create_private(tmp_path / "a"))
    with pytest.raises(FileExistsError):
        files.create_private(tmp_path / "a")


def test_the_lock_is_held_once_and_let_go(tmp_path: Path) -> None:
    with FolderLock(tmp_path):
        with pytest.raises(RefusedByPolicy) as refusal:
            FolderLock(tmp_path, 0.05).acquire()
        assert refusal.value.code == "in-use"
    with FolderLock(tmp_path, 0.05):
        pass


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib\nfrom satchel.system.locks import FolderLock\n"
        "lock = FolderLock(pathlib.Path(sys.argv[1]))\nlock.acquire()\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    app = Path(files.__file__).resolve().parents[2]
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(app)},
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"held\n"
        with pytest.raises(RefusedByPolicy):
            FolderLock(tmp_path, 0.05).acquire()
        child.kill()
    with FolderLock(tmp_path, 1):
        pass


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(MachineRefused), files.machine_refusals():
        files.create_private_folder(tmp_path / "file" / "below")


def test_the_schema_is_found() -> None:
    assert (schema_folder() / "archive" / "0001_settings.sql").is_file()


def test_what_a_kill_left_unfinished_is_cleared(tmp_path: Path) -> None:
    for name in (".a.0011.unfinished", "a", ".b"):
        (tmp_path / name).write_bytes(b"")
    files.clear_unfinished(tmp_path)
    assert sorted(os.listdir(tmp_path)) == [".b", "a"]
