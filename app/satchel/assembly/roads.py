"""The road home of one archive: which it is, and syncing by it with everything made findable.

A road is an address that somebody gave once (an invitation, `sync --relay`) and that is kept
in the archive. Whatever else may go by it is decided in `sync`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from satchel.assembly.arrivals import read_texts
from satchel.assembly.desk import Desk
from satchel.assembly.for_members import for_device
from satchel.domain.describing import describe
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.ids import RecordId
from satchel.domain.words import Audience
from satchel.storage import content_map, holdings, records, settings
from satchel.sync.joining import RELAY
from satchel.sync.reporting import Report
from satchel.sync.roads.folder import FolderRoad
from satchel.sync.roads.relay import RelayRoad
from satchel.sync.roads.road import Road
from satchel.sync.syncing import Sight, Synced, Syncing
from satchel.sync.whereabouts import Whereabouts
from satchel.wire.relay_address import read_relay_address

ROAD = "road"
PROXY = "road_proxy"
PAUSE_S = 1.0


@dataclass(frozen=True, slots=True)
class Way:
    """Where to, and through what: `proxy` is None for the way this machine is set up."""

    to: str
    proxy: str | None = None

    @property
    def is_relay(self) -> bool:
        return is_relay(self.to)


@dataclass(slots=True)
class Travelled:
    """What a sync did; `told` says which files cannot be searched."""

    way: Way
    synced: Synced
    told: list[str] = field(default_factory=list)


def is_relay(text: str) -> bool:
    """Whether an address is a relay's, and not a folder."""
    return text.startswith(("http://", "https://"))


def known_way(desk: Desk) -> Way | None:
    """The road that was used last, or the invitation's relay."""
    db = desk.archive.reading()
    to = settings.get(db, ROAD) or settings.get(db, RELAY)
    proxy = settings.get(db, PROXY)
    return Way(str(to), str(proxy) if proxy else None) if to else None


def relay_for_invitations(desk: Desk) -> str | None:
    """The relay that a new device is told; folders are nobody else's."""
    told = settings.get(desk.archive.reading(), RELAY)
    return str(told) if told else None


def keep_way(desk: Desk, way: Way) -> None:
    """This is the road from now on. Raises UsageError for what is no address."""
    if way.is_relay:
        way = Way(read_relay_address(way.to).text(), way.proxy)
    with desk.archive.writing() as tx:
        settings.put(tx, ROAD, way.to)
        settings.put(tx, PROXY, way.proxy)
        if way.is_relay:
            settings.put(tx, RELAY, way.to)


def require_way(desk: Desk, to: str | None, proxy: str | None) -> Way:
    """As asked, or as known. Raises RefusedByPolicy when there is none, NoSuchThing for a
    folder that is not there, UsageError."""
    known = known_way(desk)
    if to is None:
        if known is None:
            raise RefusedByPolicy(
                "No road is known yet: name a relay or a folder with sync --relay URL|FOLDER.",
                code="no-road",
            )
        return known if proxy is None else Way(known.to, proxy)
    if is_relay(to):
        read_relay_address(to)
    elif Path(to).is_dir():
        to = str(Path(to).absolute())
    else:
        raise NoSuchThing(f"There is no folder {to}, and a relay's address begins with https://.")
    same = known is not None and known.to == to
    return Way(to, proxy if proxy is not None or not same or known is None else known.proxy)


def sync(
    desk: Desk,
    way: Way,
    *,
    first: Sequence[RecordId] = (),
    sight: Sight | None = None,
    tick: Callable[[], None] = lambda: None,
    cancelled: Callable[[], bool] = lambda: False,
    pause_s: float = PAUSE_S,
) -> Travelled:
    """Both ways by this road, which is kept as the archive's own once it was reached.

    After `pause_s` what the line cut is tried again, and each time after twice as long.
    Raises what `Syncing.sync` raises; what went before that stays done.
    """
    desk.mission()
    done = Travelled(way, Synced())

    def opened(report: Report) -> None:
        done.told += read_texts(desk, [report])

    syncing = Syncing(
        desk.archive,
        desk.parcel_making,
        desk.parcel_opening,
        desk.receipt_giving,
        desk.clock,
        time.monotonic,
        opened,
        for_device=partial(for_device, desk),
        pause_s=pause_s,
    )
    try:
        done.synced = syncing.sync(
            _road(desk, way), first=tuple(first), sight=sight, tick=tick, cancelled=cancelled
        )
    except RefusedByPolicy as refused:
        raise _as_restored(desk, refused) from refused
    keep_way(desk, way)
    content_map.write_map(desk.archive, desk.recipients(Audience.COORDINATION))
    return done


def _as_restored(desk: Desk, refused: RefusedByPolicy) -> RefusedByPolicy:
    """What to do, where a relay does not know this device because it is a restored one.

    Only what headquarters opened once can be let in: a relay that believed a former key would
    let in whoever holds an old backup.
    """
    row = desk.device.row
    if refused.code != "unknown" or row.restored is None or row.admission is not None:
        return refused
    return RefusedByPolicy(
        "This archive was restored from a backup, and the relay does not know it yet: carry one "
        "parcel to headquarters (parcel make --out FILE) and sync again once headquarters has "
        "opened it and synced. Everything is still here.",
        code="unknown",
    )


def _road(desk: Desk, way: Way) -> Road:
    if not way.is_relay:
        return FolderRoad(Path(way.to))
    return RelayRoad(read_relay_address(way.to), desk.device.keys.ed25519, way.proxy)


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that is neither at the relay nor at headquarters."""

    record: RecordId
    title: str
    size: int


def waiting_files(desk: Desk, most: int) -> tuple[list[WaitingFile], int]:
    """The smallest first, as they would go, at most so many; and how many there are."""
    db = desk.archive.reading()
    contents = Whereabouts(desk.archive).waiting_contents()
    sizes = holdings.sizes_here(db)
    found = []
    for content in sorted(contents & sizes.keys(), key=lambda one: (sizes[one], one))[:most]:
        record = next(iter(records.holding(db, content)), None)
        view = None if record is None else records.get(db, record)
        if view is not None:
            name = (desk.records.history(view.record)[0].source or {}).get("name")
            title = view.fields.get("title") or name
            title = title or describe(view, desk.kinds.words(view.kind)).title
            found.append(WaitingFile(view.record, str(title), sizes[content]))
    return found, len(contents & sizes.keys())
