"""Bringing several parcels in, each for itself: one that is refused stops none of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from satchel.assembly.arrivals import read_texts
from satchel.assembly.desk import Desk
from satchel.domain.describing import describe
from satchel.domain.errors import Bug, SatchelError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.storage import records
from satchel.sync.parcel_files import find_parcels
from satchel.sync.reporting import Report


@dataclass(frozen=True, slots=True)
class Brought:
    """One parcel that was brought: what it held, or why it was refused. `told` says which of
    its files cannot be searched."""

    paths: tuple[Path, ...]
    report: Report | None = None
    refused: SatchelError | None = None
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrived:
    """A record that a parcel touched, as a list shows it; `by` is the member who sent it."""

    record: RecordId
    kind: str
    title: str
    when: str
    by: str
    view: RecordView


def bring_in(
    desk: Desk,
    paths: Sequence[Path],
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Brought]:
    """Open every parcel among `paths`, and make findable what came.

    Raises what says that the files themselves are not there or not whole; what is wrong
    with one parcel stands in its own `refused`.
    """
    found: list[Brought] = []
    for file in find_parcels(paths):
        try:
            (report,) = desk.parcel_opening.open(
                list(file.paths), progress=progress, cancelled=cancelled
            )
        except Bug:
            raise
        except SatchelError as refused:
            if refused.code == "cancelled":
                raise
            found.append(Brought(file.paths, refused=refused))
            continue
        told = read_texts(desk, [report])
        found.append(Brought(file.paths, report, told=tuple(told)))
    return found


def arrived(desk: Desk, report: Report) -> list[Arrived]:
    """The records of a report that can be read here, in the order they were made."""
    db = desk.archive.reading()
    views = (records.get(db, one) for one in report.touched)
    return sorted(_readable(desk, views, report.member), key=lambda one: (one.when, one.record))


def _readable(desk: Desk, views: Iterable[RecordView | None], member: str) -> Iterable[Arrived]:
    for view in views:
        if view is not None and view.fields and view.kind != "custody-entry":
            words = describe(view, desk.kinds.words(view.kind))
            yield Arrived(view.record, view.kind, words.title, view.created, member, view)
