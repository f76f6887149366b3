"""What the killed process does: one act of storage, named on its command line.

    python acts.py ACT FOLDER

Every line it prints is an acknowledgement: from then on the act must survive anything.
It ends with a refusal's exit code and sentence, as the command line does. Passphrases are
cheap, for they are paid at every point; that changes nothing on the disk.
"""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from samples.passphrases import make_cheap
from satchel.crypto.passphrase import FLOOR
from satchel.crypto.xwing import Identity
from satchel.domain.errors import SatchelError
from satchel.storage import backup, content_map, rewrite, settings
from satchel.storage.archive import Archive
from satchel.system.clock import now

PASSPHRASE = b"orbit mango violin"
NEW_PASSPHRASE = b"walnut meteor ferry"
HEADQUARTERS = Identity.from_seed(bytes(range(32)))
LATER_SCHEMA = "SATCHEL_TEST_SCHEMA"
SIZES = (400, 90_000, 1_500_000)


def data_of(size: int) -> bytes:
    """Bytes that the one who checks can make again."""
    return hashlib.shake_256(str(size).encode()).digest(size)


def say(line: str) -> None:
    print(line, flush=True)


def opened(folder: Path, passphrase: bytes = PASSPHRASE) -> Archive:
    return Archive.open(folder / "archive", passphrase)


def attach(folder: Path) -> None:
    """Contents one by one, each with a setting in the place of its entry."""
    with opened(folder) as archive:
        for size in SIZES:
            source = io.BytesIO(data_of(size))
            taken = archive.contents.take_in(source, [HEADQUARTERS.recipient])
            with archive.writing() as tx:
                archive.contents.adopt(tx, taken)
                settings.put(tx, f"entry {size}", taken.content)
            say(f"saved {size}")


def import_all(folder: Path) -> None:
    """Contents taken in one by one and adopted all at once."""
    with opened(folder) as archive:
        store = archive.contents
        taken = {
            size: store.take_in(io.BytesIO(data_of(size)), [HEADQUARTERS.recipient])
            for size in SIZES
        }
        with archive.writing() as tx:
            for size, one in taken.items():
                store.adopt(tx, one)
                settings.put(tx, f"entry {size}", one.content)
        for size in SIZES:
            say(f"saved {size}")


def destroy(folder: Path) -> None:
    with opened(folder) as archive:
        content = settings.get(archive.reading(), f"entry {SIZES[-1]}")
        with archive.writing() as tx:
            archive.contents.destroy(tx, content)  # type: ignore[arg-type]  # a content's id
            settings.put(tx, f"entry {SIZES[-1]}", None)
        say("destroyed")


def write_map(folder: Path) -> None:
    with opened(folder) as archive:
        content_map.write_map(archive, [HEADQUARTERS.recipient])
        say("mapped")


def change_passphrase(folder: Path) -> None:
    with opened(folder) as archive:
        archive.change_passphrase(PASSPHRASE, NEW_PASSPHRASE)
        say("changed")


def add_slot(folder: Path) -> None:
    with opened(folder) as archive:
        archive.add_slot(NEW_PASSPHRASE, "second")
        say("added")


def make_backup(folder: Path) -> None:
    with opened(folder) as archive:
        backup.make(archive, folder / "out.backup")
        say("backed up")


def restore(folder: Path) -> None:
    backup.restore(folder / "out.backup", folder / "restored")
    say("restored")
    Archive.open(folder / "restored", PASSPHRASE).close()


def migrate(folder: Path) -> None:
    schema = Path(os.environ[LATER_SCHEMA])
    with Archive.open(folder / "archive", PASSPHRASE, schema=schema):
        say("migrated")


def seal(folder: Path) -> None:
    """As sealing does: forget, then write the archive anew without the sealed text."""
    with opened(folder) as archive:
        content = settings.get(archive.reading(), f"entry {SIZES[-1]}")
        with archive.writing() as tx:
            archive.contents.forget_key(tx, content)  # type: ignore[arg-type]  # a content's id
        rewrite.write_next_generation(archive, {"settings": "name <> 'secret'"})
        say("sealed")


def create(folder: Path) -> None:
    with Archive.create(folder / "archive", PASSPHRASE, cost=FLOOR, clock=now) as archive:
        say("created")
        with archive.writing() as tx:
            settings.put(tx, "role", "observer")
        say("role")


ACTS: dict[str, Callable[[Path], None]] = {
    act.__name__: act
    for act in (
        attach,
        import_all,
        destroy,
        write_map,
        change_passphrase,
        add_slot,
        make_backup,
        restore,
        migrate,
        seal,
        create,
    )
}


def main(name: str, folder: str) -> int:
    make_cheap()
    try:
        ACTS[name](Path(folder))
    except SatchelError as refusal:
        print(refusal.message, file=sys.stderr)
        return refusal.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
