"""Checking every ledger entry by entry: places, signatures, hashes, sections, views.

Names what is wrong and goes on, so that one damaged entry does not hide another.
What cannot be opened here is counted, never called good. The bytes of contents and the
databases themselves are checked by storage; assembly puts the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from satchel.domain.errors import IntegrityFailure
from satchel.domain.folding import Step, fold
from satchel.domain.ids import DeviceId, RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Section
from satchel.ledger.entry import read_header, read_section, verify_signature
from satchel.ledger.line import Line, verify_line
from satchel.ledger.merkle import Frontier
from satchel.storage import entries, records
from satchel.storage.database import Database

PublicKey = Callable[[DeviceId], bytes | None]
IsWhole = Callable[[DeviceId], bool]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was signed or stored: where, and one sentence."""

    where: str
    what: str


@dataclass(slots=True)
class Report:
    """What was checked, by name and number, and what was found wrong."""

    checked: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing wrong was found; not whether everything could be checked."""
        return not self.problems

    def value(self) -> JsonValue:
        """For `--json`."""
        return {
            "ok": self.ok,
            "checked": dict(self.checked),
            "problems": [{"where": item.where, "what": item.what} for item in self.problems],
            "notes": list(self.notes),
        }


def check_ledgers(
    db: Database,
    public_key: PublicKey,
    report: Report,
    is_whole: IsWhole = lambda device: True,
) -> None:
    """Every place of every ledger: its signature, its entry, its sections, its root. Holes are
    told of those that are meant to be here whole; of others they are only counted."""
    for device, branch, size in entries.ledgers(db):
        name = device if branch == 0 else f"{device} (branch {branch})"
        public = public_key(device)
        if public is None:
            report.problems.append(Problem(name, "The keys of this device are not here."))
            continue
        try:
            _check_ledger(db, device, branch, size, public, name, report, is_whole(device))
        except IntegrityFailure as wrong:  # a page that cannot be read; the others can
            report.problems.append(Problem(name, wrong.message))


def _check_ledger(
    db: Database,
    device: DeviceId,
    branch: int,
    size: int,
    public: bytes,
    name: str,
    report: Report,
    is_whole: bool,
) -> None:
    range_ = Frontier()
    whole = True
    expected = 0 if branch == 0 else None
    for line in entries.lines(db, device, branch):
        where = f"entry {line.index} of {name}"
        if expected is not None and line.index != expected:
            last = line.index - 1
            said = (
                f"Entry {last} of {name} is"
                if last == expected
                else (f"Entries {expected}–{last} of {name} are")
            )
            if is_whole:
                report.notes.append(f"{said} not here.")
            else:
                report.checked["places of others, not for this device"] += line.index - expected
            whole = False
        expected = line.index + 1
        range_.append(bytes.fromhex(line.leaf))
        _check_line(db, line, public, where, report)
    kept = entries.frontier(db, device, branch)
    if whole and branch == 0 and kept is not None:
        report.checked["ledgers"] += 1
        if kept[0] != size or Frontier.from_bytes(kept[1]).root != range_.root:
            report.problems.append(Problem(name, "The ledger's root is not that of its entries."))


def _check_line(db: Database, line: Line, public: bytes, where: str, report: Report) -> None:
    report.checked["signatures"] += 1
    try:
        if line.header is None:
            verify_signature(line.leaf, line.signature, public)
            report.checked["places only"] += 1
            return
        verify_line(line, public)
    except IntegrityFailure as wrong:
        report.problems.append(Problem(where, wrong.message))
        return
    report.checked["entries"] += 1
    report.checked["sections"] += len(line.plain)
    report.checked["sealed sections"] += len(line.sealed)
    _check_row(db, line, where, report)


def _check_row(db: Database, line: Line, where: str, report: Report) -> None:
    """The columns that lists use must say what the signed header says."""
    row = entries.entry(db, line.leaf)
    if row is None or line.header is None:
        return
    header = read_header(line.header)
    said = (header.record, header.kind, header.moment.utc_text())
    if said != (row.record, row.kind, row.utc):
        report.problems.append(Problem(where, "The entry is listed as something it does not say."))
    missing = {
        name for name in header.commitments if name not in line.plain and name not in line.sealed
    } - {name for name, kept in entries.sections_of(db, line.leaf).items() if kept.gone}
    if missing:
        said_missing = ", ".join(sorted(str(name) for name in missing))
        report.notes.append(f"Sections not here of {where}: {said_missing}.")


def check_views(db: Database, report: Report) -> None:
    """Every record's shown view must be what its entries say."""
    for record in records.all_ids(db):
        report.checked["records"] += 1
        steps = list(_steps(db, record, report))
        if steps and records.get(db, record) != fold(record, steps):
            report.problems.append(
                Problem(f"record {record}", "What is shown is not what its entries say.")
            )


def _steps(db: Database, record: RecordId, report: Report) -> Iterator[Step]:
    for row in entries.entries_of(db, record):
        what = entries.sections_of(db, row.leaf).get(Section.WHAT)
        try:
            header = read_header(row.header)
            body = None
            if what is not None and what.plain is not None:
                body = read_section(header, Section.WHAT, what.plain)
        except IntegrityFailure:
            continue  # named by check_ledgers already
        yield Step(row.leaf, header.previous, row.utc, row.kind, body)
