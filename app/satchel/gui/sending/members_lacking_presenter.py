"""What of each member did not come, or did not come there, and two histories: in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from satchel.assembly.desk import Desk
from satchel.gui.language import translate
from satchel.gui.sending import amounts_presenter as amounts
from satchel.gui.sending.verdicts_presenter import gap
from satchel.storage import mission
from satchel.storage.receipts import Receipt
from satchel.sync.downward import Down, Sent
from satchel.sync.lacking import Lack, lacking
from satchel.sync.membership import Head


@dataclass(frozen=True, slots=True)
class Notes:
    """`mark` stands in the list, empty where nothing is wrong; `lines` are sentences."""

    mark: str
    lines: tuple[str, ...]


def notes(desk: Desk) -> dict[str, Notes]:
    """By device, of those there is something to say of. Reads every ledger: after the list."""
    if mission.find(desk.archive.reading()) is None:
        return {}
    found = lacking(desk.archive)
    listed = desk.membership.listed()
    members: dict[str, str] = {one.device: one.member for one in listed}
    lines: dict[str, list[str]] = {}
    marks: dict[str, str] = {}
    for one in listed:
        if one.heads:
            marks[one.device] = translate("Sending", "two histories")
            lines.setdefault(one.device, []).extend(_histories(one.heads))
    for lack in found.ledgers:
        told = _lacking(lack, lambda device: members.get(device, device))
        lines.setdefault(lack.device, []).extend(told)
    for device in dict.fromkeys(one.device.device for one in found.sent):
        parcels = [one for one in found.sent if one.device.device == device]
        lines.setdefault(device, []).extend(_parcels(parcels))
    for sender, never in found.never_came.items():
        said = translate("Sending", "%n parcels it sent here never came.", None, len(never))
        lines.setdefault(sender, []).append(said)
    missing = {lack.device for lack in found.ledgers if lack.entries or lack.files}
    missing |= {one.device.device for one in found.sent if one.down is Down.PASSED_OVER}
    for device in missing | set(found.never_came):
        marks.setdefault(device, translate("Sending", "something is missing"))
    return {device: Notes(marks.get(device, ""), tuple(told)) for device, told in lines.items()}


def _histories(heads: tuple[Head, ...]) -> list[str]:
    said = translate(
        "Sending",
        "Two histories of this device contradict each other: its archive was copied or rolled "
        "back, and used on. Both are kept. Ask which of them goes on.",
    )
    each = translate("Sending", "History {number}: entries {size}, root {root}")
    return [said, *(each.format(number=h.branch, size=h.size, root=h.root[:16]) for h in heads)]


def _lacking(lack: Lack, member: Callable[[str], str]) -> list[str]:
    found = [gap(lack.device, lack.entries)] if lack.entries else []
    if lack.files:
        found.append(translate("Sending", "%n of its files did not come.", None, len(lack.files)))
    return found + [_said(one, member(one.coordinator)) for one in lack.said]


def _said(receipt: Receipt, member: str) -> str:
    return translate(
        "Sending",
        "Coordinator {member} lacks of it, as of {when}: entries {entries}, files {files}.",
    ).format(
        member=member,
        when=amounts.moment(receipt.when),
        entries=sum(last - first + 1 for first, last in receipt.missing_entries),
        files=len(receipt.missing_contents),
    )


def _parcels(parcels: list[Sent]) -> list[str]:
    found = []
    lost = sum(one.down is Down.PASSED_OVER for one in parcels)
    if lost:
        found.append(
            translate(
                "Sending",
                "%n parcels to it were withheld or lost on the way: they go again with the "
                "next sync.",
                None,
                lost,
            )
        )
    handed = [one.row.handed for one in parcels if one.down is Down.HANDED and one.row.handed]
    if handed:
        said = translate(
            "Sending",
            "%n parcels to it were handed over, and its own entries do not say yet that it "
            "opened them; the oldest since {when}.",
            None,
            len(handed),
        )
        found.append(said.format(when=amounts.moment(min(handed))))
    return found
