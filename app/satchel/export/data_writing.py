"""`export`: everything that can be read here, as plain files for other programs.

One record at a time is read and written, so that memory stays flat. Not for choosing
what may leave: that is in the plan. What could not be written is listed beside the rest;
nothing is left out in silence.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from satchel.crypto.digest import Digests
from satchel.domain.described import content_of
from satchel.domain.describing import KindWords
from satchel.domain.errors import IntegrityFailure, MachineRefused, NoSuchThing, RefusedByPolicy
from satchel.domain.folding import RecordView
from satchel.domain.ids import ContentId, RecordId
from satchel.domain.moments import Moment
from satchel.export.data_folder import CsvRows, DataFolder, JsonItems
from satchel.export.data_shapes import (
    AFTER,
    BEFORE,
    STATEMENTS,
    Media,
    record_object,
    record_row,
    statement_rows,
)
from satchel.export.endings import ending_of
from satchel.system.new_folders import making_folder

_PIECE = 1 << 20
_NOT_READABLE = ("id", "kind", "what", "why")
_README = """\
Everything that could be read in an archive of Satchel, as plain files.

made           {made}
by             {program}
records        {records}
files          {files} in media/, named by the id of their record
not readable   {missing}, listed in not-readable.{format}
stubs          {stubs} entries of which nothing but their place is on this device

records/       one file for each kind of record
{tables}manifest-sha256.txt holds the SHA-256 of every file; check it with: sha256sum -c {manifest}

A field shows one value. Where sources state several, all of them stand among its statements,
each with the record it was found in, the place there, as of when, and by whom. Nothing was
changed on the way out: a cell that begins with = + - or @ is somebody's words, and a spreadsheet
may take it for a formula. Open tables from others by importing their columns as text.

These files are not encrypted. Keep them as you keep the archive.
"""
_TABLES = (
    "statements.csv every value with its source; links and lists stand in cells with ; between\n"
)


@dataclass(frozen=True, slots=True)
class NotReadable:
    """Something that is not in the export: `what` of a record, and `why` in one word."""

    record: RecordId
    kind: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What leaves. `records` are ids by kind; `fields` gives a kind's own in their order."""

    records: Mapping[str, Sequence[RecordId]]
    format: str
    made: Moment
    program: str
    stubs: int
    not_readable: Sequence[NotReadable]
    view: Callable[[RecordId], RecordView | None]
    words: Callable[[str], KindWords | None]
    fields: Callable[[str], Sequence[str]]
    open: Callable[[ContentId], BinaryIO]


@dataclass(slots=True)
class Exported:
    """What was written."""

    folder: Path
    records: int = 0
    files: int = 0
    not_readable: list[NotReadable] = field(default_factory=list)


def write_export(out: Path, plan: ExportPlan) -> Exported:
    """Write the new folder `out`.

    Raises RefusedByPolicy ("exists") when there is something of that name, and
    MachineRefused when the disk refuses; then no folder is left.
    """
    done = Exported(out, not_readable=list(plan.not_readable))
    with making_folder(out) as top:
        writing = _Writing(plan, DataFolder(top), done)
        if plan.format == "csv":
            writing.tables()
        else:
            writing.objects()
        writing.close()
    return done


@dataclass(slots=True)
class _Writing:
    plan: ExportPlan
    folder: DataFolder
    done: Exported

    def objects(self) -> None:
        for name, kind in self._files():
            with self.folder.file(f"records/{name}.json") as sink:
                items = JsonItems(sink)
                for view in self._views(kind):
                    value = record_object(view, self.plan.words(view.kind), self._media(view))
                    items.add(_json(value))
                items.end()
        with self.folder.file("not-readable.json") as sink:
            items = JsonItems(sink)
            for row in self._missing():
                items.add(_json(dict(zip(_NOT_READABLE, row, strict=True))))
            items.end()

    def tables(self) -> None:
        with self.folder.file("statements.csv") as told:
            statements = CsvRows(told, STATEMENTS)
            for name, kind in self._files():
                columns = self.plan.fields(kind)
                with self.folder.file(f"records/{name}.csv") as sink:
                    rows = CsvRows(sink, [*BEFORE, *columns, *AFTER])
                    for view in self._views(kind):
                        words, media = self.plan.words(view.kind), self._media(view)
                        rows.add([record_row(view, words, columns, media)])
                        statements.add(statement_rows(view))
        with self.folder.file("not-readable.csv") as sink:
            CsvRows(sink, _NOT_READABLE).add(self._missing())

    def close(self) -> None:
        self.folder.put(
            "README.txt",
            _README.format(
                made=self.plan.made.rfc3339(),
                program=self.plan.program,
                records=self.done.records,
                files=self.done.files,
                missing=len(self.done.not_readable),
                format=self.plan.format,
                stubs=self.plan.stubs,
                tables=_TABLES if self.plan.format == "csv" else "",
                manifest="manifest-sha256.txt",
            ),
        )
        self.folder.put_manifest()

    def _files(self) -> list[tuple[str, str]]:
        """(name of a file, the kind in it); a kind that this version does not know may be
        called like a device of Windows, so its file is not called by that alone."""
        known = self.plan.words
        return [(kind if known(kind) else f"unknown-{kind}", kind) for kind in self.plan.records]

    def _views(self, kind: str) -> Iterator[RecordView]:
        for record in self.plan.records[kind]:
            view = self.plan.view(record)
            if view is not None:
                self.done.records += 1
                yield view

    def _missing(self) -> list[tuple[str, str, str, str]]:
        return [(one.record, one.kind, one.what, one.why) for one in self.done.not_readable]

    def _media(self, view: RecordView) -> Media | None:
        """The record's content in a file of its own; where it cannot be read, that is noted."""
        if "content" not in view.fields:
            return None
        try:
            media = self._copy(view)
        except MachineRefused:
            raise
        except NoSuchThing:
            why = "not-here"
        except RefusedByPolicy as refused:
            why = refused.code
        except IntegrityFailure:
            why = "damaged"
        else:
            self.done.files += 1
            return media
        self.done.not_readable.append(NotReadable(view.record, view.kind, "content", why))
        return None

    def _copy(self, view: RecordView) -> Media:
        told = content_of(view)
        path = f"media/{view.record}.{ending_of(told.media_type)}"
        digests = Digests()
        with self.plan.open(told.content) as source, self.folder.file(path) as sink:
            while piece := source.read(_PIECE):
                digests.update(piece)
                sink.write(piece)
            told.require_same(digests.size, digests.sha256, digests.sha512)
        return Media(path, told.size, told.sha256, told.media_type)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
