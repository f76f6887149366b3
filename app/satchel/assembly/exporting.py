"""Exporting what can be read: choose, ask whether it may leave, sign that it did, write.

What is for legal staff alone stays unless it is asked for; who a protected person is
needs an override even then. One refusal refuses the export, or, where asked, leaves the
record out and lists it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from satchel import __version__
from satchel.assembly.desk import Desk
from satchel.catalog.permission import Allowed, Override
from satchel.domain.errors import RefusedByPolicy
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.permitting import Use
from satchel.domain.statements import Statement
from satchel.export.data_writing import Exported, ExportPlan, NotReadable, write_export
from satchel.storage import outside, record_ids
from satchel.storage import records as stored
from satchel.storage.database import Database
from satchel.storage.records import ListWish
from satchel.system.new_files import require_free

_NAMED_AT_ONCE = 1000
_CUSTODY = "custody-entry"


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What to export. `legal`: also what is for legal staff alone. `permitted_only`: leave
    out what consent or restriction closes, instead of refusing."""

    out: Path
    format: str
    case: str | None = None
    legal: bool = False
    permitted_only: bool = False
    override: Override | None = None


def export(desk: Desk, wish: ExportWish) -> Exported:
    """Write the export. Raises RefusedByPolicy ("exists", "restricted")."""
    require_free(wish.out)
    db = desk.archive.reading()
    case = desk.records.show(wish.case).record if wish.case is not None else None
    chosen, missing = _readable(db, _chosen(desk, db, case), wish.legal)
    allowed = None
    if wish.permitted_only and wish.override is None:
        chosen = _permitted(desk, chosen, missing)
    else:
        every = [record for ids in chosen.values() for record in ids]
        try:
            allowed = desk.permission.require(every, Use.EXPORT, wish.override)
        except RefusedByPolicy as refused:
            raise RefusedByPolicy(
                f"{refused.message} Or add --permitted-only, and they are left out and listed.",
                code=refused.code,
            ) from refused
    _sign(desk, wish, chosen, case, allowed)
    plan = ExportPlan(
        records=chosen,
        format=wish.format,
        made=desk.clock(),
        program=f"satchel {__version__}",
        stubs=record_ids.count_stubs(db) if case is None else 0,
        not_readable=missing,
        view=lambda record: stored.get(db, record),
        words=desk.kinds.words,
        fields=lambda kind: _fields(desk, kind),
        open=desk.archive.contents.open,
    )
    written = write_export(wish.out, plan)
    desk.taking_out.note_outside(outside.Sort.EXPORT, wish.out)
    return written


Chosen = dict[str, list[RecordId]]


def _chosen(desk: Desk, db: Database, case: RecordId | None) -> Chosen:
    """Ids by kind: of everything, or of a case with what it names and cites."""
    if case is None:
        return {kind: record_ids.of_kind(db, kind) for kind in record_ids.kinds_here(db)}
    views = [desk.records.show(case)]
    views += desk.records.select(ListWish(case=case, joined=True, withdrawn=True))
    views += desk.records.select(ListWish(kind="person", case=case, joined=True))
    known = {view.record: view for view in views}
    for view in list(known.values()):
        for record in _named(desk, view):
            other = None if record in known else stored.get(db, record)
            if other is not None and other.kind != "case":
                known[record] = other
    found: Chosen = {}
    for view in known.values():
        if view.kind != _CUSTODY:
            found.setdefault(view.kind, []).append(view.record)
    return dict(sorted(found.items()))


def _named(desk: Desk, view: RecordView) -> Iterable[RecordId]:
    kind = desk.kinds.find(view.kind)
    for name in kind.references if kind else ():
        for value in view.contradictions.get(name, [view.fields.get(name)]):
            several = value if isinstance(value, list) else [value]
            yield from (RecordId(one) for one in several if isinstance(one, str))
    statements: list[Statement] = [one for told in view.statements.values() for one in told]
    yield from (one.source for one in statements if one.source is not None)


def _readable(db: Database, chosen: Chosen, legal: bool) -> tuple[Chosen, list[NotReadable]]:
    guarded = set() if legal else record_ids.for_legal(db)
    found: Chosen = {}
    missing: list[NotReadable] = []
    for kind, ids in chosen.items():
        for record in ids:
            view = stored.get(db, record)
            if view is None:
                continue
            why = _why_not(view, record in guarded)
            if why is not None:
                missing.append(NotReadable(record, kind, "record", why))
                continue
            if view.unread:
                missing.append(NotReadable(record, kind, "some of its entries", "sealed"))
            found.setdefault(kind, []).append(record)
    return found, missing


def _why_not(view: RecordView, guarded: bool) -> str | None:
    if view.withdrawn is not None:
        return "withdrawn"
    if guarded:
        return "legal"
    return "sealed" if view.unread and not view.fields else None


def _permitted(desk: Desk, chosen: Chosen, missing: list[NotReadable]) -> Chosen:
    left: Chosen = {}
    for kind, ids in chosen.items():
        for record in ids:
            if desk.permission.closed(record, Use.EXPORT) is None:
                left.setdefault(kind, []).append(record)
            else:
                missing.append(NotReadable(record, kind, "record", "restricted"))
    return left


def _sign(
    desk: Desk, wish: ExportWish, chosen: Chosen, case: RecordId | None, allowed: Allowed | None
) -> None:
    """Before the first byte, as with exhibits; in entries of a bounded size."""
    every = [record for ids in chosen.values() for record in ids]
    for start in range(0, len(every), _NAMED_AT_ONCE):
        some = every[start : start + _NAMED_AT_ONCE]
        detail: dict[str, JsonValue] = {"format": wish.format, "number of records": len(every)}
        if case is not None:
            detail["case"] = case
        if wish.legal:
            detail["legal"] = True
        for record in some if allowed else ():
            detail.update(allowed.detail(record) if allowed else {})
        desk.taking_out.note_custody("exported", some, detail)


def _fields(desk: Desk, kind: str) -> Sequence[str]:
    known = desk.kinds.find(kind)
    return list(known.fields) if known else []
