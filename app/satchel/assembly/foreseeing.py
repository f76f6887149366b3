"""What an exhibit would show and keep back, told before anything is written.

For whoever chooses: reads, signs nothing, makes no custody entry. To know first: only whole
sections are signed, so an entry that touches a withheld field goes whole; what is left of a
record is folded from the sections that stay, exactly as the exhibit folds it.
"""

from __future__ import annotations

from dataclasses import dataclass

from satchel.assembly.desk import Desk
from satchel.assembly.exhibiting import ExhibitWish, chosen_views, refuse_misspelled
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.permitting import Use
from satchel.export.plan import DEFAULT_WITHHELD
from satchel.export.views import Shown, view_of
from satchel.export.withholding import Withholding, read_withholding
from satchel.ledger.entry import read_header
from satchel.storage import entries


@dataclass(frozen=True, slots=True)
class ForeseenItem:
    """One record under its number. `why_not` ends the sentence why it may not be shown;
    `withheld` are fields that fall away, `gone` is set where no word of it would be left."""

    number: str
    view: RecordView
    shown: tuple[str, ...]
    withheld: tuple[str, ...]
    size: int | None
    why_not: str | None
    is_withdrawn: bool

    @property
    def gone(self) -> bool:
        return not self.shown

    @property
    def stops(self) -> bool:
        """Whether the exhibit is refused because of it, unless somebody decides otherwise."""
        return self.why_not is not None or self.is_withdrawn


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Every item in order, and the words that are withheld of all of them."""

    items: tuple[ForeseenItem, ...]
    withheld: tuple[str, ...]


def foresee(desk: Desk, wish: ExhibitWish) -> Foreseen:
    """Raises NoSuchThing where nothing was chosen, UsageError for what cannot be withheld."""
    views = chosen_views(desk, wish)
    refuse_misspelled(desk, wish.withhold, views)
    withholding = read_withholding((*DEFAULT_WITHHELD, *wish.withhold))
    return Foreseen(
        tuple(
            _item(desk, view, f"{wish.prefix}{wish.start + at:04d}", withholding)
            for at, view in enumerate(views)
        ),
        withholding.words,
    )


def fields_of(desk: Desk, wish: ExhibitWish) -> tuple[str, ...]:
    """Every field that any chosen record has, for whoever chooses what to withhold."""
    found = {name.partition("/")[0] for view in chosen_views(desk, wish) for name in view.fields}
    return tuple(sorted(found))


def _item(desk: Desk, view: RecordView, number: str, withholding: Withholding) -> ForeseenItem:
    closed = desk.permission.closed(RecordId(view.record), Use.EXHIBIT)
    left = set(_left(desk, view, withholding).fields)
    content = view.fields.get("content")
    size = content.get("size") if isinstance(content, dict) else None
    return ForeseenItem(
        number=number,
        view=view,
        shown=tuple(name for name in view.fields if name in left),
        withheld=tuple(name for name in view.fields if name not in left),
        size=size if isinstance(size, int) else None,
        why_not=closed.why if closed else None,
        is_withdrawn=view.withdrawn is not None,
    )


def _left(desk: Desk, view: RecordView, withholding: Withholding) -> RecordView:
    """The record as the sections that stay tell it."""
    db = desk.archive.reading()
    shown = []
    for row in entries.entries_of(db, view.record):
        places = entries.places_of(db, row.leaf)
        if places:
            line = entries.line_of(db, places[0][2])
            shown.append(Shown(row.leaf, read_header(row.header), withholding.shown(line)))
    return view_of(view.record, shown) if shown else view
