"""What can be shown of a record, told to a judge in plain words; no Qt.

Each part says what holds and what that rests on; what does not hold is said first and
marked. Numbers for a technician stand at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from satchel.assembly.desk import Desk
from satchel.assembly.proving import Proof, ProvenEntry, proof_of
from satchel.domain.described import Described
from satchel.gui.finding import record_timestamps_presenter
from satchel.gui.finding.record_timestamps_presenter import NOWHERE, Asking
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and sentences under it; `is_wrong` where something does not hold."""

    heading: str
    sentences: tuple[str, ...]
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The page. `can_compare`: its bytes are here and can be read and compared."""

    parts: tuple[Part, ...]
    technical: str
    can_compare: bool
    asking: Asking = NOWHERE


def read(desk: Desk, record: str, saying: Saying) -> Told:
    """Check everything signed of a record, and say what came of it."""
    proof = proof_of(desk, record)
    around = record_timestamps_presenter.around(desk)
    stamped = record_timestamps_presenter.sentences(proof, around, saying)
    parts = [
        _signed(proof, saying),
        _whole(proof),
        _existed(proof, saying),
        Part(record_timestamps_presenter.heading(), stamped),
    ]
    if proof.content is not None:
        parts.append(_bytes(proof))
    parts.append(_not_shown())
    return Told(tuple(parts), "\n".join(_technical(proof)), proof.content_here, around.asking)


def not_held(why: str) -> Told:
    """The page where reading it already showed that something is not what was signed."""
    heading = translate("Finding", "That nothing was changed since")
    told = translate("Finding", "This does not hold: {why}").format(why=why)
    return Told((Part(heading, (told,), is_wrong=True),), "", False)


def compared(told: Described) -> str:
    """The bytes were read and are those that were signed."""
    return translate(
        "Finding", "Compared now: all {size} bytes are those that were signed, to the last one."
    ).format(size=told.size)


def _signed(proof: Proof, saying: Saying) -> Part:
    sentences = []
    if proof.entries:
        first = proof.entries[0]
        sentences.append(
            translate(
                "Finding",
                "It was begun on {date} at {time} by the clock of device {device}, which signed "
                "it with a key that only this device has.",
            ).format(
                date=saying.date(first.local[:10]),
                time=_clock(first.local),
                device=_unbroken(first.device),
            )
        )
    more = len(proof.entries) - 1
    if more > 0:
        sentences.append(
            translate(
                "Finding",
                "%n later entries changed it or added to it; nothing was overwritten, and each "
                "stands in the history.",
                None,
                more,
            )
        )
    return Part(translate("Finding", "Who signed it, and when"), tuple(sentences))


def _whole(proof: Proof) -> Part:
    heading = translate("Finding", "That nothing was changed since")
    wrong = [one for one in proof.entries if one.wrong is not None]
    if wrong:
        told = translate("Finding", "Entry {index} of device {device} does not hold: {why}")
        return Part(
            heading,
            tuple(
                told.format(index=o.index, device=_unbroken(o.device), why=o.wrong) for o in wrong
            ),
            is_wrong=True,
        )
    if not proof.is_as_signed:
        told = translate(
            "Finding", "What is shown of it is not what its signed entries say; check the archive."
        )
        return Part(heading, (told,), is_wrong=True)
    sentences = [
        translate(
            "Finding",
            "Checked just now: the signature of each entry holds, and the words shown are "
            "those that were signed. A single letter changed since would break it.",
        ),
        translate(
            "Finding",
            "Each entry has its place in the ledger of its device, one after the other: none "
            "can be taken out or slipped in between without the others showing it.",
        ),
    ]
    sealed = sum(bool(one.sealed) for one in proof.entries)
    if sealed:
        sentences.append(
            translate("Finding", "Parts of %n entries are sealed and not read here.", None, sealed)
        )
    gone = sum(bool(one.gone) for one in proof.entries)
    if gone:
        sentences.append(
            translate(
                "Finding",
                "Parts of %n entries are no longer here; their hashes are, and still bind them.",
                None,
                gone,
            )
        )
    return Part(heading, tuple(sentences))


def _existed(proof: Proof, saying: Saying) -> Part:
    heading = translate("Finding", "That it existed by a certain day")
    seen = proof.first_seen
    if seen is None:
        return Part(
            heading,
            (
                translate(
                    "Finding",
                    "No receipt covers it yet: when it was made rests on the device's own clock. "
                    "Once headquarters has it and answers, their signature says so too.",
                ),
            ),
        )
    return Part(
        heading,
        (
            translate(
                "Finding",
                "It existed on {date} at {time} UTC at the latest: then {coordinator} at "
                "headquarters signed that the first {size} entries of this ledger were there, "
                "and this record's first entry is among them.",
            ).format(
                date=saying.date(seen.when[:10]),
                time=_clock(seen.when),
                coordinator=seen.coordinator,
                size=seen.size,
            ),
        ),
    )


def _bytes(proof: Proof) -> Part:
    told = proof.content
    assert told is not None
    sentences = [
        translate(
            "Finding",
            "The file has {size} bytes. Its SHA-256 is {sha256}: only these very bytes have "
            "that number, and whoever has a copy can reckon it with any program.",
        ).format(size=told.size, sha256=told.sha256)
    ]
    if not proof.content_here:
        sentences.append(
            translate("Finding", "Its bytes cannot be opened here, so they are not compared.")
        )
    return Part(translate("Finding", "Its file"), tuple(sentences))


def _not_shown() -> Part:
    return Part(
        translate("Finding", "What this does not show"),
        (
            translate(
                "Finding",
                "That what is written is true. It shows who signed which words, that they are "
                "unchanged, and by when they existed.",
            ),
        ),
    )


def _technical(proof: Proof) -> Iterator[str]:
    yield translate("Finding", "Record {id}").format(id=proof.record)
    for one in proof.entries:
        yield ""
        yield from _entry(one)
    if proof.content is not None:
        yield ""
        yield f"SHA-256 {proof.content.sha256}"
        half = len(proof.content.sha512) // 2  # a line of it is as long as the page is wide
        yield f"SHA-512 {proof.content.sha512[:half]}"
        yield f"        {proof.content.sha512[half:]}"


def _entry(one: ProvenEntry) -> Iterator[str]:
    place = translate("Finding", "Entry {index} of {size} in the ledger of {device}")
    yield place.format(index=one.index, size=one.size, device=one.device)
    yield translate("Finding", "hash {hash}").format(hash=one.leaf)
    yield translate("Finding", "Ed25519 key {key}").format(key=one.key)
    for receipt in one.seen:
        told = translate("Finding", "receipt of {coordinator}, {when}, {size} entries")
        yield told.format(coordinator=receipt.coordinator, when=receipt.when, size=receipt.size)
    yield from record_timestamps_presenter.technical(one.stamped)


def _unbroken(device: str) -> str:
    """Kept on one line in a sentence; to be copied it stands, bare, in the lines below."""
    return device.replace("-", "-\N{WORD JOINER}")


def _clock(moment: str) -> str:
    try:
        return datetime.fromisoformat(moment).strftime("%H:%M:%S")
    except ValueError:
        return moment
