"""A check of citations by the words a person gives, and that check on paper."""

from __future__ import annotations

from collections.abc import Sequence

from satchel.assembly.desk import Desk
from satchel.assembly.printing import printing
from satchel.capture.cite_checking import Checked
from satchel.catalog.printing.printing import Printed, PrintWish
from satchel.catalog.printing.sources import SourceRow
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.ids import RecordId
from satchel.domain.showing import one_line


def under_of(desk: Desk, record: str | None, case: str | None) -> RecordId | None:
    """Under which record citations are checked; None for all there are.

    Raises UsageError for both, NoSuchThing for what is no case.
    """
    if record is not None and case is not None:
        raise UsageError("Give one record, or a case with --case, and not both.")
    told = record if record is not None else case
    if told is None:
        return None
    view = desk.records.show(told)
    if case is not None and view.kind != "case":
        raise NoSuchThing(f"Record {view.record} is no case.")
    return view.record


def print_check(
    desk: Desk, under: RecordId | None, found: Sequence[Checked], wish: PrintWish
) -> Printed:
    """Write what became of each source as PDF."""
    return printing(desk).sources([_row(one) for one in found], under, wish)


def _row(one: Checked) -> SourceRow:
    fields, compared = one.citation.fields, one.comparison
    return SourceRow(
        citation=one.citation.record,
        url=one.url,
        marker=fields.get("marker"),
        page=fields.get("page"),
        judged=one.judged,
        lines=(compared.gone, compared.came) if compared is not None else None,
        context=one_line(str(fields.get("context") or "")),
    )
