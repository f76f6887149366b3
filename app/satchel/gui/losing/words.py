"""The words of the drill, step by step as app/LOST_DEVICE.md tells it; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from satchel.gui.language import translate
from satchel.gui.losing.presenter import Device


def at_stake() -> str:
    """Before the steps."""
    return translate(
        "Losing",
        "Whoever has the device and its passphrase, or found it unlocked, reads what was not "
        "sealed on it, can write entries that its key signs, and can go on from an older state of "
        "it. They cannot change what you already confirmed. Without the passphrase they have "
        "locked files. The first three steps need no network.",
    )


def find() -> tuple[str, str]:
    """The heading of a step, and what it is for; so below."""
    return (
        translate("Losing", "1. Find the device"),
        translate(
            "Losing",
            "Decide the earliest time at which it may have been in other hands: what was "
            "confirmed before counts, everything else comes into doubt.",
        ),
    )


def shut_out() -> tuple[str, str]:
    return (
        translate("Losing", "2. Shut it out"),
        translate(
            "Losing",
            "Nothing but receipts goes to it any more, a relay turns it away, and new keys "
            "begin for the mission. If the person may restore a backup of a device that was "
            "only lost, take in what the restored one sends before you do this: what is "
            "restored from a device that was shut out is shut out too.",
        ),
    )


def doubt() -> tuple[str, str]:
    return (
        translate("Losing", "3. See what is in doubt"),
        translate(
            "Losing",
            "Take in what is still on its way: it is kept and marked, not lost. Ask the person "
            "which of it is hers, and write that in a note beside it.",
        ),
    )


def tell() -> tuple[str, str]:
    return (
        translate("Losing", "4. Tell the others"),
        translate(
            "Losing",
            "The revocation and the new keys go with whatever you send next. Until it has "
            "reached a person, she still seals to the old keys. Coordinators and lawyers "
            "first.",
        ),
    )


def invite() -> tuple[str, str]:
    return (
        translate("Losing", "5. Invite the person again"),
        translate(
            "Losing",
            "She gets a new invitation, a new archive and a new code; her old entries stay "
            "under the old one. Compare the eight words by voice before you admit her.",
        ),
    )


def check() -> tuple[str, str]:
    return (
        translate("Losing", "6. Check"),
        translate(
            "Losing",
            "Every entry, signature, hash and content of this archive is read once more.",
        ),
    )


def done(device: Device) -> str:
    """Of the second step. A device that turns up later stays shut out."""
    if not device.revoked:
        return translate("Losing", "Not done: it still counts.")
    since = translate("Losing", "Done: {since}.").format(since=device.revoked)
    found = translate(
        "Losing",
        "If it turns up now, it stays shut out. Whoever has it can still make a file of what was "
        "not sent; it is taken in as in doubt.",
    )
    return f"{since} {found}"


def not_checked() -> str:
    """Nobody keeps that it was done: it changes nothing, and can be done again."""
    return translate("Losing", "Not done since this page was opened.")


def written(whom: str, files: Sequence[Path]) -> str:
    """Word of it, by hand."""
    names = ", ".join(map(str, files))
    return translate("Losing", "Written for {whom}: {files}. Only that device opens it.").format(
        whom=whom, files=names
    )
