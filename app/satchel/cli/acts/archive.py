"""Acts on the archive itself: keys and backups. `init` stands in `beginning`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from satchel.cli.answers import Answer
from satchel.cli.session import Session, read_passphrase
from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonValue


def change_passphrase(session: Session, said: Namespace) -> Answer:
    """`passphrase change`: the keyslot that opened takes the new passphrase."""
    old = session.passphrase()
    desk = session.desk_with(old)
    new = _new(said)
    desk.archive.change_passphrase(old, new)
    line = "The passphrase is changed; the old one no longer opens this archive."
    return Answer({"id": _current(session)}, [line])


def add_keyslot(session: Session, said: Namespace) -> Answer:
    """`keyslot add`."""
    desk = session.desk()
    slot = desk.archive.add_slot(_new(said), said.label)
    return Answer({"id": slot}, [f"Added keyslot {slot}: its passphrase opens this archive too."])


def list_keyslots(session: Session, _: Namespace) -> Answer:
    """`keyslot list`."""
    slots = session.desk().archive.slots()
    value: list[JsonValue] = [
        {"id": slot.id, "label": slot.label, "current": slot.current} for slot in slots
    ]
    lines = [
        f"{slot.id}  {slot.label or 'no label'}{'  (opened this time)' if slot.current else ''}"
        for slot in slots
    ]
    return Answer(value, lines)


def remove_keyslot(session: Session, said: Namespace) -> Answer:
    """`keyslot remove ID`."""
    session.desk().archive.remove_slot(said.id)
    line = f"Removed keyslot {said.id}: its passphrase no longer opens this archive."
    return Answer({"id": said.id}, [line])


def _new(said: Namespace) -> bytes:
    if said.new_passphrase_file == "-" and said.passphrase_file == "-":
        raise UsageError("Only one passphrase can come from standard input; put one in a file.")
    return read_passphrase(
        said.new_passphrase_file, "New passphrase: ", twice=True, option="--new-passphrase-file"
    )


def _current(session: Session) -> str:
    slots = session.desk().archive.slots()
    return next((slot.id for slot in slots if slot.current), "")


def make_backup(session: Session, said: Namespace) -> Answer:
    """`backup make --out F`."""
    desk = session.desk()
    out = Path(said.out)
    desk.make_backup(out)
    size = out.stat().st_size
    line = f"Backup written: {out}, {size} bytes. The archive's passphrases open it."
    return Answer({"id": str(out), "size": size}, [line])


def restore_backup(session: Session, said: Namespace) -> Answer:
    """`backup restore F` into the archive folder, which must not hold an archive yet."""
    device = session.restore(Path(said.file)).device.device
    lines = [
        f"Restored into {session.folder}.",
        f"It starts a new ledger, as device {device}; headquarters will see it as restored.",
    ]
    return Answer({"id": device}, lines)
