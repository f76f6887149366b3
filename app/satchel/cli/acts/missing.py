"""`missing`: what should be here, or with those it was sent to, and is not."""

from __future__ import annotations

from argparse import Namespace

from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.json_values import JsonValue
from satchel.storage.receipts import Ranges, Receipt
from satchel.sync.downward import Down, Sent
from satchel.sync.lacking import Lack, lacking
from satchel.sync.reporting import gap_sentence

_STEPS = {
    Down.WAITS: "goes with the next sync",
    Down.HANDED: "was handed over, and no entry says that it was opened",
    Down.OPENED: "was opened there",
    Down.PASSED_OVER: "was withheld or lost, and goes again with the next sync",
}


def missing(session: Session, _: Namespace) -> Answer:
    """`missing`."""
    found = lacking(session.desk().archive)
    ledgers: list[JsonValue] = [_ledger(one) for one in found.ledgers]
    waiting: list[JsonValue] = [_sent(one) for one in found.sent]
    never: list[JsonValue] = [
        {"from": device, "parcels": [*told]} for device, told in found.never_came.items()
    ]
    lines = [line for one in found.ledgers for line in _lines(one)]
    lines += [
        f"Parcel {one.row.parcel} for {one.device.member} ({one.row.road}): {_STEPS[one.down]}."
        for one in found.sent
    ]
    lines += [
        f"Headquarters (device {device}) sent here what never came: {', '.join(told)}."
        for device, told in found.never_came.items()
    ]
    value: JsonValue = {"ledgers": ledgers, "sent": waiting, "never_came": never}
    return Answer(value, lines or ["Nothing is missing, as far as is known here."])


def _ledger(one: Lack) -> JsonValue:
    return {
        "device": one.device,
        "member": one.member,
        "entries": _ranges(one.entries),
        "files": [*one.files],
        "said": [_said(receipt) for receipt in one.said],
    }


def _said(receipt: Receipt) -> JsonValue:
    return {
        "coordinator": receipt.coordinator,
        "when": receipt.when,
        "entries": _ranges(receipt.missing_entries),
        "files": [*receipt.missing_contents],
    }


def _sent(one: Sent) -> JsonValue:
    return {
        "id": one.row.parcel,
        "device": one.device.device,
        "member": one.device.member,
        "road": one.row.road,
        "handed": one.row.handed,
        "state": one.down.value,
    }


def _lines(one: Lack) -> list[str]:
    found = [gap_sentence(one.device, one.entries)] if one.entries else []
    if one.files:
        found.append(f"{len(one.files)} files of device {one.device} did not come.")
    for receipt in one.said:
        entries = sum(last - first + 1 for first, last in receipt.missing_entries)
        found.append(
            f"{receipt.when[:19]}Z  {receipt.coordinator} lacks {entries} entries and "
            f"{len(receipt.missing_contents)} files of device {one.device}."
        )
    return found


def _ranges(ranges: Ranges) -> list[JsonValue]:
    return [[first, last] for first, last in ranges]
