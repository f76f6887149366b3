"""What the first screen tells: today's hearings, what was begun and what waits; no Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from satchel.assembly.desk import Desk
from satchel.domain import dates_in_words
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.showing import one_line
from satchel.gui.language import translate
from satchel.gui.places import Place
from satchel.gui.shell import navigating, standing
from satchel.storage import records
from satchel.storage.drafts import Draft
from satchel.sync.whereabouts import Whereabouts

_SHOWN = 6
_SCREENS = {"note": "hearing", "paper": "hearing", "cite": "hearing", "correct": "hearing"}


@dataclass(frozen=True, slots=True)
class Told:
    """A line of words; `place` where it leads, `beside` what is said of it in small words."""

    words: str
    place: Place
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Morning:
    """What the first screen shows. `is_new`: nothing was ever kept here."""

    day: str
    hearings: tuple[Told, ...]
    begun: tuple[Told, ...]
    is_new: bool
    questions: tuple[Told, ...] = ()  # put to us, and without an answer


def morning(desk: Desk, today: date, language: str) -> Morning:
    """Read it."""
    hearings = tuple(
        Told(
            navigating.hearing_words(one), Place("hearing", one.record), _case(desk, one, language)
        )
        for one in navigating.on_today(desk, today)[:_SHOWN]
    )
    begun = [told for draft in reversed(desk.drafts.all()) if (told := _begun(desk, draft))]
    return Morning(
        day=dates_in_words.in_words(today.isoformat(), language),
        hearings=hearings,
        begun=tuple(dict.fromkeys(begun))[:_SHOWN],
        is_new=not records.count(desk.archive.reading(), "case"),
        questions=tuple(
            Told(one_line(one.text), Place("record", one.record), _about(desk, one.on, language))
            for one in desk.questions.listed(waiting=True)
            if one.is_for_us
        )[:_SHOWN],
    )


def waiting(desk: Desk) -> str:
    """What headquarters has not confirmed: counted over everything, so it is asked for last."""
    return standing.waiting(Whereabouts(desk.archive).places())


def first_words() -> tuple[str, str, str]:
    """For somebody who has never seen it."""
    return (
        translate(
            "Home", "Open a hearing and type: each Enter keeps one line, with its time and speaker."
        ),
        translate(
            "Home",
            "Everything you keep is encrypted on this laptop, needs no network, and is never "
            "overwritten: a correction stands beside what it corrects.",
        ),
        translate(
            "Home",
            "Ctrl+K finds every act by its name; F12 covers the window; Ctrl+L locks it.",
        ),
    )


def _about(desk: Desk, record: str, language: str) -> str:
    found = records.get(desk.archive.reading(), RecordId(record))
    return describe(found, desk.kinds.words(found.kind), language).title if found else ""


def _case(desk: Desk, view: RecordView, language: str) -> str:
    case = view.fields.get("case")
    found = records.get(desk.archive.reading(), case) if isinstance(case, str) else None
    return describe(found, desk.kinds.words("case"), language).title if found else ""


def _begun(desk: Desk, draft: Draft) -> Told | None:
    """A draft, by where it is gone on with; None for one that has no such place."""
    screen = _SCREENS.get(draft.key.partition(":")[0])
    if draft.key == "new-hearing":
        return Told(translate("Home", "A hearing you began to open"), Place("hearing"))
    if screen is None or draft.record is None:
        return None
    view = _above(desk, draft.record)
    if view is None:
        return None
    return Told(
        translate("Home", "Something you typed and did not keep"),
        Place(screen, view.record),
        navigating.hearing_words(view),
    )


def _above(desk: Desk, record: RecordId) -> RecordView | None:
    """The hearing of a draft: its record, or the record of the line it corrects."""
    view = records.get(desk.archive.reading(), record)
    if view is not None and view.kind == "note":
        on = view.fields.get("on")
        view = records.get(desk.archive.reading(), on) if isinstance(on, str) else None
    is_hearing = view is not None and view.fields.get("event_kind") == "hearing"
    return view if is_hearing else None
