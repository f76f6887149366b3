"""Writing papers as PDF files: what may be printed, the custody entry, then the file.

The text goes from the archive into a PDF in memory and from there into the file that was
named; nothing of it lies anywhere else on the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from satchel.catalog.chronology import Chronology, Happening, Titles
from satchel.catalog.forms import USUAL, Forms
from satchel.catalog.pages import Page, Pages, Part
from satchel.catalog.permission import Allowed, Override, Permission
from satchel.catalog.printing.forms import FormTeller
from satchel.catalog.printing.records import Teller, title_of
from satchel.catalog.printing.sources import SourceRow, sources
from satchel.catalog.reports import Reports
from satchel.catalog.taking_out import TakingOut
from satchel.catalog.words import Words
from satchel.domain.dates_in_words import in_words
from satchel.domain.errors import UsageError
from satchel.domain.forms import said
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject
from satchel.domain.permitting import Use
from satchel.formats.paper import Block, Paper, Text
from satchel.formats.typesetting import to_pdf
from satchel.storage import outside, record_ids
from satchel.storage.records import ListWish
from satchel.system.new_files import require_free, writing_durably

_MOST_SHEETS = 200


@dataclass(frozen=True, slots=True)
class PrintWish:
    """Where to, in which language (en, ru, kk), and who overrides a restriction, if anybody.

    Without `legal`, records for legal staff are left out, save of a paper about one of them.
    """

    out: Path
    language: str = "en"
    override: Override | None = None
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written; `custody` is None for a paper that tells of no record."""

    out: Path
    size: int
    custody: RecordId | None
    left_out: int


@dataclass(frozen=True, slots=True)
class Printing:
    """Printing from an open archive. `resources` holds templates and words."""

    taking_out: TakingOut
    permission: Permission
    forms: Forms
    resources: Path
    program: str

    def record(self, record: str, wish: PrintWish) -> Printed:
        """One record, whole. Each of these raises NoSuchThing, and RefusedByPolicy for what
        may not be printed or a file that is there."""
        view = self.taking_out.records.show(record)
        wish = self._about(view.record, wish)
        teller = self._teller(wish)
        kind = teller.words.kind(view.kind)
        title = title_of(view, teller.titles) or kind
        blocks = teller.record(view)
        return self._write(wish, teller, title, f"{kind} {view.record}", blocks, [view.record])

    def chronology(self, record: str, wish: PrintWish) -> Printed:
        """The chronology of a case, person, hearing or record."""
        view = self.taking_out.records.show(record)
        wish = self._about(view.record, wish)
        teller = self._teller(wish)
        lines = Chronology(self.taking_out.records).of(view.record)
        shown = self._open(lines, wish)
        blocks = teller.chronology(shown)
        title = f"{teller.words.say('chronology')}: {title_of(view, teller.titles)}"
        return self._write(
            wish, teller, title, view.record, blocks, [view.record], _lost(lines, shown)
        )

    def page(self, record: str, wish: PrintWish) -> Printed:
        """All that is known of a person or case."""
        page = Pages(self.taking_out.records).of(record)
        wish = self._about(page.record, wish)
        teller = self._teller(wish)
        shown, lost = self._open_page(page, wish)
        title = teller.titles.of(page.record) or teller.words.kind(page.kind)
        about = [page.record, *page.joined]
        return self._write(wish, teller, title, page.record, teller.page(shown), about, lost)

    def register(self, case: str | None, wish: PrintWish) -> Printed:
        """Every person, or those of a case, with charges, outcomes and custody."""
        teller = self._teller(wish)
        records = self.taking_out.records
        within = records.show(case) if case is not None else None
        people = records.select(ListWish(kind="person", case=within.record if within else None))
        pages = Pages(records)
        rows, lost = [], 0
        for person in people:
            if not self._may(person.record, wish):
                lost += 1
                continue
            shown, closed = self._open_page(pages.of(person.record), wish)
            rows.append(shown)
            lost += closed
        rows.sort(key=lambda page: teller.titles.of(page.record).casefold())
        title = teller.words.say("register")
        about = title_of(within, teller.titles) if within else ""
        subjects = [page.record for page in rows]
        return self._write(wish, teller, title, about, teller.register(rows), subjects, lost)

    def report(self, hearing: str, wish: PrintWish) -> Printed:
        """The hearing report as it was answered, of one hearing or one observation."""
        whole = Reports(self.taking_out.records, self.forms).show(hearing)
        wish = self._about(whole.hearing.record, wish)
        observed = whole.observed
        if not wish.legal and len(observed) > 1:  # one observation was named: it is meant
            observed = tuple(one for one in observed if not self._for_legal(one.record))
        lost = len(whole.observed) - len(observed)
        report = replace(whole, observed=observed)
        teller = self._teller(wish)
        blocks = FormTeller(teller, self.forms).report(report)
        subjects = [report.hearing.record, *(one.record for one in report.observed)]
        title = teller.words.say("hearing-report")
        about = title_of(report.hearing, teller.titles)
        return self._write(wish, teller, title, about, blocks, subjects, lost)

    def form(self, name: str | None, version: str | None, wish: PrintWish) -> Printed:
        """A form to be filled in by hand."""
        teller = self._teller(wish)
        known = self.forms.find(name or USUAL, version)
        title = said(known.form.title, wish.language)
        about = f"{teller.words.say('blank-form')} · {known.form.name} {known.form.version}"
        return self._write(
            wish, teller, title, about, FormTeller(teller, self.forms).blank(known.form)
        )

    def sheets(self, count: int, wish: PrintWish) -> Printed:
        """Numbered sheets for notes by hand."""
        if not 1 <= count <= _MOST_SHEETS:
            raise UsageError(f"From 1 to {_MOST_SHEETS} sheets are printed at once.")
        teller = self._teller(wish)
        blocks = FormTeller(teller, self.forms).sheets(count)
        return self._write(wish, teller, teller.words.say("note-sheet"), "", blocks)

    def sources(self, rows: Sequence[SourceRow], under: str | None, wish: PrintWish) -> Printed:
        """What became of each cited source: of a report or case, or of all there are."""
        records = self.taking_out.records
        within = records.show(under) if under is not None else None
        wish = self._about(within.record, wish) if within is not None else wish
        teller = self._teller(wish)
        shown = [row for row in rows if self._may(row.citation, wish)]
        title = teller.words.say("cited-sources")
        about = title_of(within, teller.titles) if within is not None else ""
        subjects = [row.citation for row in shown]
        lost = len(rows) - len(shown)
        return self._write(wish, teller, title, about, sources(teller, shown), subjects, lost)

    def _teller(self, wish: PrintWish) -> Teller:
        require_free(wish.out)
        records = self.taking_out.records
        words = Words(self.resources / "words", wish.language)
        db = records.archive.reading()
        titles = Titles(db, records.kinds, lambda one: self._may(one, wish), wish.language)
        return Teller(words, titles)

    def _open(self, lines: Iterable[Happening], wish: PrintWish) -> list[Happening]:
        """Those whose records may be printed."""
        return [line for line in lines if self._may(line.record, wish)]

    def _may(self, record: str, wish: PrintWish) -> bool:
        """Whether a record may stand in a paper, and its title in what is told of others."""
        if not wish.legal and self._for_legal(record):
            return False
        return wish.override is not None or not self.permission.closed(RecordId(record), Use.PRINT)

    def _about(self, record: RecordId, wish: PrintWish) -> PrintWish:
        """A paper about a record that is for legal staff is for them as a whole."""
        return replace(wish, legal=True) if self._for_legal(record) else wish

    def _for_legal(self, record: str) -> bool:
        return record_ids.is_for_legal(self.taking_out.records.archive.reading(), record)

    def _open_page(self, page: Page, wish: PrintWish) -> tuple[Page, int]:
        parts = [Part(part.kind, tuple(self._open(part.lines, wish))) for part in page.parts]
        lost = sum(
            _lost(before.lines, after.lines)
            for before, after in zip(page.parts, parts, strict=True)
        )
        shown = tuple(part for part in parts if part.lines)
        return replace(page, parts=shown), lost

    def _write(
        self,
        wish: PrintWish,
        teller: Teller,
        title: str,
        subtitle: str,
        blocks: Sequence[Block],
        subjects: Sequence[RecordId] = (),
        left_out: int = 0,
    ) -> Printed:
        allowed: Allowed = self.permission.require(subjects, Use.PRINT, wish.override)
        words = teller.words
        if left_out:
            blocks = [*blocks, Text(words.say("withheld-restricted", count=left_out), aside=True)]
        now = datetime.fromisoformat(self.taking_out.records.journal.clock().rfc3339())
        today = in_words(now.date().isoformat(), wish.language)
        paper = Paper(
            title=title,
            subtitle=subtitle,
            language=wish.language,
            blocks=tuple(blocks),
            page_of=words.template("page-of"),
            foot=words.say("made", date=today, program=self.program),
        )
        pdf = to_pdf(paper, self.resources / "print" / "paper.typ", now)
        custody = None
        if subjects:
            over = next((told for one in subjects if (told := allowed.detail(one))), {})
            detail: JsonObject = {"records": len(subjects), "language": wish.language, **over}
            custody = self.taking_out.note_custody("printed", list(subjects), detail)
        with writing_durably(wish.out) as sink:
            sink.write(pdf)
        if subjects:  # a blank form tells nothing of anybody
            self.taking_out.note_outside(outside.Sort.PAPER, wish.out)
        return Printed(wish.out, len(pdf), custody, left_out)


def _lost(before: Sequence[Happening], after: Sequence[Happening]) -> int:
    return len({line.record for line in before}) - len({line.record for line in after})
