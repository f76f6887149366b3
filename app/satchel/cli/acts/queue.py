"""Acts on the queue of captures: how it stands, and what a person decides about it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from satchel.assembly.desk import Desk
from satchel.capture.browser.results import UNREAD
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.capture_policy import Policy, site_of
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.domain.json_values import JsonValue
from satchel.storage.queue import Standing, Wish

_EMPTY = "Nothing waits to be captured."
_BESIDE = {
    Policy.HERE: "",
    Policy.BY_NAME: "waits until it is named",
    Policy.SAFER: "for someone safer",
    Policy.NEVER: "never fetched",
}


def queue(session: Session, said: Namespace) -> Answer:
    """`queue`: what is not captured yet, in its turn, and why."""
    desk = session.desk()
    limit = -1 if said.limit is None else said.limit
    desk.capture_requests.take_up()
    return _answer(desk, desk.captures().waiting(limit=limit, offset=said.offset), _EMPTY)


def pause(session: Session, said: Namespace) -> Answer:
    """`queue pause WISH...|--all`."""
    desk = session.desk()
    return _answer(desk, desk.queueing.pause(_meant(desk, said, Standing.WAITING)))


def resume(session: Session, said: Namespace) -> Answer:
    """`queue resume WISH...|--all`."""
    desk = session.desk()
    return _answer(desk, desk.queueing.resume(_meant(desk, said, Standing.PAUSED)))


def retry(session: Session, said: Namespace) -> Answer:
    """`queue retry WISH...|--all [--own-connection]`."""
    desk = session.desk()
    wishes = _meant(desk, said, Standing.FAILED)
    return _answer(desk, desk.queueing.retry(wishes, unread=said.own_connection))


def cancel(session: Session, said: Namespace) -> Answer:
    """`queue cancel WISH...`: a request that was made of it is withdrawn."""
    desk = session.desk()
    wishes = desk.queueing.find(said.wishes)
    done = desk.queueing.cancel(wishes, said.why)
    for wish in done:
        asked = desk.capture_requests.of_wish(wish)
        if asked is not None and asked.is_ours:
            desk.records.withdraw(asked.record, said.why or "the page is not wanted any more")
    return _answer(desk, done)


def first(session: Session, said: Namespace) -> Answer:
    """`queue first WISH...`."""
    desk = session.desk()
    return _answer(desk, desk.queueing.first(desk.queueing.find(said.wishes)))


def last(session: Session, said: Namespace) -> Answer:
    """`queue last WISH...`."""
    desk = session.desk()
    return _answer(desk, desk.queueing.last(desk.queueing.find(said.wishes)))


def policy(session: Session, said: Namespace) -> Answer:
    """`queue policy [SITE|WISH POLICY]`: alone it lists the rules of sites."""
    desk = session.desk()
    if said.what is None:
        rules = desk.queueing.sites()
        value: JsonValue = [{"id": site, "policy": held.value} for site, held in rules.items()]
        lines = [f"{held.value:<8} {site}" for site, held in rules.items()]
        return Answer(value, lines or ["No site has a rule; all are captured from here."])
    if said.policy is None:
        raise UsageError("Say who may fetch it: here, by-name, safer, never, or none for no rule.")
    held = None if said.policy == "none" else Policy(said.policy)
    if _is_site(said.what):
        changed = desk.queueing.let_site(said.what, held)
        site = site_of(said.what)
        told = held.value if held else "no rule"
        line = f"{site}: {told}; {changed} waiting addresses changed."
        return Answer({"id": site, "policy": held and held.value, "changed": changed}, [line])
    wishes = desk.queueing.find([said.what])
    return _answer(desk, desk.queueing.let(wishes, held or Policy.HERE))


def ask(session: Session, said: Namespace) -> Answer:
    """`capture ask WISH|URL... [--of MEMBER]`: the request leaves with the next parcel."""
    desk = session.desk()
    desk.capture_requests.may_ask(said.of)
    wishes: list[int] = []
    for told in said.wishes:
        wishes += [wish.id for wish in _asked_for(desk, told)]
    requests = desk.capture_requests.ask(wishes, said.of, said.why)
    value: list[JsonValue] = [{"id": record, "of": said.of} for record in requests]
    lines = [f"Asked of {said.of}: {record}" for record in requests]
    lines.append("The request goes with the next parcel; nothing is fetched from here.")
    return Answer(value[0] if len(value) == 1 else value, lines)


def _asked_for(desk: Desk, told: str) -> Sequence[Wish]:
    """What is wanted already, else a new wish for an address or for a citation's."""
    open_ones = (Standing.WAITING, Standing.PAUSED)
    if "://" in told:
        found = [wish for wish in desk.queueing.at(told) if wish.state in open_ones]
        return found or [desk.queueing.want(told)]
    if told.isdigit():
        return desk.queueing.find([told])
    view = desk.records.show(told)
    url = view.fields.get("url")
    if view.kind != "citation" or not isinstance(url, str):
        raise RefusedByPolicy(f"Record {view.record} cites no address; there is nothing to ask.")
    return [desk.queueing.want(url, view.record)]


def _meant(desk: Desk, said: Namespace, all_of: Standing) -> list[Wish]:
    if bool(said.wishes) == said.all:
        raise UsageError("Name what is meant, or say --all.")
    return desk.queueing.all(all_of) if said.all else desk.queueing.find(said.wishes)


def _is_site(told: str) -> bool:
    """A name with a dot and no path; a whole address is one wish."""
    return "." in told and "/" not in told


def _answer(desk: Desk, wishes: Sequence[Wish], empty: str = "Nothing was changed.") -> Answer:
    value: list[JsonValue] = [_value(desk, wish) for wish in wishes]
    lines = [line for wish in wishes for line in _lines(desk, wish)]
    return Answer(value, lines or [empty])


def _value(desk: Desk, wish: Wish) -> dict[str, JsonValue]:
    asked = desk.capture_requests.of_wish(wish)
    return {
        "id": str(wish.id),
        "url": wish.url,
        "citation": wish.citation,
        "state": wish.state.value,
        "policy": wish.policy.value,
        "own_connection": wish.tier == UNREAD,
        "tries": wish.tries,
        "next_try": wish.next_try,
        "reason": wish.reason,
        "capture": wish.capture,
        "request": wish.request,
        "asked_by": asked.by if asked is not None and not asked.is_ours else None,
        "asked_of": asked.of if asked is not None and asked.is_ours else None,
        "requested_at": wish.requested_at,
    }


def _lines(desk: Desk, wish: Wish) -> list[str]:
    asked = desk.capture_requests.of_wish(wish)
    own = "by the browser's own connection" if wish.tier == UNREAD else ""
    about = [_BESIDE[wish.policy], own, wish.reason or ""]
    if asked is not None:
        about.append(f"asked of {asked.of}" if asked.is_ours else f"asked by {asked.by}")
        about.append(asked.why or "")
    said = "; ".join(part for part in about if part)
    lines = [f"{wish.id:>4}  {wish.state.value:<9} {wish.url}"]
    return [*lines, f"      {said}"] if said else lines
