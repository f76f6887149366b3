"""What Send and Seal decide: names, sentences, and what a refusal means to a person."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.language import translate
from satchel.gui.sending import amounts_presenter as amounts
from satchel.gui.sizes import size_in_words
from satchel.storage.holdings import Bytes
from satchel.sync.parcel_making import Made
from satchel.sync.reporting import Report
from satchel.sync.whereabouts import Amount, Places


def parcel_name(now: datetime) -> str:
    """Says the program and the minute, and nothing of who sends what."""
    return f"Satchel-{now:%Y%m%d-%H%M}"


def free_name(folder: Path, now: datetime) -> Path:
    """A path in `folder` that does not exist yet."""
    path = folder / parcel_name(now)
    number = 2
    while path.exists():
        path = folder / f"{parcel_name(now)}-{number}"
        number += 1
    return path


def written(made: Made, folder: Path) -> str:
    """A courier file is on the stick."""
    said = translate(
        "Sending",
        "Written to {folder}: {names}, {size}. Everything in it is sealed to headquarters. "
        "Take the stick out as the system asks; what is in the file counts as arrived when the "
        "receipt comes back.",
    ).format(
        folder=folder,
        names=", ".join(path.name for path in made.files),
        size=size_in_words(made.size),
    )
    return "\n".join([said, *made.left_out])


def not_written(refused: SatchelError, folder: Path, language: str) -> str:
    """Why there is no courier file: what happened, what is safe, what to do."""
    if refused.code == "cancelled":
        return translate("Sending", "Stopped. No parcel was written; everything is still here.")
    if not folder.exists():
        return translate(
            "Sending",
            "The stick was pulled out. The parcel on it is incomplete and will be refused; "
            "everything is still here. Make it again.",
        )
    if refused.code == "disk-full":
        return translate(
            "Sending",
            "The stick is full. No parcel was written; everything is still here. Make room on "
            "it, or take another.",
        )
    if refused.code == "read-only":
        return translate(
            "Sending",
            "The stick cannot be written to. No parcel was written; everything is still here.",
        )
    return messages.sentence(refused, language)


def came(reports: list[Report], *, at_headquarters: bool = False) -> str:
    """What a receipt or an answer brought to an observer; at headquarters, what members sent."""
    receipts = sum(report.receipts_new for report in reports)
    entries = sum(report.entries_new for report in reports)
    known = all(not (r.receipts_new or r.entries_new or r.contents_new) for r in reports)
    if known:
        return translate("Sending", "This was brought in before; nothing new was in it.")
    parts = []
    if receipts:
        parts.append(translate("Sending", "%n receipts came.", None, receipts))
    if entries and at_headquarters:
        parts.append(translate("Sending", "%n entries came.", None, entries))
    elif entries:
        parts.append(translate("Sending", "%n entries came from headquarters.", None, entries))
    return " ".join(parts) or translate("Sending", "It was brought in.")


def to_send(places: Places) -> str:
    """What a courier file made now would carry."""
    waiting = places.waiting
    if waiting.is_nothing:
        return translate("Sending", "Headquarters has confirmed everything; nothing waits.")
    return translate("Sending", "It will carry {what}.").format(what=amounts.amount(waiting))


def sealing(readable: str, waiting: Amount, *, has_keys: bool) -> list[str]:
    """What Seal does, before it does it: what will be gone, what stays, what it cannot do."""
    found = [
        translate(
            "Sending", "After this, nobody can read on this laptop: {what}. Nor can you."
        ).format(what=readable),
        translate(
            "Sending",
            "What headquarters has not confirmed stays here as ciphertext only headquarters can "
            "open, and still goes with the next parcel ({what}).",
        ).format(what=amounts.amount(waiting)),
        translate("Sending", "Half-typed text is kept as notes and sealed with the rest."),
        translate(
            "Sending",
            "It is not a wipe: old blocks of this disk, together with the passphrase, may still "
            "open what was sealed. Copies and backups elsewhere are not touched.",
        ),
    ]
    if has_keys:
        found.append(
            translate(
                "Sending",
                "The keys of headquarters stay on this laptop. Whoever has the passphrase can "
                "open with them what was sent to headquarters.",
            )
        )
    return found


def removing(received: Bytes) -> str:
    """What Remove does, before it does it."""
    if not received.count:
        return translate("Sending", "There is no file that headquarters has confirmed.")
    return translate(
        "Sending",
        "Remove deletes from this laptop {what} that headquarters holds, by its signed receipt. "
        "They can be had back only from there.",
    ).format(what=amounts.files(received.count, received.size))


def removed(count: int) -> str:
    """Done."""
    return translate("Sending", "%n files were removed; headquarters holds them.", None, count)
