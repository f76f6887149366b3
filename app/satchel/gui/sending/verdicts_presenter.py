"""The verdict on a parcel in words: what came, what is missing, why it was refused."""

from __future__ import annotations

from dataclasses import dataclass

from satchel.assembly.arriving import Brought
from satchel.domain.errors import IntegrityFailure
from satchel.gui import messages
from satchel.gui.core_sentences import spoken
from satchel.gui.language import translate
from satchel.storage.receipts import Ranges
from satchel.sync.reporting import Report

_STRETCHES = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """`title` is the verdict itself; `is_whole` that nothing is to be looked at. `holes` are
    sentences about what is missing or wrong, `lines` all the rest."""

    title: str
    holes: tuple[str, ...]
    lines: tuple[str, ...]
    is_whole: bool


def verdict(brought: Brought, label: str | None, language: str) -> Verdict:
    """What is said of one parcel; `label` is how this archive calls its sender."""
    names = ", ".join(path.name for path in brought.paths)
    report = brought.report
    if report is None:
        refused = brought.refused
        why = messages.sentence(refused, language) if refused is not None else ""
        title = translate("Sending", "{file}: refused; nothing of it was kept").format(file=names)
        again = translate("Sending", "Ask for it again. What came before is not touched by it.")
        said: tuple[str, ...] = (again,) if isinstance(refused, IntegrityFailure) else ()
        return Verdict(title, (why,), said, False)
    sender = label or report.member
    holes = tuple(_holes(report))
    if holes:
        title = translate("Sending", "From {sender}: taken in, and something is to be looked at")
    elif not (report.entries_new or report.contents_new or report.receipts_new):
        title = translate("Sending", "From {sender}: brought before, nothing new in it")
    else:
        title = translate("Sending", "From {sender}: whole, nothing is missing")
    lines = tuple(filter(None, (_counts(report), *_news(report), *brought.told)))
    return Verdict(title.format(sender=sender), holes, lines, not holes)


def _counts(report: Report) -> str:
    counted = [
        (report.entries_new, translate("Sending", "%n new entries", None, report.entries_new)),
        (
            report.entries_known,
            translate("Sending", "%n known already", None, report.entries_known),
        ),
        (
            len(report.contents_new),
            translate("Sending", "%n new files", None, len(report.contents_new)),
        ),
        (
            report.contents_known,
            translate("Sending", "%n files known already", None, report.contents_known),
        ),
    ]
    return ", ".join(told for count, told in counted if count)


def _news(report: Report) -> list[str]:
    found = []
    if report.receipts_new:
        found.append(translate("Sending", "%n receipts came.", None, report.receipts_new))
    if report.sealed:
        found.append(
            translate(
                "Sending",
                "%n entries are sealed to a class whose key is not here: kept, not opened.",
                None,
                report.sealed,
            )
        )
    return [*found, *map(spoken, report.news)]


def _holes(report: Report) -> list[str]:
    found = [gap(device, ranges) for device, ranges in report.gaps]
    if report.contents_missing:
        found.append(
            translate(
                "Sending",
                "%n files that these entries name did not come yet.",
                None,
                report.contents_missing,
            )
        )
    if report.pending:
        found.append(
            translate(
                "Sending",
                "The device is not admitted: everything from it is marked pending until both "
                "sides have compared the eight words.",
            )
        )
    if report.disputed:
        found.append(
            translate(
                "Sending",
                "%n entries are disputed: the device was revoked before they were confirmed.",
                None,
                report.disputed,
            )
        )
    if report.branches:
        found.append(
            translate(
                "Sending",
                "Two histories of one device contradict each other. Both were kept, and neither "
                "was merged into the other.",
            )
        )
    return [*found, *map(spoken, report.problems)]


def gap(device: str, ranges: Ranges) -> str:
    """Entries of a ledger that are not here."""
    shown = [
        str(first) if first == last else f"{first}\N{EN DASH}{last}"
        for first, last in ranges[:_STRETCHES]
    ]
    if len(ranges) > _STRETCHES:
        more = len(ranges) - _STRETCHES
        shown.append(translate("Sending", "%n more stretches", None, more))
    return translate("Sending", "Not received: entries {numbers} of device {device}.").format(
        numbers=", ".join(shown), device=device
    )
