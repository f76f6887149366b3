"""The archive itself by the command line: passphrases, keyslots, copies, and what is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.driving import PASSPHRASE, Driven, begin, satchel, start
from satchel.storage import settings
from satchel.storage.archive import Archive


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Driven:
    """One archive with one case, never changed: each test works on its own copy."""
    driven = begin(tmp_path_factory.mktemp("archive"))
    driven.must("case", "add", "--title", "The case of the closed door")
    return driven


@pytest.fixture
def archive(made: Driven, tmp_path: Path) -> Driven:
    folder = tmp_path / "archive"
    shutil.copytree(made.folder, folder)
    return Driven(folder, made.passphrase_file)


def _passphrase(folder: Path, text: str) -> Path:
    path = folder / "other.passphrase"
    path.write_text(text + "\n", encoding="utf-8")
    return path


def _one_sentence(message: str) -> bool:
    return message.endswith(".") and "\n" not in message and "Traceback" not in message


def test_a_wrong_passphrase_is_refused_with_exit_3(archive: Driven, tmp_path: Path) -> None:
    ran = Driven(archive.folder, _passphrase(tmp_path, "not this one")).run("case", "list")
    assert ran.code == 3
    assert ran.value["error"] == "wrong-passphrase"
    assert _one_sentence(ran.value["message"])


def test_a_passphrase_may_come_on_standard_input(made: Driven, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(made.folder, folder)
    typed = f"{PASSPHRASE} archive\r\n".encode()
    ran = satchel(
        "--json", "--archive", str(folder), "--passphrase-file", "-", "case", "list", told=typed
    )
    assert ran.code == 0
    assert [case["title"] for case in ran.value] == ["The case of the closed door"]


@pytest.mark.parametrize(
    ("prepare", "code", "exit_code"),
    [
        (lambda path: None, "not-found", 5),
        (lambda path: path.write_bytes(b"\n"), "usage", 2),
        (lambda path: path.mkdir(), "machine", 7),
    ],
    ids=["missing", "empty", "a folder"],
)
def test_a_passphrase_file_that_is_none_is_refused(
    archive: Driven, tmp_path: Path, prepare: object, code: str, exit_code: int
) -> None:
    path = tmp_path / "given"
    prepare(path)  # type: ignore[operator]
    ran = Driven(archive.folder, path).run("case", "list")
    assert (ran.value["error"], ran.code) == (code, exit_code)


def test_a_folder_without_an_archive_is_named(made: Driven, tmp_path: Path) -> None:
    ran = Driven(tmp_path, made.passphrase_file).run("case", "list")
    assert (ran.code, ran.value["error"]) == (5, "not-found")


def test_init_leaves_an_archive_and_strangers_files_alone(made: Driven, tmp_path: Path) -> None:
    over = made.run("init", "--role", "observer", "--name", "again")
    assert (over.code, over.value["error"]) == (7, "not-empty")
    (tmp_path / "letter.txt").write_text("mine")
    ran = Driven(tmp_path, made.passphrase_file).run("init", "--role", "observer", "--name", "x")
    assert (ran.code, ran.value["error"]) == (7, "not-empty")
    assert [path.name for path in tmp_path.iterdir() if path.name != "lock"] == ["letter.txt"]


def test_an_archive_of_a_newer_version_is_left_untouched(archive: Driven) -> None:
    passphrase = archive.passphrase_file.read_bytes().strip()
    with Archive.open(archive.folder, passphrase) as inside, inside.writing() as tx:
        settings.put(tx, settings.FORMAT, 99)
    before = {path.name: path.read_bytes() for path in archive.folder.glob("*.json")}
    ran = archive.run("case", "list")
    assert (ran.code, ran.value["error"]) == (7, "newer-archive")
    assert _one_sentence(ran.value["message"])
    assert {path.name: path.read_bytes() for path in archive.folder.glob("*.json")} == before


def test_a_changed_passphrase_opens_and_the_old_one_does_not(
    archive: Driven, tmp_path: Path
) -> None:
    new = _passphrase(tmp_path, "Қашқымбаев's nine hens")
    archive.must("passphrase", "change", "--new-passphrase-file", str(new))
    assert archive.run("case", "list").code == 3
    assert len(Driven(archive.folder, new).must("case", "list")) == 1


def test_a_second_keyslot_opens_and_the_first_can_be_removed(
    archive: Driven, tmp_path: Path
) -> None:
    new = _passphrase(tmp_path, "for the safe of the office")
    added = archive.must("keyslot", "add", "--new-passphrase-file", str(new), "--label", "safe")
    second = Driven(archive.folder, new)
    listed = second.must("keyslot", "list")
    assert [slot["label"] for slot in listed if slot["id"] == added["id"]] == ["safe"]
    first = next(slot["id"] for slot in listed if slot["id"] != added["id"])
    second.must("keyslot", "remove", first)
    assert archive.run("case", "list").code == 3
    assert len(second.must("case", "list")) == 1
    last = second.run("keyslot", "remove", added["id"])
    assert (last.code, last.value["error"]) == (7, "last-slot")


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("keyslots-a.json", "one letter"),
        ("keyslots-b.json", "missing"),
        ("keyslots-a.json", "empty"),
    ],
)
def test_one_damaged_keyslot_copy_is_mended(archive: Driven, name: str, damage: str) -> None:
    copy = archive.folder / name
    whole = copy.read_bytes()
    if damage == "missing":
        copy.unlink()
    elif damage == "empty":
        copy.write_bytes(b"")
    else:
        copy.write_bytes(whole[:200] + bytes([whole[200] ^ 1]) + whole[201:])
    assert len(archive.must("case", "list")) == 1
    assert copy.read_bytes() == whole


def test_both_keyslot_copies_damaged_is_an_integrity_failure(archive: Driven) -> None:
    for copy in archive.folder.glob("keyslots-*.json"):
        copy.write_bytes(b"{}")
    ran = archive.run("case", "list")
    assert (ran.code, ran.value["error"]) == (4, "integrity")


def test_a_missing_database_is_an_integrity_failure(archive: Driven) -> None:
    (archive.folder / "archive-1.db").unlink()
    ran = archive.run("case", "list")
    assert (ran.code, ran.value["error"]) == (4, "integrity")
    assert not (archive.folder / "archive-1.db").exists()


def test_two_processes_at_once_one_of_them_is_told_so(archive: Driven) -> None:
    words = ["--archive", str(archive.folder), "--passphrase-file", str(archive.passphrase_file)]
    with subprocess.Popen(
        [*start(), *words, "--json", "batch", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write(b'["case", "list"]\n')
        holder.stdin.flush()
        assert len(json.loads(holder.stdout.readline())["result"]) == 1
        ran = archive.run("case", "list")
        assert (ran.code, ran.value["error"]) == (7, "in-use")
        assert _one_sentence(ran.value["message"])
    assert len(archive.must("case", "list")) == 1


@pytest.fixture
def read_only(archive: Driven) -> Iterator[Driven]:
    """An archive in a folder in which nothing can be made, not even by root where that works."""
    archive.folder.chmod(0o500)
    if os.geteuid() == 0:
        subprocess.run(["chattr", "+i", archive.folder], check=False, capture_output=True)
    yield archive
    if os.geteuid() == 0:
        subprocess.run(["chattr", "-i", archive.folder], check=False, capture_output=True)
    archive.folder.chmod(0o700)


def test_a_folder_that_takes_no_files_is_refused_in_one_sentence_or_works(
    read_only: Driven,
) -> None:
    ran = read_only.run("case", "add", "--title", "x")
    assert ran.code in (0, 7)
    assert ran.code == 0 or _one_sentence(ran.value["message"])


def test_a_backup_of_an_archive_restores_as_a_new_ledger(archive: Driven, tmp_path: Path) -> None:
    out = tmp_path / "backup"
    archive.must("backup", "make", "--out", str(out))
    restored = Driven(tmp_path / "restored", archive.passphrase_file)
    said = restored.run("backup", "restore", str(out))
    assert said.code == 0, said
    assert [case["title"] for case in restored.must("case", "list")] == [
        "The case of the closed door"
    ]
    added = restored.must("case", "add", "--title", "Written after the restoration")
    whole = restored.must("history", added["id"])
    first = restored.must("history", restored.must("case", "list")[0]["id"])
    assert {whole[0]["device"]} != {first[0]["device"]}
    assert restored.must("verify")["ok"] is True
    assert len(archive.must("case", "list")) == 1


def test_a_backup_does_not_overwrite_and_a_restoration_wants_an_empty_folder(
    archive: Driven, tmp_path: Path
) -> None:
    out = tmp_path / "backup"
    out.write_bytes(b"somebody's")
    ran = archive.run("backup", "make", "--out", str(out))
    assert ran.code in (2, 7)
    assert out.read_bytes() == b"somebody's"
    out.unlink()
    archive.must("backup", "make", "--out", str(out))
    onto = archive.run("backup", "restore", str(out))
    assert onto.code == 7
    assert len(archive.must("case", "list")) == 1


def test_a_damaged_backup_is_refused_and_nothing_is_left(archive: Driven, tmp_path: Path) -> None:
    out = tmp_path / "backup"
    archive.must("backup", "make", "--out", str(out))
    whole = bytearray(out.read_bytes())
    whole[len(whole) // 2] ^= 1
    out.write_bytes(bytes(whole))
    restored = Driven(tmp_path / "restored", archive.passphrase_file)
    ran = restored.run("backup", "restore", str(out))
    assert ran.code == 4
    assert restored.run("case", "list").code == 5
