"""A hearing as the page opens it: how it is called, by which clock, and what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from satchel.assembly.desk import Desk
from satchel.catalog.hearing_lines import HeardLine, OpenedHearing
from satchel.catalog.hearings import Here
from satchel.domain import dates_in_words, zones
from satchel.domain.court_clock import Reading
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.showing import one_line
from satchel.gui.hearing.rows_presenter import Row, Teller, ahead
from satchel.gui.language import translate
from satchel.storage.records import ListWish

_SHOWN = 8
Sounds = dict[str, tuple[str, float]]  # line to (recording, seconds in it)


@dataclass(frozen=True, slots=True)
class Page:
    """All the page needs to begin: the hearing, its title, the first page to show, drafts."""

    opened: OpenedHearing
    title: str
    device: str
    people: tuple[Here, ...]
    draft: JsonValue
    sounds: Sounds


@dataclass(frozen=True, slots=True)
class Belonging:
    """What the right column shows beside the people."""

    answered: int
    asked: int
    attached: tuple[tuple[str, str], ...]  # (record, title)
    attached_count: int
    cited: tuple[tuple[str, str], ...]
    cited_count: int
    next: tuple[str, str] | None  # (record, when in words)
    photos: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str], ...]  # without an answer


def page(desk: Desk, hearing: str, language: str) -> Page:
    """Read what the page begins with; the lines themselves are read by pages."""
    opened = desk.hearing_lines.open(hearing)
    key = f"note:{opened.view.record}"
    return Page(
        opened=opened,
        title=title(opened.view, language),
        device=desk.device.device,
        people=tuple(desk.hearings.people(opened.view.record)),
        draft=None if opened.is_sealed else desk.drafts.get(key),
        sounds=sounds(desk, opened.view.record),
    )


def sounds(desk: Desk, hearing: str) -> Sounds:
    """The place of every line that was heard while something was recorded.

    Asked only where there is a recording: the libraries of sound take a moment to load.
    """
    attached = desk.records.select(ListWish("attachment", on=RecordId(hearing)))
    if not any("recording" in one.fields for one in attached):
        return {}
    return {str(line): place for line, place in desk.recordings.positions(hearing).items()}


def rows(
    desk: Desk, opened: OpenedHearing, teller: Teller, sound: Sounds, start: int, end: int
) -> list[Row]:
    """The rows from `start` to before `end`; the one before them tells whose day it was."""
    lines = desk.hearing_lines.page(opened, max(0, start - 1), end)
    before: HeardLine | None = lines.pop(0) if start else None
    made: list[Row] = []
    for line in lines:
        made.append(teller.row(line, before, sound.get(line.record)))
        before = line
    return made


def belonging(desk: Desk, hearing: str, language: str) -> Belonging:
    """Read what belongs to a hearing, at any depth under it."""
    view = desk.records.show(hearing)
    report = desk.reports.show(view.record)
    under = {kind: desk.records.select(ListWish(kind, case=view.record)) for kind in _KINDS}
    following = desk.hearings.next_after(view)
    attached, cited = under["attachment"], under["citation"]
    photos = [one for one in attached if one.fields.get("media_kind") in ("photo", "document")]
    return Belonging(
        answered=report.answered,
        asked=report.asked,
        attached=tuple((one.record, _file_called(desk, one)) for one in attached[-_SHOWN:]),
        attached_count=len(attached),
        cited=tuple((one.record, _called(desk, one)) for one in cited[-_SHOWN:]),
        cited_count=len(cited),
        next=(following.record, _dated(following, language)) if following else None,
        photos=tuple((one.record, _file_called(desk, one)) for one in photos),
        questions=tuple(
            (one.record, one_line(one.text))
            for one in desk.questions.listed(case=view.record, waiting=True)[-_SHOWN:]
        ),
    )


_KINDS = ("attachment", "citation")


def title(view: RecordView, language: str) -> str:
    """The line that says where one is: court, room, which hearing, when."""
    fields = view.fields
    place = told_place(fields)
    parts = [str(fields["title"])] if fields.get("title") else []
    parts += [place] if place else []
    if isinstance(fields.get("number"), int):
        parts.append(translate("Hearing", "hearing {number}").format(number=fields["number"]))
    parts = parts or [translate("Hearing", "Hearing")]
    parts += [_dated(view, language)] if fields.get("date") else []
    return " · ".join(parts)


def told_place(fields: Mapping[str, JsonValue]) -> str:
    """Court and room; a room that is only a number is said to be one."""
    court, room = (str(fields.get(name) or "") for name in ("court", "room"))
    if room[:1].isdigit():
        room = translate("Hearing", "room {room}").format(room=room)
    return ", ".join(part for part in (court, room) if part)


def by_which_clock(zone: str | None, reading: Reading | None) -> str:
    """The line that says what the times are."""
    if zone is None:
        return translate(
            "Hearing", "Times by this laptop's clock. The zone of the court is not known."
        )
    if reading is None:
        return translate(
            "Hearing", "Times by this laptop's clock, in the zone of the court, {zone}."
        ).format(zone=zone)
    told = translate("Hearing", "Times by the courtroom clock, {zone}: {difference}.")
    said = told.format(zone=zone, difference=ahead(reading.ahead_s))
    if reading.within_s <= 1 or not reading.ahead_s:
        return said
    exact = translate("Hearing", "Known to {seconds} s.").format(seconds=reading.within_s)
    return f"{said} {exact}"


def is_clock_wanted(page: Page) -> bool:
    """Whether to ask for the courtroom clock first: at the start, and never in the way of
    words. In a sealed hearing a reading would be sealed too, and be of no use here."""
    opened = page.opened
    is_new = not opened.kept and page.draft is None
    return is_new and opened.zone is not None and not opened.is_sealed


def now_in_court(now: datetime, zone: str | None, reading: Reading | None) -> str:
    """What the clock of the next line would be; `now` is aware."""
    shown = reading.by_court(now) if reading is not None else now
    found = zones.find(zone) if zone else None
    return f"{shown.astimezone(found):%H:%M}" if found else f"{shown:%H:%M}"


def sealed_count(count: int) -> str:
    """All that a sealed hearing shows of its lines."""
    if not count:
        return translate(
            "Hearing",
            "This hearing is sealed. Type below: each line goes to headquarters and is not shown "
            "here again. On this laptop nobody can read it, you included.",
        )
    return translate(
        "Hearing",
        "This hearing is sealed. %n line(s) were kept since this window was opened. "
        "Only headquarters can read them; on this laptop nobody can, you included.",
        None,
        count,
    )


def _called(desk: Desk, view: RecordView) -> str:
    told = one_line(describe(view, desk.kinds.words(view.kind)).title)
    return told or _nameless()


def _nameless() -> str:
    return translate("Hearing", "without a title")


def _file_called(desk: Desk, view: RecordView) -> str:
    """By its title, else by the name it came with rather than by its sort."""
    if not view.fields.get("title"):
        name = (desk.records.history(view.record)[0].source or {}).get("name")
        if isinstance(name, str):
            return one_line(name)
        kinds = {
            "audio": translate("Hearing", "Recording"),
            "photo": translate("Hearing", "Photo"),
            "video": translate("Hearing", "Film"),
        }
        return kinds.get(str(view.fields.get("media_kind")), _nameless())
    return _called(desk, view)


def _dated(view: RecordView, language: str) -> str:
    told = view.fields.get("date")
    return dates_in_words.in_words(told, language) if isinstance(told, str) else ""


def today_in_court(now: datetime, zone: str | None) -> str:
    """The day it is at the court, by this device's clock; `now` is aware. Where the zone is not
    known, this device's own day."""
    found = zones.find(zone) if zone else None
    return (now.astimezone(found) if found else now).date().isoformat()
