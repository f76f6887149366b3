"""Travel empty in words: what is still to be done, and what remains, item by item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from satchel.assembly.remaining import Remaining, Remedy, What
from satchel.gui.language import translate
from satchel.gui.sending import amounts_presenter as amounts
from satchel.gui.sizes import size_in_words
from satchel.storage.holdings import Bytes
from satchel.sync.whereabouts import Amount

_LISTED = 12  # files of one sort that are named; the others are counted


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the checklist; `state` says in words how it stands."""

    title: str
    state: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that remains: what it is, how much or where, and what can be done."""

    title: str
    detail: str
    remedy: str


def steps(waiting: Amount, readable: str, received: Bytes) -> list[Step]:
    """The checklist up to what remains, in the order it is done in."""
    done = translate("Sending", "done")
    return [
        Step(
            translate("Sending", "Send what waits, and bring the receipt back in"),
            done
            if waiting.is_nothing
            else translate("Sending", "not confirmed by headquarters: {what}").format(
                what=amounts.amount(waiting)
            ),
            waiting.is_nothing,
        ),
        Step(
            translate("Sending", "Seal everything"),
            translate("Sending", "readable here: {what}").format(what=readable)
            if readable
            else done,
            not readable,
        ),
        Step(
            translate("Sending", "Remove what headquarters holds"),
            translate("Sending", "still here as ciphertext: {what}").format(
                what=amounts.files(received.count, received.size)
            )
            if received.count
            else translate("Sending", "nothing of it lies here"),
            not received.count,
        ),
    ]


def items(remaining: Sequence[Remaining]) -> list[Item]:
    """What remains, in the order of `What`; of many files of one sort the last are named."""
    found: list[Item] = []
    for what in What:
        same = [one for one in remaining if one.what is what]
        found += [_item(one) for one in same[-_LISTED:]]
        if len(same) > _LISTED:
            more = translate("Sending", "%n more of this sort", None, len(same) - _LISTED)
            found.append(Item(_title(what), more, _remedy(same[0].remedy)))
    return found


def not_listed() -> str:
    """What no list of ours can hold."""
    return translate(
        "Sending",
        "What Satchel cannot see is not on this list: the swap file and hibernation, lists of "
        "recent files, the trash, copies you made yourself, the names of sticks once plugged in.",
    )


def removing(lost: Amount, recordings: int, *, for_others: bool) -> list[str]:
    """What removing the archive does, before it is done."""
    found = [
        translate(
            "Sending",
            "The archive is deleted from this laptop, its keys first: from then on no passphrase "
            "opens it. Nobody can bring it back, you included.",
        ),
        translate(
            "Sending",
            "This is not a wipe: a flash disk may keep old blocks for a while. Backups, sticks "
            "and what headquarters holds are not touched.",
        ),
    ]
    if for_others:
        found.append(
            translate(
                "Sending",
                "This is an archive of headquarters: members may have removed what they sent, and "
                "then it is nowhere else. Make a backup first.",
            )
        )
    if not lost.is_nothing or recordings:
        told = [amounts.amount(lost)] if not lost.is_nothing else []
        if recordings:
            told.append(translate("Sending", "%n recordings", None, recordings))
        found.append(
            translate(
                "Sending",
                "Headquarters has not confirmed {what}. If they are nowhere else, they are lost "
                "for good.",
            ).format(what=", ".join(told))
        )
    return found


def may_be_lost() -> str:
    """The claim to be ticked then."""
    return translate("Sending", "They may be lost")


def removed(left: Sequence[str]) -> str:
    """The archive is gone."""
    if not left:
        return translate("Sending", "The archive was removed.")
    return translate(
        "Sending", "The archive was removed. Other files lie in its folder and were left: {names}."
    ).format(names=", ".join(left))


def _item(one: Remaining) -> Item:
    return Item(_title(one.what), _detail(one), _remedy(one.remedy))


def _detail(one: Remaining) -> str:
    parts = []
    if one.path is not None:
        parts.append(str(one.path))
    if one.at is not None:
        parts.append(amounts.moment(one.at))
    if one.path is None:
        parts.append(str(one.count))
    if one.size is not None:
        parts.append(size_in_words(one.size))
    return " · ".join(parts)


def _title(what: What) -> str:
    return {
        What.RECORDS: translate("Sending", "Records that can be read"),
        What.FILES: translate("Sending", "Files that can be read"),
        What.DRAFTS: translate("Sending", "Drafts"),
        What.RECORDINGS: translate("Sending", "Recordings not taken in yet, which can be heard"),
        What.RECORDINGS_SEALED: translate("Sending", "Recordings not taken in yet, sealed"),
        What.KEYS: translate("Sending", "Keys of headquarters"),
        What.SEALED_WAITING: translate("Sending", "Sealed entries waiting to be sent"),
        What.SEALED_ARRIVED: translate("Sending", "Places of sealed entries that arrived"),
        What.CIPHERTEXT: translate("Sending", "Files that headquarters holds"),
        What.EXTRACT: translate("Sending", "A file taken out of the archive, readable"),
        What.EXPORT: translate("Sending", "An export, readable"),
        What.EXHIBIT: translate("Sending", "An exhibit, readable"),
        What.PAPER: translate("Sending", "A printed paper, readable"),
        What.PARCEL: translate("Sending", "A courier file, sealed"),
        What.BACKUP: translate("Sending", "A backup, opened by the passphrase"),
        What.SLOTS: translate("Sending", "Passphrases that open the archive"),
        What.ARCHIVE: translate("Sending", "The archive's folder"),
    }[what]


def _remedy(remedy: Remedy) -> str:
    return {
        Remedy.SEAL: translate("Sending", "Seal everything."),
        Remedy.SEND: translate("Sending", "Send them; they stay until a receipt comes."),
        Remedy.REMOVE: translate("Sending", "Remove what headquarters holds."),
        Remedy.DELETE_BY_HAND: translate("Sending", "Delete it yourself, and empty the trash."),
        Remedy.UNLOCK_AGAIN: translate("Sending", "Lock and unlock: they are taken in then."),
        Remedy.REMOVE_ARCHIVE: translate("Sending", "Remove the archive, below."),
        Remedy.NOTHING: translate("Sending", "Stays as long as the archive does."),
    }[remedy]
