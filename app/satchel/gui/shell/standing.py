"""The line that is always true: what waits, and what could be read here. No Qt.

Counting what stands where reads every entry this laptop wrote, so it is asked for some
seconds after the last change, not at each.
"""

from __future__ import annotations

from dataclasses import dataclass

from satchel.assembly import exposure
from satchel.assembly.desk import Desk
from satchel.assembly.exposure import Exposure
from satchel.domain.words import Audience
from satchel.gui.language import translate
from satchel.sync.whereabouts import Amount, Places, Where, Whereabouts


@dataclass(frozen=True, slots=True)
class Standing:
    """Two sentences for the status line; `is_nothing` where one of them says that nothing
    waits, or that nothing can be read."""

    waiting: str
    readable: str
    is_nothing: bool = False


def of(desk: Desk) -> Standing:
    """How things stand in the open archive."""
    places, shown = Whereabouts(desk.archive).places(), exposure.of(desk)
    sends = places.in_mission and not places.is_headquarters
    is_nothing = shown.is_nothing or (sends and places.waiting.is_nothing)
    return Standing(waiting(places), readable(shown), is_nothing)


def waiting(places: Places) -> str:
    """What headquarters has not confirmed."""
    if not places.in_mission:
        return translate("Shell", "Not in a mission: everything is on this laptop only")
    if places.is_headquarters:
        return ""
    left = places.waiting
    parts = []
    if left.records:
        parts.append(translate("Shell", "%n record(s)", None, left.records))
    if left.files:
        parts.append(translate("Shell", "%n file(s)", None, left.files))
    if left.sealed:
        parts.append(translate("Shell", "%n sealed", None, left.sealed))
    if not parts and places.at.get(Where.AT_HEADQUARTERS, Amount()).is_nothing:
        return translate("Shell", "Nothing is kept here yet")
    if not parts:
        return translate("Shell", "Everything is at headquarters")
    return translate("Shell", "Waiting for headquarters: {things}").format(things=", ".join(parts))


def readable(shown: Exposure) -> str:
    """What someone with this passphrase could read now."""
    if shown.is_nothing:
        return translate("Shell", "With this passphrase nothing can be read here")
    records = sum(count for kind, count in shown.records.items() if kind != "custody-entry")
    parts = []
    if records:
        parts.append(translate("Shell", "%n record(s)", None, records))
    if shown.files:
        parts.append(translate("Shell", "%n file(s)", None, shown.files))
    if shown.drafts:
        parts.append(translate("Shell", "%n draft(s)", None, shown.drafts))
    if Audience.COORDINATION in shown.classes or Audience.LEGAL in shown.classes:
        parts.append(translate("Shell", "what is sealed to headquarters"))
    if shown.has_root:
        parts.append(translate("Shell", "the mission's keys"))
    told = translate("Shell", "With this passphrase anyone can read here: {things}")
    return told.format(things=", ".join(parts))
