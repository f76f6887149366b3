"""Transcripts as people read them: side by side with their translations, and as files.

What leaves as a file is noted in the chain of custody, as an extracted content is. Times are
those of the record; a file format that needs an end where none is told gets the beginning of
the next line, or two seconds, and the answer says for which lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from satchel.catalog.permission import Override, Permission
from satchel.catalog.records import Records
from satchel.catalog.taking_out import TakingOut
from satchel.catalog.transcript_rules import TRANSCRIPT, TRANSLATION
from satchel.catalog.transcripts import lines_of, timed
from satchel.domain import aligning, line_numbers
from satchel.domain.aligning import Timed
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.permitting import Use
from satchel.formats.subtitle_writing import write
from satchel.formats.subtitles import Format, Line
from satchel.storage import records as rows
from satchel.system.new_files import require_free, writing_durably

_LAST_LINE_S = 2.0
_NAMED = 10


@dataclass(frozen=True, slots=True)
class Said:
    """One line in one record: `also` are the texts that contradict it, edited apart."""

    line: JsonObject
    also: tuple[JsonValue, ...]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line and what its translations make of it, by their records; None where there is no
    such line, in the original or in a translation."""

    number: str
    original: Said | None
    translations: Mapping[RecordId, Said | None]
    odd: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A transcript (or what else was translated) beside the translations that were chosen;
    `others` are its translations that were not."""

    original: RecordView
    translations: tuple[RecordView, ...]
    others: tuple[RecordId, ...]
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written; `ended` are lines whose end the record does not tell."""

    record: RecordId
    out: Path
    lines: int
    ended: tuple[str, ...]
    custody: RecordId


@dataclass(frozen=True, slots=True)
class TranscriptsShown:
    """Reading transcripts and translations of an open archive."""

    records: Records
    taking_out: TakingOut
    permission: Permission

    def show(self, record: str, chosen: list[str]) -> Shown:
        """A transcript with the chosen translations; a translation with its original."""
        view = self.records.show(record)
        wanted = [self.records.show(one) for one in chosen]
        if view.kind == TRANSLATION:
            original = self._original(view)
            if original is not None:  # without it, the translation is all there is to show
                wanted.insert(0, view)
                view = original
        elif view.kind != TRANSCRIPT:
            raise UsageError(
                f"Record {view.record} is a {view.kind}; name a transcript or a translation."
            )
        for one in wanted:
            if one.fields.get("derived_from") != view.record:
                raise UsageError(f"Record {one.record} is no translation of {view.record}.")
        known = self._translations(view.record)
        return Shown(
            view,
            tuple(wanted),
            tuple(one for one in known if one not in [each.record for each in wanted]),
            tuple(_side_by_side(view, wanted)),
        )

    def export(
        self, record: str, out: Path, format: Format, override: Override | None = None
    ) -> Exported:
        """Write the lines to `out`, which must not exist yet. Raises UsageError for lines without
        times where the format needs them, RefusedByPolicy beyond what was consented to."""
        shown = self.show(record, [])
        view = shown.translations[0] if shown.translations else shown.original
        lines, ended = _as_written(shown, view, format)
        allowed = self.permission.require([view.record], Use.EXPORT, override)
        require_free(out)
        detail: JsonObject = {"format": format.value, **allowed.detail(view.record)}
        custody = self.taking_out.note_custody("exported", [view.record], detail)
        with writing_durably(out) as sink:
            for piece in write(lines, format):
                sink.write(piece.encode("utf-8"))
        return Exported(view.record, out, len(lines), ended, custody)

    def _original(self, translation: RecordView) -> RecordView | None:
        origin = str(translation.fields.get("derived_from"))
        return rows.get(self.records.archive.reading(), origin)

    def _translations(self, record: RecordId) -> list[RecordId]:
        db = self.records.archive.reading()
        named = [one for one, field in rows.mentioning(db, record) if field == "derived_from"]
        views = [view for one in named if (view := rows.get(db, one)) is not None]
        return [one.record for one in views if one.kind == TRANSLATION and one.withdrawn is None]


def _side_by_side(original: RecordView, translations: list[RecordView]) -> list[ShownLine]:
    mine = lines_of(original) if original.kind in (TRANSCRIPT, TRANSLATION) else {}
    theirs = {one.record: lines_of(one) for one in translations}
    numbers = line_numbers.in_order(
        {*mine, *(number for told in theirs.values() for number in told)}
    )
    # Without a transcript the times are those of the only record that has lines.
    timing = mine or next(iter(theirs.values()), {})
    odd = aligning.odd_times([timed(line) for line in timing.values()])
    flags = {number: tuple(told) for number, told in zip(timing, odd, strict=True)}
    return [
        ShownLine(
            number,
            _said(original, number, mine),
            {one.record: _said(one, number, theirs[one.record]) for one in translations},
            flags.get(number, ()),
        )
        for number in numbers
    ]


def _said(view: RecordView, number: str, lines: Mapping[str, JsonObject]) -> Said | None:
    line = lines.get(number)
    if line is None:
        return None
    values = view.contradictions.get(f"lines/{number}", [])
    return Said(line, tuple(value for value in values if value != line))


def _as_written(
    shown: Shown, view: RecordView, format: Format
) -> tuple[list[Line], tuple[str, ...]]:
    """The record's own lines with the times of their originals where they have none."""
    own = lines_of(view)
    above = lines_of(shown.original) if shown.original.kind == TRANSCRIPT else {}
    times: dict[str, Timed] = {}
    for number, line in own.items():
        own_times = timed(line)
        times[number] = own_times if own_times.from_s is not None else timed(above.get(number, {}))
    ended: tuple[str, ...] = ()
    if format is not Format.TEXT:
        _require_times(times)
        ended = tuple(number for number, one in times.items() if one.to_s is None)
        times = _with_ends(times)
    return [
        _line(line, above.get(number, {}), times[number]) for number, line in own.items()
    ], ended


def _require_times(times: Mapping[str, Timed]) -> None:
    without = [number for number, one in times.items() if one.from_s is None]
    if without:
        named = ", ".join(without[:_NAMED]) + (" and others" if len(without) > _NAMED else "")
        raise UsageError(
            f"Lines without a time cannot stand in subtitles: {named}; export as text, or give "
            "them one with 'transcript line'."
        )


def _with_ends(times: Mapping[str, Timed]) -> dict[str, Timed]:
    whole = dict(times)
    for (number, one), (_, after) in pairwise([*times.items(), ("", Timed())]):
        if one.to_s is None and one.from_s is not None:
            following = after.from_s or 0.0
            later = following if following > one.from_s else one.from_s + _LAST_LINE_S
            whole[number] = Timed(one.from_s, later)
    return whole


def _line(line: JsonObject, above: JsonObject, times: Timed) -> Line:
    speaker = line.get("speaker", above.get("speaker"))
    language = line.get("language")
    return Line(
        str(line.get("text", "")),
        speaker if isinstance(speaker, str) else None,
        times.from_s,
        times.to_s,
        language if isinstance(language, str) else None,
    )
