"""Pages that a power cut tore while the write-ahead log was brought into the database."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

from satchel.storage import check, settings
from satchel.storage.archive import Archive

from .conftest import PASSPHRASE

_PAGE, _LOG_HEADER, _FRAME_HEADER = 4096, 32, 24


def test_pages_that_the_log_still_holds_are_no_damage(
    archive: Archive, folder: Path, tmp_path: Path
) -> None:
    with archive.writing() as tx:
        settings.put(tx, "kept", "whole")
    cut = tmp_path / "cut"
    shutil.copytree(folder, cut, ignore=shutil.ignore_patterns("*-shm"))
    database = cut / archive.path.name
    pages = _pages_in_log(cut / f"{archive.path.name}-wal")
    assert pages
    with database.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * _PAGE + 512)
            file.write(bytes(512))
    with Archive.open(cut, PASSPHRASE) as again:
        assert settings.get(again.reading(), "kept") == "whole"
        assert list(check.run(again)) == []


def _pages_in_log(log: Path) -> set[int]:
    """The numbers of its pages, counted from 1 (sqlite.org/fileformat.html, 4.1)."""
    data = log.read_bytes()
    frames = range(_LOG_HEADER, len(data), _FRAME_HEADER + _PAGE)
    return {struct.unpack_from(">I", data, frame)[0] for frame in frames}
