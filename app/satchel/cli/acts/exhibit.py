"""Acts on exhibits."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from satchel.assembly import exhibiting
from satchel.catalog.attaching import open_plain
from satchel.catalog.permission import Override
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonValue
from satchel.export.verifying import verify_exhibit

_LONGEST_LIST = 16 << 20


def make(session: Session, said: Namespace) -> Answer:
    """`exhibit make`."""
    wish = exhibiting.ExhibitWish(
        ids=[*said.ids, *_listed(said.from_list)],
        case=said.case,
        out=Path(said.out),
        withhold=said.withhold,
        prefix=said.prefix,
        start=said.start,
        language=said.language,
        title=said.title,
        override=Override.read(said.override),
        pdf=said.pdf,
    )
    made = exhibiting.make(session.desk(), wish)
    value: JsonValue = {
        "id": made.fingerprint,
        "out": str(made.folder),
        "numbers": list(made.numbers),
        "files": made.files,
    }
    lines = [
        f"Exhibit written: {made.folder}, {len(made.numbers)} items in {made.files} files",
        f"  numbers {made.numbers[0]} to {made.numbers[-1]}",
        f"  fingerprint {made.fingerprint}",
        "Tell the fingerprint apart from the folder; verify.html and the instruction page in it "
        "need no Satchel.",
    ]
    return Answer(value, lines)


def verify(_: Session, said: Namespace) -> Answer:
    """`exhibit verify DIR`: needs no archive. A failure is exit code 4."""
    checked = verify_exhibit(Path(said.folder))
    value: JsonValue = {
        "ok": True,
        "items": checked.items,
        "entries": checked.entries,
        "files": checked.files,
        "receipts": checked.receipts,
        "unbound": list(checked.unbound),
        "without_receipt": list(checked.without_receipt),
        "timestamps": checked.timestamps,
        "authorities": [
            {"subject": subject, "sha256": digits} for subject, digits in checked.authorities
        ],
        "fingerprint": checked.fingerprint,
    }
    lines = [
        f"Whole: {checked.items} items, {checked.entries} entries, {checked.files} files, "
        f"{checked.receipts} receipts, {checked.timestamps} timestamps, every signature and hash.",
        f"  fingerprint {checked.fingerprint}: compare it with what the maker told you.",
    ]
    lines += [f"  {name}: no shown section tells its hash" for name in checked.unbound]
    lines += [
        f"  ledger {name}: no outside evidence of when its key existed"
        for name in checked.unwitnessed
    ]
    lines += [
        f"  stamped by {subject}, SHA-256 {digits}: compare it with what the authority publishes."
        for subject, digits in checked.authorities
    ]
    return Answer(value, lines)


def _listed(path: str | None) -> list[str]:
    if path is None:
        return []
    with open_plain(Path(path)) as file:
        raw = file.read(_LONGEST_LIST + 1)
    if len(raw) > _LONGEST_LIST:
        raise UsageError(f"{path} is too long for a list of ids; give one id a line.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise UsageError(f"The list {path} is not text; give one id a line.") from wrong
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return [line.split()[0] for line in lines if line]
