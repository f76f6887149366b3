"""Acts on parcels, receipts and grants."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

from satchel.assembly.arrivals import read_texts
from satchel.assembly.for_members import wish_of
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.ids import ContentId
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Audience
from satchel.sync.parcel_making import Made
from satchel.sync.reporting import Report
from satchel.system.new_files import require_free

_SIZE = re.compile(r"(\d{1,12})\s*([kmgt]?)(?:i?b)?", re.IGNORECASE)
_UNITS = {"": 0, "k": 10, "m": 20, "g": 30, "t": 40}
_SMALLEST_PART = 64 * 1024


def make(session: Session, said: Namespace) -> Answer:
    """`parcel make --out FILE`."""
    out = Path(said.out)
    part_size = _size(said.split) if said.split else None
    if part_size is None:
        require_free(out)
    desk = session.desk()
    only = None
    if said.only is not None:
        only = tuple(desk.records.show(told).record for told in said.only)
    wish = wish_of(desk, said.to, only, said.all)
    made = desk.parcel_making.make(out, wish, part_size=part_size)
    return _made_answer(made)


def _made_answer(made: Made) -> Answer:
    value: JsonValue = {
        "id": made.parcels[0],
        "parcels": list(made.parcels),
        "files": [str(path) for path in made.files],
        "entries": made.entries,
        "frozen": made.frozen,
        "contents": made.contents,
        "size": made.size,
    }
    lines = [
        f"Parcel {made.parcels[0]}: {made.entries} entries, {made.contents} files, "
        f"{made.size} bytes",
        *(f"  {path}" for path in made.files),
    ]
    if made.frozen:
        lines.append(f"  {made.frozen} sealed bundles go with it")
    return Answer(value, lines, made.left_out)


def open_(session: Session, said: Namespace) -> Answer:
    """`parcel open FILE... [--reply FILE]`."""
    if said.reply:
        require_free(Path(said.reply))
    desk = session.desk()
    reports = desk.parcel_opening.open([Path(name) for name in said.files])
    values: list[JsonValue] = [report_value(report) for report in reports]
    lines = [line for report in reports for line in report.sentences()]
    reply: JsonValue = None
    if said.reply:
        made = desk.receipt_giving.reply(reports, Path(said.reply))
        reply = [str(path) for path in made.files]
        lines += [f"Reply written: {path}" for path in made.files]
        if not made.files:
            lines.append("There was nobody to reply to.")
    texts = read_texts(desk, reports)
    lines += texts
    first = values[0] if len(values) == 1 else {"id": None, "parcels": values}
    assert isinstance(first, dict)
    return Answer(first | {"reply": reply}, lines)


def report_value(report: Report) -> dict[str, JsonValue]:
    """What a parcel brought, for programs."""
    return {
        "id": report.parcel,
        "device": report.device,
        "member": report.member,
        "entries_new": report.entries_new,
        "entries_known": report.entries_known,
        "contents_new": len(report.contents_new),
        "contents_known": report.contents_known,
        "contents_missing": report.contents_missing,
        "sealed": report.sealed,
        "pending": report.pending,
        "disputed": report.disputed,
        "receipts_new": report.receipts_new,
        "gaps": [
            {"device": device, "missing": [[first, last] for first, last in ranges]}
            for device, ranges in report.gaps
        ],
        "branches": [{"device": device, "branch": branch} for device, branch in report.branches],
        "news": list(report.news),
        "problems": list(report.problems),
    }


def receipts(session: Session, _: Namespace) -> Answer:
    """`receipts`: what headquarters has confirmed of this device's ledger."""
    desk = session.desk()
    value: list[JsonValue] = []
    lines = []
    for receipt in desk.receipts():
        missing = sum(last - first + 1 for first, last in receipt.missing_entries)
        value.append(
            {
                "id": f"{receipt.coordinator}:{receipt.device}:{receipt.size}",
                "device": receipt.device,
                "coordinator": receipt.coordinator,
                "entries": receipt.size,
                "missing_entries": missing,
                "missing_contents": len(receipt.missing_contents),
                "when": receipt.when,
            }
        )
        lines.append(
            f"{receipt.when[:19]}Z  {receipt.coordinator} confirms {receipt.size - missing} of the "
            f"first {receipt.size} entries of {receipt.device}, and lacks "
            f"{len(receipt.missing_contents)} files"
        )
    state = desk.sealing.state()
    asides = [
        f"{state.unconfirmed} entries are not at headquarters yet.",
        f"{state.entries} entries are sealed on this device.",
    ]
    return Answer(value, lines or ["No receipt yet."], asides)


def grant(session: Session, said: Namespace) -> Answer:
    """`grant ID --to CLASS`."""
    desk = session.desk()
    view = desk.records.show(said.id)
    held = view.fields.get("content")
    if not isinstance(held, dict):
        raise NoSuchThing(f"Record {view.record} has no content that could be granted.")
    done = desk.granting.grant(ContentId(str(held["id"])), Audience(said.to))
    value: JsonValue = {"id": done.record, "content": str(held["id"]), "to": said.to}
    return Answer(value, [f"Granted to {said.to}: it takes effect with the next parcel to them."])


def _size(told: str) -> int:
    found = _SIZE.fullmatch(told.strip())
    size = int(found[1]) << _UNITS[found[2].lower()] if found else 0
    if size < _SMALLEST_PART:
        raise UsageError("--split takes a size of 64K or more, like 700M or 4G.")
    return size
