"""Transcripts of recordings and translations of them, line by line.

The file they were brought in from is kept and named; its lines become one field whose keys
have histories of their own, so that two people correct two lines without contradicting each
other. Nothing is repaired: odd times and unheard passages stay, and are said.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from satchel.catalog.attaching import Attachments, AttachWish
from satchel.catalog.records import Records, refuse_withdrawn
from satchel.catalog.transcript_rules import TRANSCRIPT, TRANSLATION, require_origin
from satchel.domain import aligning, line_numbers
from satchel.domain.aligning import Timed
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.keyed import grouped
from satchel.domain.words import Audience
from satchel.formats import subtitles
from satchel.formats.documents.declared import LINES
from satchel.formats.documents.text import ExtractedText, State
from satchel.formats.subtitles import Format, Line
from satchel.storage import entries
from satchel.storage.journal import Written

LARGEST_FILE = 16 * 1024 * 1024

_MOST_LINES = 20_000
_MOST_TEXT = 4 * 1024 * 1024  # an entry has room for 8 MiB of everything
_TIMES = ("from", "to")


@dataclass(frozen=True, slots=True)
class LinesFile:
    """A file with lines, in memory; `told` is how it came."""

    data: bytes
    told: dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class LinesWish:
    """Who made the lines and how; `format` None is found from the file."""

    made_by: str
    by: str | None = None
    language: str | None = None
    title: str | None = None
    format: Format | None = None
    audience: Audience = Audience.COORDINATION


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept. `apart` are lines of a translation that belong to no line, `missing` lines
    of its original that it leaves out; `empty` cues and `notes` stand in the file only."""

    written: Written
    document: RecordId
    lines: int
    read: subtitles.Read
    charset: str
    odd: dict[str, list[str]]
    apart: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcripts:
    """Acts on transcripts and translations of an open archive."""

    records: Records
    attachments: Attachments

    def add(self, recording: str, file: LinesFile, wish: LinesWish) -> Kept:
        """Keep a transcript of a recording. Raises UsageError for a file that has no lines."""
        origin = self._origin(recording, TRANSCRIPT)
        read, charset = self._read(file, wish)
        numbers = line_numbers.numbered(len(read.lines))
        written, document = self._keep(TRANSCRIPT, origin, file, wish, (numbers, read, charset))
        return Kept(written, document, len(numbers), read, charset, _odd(numbers, read.lines))

    def translate(self, original: str, file: LinesFile, wish: LinesWish) -> Kept:
        """Keep a translation; of a transcript, with its lines' numbers. Raises UsageError where
        the lines do not fit together."""
        if wish.language is None:
            raise UsageError("Say into which language it was translated: --language L.")
        origin = self._origin(original, TRANSLATION)
        read, charset = self._read(file, wish)
        known = lines_of(origin)
        if origin.kind == TRANSCRIPT:
            given = [Timed(line.from_s, line.to_s) for line in read.lines]
            times = [timed(known[number]) for number in known]
            numbers = aligning.aligned(list(known), times, given)
        else:
            numbers = line_numbers.numbered(len(read.lines))
        written, document = self._keep(TRANSLATION, origin, file, wish, (numbers, read, charset))
        translated = set(numbers)
        return Kept(
            written,
            document,
            len(numbers),
            read,
            charset,
            _odd(numbers, read.lines),
            tuple(number for number in numbers if line_numbers.is_beside(number)),
            tuple(number for number in known if number not in translated),
        )

    def correct(self, record: str, told: str, changes: JsonObject) -> tuple[Written, str, bool]:
        """Change one line, or add it: what is not in `changes` stays, an empty text takes a
        speaker or language away. Answers with the line's number and whether it is new."""
        with self.records.archive.writing() as tx:
            view = self.records.view(tx.db, record)
            _require_lines(view)
            known = lines_of(view)
            number = line_numbers.found(told, {**self._lines_above(tx.db, view), **known})
            line: dict[str, JsonValue] = {**known.get(number, {}), **changes}
            line = {name: value for name, value in line.items() if value != ""}
            if "text" not in line:
                raise UsageError(
                    f"Line {number} would have no words; give --text, or take the whole line out "
                    f"with 'edit {view.record} --unset lines/{number}'."
                )
            written = self.records.edit_within(tx, view.record, {"lines": {number: line}})
            return written, number, number not in known

    def _lines_above(self, db: Any, view: RecordView) -> dict[str, JsonObject]:
        """The lines that a translation's line may belong to."""
        origin = view.fields.get("derived_from")
        if view.kind != TRANSLATION or not isinstance(origin, str):
            return {}
        return lines_of(self.records.view(db, origin))

    def _origin(self, record: str, kind: str) -> RecordView:
        view = self.records.show(record)
        refuse_withdrawn(view)
        require_origin(kind, view)
        return view

    def _read(self, file: LinesFile, wish: LinesWish) -> tuple[subtitles.Read, str]:
        """The lines of a file and its character set. A worker has looked at the bytes."""
        if len(file.data) > LARGEST_FILE:
            raise UsageError("The file is larger than 16 MiB; split it and bring in the parts.")
        source = io.BytesIO(file.data)
        told = self.attachments.texts.extract(source, len(file.data), LINES)
        if told.charset is None or told.state is not State.COMPLETE:
            raise UsageError(
                f"No lines could be read from the file ({told.reason or 'it is no plain text'}); "
                "give SRT, WebVTT or plain text."
            )
        read = subtitles.read(_whole(told), wish.format)
        if not read.lines:
            raise UsageError("The file has no line with words; nothing was kept.")
        size = sum(len(line.text.encode()) for line in read.lines)
        if len(read.lines) > _MOST_LINES or size > _MOST_TEXT:
            raise UsageError(
                f"The file has {len(read.lines)} lines; a transcript has at most {_MOST_LINES} "
                "with 4 MiB of text, so split it and bring in the parts."
            )
        return read, told.charset

    def _keep(
        self,
        kind: str,
        origin: RecordView,
        file: LinesFile,
        wish: LinesWish,
        found: tuple[list[str], subtitles.Read, str],
    ) -> tuple[Written, RecordId]:
        numbers, read, charset = found
        archive = self.records.archive
        audience = _narrower(archive.reading(), origin, wish.audience)
        kept = AttachWish(
            on=origin.record,
            media_kind="document",
            language=wish.language,
            derived_from=origin.record,
            audience=audience,
        )
        stored = self.attachments.store(io.BytesIO(file.data), file.told, kept)
        lines: dict[str, JsonValue] = {
            number: line_value(line) for number, line in zip(numbers, read.lines, strict=True)
        }
        fields: dict[str, JsonValue] = {
            "derived_from": origin.record,
            "made_by": wish.made_by,
            "charset": charset,
            "lines": lines,
        }
        for name in ("by", "language", "title"):
            if (value := getattr(wish, name)) is not None:
                fields[name] = value
        with archive.writing() as tx:
            document = self.attachments.keep_within(tx, stored, origin.record, kept).record
            fields["document"] = document
            written = self.records.add_within(tx, kind, fields, audience=audience)
        self.attachments.read_text(document, stored)
        return written, document


def lines_of(view: RecordView) -> dict[str, JsonObject]:
    """The lines of a record by their numbers, in order; what is no line is passed over."""
    lines = grouped(view.fields).get("lines")
    if not isinstance(lines, dict):
        return {}
    ordered = line_numbers.in_order(lines)
    return {number: line for number in ordered if isinstance(line := lines[number], dict)}


def line_value(line: Line) -> dict[str, JsonValue]:
    """A line as a record holds it."""
    told: dict[str, JsonValue] = {
        "text": line.text,
        "speaker": line.speaker,
        "from": line.from_s,
        "to": line.to_s,
        "language": line.language,
    }
    return {name: value for name, value in told.items() if value is not None}


def timed(line: JsonObject) -> Timed:
    """The times of a line, where they are times."""
    return Timed(*(_seconds(line.get(name)) for name in _TIMES))


def _seconds(value: JsonValue) -> float | None:
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if known else None  # type: ignore[arg-type]  # just seen to be a number


def _require_lines(view: RecordView) -> None:
    if view.kind not in (TRANSCRIPT, TRANSLATION):
        raise UsageError(
            f"Record {view.record} is a {view.kind}; lines belong to a transcript or translation."
        )


def _odd(numbers: Sequence[str], lines: Sequence[Line]) -> dict[str, list[str]]:
    odd = aligning.odd_times([Timed(line.from_s, line.to_s) for line in lines])
    return {number: told for number, told in zip(numbers, odd, strict=True) if told}


def _whole(read: ExtractedText) -> str:
    """The text of a file from its parts: long ones come in pieces, form feeds make pages."""
    pieces = [text if ", part " in label else f"\n{text}" for label, text in read.parts]
    return "".join(pieces).removeprefix("\n")


def _narrower(db: Any, origin: RecordView, wished: Audience) -> Audience:
    """What is made from something for legal staff alone is for them alone."""
    rows = entries.entries_of(db, origin.record)
    return Audience.LEGAL if any(row.audience == Audience.LEGAL for row in rows) else wished
