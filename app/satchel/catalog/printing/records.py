"""Papers of a record, a chronology, a page of a person or case, and a register.

What each paper says is taken from the record as it stands; a value that is not recorded
is said to be so, and sources that disagree stand under each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from satchel.catalog.chronology import Happening, Source, Titles
from satchel.catalog.pages import Fact as PageFact
from satchel.catalog.pages import Page, facts
from satchel.catalog.words import Words
from satchel.domain.dates_in_words import in_words
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.ids import is_record_id
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.keyed import SLASH
from satchel.domain.statements import Statement
from satchel.formats.paper import Block, Fact, Facts, Heading, Table, Text

_CONTENT = "content"
_RECORDING = "recording"
_DATE_WIDTH, _WHAT_WIDTH, _SOURCE_WIDTH = 2.3, 4.2, 3.5


@dataclass(frozen=True, slots=True)
class Teller:
    """Turns what is recorded into words of one language."""

    words: Words
    titles: Titles

    def record(self, view: RecordView) -> list[Block]:
        """Everything one record says, field by field, with its sources."""
        blocks: list[Block] = [Facts(tuple(map(self._fact, facts(view))))]
        blocks += self._keyed(view)
        if view.withdrawn is not None:
            blocks.insert(0, Text(f"{self.words.say('withdrawn')}: {view.withdrawn}"))
        if view.links:
            told = (Fact(link.relation, self._named(link.to)) for link in view.links)
            blocks += [Heading(self.words.say("links")), Facts(tuple(told))]
        return blocks

    def chronology(self, lines: Iterable[Happening]) -> list[Block]:
        """A table of what happened."""
        head = (self.words.say("date"), self.words.say("what"), self.words.say("source"))
        rows = tuple(self._row(line) for line in lines)
        return [Table(head, rows, (_DATE_WIDTH, _WHAT_WIDTH, _SOURCE_WIDTH))]

    def page(self, page: Page) -> list[Block]:
        """A person or case: its facts, then each kind of record in order."""
        blocks: list[Block] = []
        if page.withdrawn is not None:
            blocks.append(Text(f"{self.words.say('withdrawn')}: {page.withdrawn}"))
        blocks += [Text(self.words.say("joined", id=other), aside=True) for other in page.joined]
        blocks.append(Facts(tuple(map(self._fact, page.facts))))
        for part in page.parts:
            blocks.append(Heading(self.words.kind(part.kind, many=True)))
            about = (page.record, *page.joined)  # whose page it is need not be said on each line
            blocks += self.chronology(
                replace(line, person_title=None) if line.person in about else line
                for line in part.lines
            )
        return blocks

    def register(self, pages: Sequence[Page]) -> list[Block]:
        """One row for each person: name, charges, outcomes, custody."""
        kinds = ("charge", "outcome", "custody")
        head = (self.words.say("name"), *(self.words.kind(kind, many=True) for kind in kinds))
        rows = []
        for page in pages:
            cells = [self.titles.of(page.record) or page.record]
            for kind in kinds:
                lines = [line for part in page.parts if part.kind == kind for line in part.lines]
                cells.append("\n".join(self._brief(line) for line in lines))
            rows.append(tuple(cells))
        return [Table(head, tuple(rows), (2.4, 2.6, 3.0, 2.4))]

    def text(self, value: JsonValue, field: str = "") -> str:
        """A value in words; the id of a record as its title."""
        if isinstance(value, bool):
            return self.words.say("true" if value else "false")
        if isinstance(value, str):
            return self._told(value, field)
        if isinstance(value, list | tuple):
            return "\n".join(self.text(item, field) for item in value)
        if isinstance(value, dict):
            if isinstance(value.get("text"), str):
                rest = [str(value[name]) for name in ("language",) if value.get(name)]
                return str(value["text"]) + (f" ({', '.join(rest)})" if rest else "")
            return "; ".join(
                f"{self.words.field(name)}: {self.text(item, name)}" for name, item in value.items()
            )
        return self.words.say("not-recorded") if value is None else json.dumps(value)

    def date(self, told: str | None) -> str:
        """A date in words, and as it was told where words may lose something."""
        return in_words(told, self.words.language) if told else self.words.say("no-date")

    def _told(self, value: str, field: str) -> str:
        if is_record_id(value):
            return self._named(value)
        kind = self.titles.kinds
        for name in kind.names():
            found = kind.find(name)
            if found and found.fields.get(field, {}).get("format") == "edtf":
                return in_words(value, self.words.language)
        return self.words.value(value) if field in ("complied", "made_by") else value

    def _named(self, record: str) -> str:
        title = self.titles.of(record)
        return f"{title} [{record}]" if title else f"[{record}]"

    def _fact(self, fact: PageFact) -> Fact:
        label = self.words.field(fact.field)
        if fact.field == _CONTENT and isinstance(fact.value, dict):
            size, sha256 = fact.value.get("size"), fact.value.get("sha256")
            return Fact(label, f"{size} B", (f"SHA-256 {sha256}",))
        if fact.field == _RECORDING and isinstance(fact.value, dict):
            return self._recorded(label, fact.value)
        if not fact.statements:
            return Fact(label, self.text(fact.value, fact.field))
        if not fact.disputed:
            sources = tuple(self._statement(one) for one in fact.statements)
            return Fact(label, self.text(fact.value, fact.field), sources)
        lines = []
        for one in fact.statements:
            lines.append(f"{self.text(one.value, fact.field)}: {self._statement(one)}")
        return Fact(label, self.words.say("disputed"), tuple(lines))

    def _recorded(self, label: str, told: JsonObject) -> Fact:
        """When, how long, by which microphone, and each place where something is missing; what
        is for machines stays out of a paper."""
        allowed = told.get("allowed")
        court = {"yes": "true", "no": "false"}.get(str(allowed), "not-asked")
        about = [
            str(told.get("started", ""))[:16].replace("T", " "),
            _clock(told.get("duration_ms")),
            str(told.get("device", "")),
            f"{self.words.field('allowed')}: {self.words.say(court)}",
        ]
        gaps = told.get("gaps")
        missing = tuple(
            f"{_clock(gap.get('at_ms'))}: {_clock(gap.get('lost_ms'))} "
            f"{self.words.say('not-recorded')}"
            for gap in (gaps if isinstance(gaps, list | tuple) else ())
            if isinstance(gap, dict)
        )
        return Fact(label, "; ".join(part for part in about if part), missing)

    def _statement(self, told: Statement) -> str:
        named = self._title(told.source) if told.source else self.words.say("no-source")
        return self._from(named, told.place, told.as_of, told.by)

    def _source(self, source: Source) -> str:
        return self._from(self._title(source.record), source.place, source.as_of, source.by)

    def _from(self, named: str, place: str | None, as_of: str | None, by: str | None) -> str:
        parts = [named]
        if place:
            parts.append(place)
        if as_of:
            parts.append(self.words.say("as-of", date=self.date(as_of)))
        if by:
            parts.append(self.words.say("by", who=by))
        return ", ".join(parts)

    def _title(self, record: str) -> str:
        return self.titles.of(record) or f"[{record}]"

    def _row(self, line: Happening) -> tuple[str, str, str]:
        date = self.date(line.date)
        if line.disputed:
            date += f"\n({self.words.say('disputed')})"
        sources = "\n".join(self._source(source) for source in line.sources)
        return date, self._what(line), sources or self.words.say("no-source")

    def _what(self, line: Happening) -> str:
        what = f"{self.words.kind(line.kind)}: {line.title}" if line.title else line.kind
        end = f" ({self.words.say('end')})" if line.is_end else ""
        person = self.titles.of(line.person) if line.person and line.person_title else ""
        told = [f"{what}{end}", person]
        told += [
            f"{self.words.field(other.field)}: {self.titles.of(other.record) or other.record}"
            for other in line.speaks_of
        ]
        return "\n".join(text for text in told if text)

    def _brief(self, line: Happening) -> str:
        date = f", {self.date(line.date)}" if line.date else ""
        end = f" ({self.words.say('end')})" if line.is_end else ""
        disputed = f" ({self.words.say('disputed')})" if line.disputed else ""
        return f"{line.title}{date}{end}{disputed}"

    def _keyed(self, view: RecordView) -> list[Block]:
        """Lines of a transcript and the like, by their keys."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted(view.fields):
            field, slash, key = name.partition(SLASH)
            if slash:
                values = view.contradictions.get(name, [view.fields[name]])
                for value in values:
                    speaker = value.get("speaker") if isinstance(value, dict) else None
                    row = (key, str(speaker or ""), self.text(value))
                    found.setdefault(field, []).append(row)
        blocks: list[Block] = []
        for field, rows in found.items():
            head = ("№", self.words.field("speaker"), self.words.field("text"))
            blocks += [Heading(self.words.field(field)), Table(head, tuple(rows), (1, 2, 7))]
        return blocks


def title_of(view: RecordView, titles: Titles) -> str:
    """What a paper about a record is called."""
    return describe(view, titles.kinds.words(view.kind), titles.language).title


def _clock(milliseconds: JsonValue) -> str:
    """A place in a sound, 00:03:12."""
    seconds = milliseconds // 1000 if isinstance(milliseconds, int) else 0
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
