"""Amounts, sizes and times in words, and the line that says what could be read here."""

from __future__ import annotations

from datetime import datetime

from satchel.assembly.exposure import Exposure
from satchel.gui.language import translate
from satchel.gui.sizes import size_in_words
from satchel.sync.whereabouts import Amount

_KEEPING = "custody-entry"  # what tells of the keeping itself is no record to a person


def records(count: int) -> str:
    """So many records."""
    return translate("Sending", "%n records", None, count)


def files(count: int, total: int | None = None) -> str:
    """So many files, and how large they are in all where that is known."""
    told = translate("Sending", "%n files", None, count)
    if not total:
        return told
    return translate("Sending", "{files} ({size})").format(files=told, size=size_in_words(total))


def sealed(count: int) -> str:
    """So many sealed entries, of which nothing more is known."""
    return translate("Sending", "%n sealed entries", None, count)


def amount(told: Amount) -> str:
    """What stands in one place, in one line."""
    parts = []
    if told.records:
        parts.append(records(told.records))
    if told.files:
        parts.append(files(told.files, told.size))
    if told.sealed:
        parts.append(sealed(told.sealed))
    return ", ".join(parts) or translate("Sending", "nothing")


def moment(utc: str | None) -> str:
    """A UTC text by the clock of this machine, or that it is not known."""
    if utc is None:
        return translate("Sending", "never")
    return datetime.fromisoformat(utc).astimezone().strftime("%Y-%m-%d %H:%M")


def readable(told: Exposure) -> str:
    """The things that could be read, joined; empty where there are none."""
    count = sum(number for kind, number in told.records.items() if kind != _KEEPING)
    parts = [records(count)] if count else []
    if told.files:
        parts.append(files(told.files, told.size))
    if told.recordings:
        parts.append(translate("Sending", "%n recordings", None, told.recordings))
    if told.drafts:
        parts.append(translate("Sending", "%n drafts", None, told.drafts))
    return ", ".join(parts)


def exposed(told: Exposure) -> str:
    """The one line that is always true: what someone with this passphrase could read now."""
    if told.classes or told.has_root:
        return translate(
            "Sending",
            "Someone with this passphrase could now read everything that was sent to "
            "headquarters: its keys are on this laptop.",
        )
    here = readable(told)
    if here:
        return translate("Sending", "Someone with this passphrase could now read: {what}.").format(
            what=here
        )
    return translate(
        "Sending",
        "Someone with this passphrase could read nothing here now; old blocks of the disk may "
        "still hold what was sealed.",
    )


def exposed_details(told: Exposure) -> list[str]:
    """What stands behind that line, a sentence each."""
    found = []
    here = readable(told)
    if here and (told.classes or told.has_root):
        found.append(translate("Sending", "Readable here: {what}.").format(what=here))
    if told.recordings_sealed:
        count = told.recordings_sealed
        found.append(translate("Sending", "%n recordings wait sealed to be taken in.", None, count))
    if told.sealed:
        found.append(
            translate("Sending", "Sealed, and no longer readable here: {what}.").format(
                what=sealed(told.sealed)
            )
        )
    if told.classes:
        found.append(
            translate(
                "Sending",
                "Keys of headquarters are here: sealing does not stop them from opening what "
                "was sent to it.",
            )
        )
    if told.has_root:
        found.append(
            translate("Sending", "The mission's own root key is here: it can admit members.")
        )
    return found
