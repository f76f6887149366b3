"""Acts on captures as files: writing one out with its proofs, and checking such a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.json_values import JsonValue


def export(session: Session, said: Namespace) -> Answer:
    """`capture export ID --out FILE`."""
    from satchel.assembly import capture_export
    from satchel.catalog.permission import Override

    wish = capture_export.ExportWish(
        record=said.id,
        out=Path(said.out),
        redacted=said.redacted,
        shape=capture_export.Shape(said.format),
        override=Override.read(said.override),
    )
    made = capture_export.export(session.desk(), wish)
    value: JsonValue = {
        "id": made.record,
        "out": str(made.out),
        "size": made.size,
        "sha256": made.sha256,
        "redacted": made.redacted,
        "custody": made.custody,
    }
    lines = [f"Written: {made.out}, {made.size} bytes", f"  sha256 {made.sha256}"]
    if made.redacted is not None:
        lines.append(
            f"  {made.redacted} records without cookies, authorizations and typed secrets; what "
            "the site answered, and what the page shows of its reader, is still in it"
        )
    lines.append("evidence/instructions.txt in it says how to check it without Satchel.")
    return Answer(value, lines)


def check(_: Session, said: Namespace) -> Answer:
    """`capture verify FILE`: needs no archive. Damage is exit code 4."""
    from satchel.assembly import capture_file_check

    found = capture_file_check.check(Path(said.file))
    value: JsonValue = {
        "ok": not found.damage,
        "signed_by": found.device,
        "records": found.records,
        "problems": [{"where": one.where, "what": one.what} for one in found.damage],
    }
    lines = [f"{one.where}: {one.what}" for one in found.damage]
    if not lines:
        signed = f", signed by device {found.device}" if found.device else ", signed by nobody"
        lines = [f"Whole: {found.records} records as they were captured{signed}."]
    return Answer(value, lines, exit_code=4 if found.damage else 0)
