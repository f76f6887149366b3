"""The acts of storage, what each starts from, and what must hold however it ended."""

from __future__ import annotations

import io
import os
import shutil
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from satchel.crypto.passphrase import FLOOR
from satchel.domain.errors import NoSuchThing, WrongPassphrase
from satchel.domain.ids import ContentId
from satchel.storage import backup, check, generations, recovery, settings
from satchel.storage.archive import Archive
from satchel.system.clock import now
from satchel.system.paths import schema_folder

from . import acts
from .acts import HEADQUARTERS, LATER_SCHEMA, NEW_PASSPHRASE, PASSPHRASE, SIZES, data_of
from .harness import Operation

_PROGRAM = Path(acts.__file__)
_MODULES = (
    "satchel.storage.backup",
    "satchel.storage.content_map",
    "satchel.storage.rewrite",
    "samples.passphrases",
)
_RESTART_S = 5.0


def operation(name: str, work: Path) -> Operation:
    """One of `acts.ACTS` with its before and after; `work` is a folder for its own things."""
    prepare, verify = _SCENES[name]
    return Operation(
        name=name,
        prepare=prepare,
        program=lambda folder: [str(_PROGRAM), name, str(folder)],
        verify=partial(verify, _later_schema(work)) if name == "migrate" else verify,
        modules=_MODULES,
        environment={LATER_SCHEMA: str(_later_schema(work))} if name == "migrate" else {},
    )


def _nothing(folder: Path) -> None:
    folder.mkdir()


def _new(folder: Path) -> None:
    folder.mkdir()
    Archive.create(folder / "archive", PASSPHRASE, cost=FLOOR, clock=now).close()


def _filled(folder: Path) -> None:
    folder.mkdir()
    with Archive.create(folder / "archive", PASSPHRASE, cost=FLOOR, clock=now) as archive:
        for size in SIZES:
            taken = archive.contents.take_in(io.BytesIO(data_of(size)), [HEADQUARTERS.recipient])
            with archive.writing() as tx:
                archive.contents.adopt(tx, taken)
                settings.put(tx, f"entry {size}", taken.content)
                settings.put(tx, "secret", "w" * 9000)


def _backed_up(folder: Path) -> None:
    _filled(folder)
    with _open(folder) as archive:
        backup.make(archive, folder / "out.backup")


def _open(folder: Path, passphrase: bytes = PASSPHRASE, name: str = "archive") -> Archive:
    started = time.process_time()  # a busy machine is not a slow restart
    archive = Archive.open(folder / name, passphrase)
    assert time.process_time() - started < _RESTART_S
    assert not list(archive.folder.glob(".*")), "an unfinished file was left"
    return archive


def _opens(folder: Path, passphrase: bytes) -> bool:
    try:
        _open(folder, passphrase).close()
    except WrongPassphrase:
        return False
    return True


def _require_sound(archive: Archive, sizes: Sequence[int], *, lost: int | None = None) -> None:
    """No problem in any database, and the entries of `sizes` read back whole."""
    again = "This copy of the keyslots was damaged or old; it was written anew."
    problems = [problem for problem in check.run(archive) if problem.sentence != again]
    assert problems == []
    reader = archive.reading()
    rows = reader.execute("SELECT name FROM settings WHERE name LIKE 'entry %'").fetchall()
    found = {int(name.removeprefix("entry ")) for (name,) in rows}
    assert found >= set(sizes), f"lost: {set(sizes) - found}"
    for size in found - {lost}:
        content = settings.get(reader, f"entry {size}")
        with archive.contents.open(ContentId(str(content))) as source:
            assert source.read() == data_of(size)
    referenced = reader.execute("SELECT count(*) FROM contents WHERE state = 'here'").fetchone()
    assert referenced == (len(found),)


def _attached(folder: Path, lines: Sequence[str]) -> None:
    with _open(folder) as archive:
        _require_sound(archive, [int(line.removeprefix("saved ")) for line in lines])


def _imported(folder: Path, lines: Sequence[str]) -> None:
    _attached(folder, lines)
    with _open(folder) as archive:
        count = archive.reading().execute("SELECT count(*) FROM contents").fetchone()
        assert count in ((0,), (len(SIZES),)), "half an import"


def _destroyed(folder: Path, lines: Sequence[str]) -> None:
    with _open(folder) as archive:
        _require_sound(archive, SIZES[:-1])
        entry = settings.get(archive.reading(), f"entry {SIZES[-1]}")
        assert not (lines and entry)
        last_row = archive.contents.rows.db.execute("SELECT max(id) FROM rows").fetchone()
        assert (last_row == (2,)) == (entry is None), "bytes of what was destroyed are left"


def _mapped(folder: Path, lines: Sequence[str]) -> None:
    with _open(folder) as archive:
        _require_sound(archive, SIZES)
    if lines:
        content_db = folder / "archive" / "content.db"
        assert len(list(recovery.recover_from_map(content_db, [HEADQUARTERS]))) == len(SIZES)


def _passphrase_changed(folder: Path, lines: Sequence[str]) -> None:
    new = _opens(folder, NEW_PASSPHRASE)
    assert new != _opens(folder, PASSPHRASE)
    assert new or not lines
    with _open(folder, NEW_PASSPHRASE if new else PASSPHRASE) as archive:
        _require_sound(archive, SIZES)


def _slot_added(folder: Path, lines: Sequence[str]) -> None:
    assert _opens(folder, NEW_PASSPHRASE) or not lines
    with _open(folder) as archive:
        _require_sound(archive, SIZES)


def _backup_made(folder: Path, lines: Sequence[str]) -> None:
    with _open(folder) as archive:
        _require_sound(archive, SIZES)
        assert settings.get(archive.reading(), settings.RESTORED_FROM) is None
    made = (folder / "out.backup").exists()
    assert made or not lines
    if made:
        backup.restore(folder / "out.backup", folder / "restored")
        with _open(folder, name="restored") as restored:
            _require_sound(restored, SIZES)


def _restored(folder: Path, lines: Sequence[str]) -> None:
    try:
        archive = _open(folder, name="restored")
    except NoSuchThing:
        assert not lines
        backup.restore(folder / "out.backup", folder / "restored")
        archive = _open(folder, name="restored")
    with archive:
        _require_sound(archive, SIZES)
        assert settings.get(archive.reading(), settings.RESTORED_FROM)


def _migrated(schema: Path, folder: Path, lines: Sequence[str]) -> None:
    with Archive.open(folder / "archive", PASSPHRASE, schema=schema) as archive:
        reader = archive.reading()
        assert reader.execute("SELECT count(*) FROM later").fetchone() == (1000,)
        assert settings.get(reader, "secret") == "w" * 9000


def _sealed(folder: Path, lines: Sequence[str]) -> None:
    with _open(folder) as archive:
        assert generations.numbers(archive.folder) == [archive.generation]
        _require_sound(archive, SIZES, lost=SIZES[-1])
        left = settings.get(archive.reading(), "secret")
        assert (archive.generation == 2) == (left is None)
        assert not (lines and left)
        assert settings.get(archive.reading(), settings.REWRITING) is None


def _created(folder: Path, lines: Sequence[str]) -> None:
    try:
        archive = _open(folder)
    except NoSuchThing:
        assert not lines
        archive = Archive.create(folder / "archive", PASSPHRASE, cost=FLOOR, clock=now)
    with archive:
        _require_sound(archive, [])
        assert settings.get(archive.reading(), "role") == "observer" or "role" not in lines


def _later_schema(work: Path) -> Path:
    """This version's schema and a later one on top, with work enough to be cut in two."""
    folder = work / "later_schema"
    if not folder.exists():
        partial_copy = work / f"later_schema.{os.getpid()}"
        shutil.copytree(schema_folder(), partial_copy)
        (partial_copy / "archive" / "9998_later.sql").write_text(
            "CREATE TABLE later (number INTEGER PRIMARY KEY, text TEXT NOT NULL);\n", "utf-8"
        )
        (partial_copy / "archive" / "9999_later.sql").write_text(
            "CREATE TRIGGER later_stay BEFORE DELETE ON later BEGIN\n"
            "  SELECT RAISE(ABORT, 'later stays');\nEND;\n"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)\n"
            "INSERT INTO later SELECT i, hex(zeroblob(300)) FROM n;\n",
            "utf-8",
        )
        partial_copy.rename(folder)
    return folder


_SCENES = {
    "attach": (_new, _attached),
    "import_all": (_new, _imported),
    "destroy": (_filled, _destroyed),
    "write_map": (_filled, _mapped),
    "change_passphrase": (_filled, _passphrase_changed),
    "add_slot": (_filled, _slot_added),
    "make_backup": (_filled, _backup_made),
    "restore": (_backed_up, _restored),
    "migrate": (_filled, _migrated),
    "seal": (_filled, _sealed),
    "create": (_nothing, _created),
}
