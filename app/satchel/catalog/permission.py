"""Whether records may leave the archive in the clear, and the override that is logged.

The rules stand in `domain.permitting`; here they are followed up to what a record was
made from. An override is a person's word: it names who decided and why, and goes into
the custody entry of whatever leaves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from satchel.catalog.records import Records
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject
from satchel.domain.permitting import BOUND_BY, Closed, Use, closed
from satchel.storage import records as rows
from satchel.storage.database import Database

_WHERE = {
    Use.EXHIBIT: "in an exhibit",
    Use.EXTRACT: "out as a file",
    Use.PRINT: "on paper",
    Use.EXPORT: "in an export",
}
_HIGHEST = 8
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Override:
    """Whose decision it was to go beyond consent or restriction, and why."""

    who: str
    why: str

    @classmethod
    def read(cls, told: str | None) -> Override | None:
        """From `WHO: WHY`; None for None. Raises UsageError for anything else."""
        if told is None:
            return None
        who, colon, why = (part.strip() for part in told.partition(":"))
        if not (colon and who and why):
            raise UsageError("An override is given as 'WHO: WHY', and both are kept.")
        return cls(who, why)


@dataclass(frozen=True, slots=True)
class Allowed:
    """A leave that was given: `beyond` are the records that only an override let out."""

    beyond: frozenset[RecordId]
    override: Override | None

    def detail(self, record: RecordId) -> JsonObject:
        """What the custody entry of `record` says of it: nothing, or who overrode and why."""
        if self.override is None or record not in self.beyond:
            return {}
        return {"override_by": self.override.who, "override_why": self.override.why}


@dataclass(frozen=True, slots=True)
class Permission:
    """Judges what may leave an open archive."""

    records: Records

    def closed(self, record: RecordId, use: Use) -> Closed | None:
        """Why `record` may not be put to `use`: its own rule, or one of what it hangs under."""
        db = self.records.archive.reading()
        today = datetime.fromisoformat(self.records.journal.clock().rfc3339())
        return self._closed(db, record, use, today, {})

    def require(
        self, chosen: Iterable[RecordId], use: Use, override: Override | None = None
    ) -> Allowed:
        """The leave for `chosen`. Raises RefusedByPolicy ("restricted") when a use is closed
        and nobody overrides.
        """
        db = self.records.archive.reading()
        today = datetime.fromisoformat(self.records.journal.clock().rfc3339())
        known: dict[str, Closed | None] = {}
        refused = {
            record: why
            for record in chosen
            if (why := self._closed(db, record, use, today, known)) is not None
        }
        if refused and override is None:
            raise _refusal(refused, use)
        return Allowed(frozenset(refused), override)

    def _closed(
        self,
        db: Database,
        record: str,
        use: Use,
        today: datetime,
        known: dict[str, Closed | None],
        height: int = 0,
    ) -> Closed | None:
        if record in known:
            return known[record]
        known[record] = None  # a ring of references ends here
        view = rows.get(db, record)
        if view is None:
            return None
        why = closed(view, use, today)
        if why is None and height < _HIGHEST:
            above = (self._closed(db, up, use, today, known, height + 1) for up in _above(db, view))
            why = next((found for found in above if found is not None), None)
        known[record] = why
        return why


def _above(db: Database, view: RecordView) -> list[str]:
    """What binds a record: what it is about, and every record of the very same bytes."""
    content = view.fields.get("content")
    held = content.get("id") if isinstance(content, dict) else None
    found: list[str] = [*rows.holding(db, held)] if isinstance(held, str) else []
    for name in BOUND_BY:
        value = view.fields.get(name)
        values = view.contradictions.get(name, [value])
        found += [one for one in values if isinstance(one, str)]
    return found


def _refusal(refused: dict[RecordId, Closed], use: Use) -> RefusedByPolicy:
    named = "; ".join(f"{record}: {why.why}" for record, why in list(refused.items())[:_NAMED])
    more = len(refused) - _NAMED
    rest = f"; and {more} more" if more > 0 else ""
    return RefusedByPolicy(
        f"Not allowed {_WHERE[use]}: {named}{rest}. Nothing was written; leave these out, or "
        "give --override 'WHO: WHY', which is kept.",
        code="restricted",
    )
