"""What was given to whom, in words, and what can be given here; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from satchel.assembly import given
from satchel.assembly.desk import Desk
from satchel.assembly.given import Receiver, Step, Told
from satchel.domain.describing import describe
from satchel.domain.errors import NoSuchThing
from satchel.domain.showing import one_line
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate
from satchel.gui.places import Place
from satchel.storage import mission, record_ids

_CASE = "case"


@dataclass(frozen=True, slots=True)
class Line:
    """One sending as a list shows it. `can_take_back` while it stands, at headquarters."""

    sending: str
    said: str
    state: str
    place: Place | None
    can_take_back: bool


@dataclass(frozen=True, slots=True)
class Giving:
    """What the screen shows: of one record, or of everything where `heading` is empty.

    `whom` are those it can be given to, code and words; empty where nothing can be given.
    """

    record: str | None
    heading: str
    about: str
    whom: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One sentence, empty where there is nothing to say; and whether it can be given here."""

    said: str
    can_give: bool


def read(desk: Desk, record: str | None, saying: Saying) -> Giving:
    """From the archive. Raises NoSuchThing for a record there is not."""
    if mission.find(desk.archive.reading()) is None:
        return Giving(record, "", "", (), (), _outside())
    may_send = desk.sendings.may_send
    names = _names(desk)
    lines = tuple(_line(one, saying, names, may_send) for one in given.told(desk, on=record))
    if record is None:
        return Giving(None, "", "", (), lines, _nothing(may_send))
    view = desk.records.show(record)
    title = one_line(describe(view, desk.kinds.words(view.kind), saying.language).title)
    whom = tuple((one.member, _whom(one)) for one in given.receivers(desk))
    heading = f"{saying.kind(view.kind)}: {title}" if title else saying.kind(view.kind)
    about = _about(view.kind == _CASE, bool(whom)) if may_send else ""
    return Giving(view.record, heading, about, whom, lines[::-1], _nothing(may_send, one=True))


def standing(desk: Desk, record: str) -> Standing:
    """What the page of a record says of it."""
    if mission.find(desk.archive.reading()) is None:
        return Standing("", False)
    can_give = desk.sendings.may_send and not record_ids.is_for_legal(
        desk.archive.reading(), record
    )
    try:
        listed = given.told(desk, on=record)
    except NoSuchThing:
        return Standing("", False)
    here = [one for one in listed if one.step is not Step.TAKEN_BACK]
    if not here:
        return Standing(_taken_back(desk, record), can_give)
    if can_give:
        names = _names(desk)
        members = ", ".join(dict.fromkeys(names.get(one.sent.to, one.sent.to) for one in here))
        return Standing(translate("Giving", "Given to {members}").format(members=members), True)
    newest = here[-1].sent
    said = translate("Giving", "From headquarters, {day}").format(day=_day(newest.at))
    return Standing(f"{said}: {one_line(newest.why)}" if newest.why else said, False)


def from_headquarters(desk: Desk) -> frozenset[str]:
    """The records that this member was given, for marks in lists."""
    if mission.find(desk.archive.reading()) is None or desk.sendings.may_send:
        return frozenset()
    return frozenset(desk.sendings.given_to_us())


def given_words() -> str:
    """The mark itself."""
    return translate("Giving", "from headquarters")


def _taken_back(desk: Desk, record: str) -> str:
    mine = None if desk.sendings.may_send else desk.sendings.for_us(record)
    if mine is None or mine.taken_back is None:
        return ""
    return translate("Giving", "Headquarters took this back: {why}").format(
        why=one_line(mine.taken_back)
    )


def _names(desk: Desk) -> dict[str, str]:
    """How this archive calls the members that it invited."""
    invited = mission.invitations(desk.archive.reading())
    return {one.member: f"{one_line(one.label)} ({one.member})" for one in invited if one.label}


def _line(one: Told, saying: Saying, names: Mapping[str, str], may_send: bool) -> Line:
    sent = one.sent
    what = one_line(one.title) or sent.on
    if one.kind:
        what = f"{saying.kind(one.kind)}: {what}"
    if may_send:
        said = translate("Giving", "{what} · to {member} · {day}").format(
            what=what, member=names.get(sent.to, sent.to), day=_day(sent.at)
        )
    else:
        said = translate("Giving", "{what} · from {member} · {day}").format(
            what=what, member=sent.by, day=_day(sent.at)
        )
    if sent.why:
        said = f"{said} · {one_line(sent.why)}"
    screen = "case" if one.kind == _CASE else "record"
    place = Place(screen, sent.on) if one.kind else None
    stands = one.step is not Step.TAKEN_BACK
    return Line(sent.record, said, _state(one, may_send), place, may_send and stands)


def _state(one: Told, may_send: bool) -> str:
    if one.step is Step.TAKEN_BACK:
        return translate("Giving", "taken back: {why}").format(
            why=one_line(one.sent.taken_back or "")
        )
    if not may_send:
        return translate("Giving", "here") if one.kind else translate("Giving", "not here yet")
    return {
        Step.WAITS: translate("Giving", "goes with the next sync"),
        Step.ON_ITS_WAY: translate("Giving", "on its way"),
        Step.ARRIVED: translate("Giving", "arrived: her laptop says so"),
        Step.BY_ANOTHER: translate("Giving", "given by another coordinator"),
    }[one.step]


def _about(is_case: bool, is_any: bool) -> str:
    """What goes, and what follows from it."""
    if not is_any:
        return translate(
            "Giving", "No observer is admitted to this mission yet, so there is nobody to give to."
        )
    read = translate(
        "Giving",
        "Whoever opens her laptop can read it there until she seals it, and nothing brings it "
        "back.",
    )
    if is_case:
        told = translate(
            "Giving",
            "What is known of the case goes to her laptop with the next sync, and what changes "
            "later goes after it. Observers' notes and reports, questions, and what is for legal "
            "staff alone stay here.",
        )
        return f"{told} {read}"
    told = translate(
        "Giving",
        "A working copy of this and of all that stands under it goes to her laptop with the next "
        "sync, also what she wrote herself and sealed. What is for legal staff alone stays here.",
    )
    return f"{told} {read}"


def _nothing(may_send: bool, *, one: bool = False) -> str:
    if may_send and one:
        return translate("Giving", "This was given to nobody yet.")
    if may_send:
        return translate(
            "Giving",
            "Nothing was given. Open a case or a record, and choose Give to an observer there.",
        )
    return translate("Giving", "Headquarters has given nothing to this laptop.")


def _outside() -> str:
    return translate("Giving", "This archive is in no mission, so nothing is given or received.")


def _whom(one: Receiver) -> str:
    return f"{one.label} · {one.member}" if one.label else one.member


def _day(at: str) -> str:
    return at[:10]
