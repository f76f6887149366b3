"""The lines of a hearing as they are read: by the court's clock, with what they said before.

Not for keeping lines (`catalog.notes`). To know first: a hearing is opened once, which
tells only how many lines there are and in which order; what they say is read by pages. A
live line carries the stamp of the device that kept it, and is told by the courtroom clock
as last read on that device; a line with a time of its own is told by that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from satchel.catalog import places
from satchel.catalog.histories import lines_of
from satchel.catalog.notes import SEALED_NOTES
from satchel.catalog.records import Records
from satchel.domain import court_clock, zones
from satchel.domain.court_clock import Reading
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import parse_utc
from satchel.storage import note_lines
from satchel.storage.note_lines import Kept


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a line said before: until then, by the court's clock."""

    text: str | None
    until: datetime


@dataclass(frozen=True, slots=True)
class HeardLine:
    """One line. `at` is when it was, in the court's zone where one is known.

    `by_court`: `at` is the device's stamp set right by the courtroom clock. `told` is the
    time as typed, for a line that has its own. `typed` is when it was kept. `earlier` are
    its former words, the oldest first. A withdrawn line has no words.
    """

    record: RecordId
    typed: datetime
    at: datetime | None
    by_court: bool
    told: str | None
    speaker: str | None
    spoken_by: str | None
    text: str | None
    tags: tuple[str, ...]
    typed_up_from: str | None
    document: str | None
    clock: Reading | None
    earlier: tuple[Earlier, ...]
    withdrawn: str | None
    head: str | None


@dataclass(frozen=True, slots=True)
class OpenedHearing:
    """A hearing and the order of its lines, as they stood when it was opened.

    `readings` are, for each device, where in the order its clock was compared, and how.
    """

    view: RecordView
    zone: str | None
    is_sealed: bool
    kept: tuple[Kept, ...]
    readings: dict[str, tuple[tuple[int, Reading], ...]] = field(default_factory=dict)

    def reading_at(self, place: int, device: str) -> Reading | None:
        """The reading by which a device's line at `place` is told: the last one before it,
        else the first one after it, for the wall's clock was there all the time."""
        told = self.readings.get(device, ())
        if not told:
            return None
        position = bisect_right([at for at, _ in told], place)
        return told[max(0, position - 1)][1]

    def last_reading(self, device: str) -> Reading | None:
        """What a device last read from the courtroom clock."""
        told = self.readings.get(device, ())
        return told[-1][1] if told else None


@dataclass(frozen=True, slots=True)
class HearingLines:
    """Reading the lines under a record of one open archive."""

    records: Records

    def open(self, hearing: str) -> OpenedHearing:
        """Raises NoSuchThing; any record that takes notes can be opened."""
        db = self.records.archive.reading()
        view = self.records.view(db, hearing)
        kept = tuple(note_lines.in_order(db, view.record))
        told = places.of_record(db, view)
        zone = told.name if told and zones.find(told.name) else None
        readings: dict[str, list[tuple[int, Reading]]] = {}
        clocks = note_lines.clocks(db, view.record)
        for place, line in enumerate(kept) if clocks else ():
            reading = court_clock.read(clocks.get(line.record))  # type: ignore[arg-type]  # JSON
            if reading is not None:
                readings.setdefault(reading.device, []).append((place, reading))
        return OpenedHearing(
            view=view,
            zone=zone,
            is_sealed=view.fields.get(SEALED_NOTES) is True,
            kept=kept,
            readings={device: tuple(told) for device, told in readings.items()},
        )

    def page(self, opened: OpenedHearing, start: int, end: int) -> list[HeardLine]:
        """The lines from `start` to before `end`; one that is gone since says so."""
        db = self.records.archive.reading()
        kept = opened.kept[start:end]
        views = note_lines.views(db, [line.record for line in kept])
        return [
            self._heard(opened, start + number, line, views.get(line.record))
            for number, line in enumerate(kept)
        ]

    def line(self, opened: OpenedHearing, record: str, place: int | None = None) -> HeardLine:
        """One line as it stands now, at its place in the order; without one, after all of
        them. Raises NoSuchThing, and UsageError for what is no line."""
        db = self.records.archive.reading()
        view = self.records.view(db, record)
        if view.kind != "note":
            raise UsageError(f"Record {view.record} is no line of a hearing.")
        line = note_lines.one(db, view.record)
        assert line is not None  # a record that can be viewed has an entry
        return self._heard(opened, len(opened.kept) if place is None else place, line, view)

    def find(self, hearing: str, words: str, speakers: Collection[str] = ()) -> list[RecordId]:
        """Lines that hold `words` as they were typed, in letters of either case, or were
        spoken by one of `speakers`; in no order."""
        db = self.records.archive.reading()
        wanted = " ".join(words.split()).casefold()
        if not wanted:
            return []
        return [
            line
            for line, text, speaker in note_lines.words(db, self.records.view(db, hearing).record)
            if wanted in text.casefold() or wanted in speaker.casefold() or speaker in speakers
        ]

    def _heard(
        self, opened: OpenedHearing, place: int, line: Kept, view: RecordView | None
    ) -> HeardLine:
        typed = _in_zone(parse_utc(line.utc), opened.zone)
        fields = dict(view.fields) if view is not None else {}
        reading = opened.reading_at(place, line.device)
        told = _text(fields.get("at_told"))
        at = _time(fields.get("at"))
        live = told is None and at is not None
        if at is not None and live and reading is not None:
            at = reading.by_court(at)
        withdrawn = view.withdrawn if view is not None else ""
        tags = fields.get("tags")
        return HeardLine(
            record=line.record,
            typed=typed,
            at=_in_zone(at, opened.zone) if at is not None else None,
            by_court=live and reading is not None,
            told=told,
            speaker=_text(fields.get("speaker")),
            spoken_by=_text(fields.get("spoken_by")),
            text=None if withdrawn is not None else _text(fields.get("text")),
            tags=tuple(tag for tag in tags if isinstance(tag, str))
            if isinstance(tags, list | tuple)
            else (),
            typed_up_from=_text(fields.get("typed_up_from")),
            document=_text(fields.get("document")),
            clock=court_clock.read(fields.get("clock")),
            earlier=self._earlier(opened, line, reading) if line.changed else (),
            withdrawn=withdrawn,
            head=view.heads[0] if view is not None and len(view.heads) == 1 else None,
        )

    def _earlier(
        self, opened: OpenedHearing, line: Kept, reading: Reading | None
    ) -> tuple[Earlier, ...]:
        found: list[Earlier] = []
        said: str | None = None
        begun = False
        for entry in lines_of(self.records.archive.reading(), line.record):
            changed = (entry.what or {}).get("set")
            if not isinstance(changed, dict):
                continue
            now = _text(changed.get("text"))
            if begun and now is not None and now != said:
                stamp = parse_utc(entry.utc)
                until = reading.by_court(stamp) if reading else stamp
                found.append(Earlier(said, _in_zone(until, opened.zone)))
            said, begun = (now if now is not None else said), True
        return tuple(found)


def places_of(opened: OpenedHearing, lines: Sequence[str]) -> list[int]:
    """Where these lines stand in the order, the first first."""
    wanted = set(lines)
    return [place for place, line in enumerate(opened.kept) if line.record in wanted]


def _in_zone(when: datetime, zone: str | None) -> datetime:
    """In the court's zone; as it is told where none is known, never in the laptop's."""
    found = zones.find(zone) if zone else None
    return when.astimezone(found) if found else when


def _time(value: JsonValue) -> datetime | None:
    """A line's `at`; one that was kept without a zone is shown as it was told."""
    try:
        when = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return when.replace(tzinfo=UTC) if when is not None and when.tzinfo is None else when


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and value else None
