"""`sync`: both ways by a relay or a folder."""

from __future__ import annotations

import sys
import time
from argparse import Namespace

from satchel.assembly import roads
from satchel.assembly.roads import Travelled, Way
from satchel.cli.acts.parcels import report_value
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.cli.waiting import Waiting
from satchel.domain.durations import about
from satchel.domain.errors import OutOfReach
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.sync.syncing import Sight, Stage
from satchel.sync.whereabouts import Whereabouts

_EVERY_S = 0.5
_STAGES = {
    Stage.REACHING: "looking for the road",
    Stage.TAKING_IN: "taking in",
    Stage.SENDING: "sending",
}


def sync(session: Session, said: Namespace) -> Answer:
    """`sync [--relay URL|FOLDER] [--proxy URL] [--first ID...] [--wait]`."""
    desk = session.desk()
    way = roads.require_way(desk, said.relay, said.proxy)
    first = tuple(desk.records.show(told).record for told in said.first or ())
    done = _travel(session, way, first, waits=said.wait)
    return _answer(session, done)


def _travel(session: Session, way: Way, first: tuple[RecordId, ...], *, waits: bool) -> Travelled:
    waiting = Waiting(way.to.partition("#")[0].rstrip("/"))
    while True:
        sight = Sight()
        line = _Line(sight)
        try:
            return roads.sync(session.desk(), way, first=first, sight=sight, tick=line.show)
        except OutOfReach as cut:
            if not waits:
                raise
            failed = cut
        finally:
            line.clear()
        waiting.after(failed)


def _answer(session: Session, done: Travelled) -> Answer:
    places = Whereabouts(session.desk().archive).places()
    synced = done.synced
    values: list[JsonValue] = [report_value(report) for report in synced.reports]
    told: list[JsonValue] = [*synced.problems]
    value: JsonValue = {
        "id": done.way.to,
        "sent": synced.handed,
        "sent_bytes": synced.sent_bytes,
        "fetched_bytes": synced.fetched_bytes,
        "spared_bytes": synced.spared_bytes,
        "came": values,
        "problems": told,
        "where": {
            where.name.lower().replace("_", "-"): {
                "records": amount.records,
                "files": amount.files,
                "size": amount.size,
                "sealed": amount.sealed,
            }
            for where, amount in places.at.items()
        },
    }
    lines = [line for report in synced.reports for line in report.sentences()]
    lines.append(
        f"{synced.handed} parcels went, {len(synced.reports)} came; "
        f"{synced.sent_bytes} bytes sent, {synced.fetched_bytes} fetched."
    )
    for where, amount in places.at.items():
        if not amount.is_nothing:
            name = where.name.lower().replace("_", " ")
            lines.append(f"  {name}: {amount.records} records, {amount.files} files")
    return Answer(value, lines, [*done.told, *synced.problems])


class _Line:
    """One line of a terminal that says how far it is; silent anywhere else."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._next = time.monotonic() + _EVERY_S
        self._shows = sys.stderr.isatty()

    def show(self) -> None:
        now = time.monotonic()
        if not self._shows or now < self._next:
            return
        self._next = now + _EVERY_S
        sight = self._sight
        said = f"{_STAGES[sight.stage]}: {sight.done >> 10} of {sight.total >> 10} KiB"
        if sight.seconds_left is not None and sight.done < sight.total:
            said += f", {about(sight.seconds_left)} left"
        print(f"\r{said:70}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self._shows:
            print("\r" + " " * 70 + "\r", end="", file=sys.stderr, flush=True)
