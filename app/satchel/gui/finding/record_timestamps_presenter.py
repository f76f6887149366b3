"""By when a record existed, by the clock of an authority for timestamps, in plain words; no Qt.

"Signed, not yet timestamped" is said as plainly as the time that was proven.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from satchel.assembly.desk import Desk
from satchel.assembly.proving import Proof
from satchel.domain.moments import utc_text
from satchel.domain.words import Role
from satchel.gui.core_sentences import spoken
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate
from satchel.sync.timestamps import authorities
from satchel.sync.timestamps.keeping import ENOUGH, LastTry, Tried
from satchel.sync.timestamps.standing import Existed
from satchel.sync.timestamps.wanting import RENEW_BEFORE


@dataclass(frozen=True, slots=True)
class Asking:
    """Whether timestamps can be asked for here, and whether that is to be weighed first."""

    may: bool = False
    weigh: bool = False


NOWHERE = Asking()


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one proof: who was asked in vain, and the time."""

    tries: Mapping[str, LastTry]
    now: datetime
    asking: Asking


def around(desk: Desk) -> Around:
    """Read beside the proof."""
    known = authorities.listed(desk.archive.reading())
    is_observer = desk.device.row.role is Role.OBSERVER
    may = any(one.is_asked for one in known)
    return Around(desk.timestamps.last_tries(), desk.clock().utc, Asking(may, is_observer))


def heading() -> str:
    return translate("Finding", "By when it existed, by the clock of others")


def sentences(proof: Proof, told: Around, saying: Saying) -> tuple[str, ...]:
    """Of the record's first entry, of those after it, and of a capture itself."""
    first = proof.entries[0].stamped if proof.entries else ()
    return (
        *_first(first, proof, told, saying),
        *_captured(proof.captured, told, saying),
        *_later(proof),
        *_in_vain(told, saying),
    )


def technical(words: Sequence[Existed]) -> Iterator[str]:
    """One line for each, and the certificate to compare."""
    for word in words:
        token = word.checked.token
        line = translate(
            "Finding", "timestamp of {authority}, {when}, {size} entries, number {serial}"
        )
        yield line.format(
            authority=word.checked.authority.name,
            when=utc_text(token.time),
            size=word.size,
            serial=token.serial,
        )
        yield f"  SHA-256 {word.checked.authority.pin.fingerprint}"


def weighed() -> str:
    """What asking from an observer's laptop means, said before it is done."""
    return translate(
        "Finding",
        "Headquarters asks for timestamps over all that it receives. If you ask from here, "
        "whoever watches this line sees that this laptop has something stamped, and when. Only a "
        "number goes out, never a word.",
    )


def came(tried: Sequence[Tried]) -> str:
    """What came of asking."""
    kept = sum(one.record is not None for one in tried)
    failed = [one for one in tried if one.why is not None]
    if not tried:
        return translate("Finding", "Nothing waits to be stamped.")
    told = translate("Finding", "%n timestamps came.", None, kept)
    if not failed:
        return told
    why = translate("Finding", "{authority}: {why}")
    more = {
        one.wanted.authority.name: why.format(
            authority=one.wanted.authority.name, why=spoken(one.why or "")
        )
        for one in failed
    }
    return " ".join([told, *more.values()])


def _first(words: Sequence[Existed], proof: Proof, told: Around, saying: Saying) -> Iterator[str]:
    if not words:
        if proof.authorities:
            yield translate(
                "Finding",
                "Signed, not yet timestamped: no authority has been asked since, or none answered.",
            )
        else:
            yield translate(
                "Finding",
                "Signed, not yet timestamped: no authority is pinned here, so none can be asked.",
            )
        return
    for word in words:
        yield translate(
            "Finding",
            "It existed before {date} at {time} UTC: then {authority} stamped the signed head of "
            "this ledger, and this record's first entry stands below it.",
        ).format(**_when(word, saying))
        yield from _lasts(word, told, saying)
    if len(words) < ENOUGH:
        yield translate("Finding", "Only one authority says so; a second would be harder to doubt.")


def _captured(words: Sequence[Existed], told: Around, saying: Saying) -> Iterator[str]:
    for word in words:
        yield translate(
            "Finding",
            "The captured page itself existed before {date} at {time} UTC: {authority} stamped the "
            "list of all its parts.",
        ).format(**_when(word, saying))
        yield from _lasts(word, told, saying)


def _later(proof: Proof) -> Iterator[str]:
    bare = sum(not one.stamped for one in proof.entries[1:])
    if bare and proof.entries[0].stamped:
        yield translate("Finding", "%n later entries of it are not timestamped yet.", None, bare)


def _lasts(word: Existed, told: Around, saying: Saying) -> Iterator[str]:
    if word.until < told.now:
        yield translate(
            "Finding",
            "The certificate of {authority} ended on {until} and the timestamp was not renewed "
            "before: it counts only for who is sure that its key was not misused since.",
        ).format(authority=word.checked.authority.name, until=saying.date(f"{word.until:%Y-%m-%d}"))
    elif word.renew_by <= told.now + RENEW_BEFORE:
        yield translate(
            "Finding", "It has to be renewed by {until}: ask for timestamps before then."
        ).format(until=saying.date(f"{word.renew_by:%Y-%m-%d}"))


def _in_vain(told: Around, saying: Saying) -> Iterator[str]:
    for last in told.tries.values():
        yield translate("Finding", "Asked in vain, last on {date} at {time} UTC: {why}").format(
            date=saying.date(last.at[:10]), time=last.at[11:16], why=spoken(last.why)
        )


def _when(word: Existed, saying: Saying) -> dict[str, str]:
    return {
        "date": saying.date(f"{word.before:%Y-%m-%d}"),
        "time": f"{word.before:%H:%M:%S}",
        "authority": word.checked.authority.name,
    }
