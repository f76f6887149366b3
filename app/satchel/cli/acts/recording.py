"""`recording begin`, `status`, `stop`, `list` and `devices`.

The recorder is a process of its own and outlives the command that began it.
"""

from __future__ import annotations

from argparse import Namespace

from satchel.audio.recorded import Recording
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Audience


def begin(session: Session, said: Namespace) -> Answer:
    """`recording begin RECORD --allowed …`: sound is on its way to the disk when it answers."""
    running = session.desk().recordings.begin(
        said.record,
        allowed=said.allowed.replace("-", " "),
        device=said.device,
        sealed=said.sealed,
        outlives=True,
        audience=Audience(said.audience),
    )
    device = running.status().device
    value: JsonValue = {"on": running.hearing, "begun": running.begun, "device": device}
    return Answer(value, [f"Recording from {device or 'the microphone'}."])


def status(session: Session, said: Namespace) -> Answer:
    """`recording status`; null when nothing is being recorded."""
    running = session.desk().recordings.running()
    if running is None:
        return Answer(None, ["Nothing is being recorded."])
    told = running.status()
    value: JsonValue = {
        "on": running.hearing,
        "begun": running.begun,
        "state": told.state.value,
        "seconds": round(told.seconds, 1),
        "level_db": round(told.level_db, 1),
        "silent": told.is_silent,
        "device": told.device,
        "lost_seconds": round(told.lost_seconds, 1),
    }
    return Answer(value, [f"{told.state.value}: {told.seconds:.0f} s from {told.device}"])


def stop(session: Session, said: Namespace) -> Answer:
    """`recording stop`: what was taken in, be it of an earlier recording that was cut off."""
    kept = session.desk().recordings.stop()
    value: JsonValue = [
        {
            "id": one.record,
            "on": one.hearing,
            "seconds": one.seconds,
            "gaps": one.gaps,
            "sealed": one.sealed,
            "ended": one.ended,
        }
        for one in kept
    ]
    lines = [
        f"Saved: {one.record}" if one.seconds is None else f"Saved: {one.record}  {one.seconds} s"
        for one in kept
    ]
    return Answer(value, lines or ["Nothing was heard, so nothing was kept."])


def listing(session: Session, said: Namespace) -> Answer:
    """`recording list RECORD`: each with its gaps, and the second of every line it was heard at."""
    recordings = session.desk().recordings
    found = recordings.listing(said.record)
    lines: dict[str, dict[str, JsonValue]] = {one.record: {} for one in found}
    for note, (record, second) in recordings.positions(said.record).items():
        lines[record][note] = round(second, 3)
    value: JsonValue = [_shape(one, lines[one.record]) for one in found]
    return Answer(value, [f"{one.record}  {one.started}  {one.seconds:.1f} s" for one in found])


def devices(session: Session, said: Namespace) -> Answer:
    """`recording devices`."""
    found = session.desk().recordings.devices()
    value: JsonValue = [{"id": one.id, "name": one.name, "usual": one.usual} for one in found]
    return Answer(value, [f"{one.id}  {one.name}" for one in found] or ["None was found."])


def _shape(one: Recording, lines: dict[str, JsonValue]) -> JsonValue:
    return {
        "id": one.record,
        "started": one.started,
        "seconds": one.seconds,
        "device": one.device,
        "allowed": one.allowed,
        "ended": one.ended,
        "gaps": [{"at": gap.at, "seconds": gap.seconds, "why": gap.why} for gap in one.missing],
        "lines": lines,
    }
