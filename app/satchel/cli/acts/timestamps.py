"""Acts of trusted time: pin, ask, tell what holds and what waits."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from satchel.assembly.proving import Proof, proof_of
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.errors import SatchelError
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import utc_text
from satchel.sync.timestamps.asking import ask_by
from satchel.sync.timestamps.authorities import Authority, listed, pem_of
from satchel.sync.timestamps.keeping import ENOUGH, LastTry, Tried
from satchel.sync.timestamps.stamps import Stamp
from satchel.sync.timestamps.standing import Existed, Standing
from satchel.sync.timestamps.wanting import RENEW_BEFORE, Wanted

_OUT_OF_REACH = 6
_REFUSED = 7


def add(session: Session, said: Namespace) -> Answer:
    """`timestamp authority add`."""
    pem = pem_of(Path(said.certificate))
    desk = session.desk()
    done = desk.timestamps.pin(said.name, said.url, pem, said.policy, said.replaces)
    one = next(one for one in listed(desk.archive.reading()) if one.record == done.record)
    asked = sum(one.is_asked for one in listed(desk.archive.reading()))
    lines = [
        f"Pinned: {done.record}",
        f"  {one.pin.subject}",
        f"  SHA-256 {one.pin.fingerprint}: compare it with what the authority publishes.",
        f"  holds until {one.pin.until:%Y-%m-%d}",
    ]
    if asked < ENOUGH:
        lines.append("Pin a second one: two that do not know each other are hard to doubt.")
    return Answer(_authority_value(one), lines)


def drop(session: Session, said: Namespace) -> Answer:
    """`timestamp authority drop ID`."""
    done = session.desk().timestamps.unpin(said.id, said.why)
    value: JsonValue = {"id": done.record, "head": done.leaf, "index": done.index}
    return Answer(value, [f"Asked no more, and nothing it stamped counts: {done.record}"])


def authorities(session: Session, _: Namespace) -> Answer:
    """`timestamp authority list`."""
    desk = session.desk()
    known = listed(desk.archive.reading())
    tries = desk.timestamps.last_tries()
    lines = []
    for one in known:
        lines.append(f"{one.record}  {one.name}  {one.url}  until {one.pin.until:%Y-%m-%d}")
        if not one.is_asked:
            lines.append(f"  not asked: {_why_not_asked(one)}")
        if one.record in tries:
            lines.append(f"  {_told_try(tries[one.record])}")
    value: list[JsonValue] = [_authority_value(one, tries.get(one.record)) for one in known]
    return Answer(value, lines or ["No authority is pinned."])


def get(session: Session, said: Namespace) -> Answer:
    """`timestamp get`. Exit code 0 when all was stamped or nothing waits, 7 when answers
    came that are no good, 6 when nobody could be reached; what came is kept either way."""
    desk = session.desk()
    tried = desk.timestamps.get(ask_by(said.proxy), from_here=said.from_here)
    value: list[JsonValue] = [
        {
            **_wanted_value(one.wanted),
            "id": one.record,
            "time": one.time,
            "state": "stamped" if one.record else "refused" if one.is_refused else "waiting",
            "why": one.why,
        }
        for one in tried
    ]
    lines = [_tried_line(one) for one in tried] or ["Nothing waits to be stamped."]
    return Answer(value, lines, exit_code=_exit_code(tried))


def list_(session: Session, said: Namespace) -> Answer:
    """`timestamp list [--waiting]`."""
    desk = session.desk()
    if said.waiting:
        tries = desk.timestamps.last_tries()
        waiting = desk.timestamps.waiting()
        told: list[JsonValue] = []
        lines = []
        for one in waiting:
            last = tries.get(one.authority.record)
            told.append({"id": None, **_wanted_value(one), "last_try": _try_value(last)})
            lines.append(f"{_what(one)}  {one.authority.name}")
            if last is not None:
                lines.append(f"  {_told_try(last)}")
        return Answer(told, lines or ["Nothing waits to be stamped."])
    stamps = desk.timestamps.now()
    standing = Standing(desk.archive.reading(), stamps)
    now = desk.clock().utc
    value: list[JsonValue] = []
    said_lines: list[str] = []
    for stamp in stamps.every:
        row = _stamp_value(standing, stamp, now)
        value.append(row)
        said_lines.append(f"{stamp.record}  {stamp.time}  {_what(stamp)}  {row['state']}")
        if row["why"]:
            said_lines.append(f"  {row['why']}")
    return Answer(value, said_lines or ["Nothing is timestamped yet."])


def show(session: Session, said: Namespace) -> Answer:
    """`timestamp show ID`: signed only, or proven to have existed before a time."""
    desk = session.desk()
    proof = proof_of(desk, said.id)
    entries: list[JsonValue] = [
        {
            "leaf": one.leaf,
            "device": one.device,
            "index": one.index,
            "state": _state(one.stamped),
            "existed_before": _earliest(one.stamped),
            "timestamps": [_existed_value(word) for word in one.stamped],
        }
        for one in proof.entries
    ]
    first = proof.entries[0].stamped if proof.entries else ()
    value: JsonValue = {
        "id": proof.record,
        "state": _state(first),
        "existed_before": _earliest(first),
        "authorities": proof.authorities,
        "capture": [_existed_value(word) for word in proof.captured],
        "entries": entries,
    }
    return Answer(value, list(_show_lines(proof)))


def _show_lines(proof: Proof) -> list[str]:
    lines = []
    for one in proof.entries:
        where = f"entry {one.index} of {one.device}"
        if not one.stamped:
            lines.append(f"{where}: signed, not yet timestamped")
        for word in one.stamped:
            lines.append(
                f"{where}: existed before {_time(word)}, says {word.checked.authority.name}"
            )
    for word in proof.captured:
        lines.append(f"this capture existed before {_time(word)}: {word.checked.authority.name}")
    return lines


def _state(words: tuple[Existed, ...]) -> str:
    if not words:
        return "signed-not-timestamped"
    return "timestamped" if len(words) >= ENOUGH else "timestamped-once"


def _earliest(words: tuple[Existed, ...]) -> str | None:
    return utc_text(min(word.before for word in words)) if words else None


def _time(word: Existed) -> str:
    return f"{word.before:%Y-%m-%d %H:%M:%S} UTC"


def _existed_value(word: Existed) -> JsonValue:
    token = word.checked.token
    return {
        "id": word.checked.stamp.record,
        "authority": word.checked.authority.name,
        "authority_id": word.checked.authority.record,
        "time": utc_text(token.time),
        "accuracy_s": token.accuracy.total_seconds() if token.accuracy is not None else None,
        "policy": token.policy,
        "serial": str(token.serial),
        "size": word.size or None,
        "counts_until": utc_text(word.until),
        "renew_by": utc_text(word.renew_by),
    }


def _stamp_value(standing: Standing, stamp: Stamp, now: datetime) -> dict[str, JsonValue]:
    state, why, until, renew_by = "holds", None, None, None
    try:
        standing.require(stamp)
        until, renew_by = standing.stamps.counts_until(stamp), standing.stamps.ages(stamp)
        if until < now:
            state, why = "lapsed", "Its authority's certificate ended before it was renewed."
        elif renew_by <= now + RENEW_BEFORE:
            state, why = "renew", "It has to be renewed soon: timestamp get."
    except SatchelError as wrong:
        why = wrong.message
        state = {5: "not-here", 7: "not-believed"}.get(wrong.exit_code, "broken")
    known = standing.stamps.authorities.get(stamp.authority)
    return {
        "id": stamp.record,
        "over": stamp.over,
        "device": stamp.device,
        "size": stamp.size or None,
        "capture": stamp.capture,
        "renews": list(stamp.renews),
        "authority": known.name if known else None,
        "authority_id": stamp.authority,
        "time": stamp.time,
        "state": state,
        "why": why,
        "counts_until": utc_text(until) if until else None,
        "renew_by": utc_text(renew_by) if renew_by else None,
    }


def _authority_value(one: Authority, last: LastTry | None = None) -> dict[str, JsonValue]:
    return {
        "id": one.record,
        "name": one.name,
        "url": one.url,
        "policy": one.policy,
        "subject": one.pin.subject,
        "sha256": one.pin.fingerprint,
        "until": utc_text(one.pin.until),
        "renew_by": utc_text(one.pin.ages),
        "asked": one.is_asked,
        "believed": one.is_believed,
        "replaced_by": one.replaced_by,
        "last_try": _try_value(last),
    }


def _why_not_asked(one: Authority) -> str:
    if one.is_withdrawn:
        return "dropped"
    if not one.is_believed:
        return "pinned by no coordinator and not here"
    return f"replaced by {one.replaced_by}"


def _try_value(last: LastTry | None) -> JsonValue:
    return {"at": last.at, "why": last.why, "times": last.times} if last else None


def _told_try(last: LastTry) -> str:
    return f"asked {last.times} times in vain, last at {last.at}: {last.why}"


def _wanted_value(one: Wanted) -> dict[str, JsonValue]:
    return {
        "over": one.over,
        "device": one.device,
        "size": one.size or None,
        "capture": one.capture,
        "renews": list(one.renews),
        "authority": one.authority.name,
        "authority_id": one.authority.record,
    }


def _what(one: Wanted | Stamp) -> str:
    if one.device is not None:
        return f"{one.over} of {one.device} at {one.size}"
    if one.capture is not None:
        return f"{one.over} {one.capture}"
    return f"{one.over} of {len(one.renews)}"


def _tried_line(one: Tried) -> str:
    name = one.wanted.authority.name
    if one.record is not None:
        return f"stamped: {_what(one.wanted)}, at {one.time}, by {name}"
    said = "refused" if one.is_refused else "waiting"
    return f"{said}: {_what(one.wanted)}, {name}: {one.why}"


def _exit_code(tried: list[Tried]) -> int:
    if all(one.record is not None for one in tried):
        return 0
    return _REFUSED if any(one.is_refused for one in tried) else _OUT_OF_REACH
