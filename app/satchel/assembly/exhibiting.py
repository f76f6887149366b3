"""Exhibits out of an open archive: choose the records, gather their proofs, write.

Each record that leaves gets its own custody entry first, so that an exhibit of one
record never names another, and no copy leaves without a trace.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from satchel import __version__
from satchel.assembly.desk import Desk
from satchel.assembly.exhibit_stamps import ExhibitStamps
from satchel.catalog.permission import Override
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import DeviceId, RecordId
from satchel.domain.json_values import JsonObject
from satchel.domain.permitting import Use
from satchel.domain.words import Section
from satchel.export.gathering import Gathering, KnownHead
from satchel.export.making import MadeExhibit, make_exhibit, proof_files
from satchel.export.plan import DEFAULT_WITHHELD, ExhibitPlan, Head, Signer
from satchel.export.preparing import prepare
from satchel.ledger.checkpoint import sign_checkpoint
from satchel.ledger.merkle import Frontier
from satchel.ledger.tree_head import Checkpoint
from satchel.storage import devices, entries, outside, receipts, segments
from satchel.storage.records import ListWish
from satchel.sync.receipt_taking import receipt_name

_NOT_SHOWN_ALONE = ("custody-entry", "timestamp", "time-authority")


@dataclass(frozen=True, slots=True)
class ExhibitWish:
    """What an exhibit should hold and how it is numbered. `withhold` adds to the default."""

    ids: Sequence[str]
    case: str | None
    out: Path
    withhold: Sequence[str] = ()
    prefix: str = "EX-"
    start: int = 1
    language: str = "en"
    title: str | None = None
    override: Override | None = None
    pdf: bool = False


def make(
    desk: Desk,
    wish: ExhibitWish,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> MadeExhibit:
    """Write the exhibit. Raises RefusedByPolicy for what must not or cannot be shown, and with
    code "exhibit-cancelled" once `cancelled` says so: then no folder is left."""
    if wish.out.exists() and (not wish.out.is_dir() or any(wish.out.iterdir())):
        raise RefusedByPolicy(
            f"There is something at {wish.out} already; name a new folder for the exhibit.",
            code="exists",
        )
    views = chosen_views(desk, wish)
    _refuse_unready(views)
    refuse_misspelled(desk, wish.withhold, views)
    chosen = [view.record for view in views]
    allowed = desk.permission.require(chosen, Use.EXHIBIT, wish.override)
    for view in views:
        detail: JsonObject = {"number of items": len(views), **allowed.detail(view.record)}
        desk.taking_out.note_custody("exhibited", [view.record], detail)

    def told(size: int) -> None:
        if cancelled is not None and cancelled():
            raise RefusedByPolicy(
                "Stopped as you asked; no exhibit was made, and that it was begun stays recorded.",
                code="exhibit-cancelled",
            )
        if progress is not None:
            progress(size)

    told(0)
    made = make_exhibit(wish.out, _plan(desk, wish, views), progress=told)
    desk.taking_out.note_outside(outside.Sort.EXHIBIT, wish.out)
    return made


def proofs_of(desk: Desk, view: RecordView) -> dict[str, bytes]:
    """Keys, checkpoints, entries and timestamps of one record, as an exhibit of it shows them.

    By paths below `data/`. Raises as `make`.
    """
    wish = ExhibitWish(ids=[view.record], case=None, out=Path())
    return proof_files(prepare(_plan(desk, wish, [view])))


def chosen_views(desk: Desk, wish: ExhibitWish) -> list[RecordView]:
    views = [desk.records.show(told) for told in wish.ids]
    if wish.case is not None:
        case = desk.records.show(wish.case)
        views.append(case)
        under = desk.records.select(ListWish(case=RecordId(case.record), joined=True))
        views += [view for view in under if view.kind not in _NOT_SHOWN_ALONE]
    unique = {view.record: view for view in views}
    if not unique:
        raise NoSuchThing("Nothing was chosen for the exhibit: name ids, --case or --from-list.")
    return list(unique.values())


def _refuse_unready(views: Sequence[RecordView]) -> None:
    for view in views:
        if view.withdrawn is not None:
            raise RefusedByPolicy(
                f"Record {view.record} was withdrawn and does not go into an exhibit.",
                code="withdrawn",
            )


def refuse_misspelled(desk: Desk, withhold: Sequence[str], views: Sequence[RecordView]) -> None:
    """A slip in a word to withhold would give away what it was to keep back."""
    known = {*DEFAULT_WITHHELD, "name", "place", *(section.value for section in Section)}
    for kind in filter(None, map(desk.kinds.find, desk.kinds.names())):
        known |= set(kind.fields)
    for view in views:
        known |= set(view.fields) | set(view.contradictions)
    for word in withhold:
        if word not in known:
            raise UsageError(
                f"Nothing here is called {word!r}, so nothing could be withheld by it; give the "
                "name of a field, or author, device, source, path, name or place."
            )


def _plan(desk: Desk, wish: ExhibitWish, views: Sequence[RecordView]) -> ExhibitPlan:
    db = desk.archive.reading()

    def signer(device: DeviceId) -> Signer | None:
        row = devices.find(db, device)
        return Signer(device, row.keys.ed25519, row.keys.ml_dsa_44) if row else None

    stamps = ExhibitStamps(desk)
    gathering = Gathering(
        db=db,
        contents=desk.archive.contents,
        words=desk.kinds.words,
        signer=signer,
        heads=lambda device, branch: stamps.on_heads(
            device, branch, known_heads(desk, device, branch)
        ),
    )
    items = tuple(gathering.item(view) for view in views)
    return ExhibitPlan(
        title=wish.title or "Exhibit",
        items=items,
        ledgers=gathering.ledgers(),
        made=desk.clock(),
        program=f"satchel {__version__}",
        withhold=(*DEFAULT_WITHHELD, *wish.withhold),
        prefix=wish.prefix,
        start=wish.start,
        language=wish.language,
        pdf=wish.pdf,
        timestamps=stamps.with_renewals([*gathering.timestamps(), *stamps.over_captures(views)]),
    )


def known_heads(desk: Desk, device: DeviceId, branch: int) -> list[KnownHead]:
    """Signed heads of a ledger that are known here; the own one is signed now."""
    db = desk.archive.reading()
    heads = []
    for receipt in receipts.of_device(db, device) if branch == 0 else []:
        row = devices.find(db, receipt.coordinator)
        if row is not None and row.receipt_keys is not None:
            keys = row.receipt_keys
            cosigner = Signer(receipt_name(receipt.coordinator), keys.ed25519, keys.ml_dsa_44)
            heads.append(KnownHead(receipt.size, Head(receipt.checkpoint, (cosigner,))))
    heads += [
        KnownHead(segment.size, Head(segment.checkpoint))
        for segment in segments.of_device(db, device)
        if segment.branch == branch
    ]
    if device == desk.device.device and branch == 0:
        heads.append(_own_head(desk))
    return heads


def _own_head(desk: Desk) -> KnownHead:
    kept = entries.frontier(desk.archive.reading(), desk.device.device, 0)
    if kept is None:
        raise NoSuchThing("This archive has no entries yet.")
    size, state = kept
    keys = desk.device.keys
    head = Checkpoint(desk.device.device, size, Frontier.from_bytes(state).root)
    return KnownHead(size, Head(sign_checkpoint(head, keys.ed25519, keys.ml_dsa_44)))
